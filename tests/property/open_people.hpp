// SPDX-License-Identifier: Apache-2.0
// Invented people of a small law who are open in few values at several places: all completions can be
// counted.
#pragma once

#include "unit/support/random_rules.hpp"

#include <bleibe/date.hpp>

#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace bleibe::test {

/// How many rounds a property runs: `ordinary`, or as many as the environment asks for.
inline unsigned rounds(unsigned ordinary) {
    const char* const asked = std::getenv("BLEIBE_LONG");
    return asked == nullptr ? ordinary : static_cast<unsigned>(std::strtoul(asked, nullptr, 10));
}

/// A place of a case, with what is possible there as JSON: one value, or several.
struct OpenSlot {
    std::string path; // "born", "convictions[0].fine"
    std::vector<std::string> values;
    bool is_range = false; // everything from the first to the last; the law tells no more of it apart

    [[nodiscard]] std::string json() const {
        if (values.size() == 1) {
            return values[0];
        }
        if (is_range) {
            return "{\"between\": [" + values.front() + ", " + values.back() + "]}";
        }
        std::string text;
        for (const std::string& value : values) {
            text += (text.empty() ? "" : ", ") + value;
        }
        return "{\"one_of\": [" + text + "]}";
    }
};

/// The days that RandomLaw and this file name, ages among them, and those beside them; in order.
inline std::vector<std::string> days_told_apart(const std::string& from, const std::string& until) {
    std::set<std::int64_t> days;
    const auto add = [&](const std::string& day) {
        for (const std::int64_t beside : {-1, 0, 1}) {
            days.insert(Date::parse(day)->days() + beside);
        }
    };
    for (const char* day :
         {"1990-01-01", "1995-05-05", "1999-12-31", "2000-01-01", "2004-02-29", "2022-06-30"}) {
        add(day);
    }
    for (int age = 18; age < 30; ++age) {
        add(std::to_string(2'023 - age) + "-05-05");
    }
    std::vector<std::string> told;
    for (const std::int64_t day : days) {
        if (day >= Date::parse(from)->days() && day <= Date::parse(until)->days()) {
            told.push_back('"' + Date(day).to_string() + '"');
        }
    }
    return told;
}

/// Values of the facts of small_law.hpp.
class OpenPerson {
public:
    explicit OpenPerson(Dice& dice) : dice_(dice) {
        if (dice.one_in(3)) {
            slots_.push_back(
                {"born", days_told_apart("1993-07-01", dice.one_in(2) ? "2004-12-31" : "1999-12-31"), true});
        } else {
            add("born", dates_);
        }
        add("applied", {"null", dates_[1], dates_[3], dates_[4]});
        add("fines", numbers_);
        add("spoken", {"\"A1\"", "\"A2\"", "\"B1\""});
        add("liked", colours_);
        add("declared", truths_);
        add("settled", truths_);
        entries_ = dice.roll(3);
        for (unsigned entry = 0; entry < entries_; ++entry) {
            const std::string at = "convictions[" + std::to_string(entry) + "].";
            add(at + "day", dates_);
            add(at + "final", truths_);
            add(at + "kind", colours_);
            add(at + "fine", {"null", "10", "30", "60"});
        }
        while (completions() > 400) {
            slots_[dice_.roll(static_cast<unsigned>(slots_.size()))].values.resize(1);
        }
    }

    [[nodiscard]] const std::vector<OpenSlot>& slots() const { return slots_; }
    [[nodiscard]] std::size_t completions() const {
        std::size_t all = 1;
        for (const OpenSlot& slot : slots_) {
            all *= slot.values.size();
        }
        return all;
    }
    /// The case as it is stated.
    [[nodiscard]] std::string json() const {
        return json_of([](const OpenSlot& slot) { return slot.json(); });
    }
    /// One of its completions; the first slot turns fastest.
    [[nodiscard]] std::string json(std::size_t completion) const {
        std::vector<std::string> chosen;
        for (const OpenSlot& slot : slots_) {
            chosen.push_back(slot.values[completion % slot.values.size()]);
            completion /= slot.values.size();
        }
        return json_of(
            [&](const OpenSlot& slot) { return chosen[static_cast<std::size_t>(&slot - slots_.data())]; });
    }

private:
    void add(const std::string& path, std::vector<std::string> values) {
        // Three of four places are known.
        const std::size_t count =
            dice_.one_in(4) ? 2 + dice_.roll(static_cast<unsigned>(values.size()) - 1) : 1;
        OpenSlot slot{path, {}};
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t which = dice_.roll(static_cast<unsigned>(values.size()));
            slot.values.push_back(values[which]);
            values.erase(values.begin() + static_cast<std::ptrdiff_t>(which));
        }
        slots_.push_back(std::move(slot));
    }

    template <class Write>
    [[nodiscard]] std::string json_of(Write write) const {
        std::string facts;
        std::string convictions;
        std::size_t of_entry = 0;
        for (const OpenSlot& slot : slots_) {
            const std::size_t dot = slot.path.find('.');
            const std::string member = "\"" +
                                       (dot == std::string::npos ? slot.path : slot.path.substr(dot + 1)) +
                                       "\": " + write(slot);
            if (dot == std::string::npos) {
                facts += (facts.empty() ? "" : ", ") + member;
            } else {
                convictions += (of_entry % 4 == 0 ? (of_entry == 0 ? "{" : "}, {") : ", ") + member;
                ++of_entry;
            }
        }
        return "{\"facts\": {" + facts + ", \"convictions\": [" + convictions + (of_entry == 0 ? "" : "}") +
               "]}}";
    }

    Dice& dice_;
    unsigned entries_ = 0;
    std::vector<OpenSlot> slots_;
    const std::vector<std::string> dates_{"\"1990-01-01\"", "\"1999-12-31\"", "\"2000-01-01\"",
                                          "\"2004-02-29\"", "\"2022-06-30\""};
    const std::vector<std::string> numbers_{"0", "10", "50", "51", "90"};
    const std::vector<std::string> colours_{"\"red\"", "\"green\"", "\"blue\""};
    const std::vector<std::string> truths_{"true", "false"};
};

/// Formulas over those facts, in which one fact may stand several times.
class RandomLaw {
public:
    explicit RandomLaw(Dice& dice) : dice_(dice) {}

    /// Three criteria, waivers of two strengths, a ground of refusal, and a permit `stay`.
    [[nodiscard]] std::string yaml() {
        std::string text = "criteria:\n";
        for (const char* name : {"first", "second", "third", "refusal"}) {
            text +=
                std::string("  ") + name + ":\n    en: " + name + "\n    when: |\n      " + formula(2) + "\n";
        }
        text +=
            "permits:\n  stay:\n    kind: stay\n    en: stay\n    effect: shall\n    requires:\n      all:\n"
            "        - first\n        - any: [second, third]\n";
        text += dice_.one_in(2) ? "    refused_if: [refusal]\n"
                                : "    refused_if: [{use: refusal, effect: may}]\n";
        return text;
    }

private:
    std::string formula(unsigned depth) {
        if (depth == 0 || dice_.one_in(4)) {
            return atom();
        }
        const std::string left = formula(depth - 1);
        const std::string right = formula(depth - 1);
        switch (dice_.roll(3)) {
        case 0:
            return "(" + left + " and " + right + ")";
        case 1:
            return "(" + left + " or " + right + ")";
        default:
            return "(" + left + " and not(" + right + "))";
        }
    }

    std::string date() {
        static const char* const days[] = {"1995-05-05", "1999-12-31", "2000-01-01", "2004-02-29"};
        return "date(\"" + std::string(days[dice_.roll(4)]) + "\")";
    }
    std::string colour() {
        static const char* const colours[] = {"\"red\"", "\"green\"", "\"blue\""};
        return colours[dice_.roll(3)];
    }
    std::string number() { return std::to_string(10 * dice_.roll(10)); }

    std::string atom() {
        switch (dice_.roll(13)) {
        case 0:
            return "born < " + date();
        case 1:
            return "(applied != null and applied >= " + date() + ")";
        case 2:
            return "fines <= " + number();
        case 3:
            return "fines > " + number();
        case 4:
            return "spoken >= \"A2\"";
        case 5:
            return "liked = " + colour();
        case 6:
            return "declared";
        case 7:
            return "settled";
        case 8:
            return "(some c in convictions satisfies c.final and c.kind = " + colour() + ")";
        case 9:
            return "(every c in convictions satisfies c.kind != " + colour() + " or c.day < " + date() + ")";
        case 10:
            return "count(convictions[final]) >= " + std::to_string(1 + dice_.roll(2));
        case 11:
            return "total(for c in convictions return if c.fine != null then c.fine else 0) + fines <= " +
                   number();
        default:
            return "age(born, today()) >= " + std::to_string(18 + dice_.roll(12));
        }
    }

    Dice& dice_;
};

} // namespace bleibe::test
