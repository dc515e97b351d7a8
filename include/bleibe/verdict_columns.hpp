// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bleibe/assessment.hpp>
#include <bleibe/fact_columns.hpp>
#include <bleibe/screening.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace bleibe {

namespace detail {
struct VerdictColumnsData;
}

struct VerdictOptions {
    Readings readings;
    /// Only these permits, in this order; empty: all of the program. Those of another program are passed
    /// over.
    std::vector<PermitId> permits;
    /// Threads to use, the caller's among them; at least 1. Results do not depend on it.
    unsigned threads = 1;
    /// Fill `VerdictColumns::decides`.
    bool criteria = true;
    /// Fill `VerdictColumns::colour`.
    bool colours = false;
    /// Fill `VerdictColumns::first_missing`. Whoever is undetermined is then assessed alone, too: some tenths
    /// of a millisecond each.
    bool missing = false;
    /// How far colours look ahead, as in `ReportOptions`; none unless asked for. A day costs some
    /// microseconds a person with a catalog of twelve permits.
    std::int32_t horizon_months = 0;
    std::int32_t horizon_days = 0;
    /// Called now and then with the number of people done, from any of the threads, never two at once. May
    /// throw.
    std::function<void(std::size_t done)> progress;
    /// Asked between batches; people not reached are missing from the end of the result.
    std::stop_token stop;
    /// People computed together: a multiple of 64; 0: so many that what they take fits the caches. Results do
    /// not depend on it.
    std::size_t batch = 0;
    /// "x86-64", "avx2" or "avx512"; empty: the widest that the processor has. One that it lacks counts as
    /// empty. Results do not depend on it.
    std::string instructions;
};

/// The verdicts of many people, permit by permit, as columns of bits: person 0 is the lowest bit of the first
/// word. A small handle; copies share what it holds. Immutable, safe to use from several threads.
class VerdictColumns {
public:
    explicit VerdictColumns(std::shared_ptr<const detail::VerdictColumnsData> data)
        : data_(std::move(data)) {}

    /// Number of people: fewer than were given if it was stopped.
    [[nodiscard]] std::size_t size() const noexcept;
    [[nodiscard]] bool stopped() const noexcept;
    /// In the order asked for.
    [[nodiscard]] std::span<const PermitId> permits() const noexcept;

    /// `permit` is a place in `permits()`. A whole verdict, as `Assessment::unsearched_verdict` gives it,
    /// read off the bits. An undetermined verdict is proven here where every fact that leaves it open is
    /// wholly unknown, is read for it in one place alone, can turn that place either way, and is tied to no
    /// other by a constraint of the vocabulary (docs/semantics.md, "shown without a search"): then there are
    /// two completions with different verdicts, or none has an answer. All others are not proven, since
    /// completions are not searched here. The same as `report` says without `ReportOptions::search`.
    [[nodiscard]] Verdict verdict(std::size_t permit, std::size_t person) const noexcept;
    /// The people who are eligible, and those who are not; the others are undetermined, or there is no law on
    /// the day. Bits behind the last person are 0.
    [[nodiscard]] std::span<const std::uint64_t> eligible(std::size_t permit) const noexcept;
    [[nodiscard]] std::span<const std::uint64_t> ineligible(std::size_t permit) const noexcept;

    /// Names of the criteria that can decide an ineligible verdict, in the order of the tree.
    [[nodiscard]] std::span<const std::string_view> criteria(std::size_t permit) const noexcept;
    /// The ineligible people for whom this criterion decides (it is among `PermitReport::because`). Empty
    /// where `VerdictOptions::criteria` was false.
    [[nodiscard]] std::span<const std::uint64_t> decides(std::size_t permit,
                                                         std::size_t criterion) const noexcept;

    /// That of a report with the same horizon and without `ReportOptions::search`. `none` where
    /// `VerdictOptions::colours` was false.
    [[nodiscard]] Colour colour(std::size_t permit, std::size_t person) const noexcept;
    /// A later day within the horizon on which it is green, if that is why it is green; the first one.
    [[nodiscard]] std::optional<Date> green_on(std::size_t permit, std::size_t person) const noexcept;

    /// The first fact, in the order of the vocabulary, that leaves an undetermined verdict open, such as
    /// "birth_date" or "convictions[].day_fines": the first of `PermitReport::missing`. Empty where nothing
    /// is missing, and where `VerdictOptions::missing` was false.
    [[nodiscard]] std::string_view first_missing(std::size_t permit, std::size_t person) const noexcept;

    /// People who were computed one by one, since something about them has no column form.
    [[nodiscard]] std::size_t computed_alone() const noexcept;
    /// Steps that ran row by row in some batch, since they have no column form: number in the program and
    /// name.
    struct StepByRow {
        std::uint32_t step = 0;
        std::string name;
        std::uint32_t batches = 0;
    };
    [[nodiscard]] const std::vector<StepByRow>& steps_by_row() const noexcept;

private:
    std::shared_ptr<const detail::VerdictColumnsData> data_;
};

/// This processor has the instruction set of that name (see `VerdictOptions::instructions`).
[[nodiscard]] bool has_instructions(const std::string& name) noexcept;

/// Verdicts for a caseload without reports: what `assess` gives for each person, at the speed of columns.
/// What a `progress` throws, or a thread that runs out of memory, ends it and is thrown here.
[[nodiscard]] VerdictColumns screen_verdicts(const Program& program, const Population& population, Date on,
                                             const VerdictOptions& options = {});
/// The same for facts in the host's own arrays, which must live until the call returns. Facts read for
/// another catalog than the program's count as unknown.
[[nodiscard]] VerdictColumns screen_verdicts(const Program& program, const FactColumns& population, Date on,
                                             const VerdictOptions& options = {});

} // namespace bleibe
