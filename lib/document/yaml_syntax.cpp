// SPDX-License-Identifier: Apache-2.0
// The idea: yaml-cpp knows some thirty complaints; each becomes a sentence that says what stands at the
// place and what to write instead. A tab in the indentation explains most others and goes first.
#include "document/yaml_syntax.hpp"

#include <yaml-cpp/exceptions.h>

#include <algorithm>
#include <array>

namespace bleibe::detail {
namespace {

constexpr std::string_view write_block = "write the text as a block: `key: |` and the text indented below";

constexpr std::string_view continue_text = "a line that continues the text above it must be indented deeper "
                                           "than its key; a key needs a colon and a space";

struct Place {
    std::string_view raw;
    std::size_t offset = 0;

    [[nodiscard]] std::size_t begin_of_line() const noexcept {
        const std::size_t found = offset == 0 ? std::string_view::npos : raw.rfind('\n', offset - 1);
        return found == std::string_view::npos ? 0 : found + 1;
    }
    [[nodiscard]] std::size_t end_of_line() const noexcept {
        return std::min(raw.find_first_of("\r\n", offset), raw.size());
    }
    [[nodiscard]] std::size_t first_in_line() const noexcept {
        return std::min(raw.find_first_not_of(" \t", begin_of_line()), raw.size());
    }
    [[nodiscard]] bool begins_line() const noexcept { return first_in_line() >= offset; }
    [[nodiscard]] std::string_view rest_of_line() const noexcept {
        return raw.substr(offset, end_of_line() - offset);
    }
    [[nodiscard]] std::string character() const {
        const std::string_view rest = rest_of_line();
        return rest.empty() ? "the end of the line" : quoted(rest.substr(0, 1));
    }
};

bool report_tab(Reporter& reporter, const Place& place) {
    const std::size_t begin = place.begin_of_line();
    const std::size_t tab = place.raw.find('\t', begin);
    if (tab == std::string_view::npos || tab >= place.first_in_line()) {
        return false;
    }
    reporter.add(Code::yaml_syntax, tab, tab + 1, "a tab indents this line").help("indent with spaces");
    return true;
}

/// `[` or `{` that is still open: the place where the mistake can be seen best.
bool report_open_bracket(Reporter& reporter, const Place& place, const YamlBuilder& builder) {
    const auto& open = builder.open();
    const auto found = std::find_if(open.rbegin(), open.rend(),
                                    [](const YamlBuilder::Frame& frame) { return frame.node->flow; });
    if (found == open.rend()) {
        return false;
    }
    const std::size_t begin = found->node->span.begin;
    const std::string bracket(1, place.raw[begin]);
    const std::string closing = bracket == "{" ? "`}`" : "`]`";
    reporter
        .add(Code::yaml_syntax, begin, begin + 1,
             "`" + bracket + "` is not closed before " + reporter.place_of(place.offset))
        .help("write " + closing + " or a comma there; if the text itself begins with `" + bracket + "`, " +
              std::string(write_block));
    return true;
}

void report_end_of_block(Reporter& reporter, const Place& place, bool list) {
    if (place.begins_line()) {
        reporter
            .add(Code::yaml_syntax, place.offset, place.end_of_line(),
                 "this line is indented otherwise than the lines it belongs to")
            .help(list ? "begin each entry with `- ` in the same column as the entries above"
                       : "begin the key in the same column as the keys above");
        return;
    }
    reporter
        .add(Code::yaml_syntax, place.offset, place.end_of_line(),
             "the value has ended before this, at a closing quote or bracket")
        .help(std::string(write_block));
}

/// The last line above that holds more than a comment.
std::pair<std::size_t, std::size_t> line_above(const Place& place) {
    Place above{place.raw, place.begin_of_line()};
    while (above.offset > 0) {
        above.offset = above.begin_of_line() == above.offset ? above.offset - 1 : above.begin_of_line();
        const std::size_t first = above.first_in_line();
        if (first < above.end_of_line() && above.raw[first] != '#') {
            above.offset = first;
            return {first, above.end_of_line()};
        }
    }
    return {0, 0};
}

/// A key in the column of its mapping where none is expected: the line above was to be a key as well.
bool report_missing_colon(Reporter& reporter, const Place& place, const YamlBuilder& builder) {
    const auto& open = builder.open();
    if (open.empty() || open.back().node->flow) {
        return false;
    }
    const Place mapping{place.raw, open.back().node->span.begin};
    const std::size_t column = place.first_in_line() - place.begin_of_line();
    const auto [begin, end] = line_above(place);
    if (column > mapping.offset - mapping.begin_of_line() || begin == end || begin <= mapping.offset) {
        return false;
    }
    reporter
        .add(Code::yaml_syntax, begin, end,
             "behind " + quoted(place.raw.substr(begin, end - begin)) + " stands no colon")
        .help(std::string(continue_text));
    return true;
}

void report_colon(Reporter& reporter, const Place& place, const YamlBuilder& builder) {
    if (report_missing_colon(reporter, place, builder)) {
        return;
    }
    const std::size_t begin = place.first_in_line();
    if (begin < place.offset && builder.last_scalar() < begin) {
        reporter
            .add(Code::yaml_syntax, begin, place.offset + 1,
                 "this key is indented deeper than the key above, which has a text already")
            .help("begin the key in the same column as the key above, or " + std::string(write_block));
        return;
    }
    reporter
        .add(Code::yaml_syntax, place.offset, place.offset + 1,
             "a colon and a space make a key, and no key can stand here")
        .help("if the colon belongs to a text, " + std::string(write_block));
}

void report_unknown_beginning(Reporter& reporter, const Place& place) {
    const char before = place.offset == 0 ? '\n' : place.raw[place.offset - 1];
    if (std::string_view(" \t\n[{,:").find(before) == std::string_view::npos) {
        // yaml-cpp ends a text at a question mark inside brackets.
        reporter
            .add(Code::yaml_syntax, place.offset, place.offset + 1,
                 "inside `{ }` or `[ ]` a text cannot hold " + place.character())
            .help("put the text in quotes, or outside of the brackets " + std::string(write_block));
        return;
    }
    reporter
        .add(Code::yaml_syntax, place.offset, place.offset + 1,
             "a text cannot begin with " + place.character())
        .help("put the text in quotes, or " + std::string(write_block));
}

struct Words {
    std::string_view complaint; // as yaml-cpp begins it
    Code code;
    std::string_view message;
    std::string_view help;
};

namespace Msg = YAML::ErrorMsg;

const std::array<Words, 18>& all_words() {
    static const std::array<Words, 18> words{{
        {Msg::TAB_IN_INDENTATION, Code::yaml_syntax, "a tab indents this line", "indent with spaces"},
        {Msg::FLOW_END, Code::yaml_syntax, "this bracket closes nothing, or not the one that is open",
         "delete it; a text that begins with a bracket goes into quotes or a block"},
        {Msg::BLOCK_ENTRY, Code::yaml_syntax, "no list can begin here",
         "begin the list in a line of its own; a text that begins with `- ` goes into quotes or a block"},
        {Msg::MAP_KEY, Code::yaml_syntax, "`? ` cannot stand here",
         "a text that begins with `?` goes into quotes or a block"},
        {Msg::EOF_IN_SCALAR, Code::yaml_syntax, "the file ends inside a text in quotes", "close the quote"},
        {Msg::DOC_IN_SCALAR, Code::yaml_syntax, "a line of `---` or `...` stands inside a text in quotes",
         "close the quote before it"},
        {Msg::CHAR_IN_BLOCK, Code::yaml_syntax, "behind `|` or `>` the text begins in the next line",
         "move it down and indent it; a text that begins with `|` or `>` is itself written as a block"},
        {Msg::ZERO_INDENT_IN_BLOCK, Code::yaml_syntax, "a block cannot be indented by 0", "delete the 0"},
        {Msg::UNKNOWN_ANCHOR, Code::unwanted_yaml, "`*` begins an alias of YAML, which is not used here",
         "write out what it stands for; a text that begins with `*` goes into quotes or a block"},
        {Msg::ALIAS_NOT_FOUND, Code::yaml_syntax, "a text cannot begin with `*`",
         "put it in quotes or a block"},
        {Msg::CHAR_IN_ALIAS, Code::yaml_syntax, "a text cannot begin with `*`",
         "put it in quotes or a block"},
        {Msg::ANCHOR_NOT_FOUND, Code::yaml_syntax, "a text cannot begin with `&`",
         "put it in quotes or a block"},
        {Msg::CHAR_IN_ANCHOR, Code::yaml_syntax, "a text cannot begin with `&`",
         "put it in quotes or a block"},
        {Msg::CHAR_IN_TAG_HANDLE, Code::yaml_syntax, "a text cannot begin with `!`",
         "put it in quotes or a block"},
        {Msg::TAG_WITH_NO_SUFFIX, Code::yaml_syntax, "a text cannot begin with `!`",
         "put it in quotes or a block"},
        {Msg::END_OF_VERBATIM_TAG, Code::yaml_syntax, "a text cannot begin with `!`",
         "put it in quotes or a block"},
        {Msg::MULTIPLE_TAGS, Code::unwanted_yaml, "this is a tag of YAML, which is not used here",
         "delete it"},
        {Msg::MULTIPLE_ANCHORS, Code::unwanted_yaml, "this is an anchor of YAML, which is not used here",
         "delete it"},
    }};
    return words;
}

bool is_directive(std::string_view complaint) noexcept {
    return complaint == Msg::YAML_DIRECTIVE_ARGS || complaint.starts_with(Msg::YAML_VERSION) ||
           complaint == Msg::YAML_MAJOR_VERSION || complaint == Msg::REPEATED_YAML_DIRECTIVE ||
           complaint == Msg::TAG_DIRECTIVE_ARGS || complaint == Msg::REPEATED_TAG_DIRECTIVE;
}

/// yaml-cpp names the place behind an escape that it does not know.
bool report_escape(Reporter& reporter, const Place& place, std::string_view complaint) {
    const bool unknown = complaint.starts_with(Msg::INVALID_ESCAPE) || complaint == Msg::INVALID_HEX;
    const std::size_t backslash =
        place.offset == 0 ? std::string_view::npos : place.raw.rfind('\\', place.offset - 1);
    if ((!unknown && !complaint.starts_with(Msg::INVALID_UNICODE)) || backslash == std::string_view::npos) {
        return false;
    }
    const std::size_t end = std::max(place.offset, backslash + 2);
    const std::string escape = quoted(place.raw.substr(backslash, end - backslash));
    reporter
        .add(Code::yaml_syntax, backslash, end,
             escape + (unknown ? " is no escape of YAML" : " stands for no character"))
        .help("inside double quotes write `\\\\` for a backslash, or use single quotes");
    return true;
}

void report_by_table(Reporter& reporter, const Place& place, std::string_view complaint) {
    for (const Words& one : all_words()) {
        if (complaint.starts_with(one.complaint)) {
            reporter.add(one.code, place.offset, place.offset + 1, std::string(one.message))
                .help(std::string(one.help));
            return;
        }
    }
    if (is_directive(complaint)) {
        reporter
            .add(Code::unwanted_yaml, place.offset, place.end_of_line(),
                 "a line that begins with `%` is a directive to YAML, which is not used here")
            .help("delete the line");
        return;
    }
    reporter.add(Code::yaml_syntax, place.offset, place.offset + 1,
                 "this is not YAML; its reader says: " + quoted(complaint));
}

} // namespace

void report_yaml_syntax(Reporter& reporter, std::size_t offset, const std::string& complaint,
                        const YamlBuilder& builder) {
    const Place place{reporter.text(), std::min(offset, reporter.text().size())};
    if (report_tab(reporter, place) || report_escape(reporter, place, complaint)) {
        return;
    }
    const std::size_t next = builder.next();
    if (complaint == Msg::EOF_IN_SCALAR && next < place.raw.size() &&
        (place.raw[next] == '"' || place.raw[next] == '\'')) {
        report_unclosed_quote(reporter, next);
        return;
    }
    const bool in_flow = complaint == Msg::END_OF_MAP_FLOW || complaint == Msg::END_OF_SEQ_FLOW;
    if (in_flow && report_open_bracket(reporter, place, builder)) {
        return;
    }
    if (complaint == Msg::END_OF_MAP || complaint == Msg::END_OF_SEQ) {
        report_end_of_block(reporter, place, complaint == Msg::END_OF_SEQ);
    } else if (complaint == Msg::MAP_VALUE) {
        report_colon(reporter, place, builder);
    } else if (complaint == Msg::UNKNOWN_TOKEN) {
        report_unknown_beginning(reporter, place);
    } else {
        report_by_table(reporter, place, complaint);
    }
}

} // namespace bleibe::detail
