// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bleibe/report.hpp>

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace bleibe {

/// Many cases, in their order. Copies of cases are cheap (they share).
class Population {
public:
    /// `line` is what a report carries where the case has no id.
    void add(Case subject, std::uint64_t line = 0);
    [[nodiscard]] std::size_t size() const noexcept { return rows_.size(); }
    [[nodiscard]] const Case& subject(std::size_t row) const noexcept { return rows_[row].subject; }
    [[nodiscard]] std::uint64_t line(std::size_t row) const noexcept { return rows_[row].line; }
    void clear() noexcept { rows_.clear(); }

private:
    struct Row {
        Case subject;
        std::uint64_t line = 0;
    };
    std::vector<Row> rows_;
};

struct ScreenOptions {
    Readings readings;
    ReportOptions report;
    /// Threads to use, the caller's among them; at least 1. Results do not depend on it.
    unsigned threads = 1;
    /// Called now and then with the number of cases done, from any of the threads, never two at once. May
    /// throw.
    std::function<void(std::size_t done)> progress;
    /// Asked between cases, and between batches of at most 512 where columns are asked; rows not reached are
    /// missing from the end of the result.
    std::stop_token stop;
};

/// One report per case, in the order of the population.
struct Screening {
    std::vector<CaseReport> rows;
    bool stopped = false;
};

/// Screens a caseload. Equal to `report` row by row. Brief reports (`ReportOptions::brief`) are made in
/// columns, as far as everything that counts is known of a person; with `ReportOptions::search` only the
/// others are searched, and of them only what single facts do not show to be open (`Verdict::proven`). Of
/// whole reports without a search the days of the horizon are found in columns, and, where nothing is
/// explained, the other readings. What `progress` throws, or a thread that runs out of memory, ends it: all
/// threads stop at their next step and the first such exception is thrown here, without rows.
[[nodiscard]] Screening screen(const Program& program, const Population& population, Date on,
                               const ScreenOptions& options = {});

/// How often things occurred, over any number of reports: what a head of office looks at first.
class Summary {
public:
    struct Count {
        std::string permit;
        std::string name; // criterion, or path of a fact
        Words label;
        std::uint64_t cases = 0;
    };
    void add(const CaseReport& report);
    /// What another summary of the same program counted.
    void add(const Summary& other);

    [[nodiscard]] std::uint64_t cases() const noexcept { return cases_; }
    [[nodiscard]] std::uint64_t of(Colour colour) const noexcept {
        return colours_[static_cast<std::size_t>(colour)];
    }
    /// Permits examined, in program order.
    [[nodiscard]] const std::vector<std::string>& permits() const noexcept { return permits_; }
    /// Cases per status of one of them.
    [[nodiscard]] std::uint64_t of(std::size_t permit, Status status) const noexcept;
    /// What decided against a person, of the first permit that has the person's best colour alone. Most
    /// frequent first, ties by name.
    [[nodiscard]] std::vector<Count> unmet() const;
    /// Facts that were not known, of every permit. In the same order.
    [[nodiscard]] std::vector<Count> missing() const;

private:
    /// Of a permit, which is added if it is new.
    [[nodiscard]] std::size_t place_of(std::string_view permit);

    std::uint64_t cases_ = 0;
    std::uint64_t colours_[5] = {};
    std::vector<std::string> permits_;
    std::vector<std::uint64_t> statuses_; // four per permit
    std::vector<Count> unmet_;
    std::vector<Count> missing_;
};

} // namespace bleibe
