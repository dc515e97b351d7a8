// SPDX-License-Identifier: Apache-2.0
// The idea: yaml-cpp reads ahead to the end of anything in brackets before it reports the first event,
// so what could exhaust memory or the stack is counted beforehand, byte by byte, and generously.
#include "base/utf8.hpp"
#include "document/read.hpp"
#include "document/yaml_builder.hpp"
#include "document/yaml_syntax.hpp"

#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <exception>
#include <istream>
#include <streambuf>

namespace bleibe::detail {
namespace {

/// Reads a text where it lies.
class TextBuffer : public std::streambuf {
public:
    explicit TextBuffer(std::string_view text) {
        // The base class wants a writable text and never writes to it while only reading.
        char* begin = const_cast<char*>(text.data()); // NOLINT(cppcoreguidelines-pro-type-const-cast)
        setg(begin, begin, begin + text.size());
    }
};

bool is_forbidden(unsigned char byte) noexcept {
    return (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7F;
}

bool report_control_character(Reporter& reporter) {
    const std::string_view text = reporter.text();
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n')) {
            reporter.add(Code::yaml_syntax, i, i + 1, "a carriage return stands alone")
                .help("save the file with line breaks of Unix or of Windows");
            return true;
        }
        if (is_forbidden(static_cast<unsigned char>(text[i]))) {
            reporter
                .add(Code::yaml_syntax, i, i + 1,
                     "the control character " + quoted(text.substr(i, 1)) + " stands in the text")
                .help("delete it");
            return true;
        }
    }
    return false;
}

/// Brackets inside texts count too: the bounds lie far beyond what a person writes.
bool report_bomb(Reporter& reporter, const Limits& limits) {
    constexpr std::size_t open_at_once = 1000;
    const std::string_view text = reporter.text();
    std::size_t open = 0;
    std::size_t commas = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char letter = text[i];
        if (letter == '[' || letter == '{') {
            if (++open > open_at_once) {
                report_too_deep(reporter, i, limits.document_depth);
                return true;
            }
        } else if ((letter == ']' || letter == '}') && open > 0) {
            --open;
        } else if (letter == ',' && open > 0 && ++commas > limits.document_nodes) {
            report_too_many_nodes(reporter, i, limits.document_nodes);
            return true;
        }
    }
    return false;
}

void parse(Document& document, Reporter& reporter, const Limits& limits) {
    YamlBuilder builder(document, reporter, limits);
    const auto offset_of = [&reporter](const YAML::Mark& mark) {
        return mark.pos < 0 ? reporter.text().size() : static_cast<std::size_t>(mark.pos);
    };
    try {
        TextBuffer buffer(reporter.text());
        std::istream stream(&buffer);
        YAML::Parser parser(stream);
        while (parser.HandleNextDocument(builder)) {
        }
    } catch (const YamlBuilder::Stop&) {
        // Its finding has been made.
    } catch (const YAML::DeepRecursion& exception) {
        report_too_deep(reporter, offset_of(exception.mark), limits.document_depth);
    } catch (const YAML::Exception& exception) {
        report_yaml_syntax(reporter, offset_of(exception.mark), exception.msg, builder);
    } catch (const std::exception&) {
        reporter.add(Code::too_large, 0, 0, "the text is too large to be read");
    }
}

} // namespace

Document read_yaml(const Source& source, Diagnostics& diagnostics, const Limits& limits,
                   std::size_t max_bytes) {
    Document document;
    document.source = source;
    Diagnostics findings;
    Reporter reporter(source, findings, false);
    if (!report_unreadable(reporter, max_bytes) && !report_bad_byte(reporter) &&
        !report_control_character(reporter) && !report_bomb(reporter, limits)) {
        parse(document, reporter, limits);
        const bool nothing = document.root == nullptr || document.root->form == ScalarForm::empty;
        if (nothing && !findings.has_errors()) {
            reporter.add(Code::empty_document, 0, 0, "the text holds nothing but comments");
        }
    }
    finish_reading(document, findings, diagnostics);
    return document;
}

} // namespace bleibe::detail
