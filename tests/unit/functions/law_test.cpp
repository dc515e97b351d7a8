// SPDX-License-Identifier: Apache-2.0
// Periods against brute force: a set of days as an array of bits, on small seeded calendars with open,
// reversed, touching and overlapping periods, and with unknown ends.
#include "evaluate.hpp"
#include "written_value.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <optional>
#include <random>
#include <string>
#include <vector>

using namespace bleibe::detail;
using namespace bleibe::test;

TEST_CASE("periods") {
    constexpr Example examples[] = {
        {"covers", "[] | 2020-01-01 | 2020-01-31", "false"},
        {"covers", "[{from: 2020-01-01, until: 2020-01-31}] | 2020-01-01 | 2020-01-31", "true"},
        {"covers", "[{from: 2020-01-01, until: 2020-01-31}] | 2020-01-01 | 2020-02-01", "false"},
        {"covers", "[{from: 2020-01-01, until: null}] | 2020-01-01 | 9999-02-01", "true"},
        {"covers", "{from: 2020-01-01, until: null} | 2020-01-01 | 2020-02-01", "true"},
        {"covers",
         "[{from: 2021-04-01, until: null}, {from: 2020-01-01, until: 2021-03-31}] | "
         "2020-01-01 | 2022-01-01",
         "true"},
        {"covers",
         "[{from: 2021-04-02, until: null}, {from: 2020-01-01, until: 2021-03-31}] | "
         "2020-01-01 | 2022-01-01",
         "false"},
        {"covers",
         "[{from: 2021-04-02, until: null}, {from: 2020-01-01, until: 2021-03-31}] | "
         "2020-01-01 | 2022-01-01 | 1",
         "true"},
        {"covers", "[{from: 2020-01-02, until: null}] | 2020-01-01 | 2022-01-01 | 99", "false"},
        {"covers", "[{from: 2020-01-01, until: null}] | 2020-01-02 | 2020-01-01", "null"},
        {"covers", "[{from: null, until: null}] | 2020-01-01 | 2020-01-01", "null"},
        {"covers", "[{from: 2020-01-01}] | 2020-01-01 | 2020-01-01", "null"},
        {"covers", "[1] | 2020-01-01 | 2020-01-01", "null"},
        {"covers", "[null] | 2020-01-01 | 2020-01-01", "null"},
        {"covers", "null | 2020-01-01 | 2020-01-01", "null"},
        {"covers", "[{from: 2020-01-01, until: ?}] | 2020-01-01 | 2020-02-01", "?"},
        {"covers", "[{from: 2020-01-02, until: ?}] | 2020-01-01 | 2020-02-01", "false"},
        {"covers", "[{from: ?, until: 2020-01-31}] | 2020-01-01 | 2020-02-01", "false"},
        {"covers", "[{from: ?, until: null}] | 2020-01-01 | 2020-02-01", "?"},
        {"covers", "[?, {from: 2020-01-01, until: null}] | 2020-01-01 | 2020-02-01", "true"},
        {"covers", "[?] | 2020-01-01 | 2020-02-01", "?"},
        {"covers", "? | 2020-01-01 | 2020-02-01", "?"},
        {"without",
         "[{from: 2020-01-01, until: null, status: \"a\"}] | [{from: 2020-02-01, until: 2020-02-03}]",
         "[{from: 2020-01-01, until: 2020-01-31, status: \"a\"}, {from: 2020-02-04, until: null, status: "
         "\"a\"}]"},
        {"without", "[{from: 2020-01-01, until: 2020-01-31}] | []",
         "[{from: 2020-01-01, until: 2020-01-31}]"},
        {"without", "[{from: 2020-01-01, until: null}] | [{from: 2019-01-01, until: null}]", "[]"},
        {"without", "[?, {from: 2020-01-01, until: ?}] | []", "[?, {from: 2020-01-01, until: ?}]"},
        {"without", "[?, 5] | []", "null"},
        {"without", "[{from: 2020-01-01, until: ?}] | [{from: 2019-01-01, until: 2019-12-31}]",
         "[{from: 2020-01-01, until: ?}]"},
        {"without", "[{from: 2020-01-01, until: ?}] | [{from: 2021-01-01, until: 2021-12-31}]", "?"},
        {"without", "[{from: 2020-01-01, until: 2020-01-31}] | [{from: 2020-02-01, until: ?}]",
         "[{from: 2020-01-01, until: 2020-01-31}]"},
        {"without", "[{from: 2020-01-01, until: 2020-01-31}] | [{from: 2020-01-31, until: ?}]", "?"},
        {"without", "[{from: 2020-01-01, until: ?}, 1] | [?]", "null"},
        {"unbroken since",
         "[{from: 2020-01-01, until: 2020-01-31}, {from: 2020-02-01, until: null}] | 2021-01-01",
         "2020-01-01"},
        {"unbroken since",
         "[{from: 2020-01-01, until: 2020-01-31}, {from: 2020-02-02, until: null}] | 2021-01-01",
         "2020-02-02"},
        {"unbroken since",
         "[{from: 2020-01-01, until: 2020-01-31}, {from: 2020-02-02, until: null}] | 2021-01-01 | 1",
         "2020-01-01"},
        {"unbroken since", "[] | 2021-01-01", "null"},
        {"unbroken since", "[{from: 2020-01-01, until: ?}, {from: 2020-02-02, until: null}] | 2021-01-01",
         "?"},
        {"unbroken since", "[{from: 2021-01-02, until: ?}] | 2021-01-01", "null"},
        {"gaps", "[{from: 2020-01-03, until: 2020-01-05}] | 2020-01-01 | 2020-01-31",
         "[{from: 2020-01-01, until: 2020-01-02, days: 2}, {from: 2020-01-06, until: 2020-01-31, days: 26}]"},
        {"gaps", "[] | 2020-01-01 | 2020-01-01", "[{from: 2020-01-01, until: 2020-01-01, days: 1}]"},
        {"gaps", "[{from: 2020-01-01, until: null}] | 2020-01-01 | 2020-01-31", "[]"},
        {"gaps", "[{from: 2020-01-01, until: null}, ?] | 2020-01-01 | 2020-01-31", "[]"},
        {"gaps", "[{from: 2020-01-01, until: ?}] | 2020-01-01 | 2020-01-31", "?"},
        {"gaps", "[] | 2020-01-02 | 2020-01-01", "null"},
        {"merged", "[{from: 2020-01-03, until: 2020-01-05}, {from: 2020-01-01, until: 2020-01-02}]",
         "[{from: 2020-01-01, until: 2020-01-05, days: 5}]"},
        {"merged", "[{from: 2020-01-03, until: null}, {from: 2020-01-01, until: 2020-01-01}]",
         "[{from: 2020-01-01, until: 2020-01-01, days: 1}, {from: 2020-01-03, until: null, days: null}]"},
        {"merged", "[{from: 2020-01-05, until: 2020-01-03}]", "[]"},
        {"merged", "[{from: 2020-01-01, until: ?}]", "?"},
        {"merged", "[{from: 2020-01-01, until: null}, {from: 2021-01-01, until: ?}]",
         "[{from: 2020-01-01, until: null, days: null}]"},
        {"merged", "[?]", "?"},
        {"merged", "[5]", "null"},
        {"union days",
         "[{from: 2020-01-01, until: 2020-01-31}, {from: 2020-01-15, until: 2020-02-01}] | "
         "2020-01-10 | 2020-12-31",
         "23"},
        {"union days", "[{from: 2020-01-01, until: ?}] | 2019-01-10 | 2019-12-31", "0"},
        {"union days", "[{from: 2020-01-01, until: ?}] | 2019-01-10 | 2020-12-31", "?"},
        {"union days", "[] | 2020-01-02 | 2020-01-01", "null"},
    };
    check_examples(examples);
}

namespace {

constexpr std::int64_t calendar_length = 40;
constexpr std::int64_t base = 18'000; // a day number
/// The last place stands for all days behind the calendar, which only open periods reach.
constexpr std::int64_t beyond = calendar_length;
using DaySet = std::array<bool, calendar_length + 1>;

/// Ends lie in the calendar; nothing means not known, and an open end has `open`.
struct WrittenPeriod {
    std::optional<std::int64_t> from;
    std::optional<std::int64_t> until;
    bool open = false;
    std::int64_t tag = 0;
};

class Source {
public:
    explicit Source(unsigned seed) : engine_(seed) {}
    std::int64_t number(std::int64_t low, std::int64_t high) {
        return low + static_cast<std::int64_t>(engine_() % static_cast<std::uint64_t>(high - low + 1));
    }
    bool chance(std::int64_t percent) { return number(1, 100) <= percent; }

    std::vector<WrittenPeriod> periods(std::int64_t most, std::int64_t unknown_percent) {
        std::vector<WrittenPeriod> list;
        for (std::int64_t n = number(0, most); n > 0; --n) {
            WrittenPeriod period;
            period.from = number(0, calendar_length - 1);
            period.until = std::min(*period.from + number(-3, 12), calendar_length - 1);
            period.open = chance(10);
            period.tag = number(1, 1000);
            if (chance(unknown_percent)) {
                period.from.reset();
            }
            if (!period.open && chance(unknown_percent)) {
                period.until.reset();
            }
            list.push_back(period);
        }
        return list;
    }
    /// Every unknown end gets a value.
    std::vector<WrittenPeriod> completed(std::vector<WrittenPeriod> list) {
        for (WrittenPeriod& period : list) {
            period.from = period.from ? period.from : number(0, calendar_length - 1);
            if (!period.open && !period.until) {
                period.open = chance(20);
                period.until = number(0, calendar_length - 1);
            }
        }
        return list;
    }

private:
    std::mt19937_64 engine_;
};

constexpr std::string_view period_names[] = {"tag", "from", "until"};
const Shape period_shape{period_names};

Value to_value(std::span<const WrittenPeriod> list, Arena& arena) {
    auto* items = arena.allocate_array<Value>(list.size());
    for (std::size_t i = 0; i < list.size(); ++i) {
        auto* fields = arena.allocate_array<Value>(3);
        fields[0] = Value::number(list[i].tag);
        fields[1] = list[i].from ? Value::date(base + *list[i].from) : Value::unknown();
        fields[2] = list[i].open    ? Value::null()
                    : list[i].until ? Value::date(base + *list[i].until)
                                    : Value::unknown();
        items[i] = Value::context(*arena.create(ContextData{&period_shape, fields}));
    }
    return Value::list({items, list.size()});
}

DaySet days_of(std::span<const WrittenPeriod> list) {
    DaySet days{};
    for (const WrittenPeriod& period : list) {
        const std::int64_t last = period.open ? beyond : *period.until;
        for (std::int64_t day = *period.from; day <= last; ++day) {
            days[static_cast<std::size_t>(day)] = true;
        }
    }
    return days;
}

bool has(const DaySet& days, std::int64_t day) {
    return day >= 0 && day <= beyond && days[static_cast<std::size_t>(day)];
}

std::string yes_or_no(bool truth) { return truth ? "true" : "false"; }

std::string covers_by_days(const DaySet& days, std::int64_t from, std::int64_t to, std::int64_t tolerance) {
    std::int64_t hole = 0;
    bool good = has(days, from) && has(days, to);
    for (std::int64_t day = from; day <= to; ++day) {
        hole = has(days, day) ? 0 : hole + 1;
        good = good && hole <= tolerance;
    }
    return yes_or_no(good);
}

std::string run_start_by_days(const DaySet& days, std::int64_t day, std::int64_t tolerance) {
    if (!has(days, day)) {
        return "null";
    }
    std::int64_t start = day;
    for (std::int64_t at = day - 1; at >= 0 && start - at - 1 <= tolerance; --at) {
        start = has(days, at) ? at : start;
    }
    return write_value(Value::date(base + start));
}

std::string gaps_by_days(const DaySet& days, std::int64_t from, std::int64_t to) {
    std::string out;
    for (std::int64_t day = from; day <= to; ++day) {
        std::int64_t end = day;
        while (end <= to && !has(days, end)) {
            ++end;
        }
        if (end > day) {
            out += (out.empty() ? "{from: " : ", {from: ") + write_value(Value::date(base + day)) +
                   ", until: " + write_value(Value::date(base + end - 1)) +
                   ", days: " + std::to_string(end - day) + "}";
            day = end;
        }
    }
    return "[" + out + "]";
}

std::string merged_by_days(const DaySet& days) {
    std::string out;
    for (std::int64_t day = 0; day <= beyond; ++day) {
        std::int64_t end = day;
        while (end <= beyond && has(days, end)) {
            ++end;
        }
        if (end > day) {
            const bool goes_on = end > beyond;
            out += (out.empty() ? "{from: " : ", {from: ") + write_value(Value::date(base + day)) +
                   ", until: " + (goes_on ? "null" : write_value(Value::date(base + end - 1))) +
                   ", days: " + (goes_on ? "null" : std::to_string(end - day)) + "}";
            day = end;
        }
    }
    return "[" + out + "]";
}

std::string count_by_days(const DaySet& days, std::int64_t from, std::int64_t to) {
    std::int64_t count = 0;
    for (std::int64_t day = from; day <= to; ++day) {
        count += has(days, day) ? 1 : 0;
    }
    return std::to_string(count);
}

std::string without_by_days(std::span<const WrittenPeriod> list, const DaySet& cut) {
    std::string out;
    const auto add = [&out](std::int64_t tag, std::int64_t from, std::optional<std::int64_t> until) {
        out += (out.empty() ? "{tag: " : ", {tag: ") + std::to_string(tag) +
               ", from: " + write_value(Value::date(base + from)) +
               ", until: " + (until ? write_value(Value::date(base + *until)) : std::string("null")) + "}";
    };
    for (const WrittenPeriod& period : list) {
        const std::int64_t last = period.open ? beyond : *period.until;
        if (last < *period.from) {
            add(period.tag, *period.from, period.open ? std::nullopt : period.until);
        }
        for (std::int64_t day = *period.from; day <= last; ++day) {
            std::int64_t end = day;
            while (end <= last && !has(cut, end)) {
                ++end;
            }
            if (end > day) {
                add(period.tag, day, period.open && end > last ? std::nullopt : std::optional(end - 1));
                day = end;
            }
        }
    }
    return "[" + out + "]";
}

struct Trial {
    std::vector<WrittenPeriod> periods;
    std::vector<WrittenPeriod> cut;
    std::int64_t from = 0;
    std::int64_t to = 0;
    std::int64_t tolerance = 0;
};

using Answers = std::array<std::string, 6>;

Answers answers_of_rows(const Trial& trial) {
    TestEvaluation evaluation;
    const Value periods = to_value(trial.periods, evaluation.arena);
    const Value from = Value::date(base + trial.from);
    const Value to = Value::date(base + trial.to);
    const Value tolerance = Value::number(trial.tolerance);
    const Value with_tolerance[] = {periods, from, to, tolerance};
    const Value on_day[] = {periods, to, tolerance};
    const Value two_lists[] = {periods, to_value(trial.cut, evaluation.arena)};
    const std::span<const Value> window = std::span(with_tolerance).first(3);
    return {write_value(run(evaluation, "covers", with_tolerance)),
            write_value(run(evaluation, "unbroken since", on_day)),
            write_value(run(evaluation, "gaps", window)),
            write_value(run(evaluation, "union days", window)),
            write_value(run(evaluation, "without", two_lists)),
            write_value(run(evaluation, "merged", {&periods, 1}))};
}

Answers answers_by_days(const Trial& trial) {
    const DaySet days = days_of(trial.periods);
    return {covers_by_days(days, trial.from, trial.to, trial.tolerance),
            run_start_by_days(days, trial.to, trial.tolerance),
            gaps_by_days(days, trial.from, trial.to),
            count_by_days(days, trial.from, trial.to),
            without_by_days(trial.periods, days_of(trial.cut)),
            merged_by_days(days)};
}

Trial random_trial(Source& source, std::int64_t unknown_percent) {
    Trial trial;
    trial.periods = source.periods(6, unknown_percent);
    trial.cut = source.periods(3, unknown_percent);
    trial.from = source.number(0, calendar_length - 1);
    trial.to = source.number(trial.from, calendar_length - 1);
    trial.tolerance = source.chance(50) ? 0 : source.number(0, 4);
    return trial;
}

} // namespace

TEST_CASE("questions to periods equal the count of days") {
    Source source(20'221'031);
    for (int round = 0; round < 20'000; ++round) {
        const Trial trial = random_trial(source, 0);
        const Answers expected = answers_by_days(trial);
        const Answers found = answers_of_rows(trial);
        REQUIRE_EQ(found, expected);
    }
}

TEST_CASE("an answer with unknown ends is the answer of every completion") {
    Source source(20'251'231);
    std::array<int, 6> decided{};
    for (int round = 0; round < 3'000; ++round) {
        const Trial trial = random_trial(source, 20);
        const Answers found = answers_of_rows(trial);
        for (int completion = 0; completion < 20; ++completion) {
            Trial known = trial;
            known.periods = source.completed(trial.periods);
            known.cut = source.completed(trial.cut);
            const Answers expected = answers_by_days(known);
            for (std::size_t i = 0; i < found.size(); ++i) {
                // A list may keep what is not known of its rows; the other test compares those.
                if (found[i].find('?') == std::string::npos) {
                    REQUIRE_EQ(found[i], expected[i]);
                    decided[i] += completion == 0 ? 1 : 0;
                }
            }
        }
    }
    for (const int count : decided) {
        CHECK_GT(count, 300);
    }
}
