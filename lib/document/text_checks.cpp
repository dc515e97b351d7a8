// SPDX-License-Identifier: Apache-2.0
// The idea: what can be said of the bytes before anyone knows the grammar is said once, here.
#include "document/text_checks.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

// Offsets inside a text are kept in 32 bits, and yaml-cpp counts in int.
constexpr std::size_t largest_document = 1U << 30U;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::string hexadecimal(unsigned char byte) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    return std::string("0x") + digits[byte >> 4U] + digits[byte & 0xFU];
}

} // namespace

std::string Reporter::place_of(std::size_t offset) const {
    const Position position = source_.position(offset);
    return "line " + std::to_string(position.line) + ", column " + std::to_string(position.column);
}

bool report_unreadable(Reporter& reporter, std::size_t max_bytes) {
    const std::string_view text = reporter.text();
    const std::size_t limit = std::min(max_bytes, largest_document);
    if (text.size() > limit) {
        reporter
            .add(Code::too_large, 0, 0,
                 "the text has " + std::to_string(text.size()) + " bytes, more than the limit of " +
                     std::to_string(limit))
            .help("split the text, or raise the limit");
        return true;
    }
    if (text.starts_with(byte_order_mark)) {
        reporter.add(Code::invalid_utf8, 0, byte_order_mark.size(), "the text begins with a byte order mark")
            .help("save the file as UTF-8 without a byte order mark (BOM)");
        return true;
    }
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
        reporter.add(Code::empty_document, 0, 0, "the text is empty");
        return true;
    }
    return false;
}

bool report_bad_byte(Reporter& reporter) {
    const std::string_view text = reporter.text();
    const std::size_t nul = text.find('\0');
    const std::size_t bad = std::min(find_invalid_utf8(text), nul);
    if (bad == std::string_view::npos) {
        return false;
    }
    if (bad == nul) {
        reporter.add(Code::invalid_utf8, bad, bad + 1, "a NUL byte stands in the text").help("delete it");
        return true;
    }
    const auto byte = static_cast<unsigned char>(text[bad]);
    reporter.add(Code::invalid_utf8, bad, bad + 1, "the byte " + hexadecimal(byte) + " is not UTF-8 here")
        .help("save the file in the encoding UTF-8 (it may be in Windows-1252 or Latin-1)");
    return true;
}

void report_too_deep(Reporter& reporter, std::size_t offset, std::uint32_t limit, const std::string& path) {
    reporter
        .add(Code::too_deep, offset, offset + 1,
             "lists and mappings are nested deeper than the limit of " + std::to_string(limit))
        .path(path);
}

void report_too_many_nodes(Reporter& reporter, std::size_t offset, std::size_t limit) {
    reporter.add(Code::too_large, offset, offset + 1,
                 "the text has more entries than the limit of " + std::to_string(limit));
}

void report_unclosed_quote(Reporter& reporter, std::size_t offset) {
    const std::string quote(1, reporter.text()[offset]);
    reporter.add(Code::yaml_syntax, offset, offset + 1, "this quote is never closed")
        .help("close it with `" + quote +
              "`, or write the text as a block: `key: |` and the text indented below");
}

bool may_hold_duplicate_keys(const Node& mapping) {
    const std::vector<Member>& members = mapping.members;
    // Few keys are compared at once; many are sorted, since a hostile text may hold a million.
    constexpr std::size_t few = 24;
    if (members.size() > few) {
        return true;
    }
    for (auto later = members.begin(); later != members.end(); ++later) {
        if (std::any_of(members.begin(), later,
                        [&later](const Member& one) { return one.key == later->key; })) {
            return true;
        }
    }
    return false;
}

void report_duplicate_keys(Reporter& reporter, const Node& mapping, const std::string& path) {
    constexpr std::size_t most = 20;
    std::vector<const Member*> sorted;
    sorted.reserve(mapping.members.size());
    for (const Member& one : mapping.members) {
        sorted.push_back(&one);
    }
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const Member* a, const Member* b) { return a->key < b->key; });
    std::vector<std::pair<const Member*, const Member*>> doubles;
    for (std::size_t first = 0, i = 1; i < sorted.size(); ++i) {
        if (sorted[i]->key == sorted[first]->key) {
            doubles.emplace_back(sorted[i], sorted[first]);
        } else {
            first = i;
        }
    }
    std::sort(doubles.begin(), doubles.end());
    doubles.resize(std::min(doubles.size(), most));
    for (const auto& [again, first] : doubles) {
        reporter
            .add(Code::duplicate_key, again->key_span.begin, again->key_span.end,
                 "the key " + quoted(again->key) + " stands twice: in " +
                     reporter.place_of(first->key_span.begin) + ", and here")
            .path(path)
            .help("delete one of them, or give one another name");
    }
}

void finish_reading(Document& document, Diagnostics& findings, Diagnostics& diagnostics) {
    if (findings.has_errors()) {
        document.root = nullptr;
        document.nodes.clear();
    }
    DiagnosticList list = findings.take();
    std::stable_sort(list.begin(), list.end(), [](const Diagnostic& a, const Diagnostic& b) {
        return std::pair(a.line, a.column) < std::pair(b.line, b.column);
    });
    diagnostics.append(list);
}

} // namespace bleibe::detail
