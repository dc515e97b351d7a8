// SPDX-License-Identifier: Apache-2.0
// The idea: a verdict is read off the same five truths as ever, only that they are bits of planes.
#include "reason/verdict_columns.hpp"

#include "run/assessment_data.hpp"

namespace bleibe {

bool has_instructions(const std::string& name) noexcept {
    return detail::find_kernels(name.c_str()) != nullptr;
}

std::size_t VerdictColumns::size() const noexcept { return data_->people; }
bool VerdictColumns::stopped() const noexcept { return data_->stopped; }
std::span<const PermitId> VerdictColumns::permits() const noexcept { return data_->permits; }

Verdict VerdictColumns::verdict(std::size_t permit, std::size_t person) const noexcept {
    const detail::PermitColumns& columns = data_->columns[permit];
    if (columns.outline == nullptr) {
        return {};
    }
    const detail::PermitOutline& outline = *columns.outline;
    Verdict verdict = detail::verdict_of_outcomes(outline, [&](detail::Ref ref) {
        for (std::size_t mode = 0; mode < detail::mode_count; ++mode) {
            if (outline.truth[mode] == ref) {
                const detail::TruthPlanes& truth = data_->truths[columns.truths[mode]];
                return detail::bit_at(truth.yes.data(), person)  ? bit(detail::Outcome::yes)
                       : detail::bit_at(truth.no.data(), person) ? bit(detail::Outcome::no)
                                                                 : detail::any_outcome;
            }
        }
        return detail::any_outcome;
    });
    verdict.proven =
        verdict.status != Status::undetermined || detail::bit_at(columns.shown_open.data(), person);
    return verdict;
}

namespace {

Colour colour_on_the_day(const detail::PermitColumns& columns, const Verdict& verdict, std::size_t person) {
    if (columns.outline == nullptr || columns.coming.empty()) {
        return Colour::none;
    }
    if (verdict.status == Status::eligible) {
        return verdict.effect == columns.outline->effect ? Colour::green : Colour::yellow;
    }
    if (!detail::bit_at(columns.coming.data(), person)) {
        return Colour::red;
    }
    return detail::bit_at(columns.decided.data(), person) ? Colour::yellow : Colour::grey;
}

} // namespace

Colour VerdictColumns::colour(std::size_t permit, std::size_t person) const noexcept {
    const detail::PermitColumns& columns = data_->columns[permit];
    const Colour today = colour_on_the_day(columns, verdict(permit, person), person);
    if (columns.green_after.empty() || today == Colour::green) {
        return today;
    }
    if (columns.green_after[person] != 0) {
        return Colour::green;
    }
    const bool is_waiting = today == Colour::red || today == Colour::grey;
    return is_waiting && detail::bit_at(columns.nearly_later.data(), person) ? Colour::yellow : today;
}

std::optional<Date> VerdictColumns::green_on(std::size_t permit, std::size_t person) const noexcept {
    const detail::PermitColumns& columns = data_->columns[permit];
    const std::uint32_t days = columns.green_after.empty() ? 0 : columns.green_after[person];
    return days == 0 ? std::nullopt : std::optional(Date(data_->on.days() + days));
}

std::span<const std::uint64_t> VerdictColumns::eligible(std::size_t permit) const noexcept {
    const detail::PermitColumns& columns = data_->columns[permit];
    return columns.outline == nullptr
               ? std::span<const std::uint64_t>(data_->none)
               : data_->truths[columns.truths[static_cast<std::size_t>(detail::Mode::may)]].yes;
}

std::span<const std::uint64_t> VerdictColumns::ineligible(std::size_t permit) const noexcept {
    const detail::PermitColumns& columns = data_->columns[permit];
    return columns.outline == nullptr
               ? std::span<const std::uint64_t>(data_->none)
               : data_->truths[columns.truths[static_cast<std::size_t>(detail::Mode::may)]].no;
}

std::span<const std::string_view> VerdictColumns::criteria(std::size_t permit) const noexcept {
    return data_->columns[permit].criteria;
}

std::span<const std::uint64_t> VerdictColumns::decides(std::size_t permit,
                                                       std::size_t criterion) const noexcept {
    const auto& decides = data_->columns[permit].decides;
    return criterion < decides.size() ? std::span<const std::uint64_t>(decides[criterion])
                                      : std::span<const std::uint64_t>{};
}

std::string_view VerdictColumns::first_missing(std::size_t permit, std::size_t person) const noexcept {
    const auto& missing = data_->columns[permit].missing;
    return data_->paths[missing.empty() ? 0 : missing[person]];
}

std::size_t VerdictColumns::computed_alone() const noexcept { return data_->alone; }

const std::vector<VerdictColumns::StepByRow>& VerdictColumns::steps_by_row() const noexcept {
    return data_->by_row;
}

} // namespace bleibe
