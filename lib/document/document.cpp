// SPDX-License-Identifier: Apache-2.0
// The idea: a scalar that was written as it reads needs no map of its pieces; the others carry one.
#include "document/document.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

/// Where the text begins in the source if it runs alike with it from end to end.
std::size_t begin_of_text(const Node& node) noexcept {
    const std::size_t written = node.span.end - node.span.begin;
    return node.span.begin + (written == node.text.size() + 2 ? 1 : 0);
}

bool runs_alike(const Node& node) noexcept {
    const std::size_t written = node.span.end - node.span.begin;
    return node.pieces.empty() && (written == node.text.size() || written == node.text.size() + 2);
}

std::size_t source_offset(const TextPiece& piece, std::size_t offset) noexcept {
    return piece.source + (offset - piece.text);
}

} // namespace

bool Node::is_null() const noexcept {
    return form == ScalarForm::json_null ||
           (is_scalar() && form == ScalarForm::plain && (text == "null" || text == "~"));
}

const Member* Node::member(std::string_view key) const noexcept {
    const auto found =
        std::find_if(members.begin(), members.end(), [key](const Member& one) { return one.key == key; });
    return found == members.end() ? nullptr : &*found;
}

const Node* Node::find(std::string_view key) const noexcept {
    const Member* found = member(key);
    return found == nullptr ? nullptr : found->value;
}

Span Node::span_of_text(std::size_t begin, std::size_t end) const {
    end = std::min(end, text.size());
    begin = std::min(begin, end);
    if (runs_alike(*this)) {
        const std::size_t base = begin_of_text(*this);
        return {span.source, base + begin, base + end};
    }
    if (pieces.empty()) {
        return span;
    }
    // Of several pieces at one offset the last says where text begins, the first where text ends.
    const auto after =
        std::upper_bound(pieces.begin(), pieces.end(), begin,
                         [](std::size_t offset, const TextPiece& one) { return offset < one.text; });
    const auto at_end =
        std::lower_bound(pieces.begin(), pieces.end(), end,
                         [](const TextPiece& one, std::size_t offset) { return one.text < offset; });
    const std::size_t from = after == pieces.begin() ? span.begin : source_offset(*std::prev(after), begin);
    const bool exactly = at_end != pieces.end() && at_end->text == end;
    const std::size_t to = exactly                    ? at_end->source
                           : at_end == pieces.begin() ? span.end
                                                      : source_offset(*std::prev(at_end), end);
    return {span.source, from, std::max(from, to)};
}

} // namespace bleibe::detail
