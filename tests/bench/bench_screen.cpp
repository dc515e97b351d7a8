// SPDX-License-Identifier: Apache-2.0
// The idea: one rule, one machine, one run: the same invented people by hand, by columns, and one by one. The
// forms take turns, round by round, so that a slow phase of the machine meets all of them; all verdicts are
// compared.
//
//     bench_screen [--quick | PEOPLE | --memory PEOPLE]
//
// PEOPLE: how many go through the whole catalog, 20,000 unless given. With --memory nothing else is measured
// than the whole catalog over so many in memory, with their lines.
#include "hand_written.hpp"
#include "population_bench.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <stdexcept>

namespace {

using Clock = std::chrono::steady_clock;

const bleibe::Date decision_day = bleibe::Date::from(2022, 12, 31).value();
constexpr double least_seconds = 0.02; // that one measurement runs

/// One form of the rule, with what it measured.
struct Form {
    std::string name;
    std::size_t people = 0;
    std::function<void()> run;
    std::vector<double> rates; // people per second

    void measure() {
        std::size_t runs = 0;
        const auto start = Clock::now();
        double seconds = 0;
        do {
            run();
            ++runs;
            seconds = std::chrono::duration<double>(Clock::now() - start).count();
        } while (seconds < least_seconds);
        rates.push_back(static_cast<double>(people) * static_cast<double>(runs) / seconds);
    }
    [[nodiscard]] double median() const {
        std::vector<double> sorted = rates;
        std::sort(sorted.begin(), sorted.end());
        return sorted[sorted.size() / 2];
    }
};

std::string rate_text(double rate) {
    char text[32];
    if (rate >= 1e6) {
        std::snprintf(text, sizeof text, rate >= 1e8 ? "%.0f M" : "%.1f M", rate / 1e6);
    } else {
        std::snprintf(text, sizeof text, "%.0f k", rate / 1e3);
    }
    return text;
}

void print(const std::vector<Form>& forms) {
    for (const Form& form : forms) {
        const auto [low, high] = std::minmax_element(form.rates.begin(), form.rates.end());
        std::printf("| %s | %s [%s – %s] | %.2f |\n", form.name.c_str(), rate_text(form.median()).c_str(),
                    rate_text(*low).c_str(), rate_text(*high).c_str(),
                    form.median() / forms.front().median());
    }
}

void fail(const char* what) { throw std::runtime_error(std::string("not the same verdicts: ") + what); }

bool bit(std::span<const std::uint64_t> plane, std::size_t person) {
    return (plane[person / 64] >> (person % 64) & 1U) != 0;
}

/// The criteria as the bits of the hand-written form.
constexpr std::pair<const char*, unsigned> reasons_of[] = {{"tolerated_now", bench::not_tolerated},
                                                           {"uninterrupted", bench::interrupted},
                                                           {"commitment", bench::no_commitment},
                                                           {"no_prison", bench::prison},
                                                           {"fines_ordinary", bench::ordinary_fines},
                                                           {"fines_all", bench::all_fines},
                                                           {"deceives", bench::deception}};

void compare(const bleibe::VerdictColumns& verdicts, const std::vector<std::uint8_t>& reasons) {
    for (std::size_t i = 0; i < reasons.size(); ++i) {
        if (bit(verdicts.eligible(0), i) != (reasons[i] == 0) ||
            bit(verdicts.ineligible(0), i) != (reasons[i] != 0)) {
            fail("columns against the branch-free form");
        }
    }
    for (std::size_t c = 0; c < verdicts.criteria(0).size(); ++c) {
        const auto* named = std::find_if(std::begin(reasons_of), std::end(reasons_of), [&](const auto& one) {
            return verdicts.criteria(0)[c] == one.first;
        });
        for (std::size_t i = 0; named != std::end(reasons_of) && i < reasons.size(); ++i) {
            if (bit(verdicts.decides(0, c), i) != ((reasons[i] & named->second) != 0)) {
                fail(named->first);
            }
        }
    }
}

class Bench {
public:
    Bench()
        : catalog_(bleibe::load_catalog(std::vector<std::filesystem::path>{"tests/bench/one_rule"}).value()),
          program_(bleibe::compile(catalog_).value()) {
        for (const char* name : {"x86-64", "avx2", "avx512"}) {
            if (bleibe::has_instructions(name)) {
                instructions_.emplace_back(name);
            }
        }
    }

    /// Prints a table; gives what the columns on the widest instruction set are over the two forms by hand.
    std::pair<double, double> run(std::size_t people, std::size_t most_periods, std::size_t rounds,
                                  bool one_by_one) {
        bench::RawColumns raw(people, most_periods);
        const bench::OffsetColumns offsets(raw);
        const bench::PaddedColumns padded(raw);
        const bleibe::FactColumns facts = raw.facts(catalog_);
        std::vector<std::uint8_t> eligible(people);
        std::vector<std::uint8_t> reasons(people);
        std::vector<Form> forms;
        forms.push_back(
            {"by hand, offsets and early exits", people, [&] { offsets.run(eligible.data()); }, {}});
        for (const std::string& name : instructions_) {
            forms.push_back({"by hand, branch-free, with a byte of reasons, " + name,
                             people,
                             [&, name] { bench::padded_form(name)(padded, reasons.data()); },
                             {}});
        }
        for (const std::string& name : instructions_) {
            forms.push_back({"`screen_verdicts` with deciding criteria, " + name,
                             people,
                             [&, name] { last_ = screen(facts, name); },
                             {}});
        }
        check(offsets, padded, facts, eligible, reasons);
        bench::RawColumns sparse(one_by_one ? people : 0, most_periods);
        const bleibe::FactColumns unknown = sparse.facts(catalog_, 100);
        std::vector<bleibe::Case> cases;
        if (one_by_one) {
            add_one_by_one(forms, unknown, cases, people, most_periods, reasons);
        }
        for (std::size_t round = 0; round < rounds; ++round) {
            for (Form& form : forms) {
                form.measure();
            }
        }
        std::printf("\n%zu people, up to %zu periods each; %zu rounds\n\n", people, most_periods, rounds);
        std::printf(
            "| form | people per second: median [least – most] | of the first |\n| --- | --- | --- |\n");
        print(forms);
        std::fflush(stdout);
        const std::size_t sets = instructions_.size();
        const double columns = forms[2 * sets].median();
        return {columns / forms[0].median(), columns / forms[sets].median()};
    }

    void grow(std::size_t most_people) const { bench::growth(catalog_, program_, most_people); }

private:
    [[nodiscard]] bleibe::VerdictColumns screen(const bleibe::FactColumns& facts,
                                                const std::string& name) const {
        bleibe::VerdictOptions options;
        options.instructions = name;
        return bleibe::screen_verdicts(program_, facts, decision_day, options);
    }

    void check(const bench::OffsetColumns& offsets, const bench::PaddedColumns& padded,
               const bleibe::FactColumns& facts, std::vector<std::uint8_t>& eligible,
               std::vector<std::uint8_t>& reasons) const {
        offsets.run(eligible.data());
        for (const std::string& name : instructions_) {
            bench::padded_form(name)(padded, reasons.data());
            for (std::size_t i = 0; i < reasons.size(); ++i) {
                if ((eligible[i] != 0) != (reasons[i] == 0)) {
                    fail("the two forms by hand");
                }
            }
            compare(screen(facts, name), reasons);
        }
    }

    void add_one_by_one(std::vector<Form>& forms, const bleibe::FactColumns& unknown,
                        std::vector<bleibe::Case>& cases, std::size_t people, std::size_t most_periods,
                        const std::vector<std::uint8_t>& reasons) {
        forms.push_back({"`screen_verdicts`, 1 % of all fields unknown, " + instructions_.back(),
                         people,
                         [&] { last_ = screen(unknown, instructions_.back()); },
                         {}});
        bleibe::CaseReader reader(catalog_);
        for (std::size_t i = 0; i < people; ++i) {
            cases.push_back(
                reader.read(bench::json_of(bench::one_rule_person(i, most_periods)), "people", 1).value());
            const bool yes =
                bleibe::assess(program_, cases.back(), decision_day).unsearched_verdict({0}).status ==
                bleibe::Status::eligible;
            if (yes != (reasons[i] == 0)) {
                fail("one by one");
            }
        }
        forms.push_back({"`assess`, one by one",
                         people,
                         [&] {
                             for (const bleibe::Case& one : cases) {
                                 bleibe::assess(program_, one, decision_day, {}, workspace_);
                             }
                         },
                         {}});
        bleibe::ReportOptions explained;
        explained.explanation = true;
        explained.horizon_months = 0;
        const std::size_t some = std::min<std::size_t>(people, 1000);
        forms.push_back({"`report` with explanation, as JSON, one by one",
                         some,
                         [this, &cases, some, explained] {
                             for (std::size_t i = 0; i < some; ++i) {
                                 text_.clear();
                                 bleibe::write_json(text_, bleibe::report(program_, cases[i], decision_day,
                                                                          {}, explained, workspace_));
                             }
                         },
                         {}});
    }

    bleibe::Catalog catalog_;
    bleibe::Program program_;
    std::vector<std::string> instructions_;
    std::optional<bleibe::VerdictColumns> last_;
    bleibe::Assessment workspace_;
    std::string text_;
};

} // namespace

int main(int argc, char** argv) {
    const bool quick = argc > 1 && std::strcmp(argv[1], "--quick") == 0;
    const bool memory = argc > 2 && std::strcmp(argv[1], "--memory") == 0;
    const char* const people = memory ? argv[2] : argc > 1 && !quick ? argv[1] : "20000";
    const unsigned long long named = std::strtoull(people, nullptr, 10);
    if (argc > (memory ? 3 : 2) || named == 0) {
        std::fputs("usage: bench_screen [--quick | PEOPLE | --memory PEOPLE]\n", stderr);
        return 2;
    }
    if (memory) {
        bench::catalog_in_memory(named);
        return 0;
    }
    Bench bench;
    const std::size_t rounds = quick ? 5 : 15;
    constexpr std::size_t in_cache = 100'000;
    const auto [loop, branch_free] = bench.run(in_cache, 4, rounds, true);
    bench.run(in_cache, 16, rounds, false);
    if (!quick) {
        bench::whole_catalog(named);
        bench.grow(1'000'000);
        bench.run(10'000'000, 4, 3, false);
    }
    std::printf("\nscreen/hand_written_loop %.2f screen/branch_free %.2f\n", loop, branch_free);
}
