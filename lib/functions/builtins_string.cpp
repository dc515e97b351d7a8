// SPDX-License-Identifier: Apache-2.0
// Functions of texts. Positions and lengths count code points of UTF-8; a choice counts as its word.
#include "functions/letters.hpp"
#include "functions/rows.hpp"

#include <algorithm>
#include <array>

namespace bleibe::detail {

namespace {

using Operands = std::span<const Value>;

Value no_text(Evaluation& evaluation) { return evaluation.null_because("the function takes texts"); }

bool starts_code_point(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

std::int64_t code_points(std::string_view text) {
    return std::count_if(text.begin(), text.end(), starts_code_point);
}

/// The text from code point `start` (from 0), `length` code points long at most.
std::string_view cut(std::string_view text, std::int64_t start, std::int64_t length) {
    std::size_t begin = text.size();
    std::size_t end = text.size();
    std::int64_t seen = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!starts_code_point(text[i])) {
            continue;
        }
        if (seen == start) {
            begin = i;
        }
        if (seen - start == length) {
            end = i;
            break;
        }
        ++seen;
    }
    return text.substr(begin, end - begin);
}

// ---------------------------------------------------------------- parts of texts

Value string_length(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    const auto text = text_of(operands[0]);
    return text ? Value::number(code_points(*text)) : no_text(evaluation);
}

Value substring(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    const auto text = text_of(operands[0]);
    const auto start = whole_part(operands[1]);
    if (!text || !start) {
        return evaluation.null_because("`substring` takes a text and a position");
    }
    const std::int64_t count = code_points(*text);
    if (*start == 0 || *start > count || *start < -count) {
        return evaluation.null_because("the text has no such position");
    }
    std::int64_t length = count;
    if (operands.size() > 2) {
        const auto wanted = whole_part(operands[2]);
        if (!wanted || *wanted < 1) {
            return evaluation.null_because("the length of a part is a number of at least 1");
        }
        length = *wanted;
    }
    return Value::string(cut(*text, *start > 0 ? *start - 1 : count + *start, std::min(length, count)));
}

template <bool after>
Value substring_beside(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    const auto text = text_of(operands[0]);
    const auto match = text_of(operands[1]);
    if (!text || !match) {
        return no_text(evaluation);
    }
    const std::size_t place = text->find(*match);
    if (place == std::string_view::npos) {
        return Value::string({});
    }
    return Value::string(after ? text->substr(place + match->size()) : text->substr(0, place));
}

enum class Where : std::uint8_t { anywhere, at_start, at_end };

template <Where where>
Value has_part(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    const auto text = text_of(operands[0]);
    const auto match = text_of(operands[1]);
    if (!text || !match) {
        return no_text(evaluation);
    }
    switch (where) {
    case Where::at_start:
        return Value::boolean(text->starts_with(*match));
    case Where::at_end:
        return Value::boolean(text->ends_with(*match));
    case Where::anywhere:
        break;
    }
    return Value::boolean(text->find(*match) != std::string_view::npos);
}

// ---------------------------------------------------------------- new texts

template <bool upper>
Value in_case(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    const auto text = text_of(operands[0]);
    if (!text) {
        return no_text(evaluation);
    }
    char* to = new_text(evaluation, text->size());
    if (to == nullptr) {
        return Value::null();
    }
    const std::size_t size = upper ? write_upper_case(*text, to) : write_lower_case(*text, to);
    return Value::string({to, size});
}

Value string_join(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    const std::span<const Value> items = items_of(operands[0]);
    const bool has_delimiter = operands.size() > 1 && !operands[1].is_null();
    const auto delimiter = has_delimiter ? text_of(operands[1]) : std::string_view();
    if (operands[0].is_null() || !delimiter || !evaluation.spend(items.size())) {
        return evaluation.null_because("`string join` takes a list of texts and a text");
    }
    std::size_t bytes = 0;
    bool unknown = false;
    for (const Value& item : items) {
        const auto text = text_of(item);
        if (!text && !item.is_null() && !item.is_unknown()) {
            return no_text(evaluation);
        }
        unknown = unknown || item.is_unknown();
        bytes += text ? text->size() + delimiter->size() : 0;
    }
    if (unknown) {
        return Value::unknown();
    }
    char* to = new_text(evaluation, bytes);
    if (to == nullptr) {
        return Value::null();
    }
    char* end = to;
    bool first = true;
    for (const Value& item : items) {
        if (const auto text = text_of(item)) {
            end = first ? end : std::copy(delimiter->begin(), delimiter->end(), end);
            first = false;
            end = std::copy(text->begin(), text->end(), end);
        }
    }
    return Value::string({to, static_cast<std::size_t>(end - to)});
}

// ---------------------------------------------------------------- rows

constexpr std::string_view string_clause = "DMN 1.5, 10.3.4.3, table 74";

struct Plain {
    std::string_view name;
    std::vector<Parameter> parameters;
    Type result;
    ScalarFunction scalar;
    std::string_view meaning;
    std::string_view nulls = "Null for null and for anything that is not a text.";
};

void add_plain(Rows& rows, Plain plain) {
    rows.push_back({.name = plain.name,
                    .group = FunctionGroup::string,
                    .parameters = std::move(plain.parameters),
                    .result = plain.result,
                    .scalar = plain.scalar,
                    .meaning = plain.meaning,
                    .nulls = plain.nulls,
                    .clause = string_clause});
}

void add_two_texts(Rows& rows) {
    const std::vector<Parameter> two = {{"string", TypeKind::string}, {"match", TypeKind::string}};
    add_plain(rows, {"substring before", two, TypeKind::string, substring_beside<false>,
                     "The text before the first place of `match`, or an empty text if it has none."});
    add_plain(rows, {"substring after", two, TypeKind::string, substring_beside<true>,
                     "The text after the first place of `match`, or an empty text if it has none."});
    add_plain(rows, {"contains", two, TypeKind::boolean, has_part<Where::anywhere>,
                     "True if `match` occurs in the text; an empty one always does."});
    add_plain(rows, {"starts with", two, TypeKind::boolean, has_part<Where::at_start>,
                     "True if the text begins with `match`."});
    add_plain(rows, {"ends with", two, TypeKind::boolean, has_part<Where::at_end>,
                     "True if the text ends with `match`."});
}

} // namespace

void add_string_builtins(Rows& rows) {
    const std::vector<Parameter> one = {{"string", TypeKind::string}};
    add_plain(rows, {"string length", one, TypeKind::number, string_length, "The number of code points."});
    add_plain(
        rows,
        {"substring",
         {{"string", TypeKind::string},
          {"start position", TypeKind::number},
          {"length", TypeKind::number, true}},
         or_null(TypeKind::string),
         substring,
         "The text from a position on, from 1 at the front and from -1 at the back, as many code points "
         "as said or all.",
         "Null for null, where the text has no such position, and for a length below 1."});
    add_plain(rows, {"upper case", one, TypeKind::string, in_case<true>,
                     "The text in capitals (Latin, Greek and Cyrillic letters)."});
    add_plain(rows, {"lower case", one, TypeKind::string, in_case<false>,
                     "The text in small letters (Latin, Greek and Cyrillic letters)."});
    add_two_texts(rows);
    add_plain(
        rows,
        {"string join",
         {{"list", list_of(or_null(TypeKind::string))}, {"delimiter", or_null(TypeKind::string), true}},
         TypeKind::string,
         string_join,
         "The texts of a list one after the other, with the delimiter between them. Null elements are "
         "left out.",
         "Null for a null list and if an element is neither a text nor null; a null delimiter counts as "
         "empty."});
    rows.back().null_on_null = false;
}

} // namespace bleibe::detail
