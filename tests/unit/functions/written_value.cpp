// SPDX-License-Identifier: Apache-2.0
// A small reader of its own, so that these tests rest on the layer of values alone.
#include "written_value.hpp"

#include "value/calendar.hpp"
#include "value/moment.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <utility>

namespace bleibe::test {

using namespace bleibe::detail;

namespace {

class Reader {
public:
    Reader(std::string_view text, Arena& arena) : rest_(text), arena_(arena) {}

    Value read() {
        skip_space();
        if (rest_.empty()) {
            return Value::null();
        }
        switch (rest_.front()) {
        case '[':
        case '(':
            return read_list_or_range();
        case '{':
            return read_context();
        case '"':
            return read_text();
        default:
            return read_word();
        }
    }
    bool take(std::string_view sign) {
        skip_space();
        if (!rest_.starts_with(sign)) {
            return false;
        }
        rest_.remove_prefix(sign.size());
        return true;
    }
    bool at_end() {
        skip_space();
        return rest_.empty();
    }

private:
    void skip_space() {
        while (!rest_.empty() && rest_.front() == ' ') {
            rest_.remove_prefix(1);
        }
    }
    Value make_list(const std::vector<Value>& items) {
        auto* copied = arena_.allocate_array<Value>(items.size());
        std::copy(items.begin(), items.end(), copied);
        return Value::list({copied, items.size()});
    }
    Value read_list_or_range() {
        const bool closed = rest_.front() == '[';
        rest_.remove_prefix(1);
        std::vector<Value> items;
        while (!take("]")) {
            items.push_back(read());
            if (take("..")) {
                const Value high = read();
                const bool high_closed = take("]") || !take(")");
                return Value::range(
                    *arena_.create(RangeData{items[0], high, closed, high_closed, true, true}));
            }
            take(",");
            if (at_end()) {
                FAIL("a list without an end");
                break;
            }
        }
        return make_list(items);
    }
    Value read_context() {
        rest_.remove_prefix(1);
        std::vector<std::string_view> names;
        std::vector<Value> values;
        while (!take("}") && !at_end()) {
            skip_space();
            const std::size_t colon = rest_.find(':');
            names.push_back(arena_.copy(rest_.substr(0, colon)));
            rest_.remove_prefix(std::min(colon + 1, rest_.size()));
            values.push_back(read());
            take(",");
        }
        auto* kept = arena_.allocate_array<std::string_view>(names.size());
        std::copy(names.begin(), names.end(), kept);
        const Shape* shape = arena_.create(Shape{{kept, names.size()}});
        return Value::context(*arena_.create(ContextData{shape, make_list(values).items().data()}));
    }
    Value read_text() {
        const std::size_t end = rest_.find('"', 1);
        const std::string_view text = arena_.copy(rest_.substr(1, end - 1));
        rest_.remove_prefix(std::min(end + 1, rest_.size()));
        return Value::string(text);
    }
    Value read_word() {
        std::size_t end = std::min(rest_.find_first_of(" ,]})|"), rest_.size());
        end = std::min(end, rest_.find(".."));
        const std::string_view word = rest_.substr(0, end);
        rest_.remove_prefix(word.size());
        if (word == "?") {
            return Value::unknown();
        }
        if (word == "null") {
            return Value::null();
        }
        if (word == "true" || word == "false") {
            return Value::boolean(word == "true");
        }
        if (const auto day = parse_date(word)) {
            return Value::date(*day);
        }
        if (const auto value = read_moment(word)) {
            return *value;
        }
        if (const auto duration = parse_duration(word)) {
            return duration->is_months ? Value::months(duration->months)
                                       : Value::duration(duration->seconds, duration->nanoseconds);
        }
        const auto number = parse_decimal(word);
        if (!number) {
            FAIL("no value: " << std::string(word));
        }
        return Value::number(*number, arena_);
    }

    std::optional<Value> read_moment(std::string_view word) {
        const auto time = parse_time(word);
        auto moment = time ? time : parse_date_time(word);
        if (!moment) {
            return std::nullopt;
        }
        moment->zone = arena_.copy(moment->zone);
        if (moment->form == ZoneForm::named) {
            moment->offset = (time ? zones_of_tests().offset_without_day(moment->zone)
                                   : zones_of_tests().offset_of_local(moment->zone, moment->local_seconds()))
                                 .value_or(0);
        }
        const Moment* kept = arena_.create(*moment);
        return time ? Value::time(*kept) : Value::date_time(*kept);
    }

    std::string_view rest_;
    Arena& arena_;
};

std::string write_items(std::span<const Value> items) {
    std::string out;
    for (const Value& item : items) {
        out += (out.empty() ? "" : ", ") + write_value(item);
    }
    return out;
}

std::string write_context(const ContextData& data) {
    std::string out;
    for (std::size_t i = 0; i < data.size(); ++i) {
        out += (out.empty() ? "" : ", ") + std::string(data.shape->names[i]) + ": " +
               write_value(data.fields[i]);
    }
    return out;
}

std::string write_range(const RangeData& range) {
    return (range.low_closed ? "[" : "(") + write_value(range.low) + ".." + write_value(range.high) +
           (range.high_closed ? "]" : ")");
}

} // namespace

const TimeZones& zones_of_tests() {
    static const TimeZones zones([](std::string_view zone, std::int64_t utc) -> std::optional<std::int32_t> {
        constexpr std::int64_t spring = 1'616'893'200;
        constexpr std::int64_t autumn = 1'635'642'000;
        if (zone != "Middle/East") {
            return std::nullopt;
        }
        return utc >= spring && utc < autumn ? 10'800 : 7'200;
    });
    return zones;
}

Value read_value(std::string_view text, Arena& arena) {
    Reader reader(text, arena);
    const Value value = reader.read();
    if (!reader.at_end()) {
        FAIL("more than a value: " << std::string(text));
    }
    return value;
}

std::vector<Value> read_values(std::string_view text, Arena& arena) {
    std::vector<Value> values;
    Reader reader(text, arena);
    while (!reader.at_end()) {
        values.push_back(reader.read());
        if (!reader.take("|") && !reader.at_end()) {
            FAIL("values without a bar between them: " << std::string(text));
            break;
        }
    }
    return values;
}

std::string write_value(const Value& value) {
    switch (value.kind) {
    case Kind::unknown:
        return "?";
    case Kind::null:
        return "null";
    case Kind::boolean:
        return value.is_true() ? "true" : "false";
    case Kind::number:
        return to_string(reduced(value.decimal()));
    case Kind::string:
        return "\"" + std::string(value.text()) + "\"";
    case Kind::choice:
        return "\"" + std::string(value.choice_text()) + "\"";
    case Kind::date:
        return date_text(value.integer);
    case Kind::time:
        return time_text(value.moment());
    case Kind::date_time:
        return date_time_text(value.moment());
    case Kind::months:
        return months_text(value.integer);
    case Kind::duration:
        return duration_text(value.integer, static_cast<std::int32_t>(value.size));
    case Kind::list:
        return "[" + write_items(value.items()) + "]";
    case Kind::context:
        return "{" + write_context(value.context()) + "}";
    case Kind::range:
        return write_range(value.range());
    case Kind::function:
        return "function";
    }
    return "no kind";
}

} // namespace bleibe::test
