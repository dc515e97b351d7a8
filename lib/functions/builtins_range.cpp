// SPDX-License-Identifier: Apache-2.0
// A range from a text: the tokens of one range literal, and nothing in it that would have to be evaluated in
// a scope. Each token is looked at once, so that no text costs more than its length.
#include "feel/lexer.hpp"
#include "feel/string_literal.hpp"
#include "functions/rows.hpp"
#include "value/moment.hpp"

#include <algorithm>

namespace bleibe::detail {

namespace {

/// Reads from left to right; nothing where the grammar asks for something else.
class RangeReader {
public:
    RangeReader(Evaluation& evaluation, std::span<const Token> tokens)
        : evaluation_(evaluation), rest_(tokens) {}

    std::optional<RangeData> read() {
        RangeData range;
        range.low_closed = take_sign("[");
        if (!range.low_closed && !take_sign("(") && !take_sign("]")) {
            return std::nullopt;
        }
        range.has_low = !take_sign("..");
        if (range.has_low && (!read_end(range.low) || !take_sign(".."))) {
            return std::nullopt;
        }
        range.has_high = !is_sign(")") && !is_sign("[") && !is_sign("]");
        if (range.has_high && !read_end(range.high)) {
            return std::nullopt;
        }
        range.high_closed = take_sign("]");
        const bool closes = range.high_closed || take_sign(")") || take_sign("[");
        return closes && rest_.front().kind == TokenKind::end && is_whole(range) ? std::optional(range)
                                                                                 : std::nullopt;
    }

private:
    /// A side without an end is open, and there is one end at least.
    static bool is_whole(const RangeData& range) {
        return (range.has_low || range.has_high) && (range.has_low || !range.low_closed) &&
               (range.has_high || !range.high_closed);
    }

    /// The last token is `end`, which nothing takes.
    [[nodiscard]] bool is_sign(std::string_view sign) const { return rest_.front().is_sign(sign); }
    bool take_if(bool fits) {
        rest_ = rest_.subspan(fits ? 1 : 0);
        return fits;
    }
    bool take_sign(std::string_view sign) { return take_if(is_sign(sign)); }
    bool take_word(std::string_view word) { return take_if(rest_.front().is_word(word)); }

    bool read_end(Value& end) {
        const std::string_view function = read_name();
        return function.empty() ? read_literal(end) : read_call(function, end);
    }

    /// The functions whose calls are literals; empty for any other token.
    std::string_view read_name() {
        if (take_word("date")) {
            if (!take_word("and")) {
                return "date";
            }
            return take_word("time") ? "date and time" : "";
        }
        for (const std::string_view name : {"time", "duration"}) {
            if (take_word(name)) {
                return name;
            }
        }
        return {};
    }

    bool read_literal(Value& literal) {
        if (rest_.front().kind == TokenKind::string) {
            return read_text(literal);
        }
        if (take_sign("@")) {
            return read_text(literal) && read_moment(literal);
        }
        const bool negative = take_sign("-");
        const auto number = rest_.front().kind == TokenKind::number ? parse_decimal(rest_.front().text)
                                                                    : std::optional<Decimal>();
        if (!number) {
            return false;
        }
        literal = Value::number(negative ? negate(*number) : *number, evaluation_.arena);
        return take_if(true);
    }

    bool read_text(Value& literal) {
        if (rest_.front().kind != TokenKind::string) {
            return false;
        }
        const DecodedString decoded = decode_string(rest_.front().text);
        char* text = decoded.valid ? new_text(evaluation_, decoded.text.size()) : nullptr;
        if (text == nullptr) {
            return false;
        }
        std::copy(decoded.text.begin(), decoded.text.end(), text);
        literal = Value::string({text, decoded.text.size()});
        return take_if(true);
    }

    /// What `@"…"` stands for. `date and time` comes last, since it reads a date as well.
    bool read_moment(Value& literal) {
        const std::string_view text = literal.text();
        const std::string_view function = parse_duration(text) ? "duration"
                                          : parse_date(text)   ? "date"
                                          : parse_time(text)   ? "time"
                                                               : "date and time";
        return call(function, std::span(&literal, 1), literal);
    }

    /// Of at most four arguments, each of them a literal.
    bool read_call(std::string_view function, Value& result) {
        constexpr std::size_t most = 4;
        Value arguments[most];
        std::size_t count = 0;
        if (!take_sign("(")) {
            return false;
        }
        do {
            if (count == most || !read_literal(arguments[count++])) {
                return false;
            }
        } while (take_sign(","));
        return take_sign(")") && call(function, {arguments, count}, result);
    }

    bool call(std::string_view function, std::span<const Value> arguments, Value& result) {
        std::vector<Type> types;
        std::transform(arguments.begin(), arguments.end(), std::back_inserter(types), type_of);
        const FunctionRow* row = select_overload(function, types);
        result = row != nullptr ? apply(evaluation_, *row, arguments) : Value::null();
        return !result.is_null();
    }

    Evaluation& evaluation_;
    std::span<const Token> rest_;
};

Value range_from(Evaluation& evaluation, const FunctionRow& /*row*/, std::span<const Value> operands) {
    const auto text = text_of(operands[0]);
    if (!text) {
        return evaluation.null_because("`range` takes a text");
    }
    if (text->size() > evaluation.limits.expression_bytes) {
        return evaluation.null_because("the text is longer than an expression may be");
    }
    if (!evaluation.spend(text->size())) {
        return over_budget(evaluation);
    }
    const TokenList list = read_tokens(*text);
    const auto range =
        list.complete ? RangeReader(evaluation, list.tokens).read() : std::optional<RangeData>();
    if (!range) {
        return evaluation.null_because("the text is no range like [1..5) whose ends are literals");
    }
    if (range->has_low && range->has_high) {
        const auto place =
            range->low.kind == range->high.kind ? order(range->low, range->high) : std::nullopt;
        if (!place || *place > 0) {
            return evaluation.null_because("the range ends before it starts, or its ends have no order");
        }
    }
    return Value::range(*evaluation.arena.create(*range));
}

// ---------------------------------------------------------------- properties

/// The range, or nothing where it has no ends to speak of.
const RangeData* range_with_ends(Evaluation& evaluation, const Value& value) {
    if (value.kind != Kind::range) {
        evaluation.because("only a range has that");
        return nullptr;
    }
    if (value.range().writing == RangeWriting::unequal) {
        evaluation.because("what holds all values but one has no ends");
        return nullptr;
    }
    return &value.range();
}

template <bool is_start>
Value end_of(Evaluation& evaluation, const FunctionRow& /*row*/, std::span<const Value> operands) {
    const RangeData* range = range_with_ends(evaluation, operands[0]);
    if (range == nullptr) {
        return Value::null();
    }
    if (!(is_start ? range->has_low : range->has_high)) {
        return evaluation.null_because("the range is open on that side");
    }
    return is_start ? range->low : range->high;
}

template <bool is_start>
Value is_end_included(Evaluation& evaluation, const FunctionRow& /*row*/, std::span<const Value> operands) {
    const RangeData* range = range_with_ends(evaluation, operands[0]);
    return range == nullptr ? Value::null()
                            : Value::boolean(is_start ? range->low_closed : range->high_closed);
}

Type type_of_end(const FunctionRow& /*row*/, std::span<const Type> types) {
    return types[0].is(TypeKind::range) ? types[0].item().or_null() : Type();
}

void add_properties(Rows& rows) {
    const auto add = [&](std::string_view name, ResultRule rule, ScalarFunction scalar,
                         std::string_view meaning) {
        rows.push_back({.name = name,
                        .parameters = {{property_parameter, Type::range(Type(TypeKind::any))}},
                        .result = Type(TypeKind::boolean).or_null(),
                        .rule = rule,
                        .scalar = scalar,
                        .meaning = meaning,
                        .nulls =
                            "Null for null, for values of another kind, for `!= 5`, and of a side that is "
                            "open the end itself.",
                        .clause = "DMN 1.5, 10.3.2.15, table 65"});
    };
    add("start", type_of_end, end_of<true>, "The lower end of a range.");
    add("end", type_of_end, end_of<false>, "The upper end of a range.");
    add("start included", nullptr, is_end_included<true>, "Whether the lower end is part of a range.");
    add("end included", nullptr, is_end_included<false>, "Whether the upper end is part of a range.");
}

} // namespace

void add_range_builtins(Rows& rows) {
    add_properties(rows);
    rows.push_back(
        {.name = "range",
         .group = FunctionGroup::conversion,
         .parameters = {{"from", TypeKind::string}},
         .result = Type::range(TypeKind::any).or_null(),
         .scalar = range_from,
         .meaning = "The range that a text writes as a range literal: `[18..21)`, `(..21]`, `[18..)`. Its "
                    "ends are literals: numbers, texts in quotes, `@\"…\"`, and calls of `date`, `time`, "
                    "`date and time` and `duration` with literals. A side without an end is open.",
         .nulls = "Null for null, for any other text, where the ends are of different kinds or have no "
                  "order, and where the start comes after the end.",
         .clause = "DMN 1.5, 10.3.4.1, table 72"});
}

} // namespace bleibe::detail
