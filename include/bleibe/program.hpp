// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bleibe/catalog.hpp>
#include <bleibe/checked.hpp>
#include <bleibe/date.hpp>
#include <bleibe/words.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bleibe {

namespace detail {
struct ProgramData;
}

/// Number of a permit within one Program: 0 to permits().size() - 1.
struct PermitId {
    std::uint32_t index = 0;
    friend bool operator==(const PermitId&, const PermitId&) = default;
};

/// What to compile. An empty list of permits means all that any version has.
struct Selection {
    /// Ids such as "de/aufenthg/104c#principal".
    std::vector<std::string> permits;
    /// Names of proposals that replace the law from their day on.
    std::vector<std::string> proposals;
};

/// One permit of a program.
struct PermitInfo {
    std::string id;   // "de/aufenthg/104c#principal"
    std::string kind; // "residence_permit"
    Words label;      // of the newest version that has it
};

/// One dispute of the catalog, with its readings in the order written.
struct DisputeInfo {
    std::string id;
    Words label;
    std::string baseline; // empty: none is settled
    std::vector<std::string> readings;
};

/// Selected permits in all their versions, compiled. Immutable; copies share it; safe to use from any
/// number of threads at once. The day and the readings are operands: one program answers for all.
class Program {
public:
    explicit Program(std::shared_ptr<const detail::ProgramData> data) : data_(std::move(data)) {}

    /// In the order of the catalog: by norm, then by place in the file.
    [[nodiscard]] const std::vector<PermitInfo>& permits() const noexcept;
    /// Nothing for an id that the program does not have.
    [[nodiscard]] std::optional<PermitId> find(std::string_view permit) const noexcept;
    /// Empty for an id of another program.
    [[nodiscard]] const PermitInfo& info(PermitId permit) const noexcept;
    [[nodiscard]] const std::vector<DisputeInfo>& disputes() const noexcept;
    /// The catalog it was compiled from.
    [[nodiscard]] const Catalog& catalog() const noexcept;
    /// The compiled steps that the permit rests on, one line per step, for all versions.
    [[nodiscard]] std::string listing(PermitId permit) const;

    [[nodiscard]] const detail::ProgramData& data() const noexcept { return *data_; }
    [[nodiscard]] const std::shared_ptr<const detail::ProgramData>& share() const noexcept { return data_; }

private:
    std::shared_ptr<const detail::ProgramData> data_;
};

/// Compiles permits over all versions of the law. Findings: a permit or proposal that does not exist.
/// A catalog that loaded compiles. Costs milliseconds for a catalog of real size.
[[nodiscard]] Checked<Program> compile(const Catalog& catalog, const Selection& selection = {});

/// One chosen reading per dispute of a program; a dispute that is not chosen takes its baseline, and
/// one without a baseline stays open. A small value, made by `choose_readings`; empty: all baselines.
class Readings {
public:
    Readings() = default;
    /// Index of the chosen reading of a dispute of the program (-1: baseline).
    [[nodiscard]] int chosen(std::size_t dispute) const noexcept {
        return dispute < chosen_.size() ? chosen_[dispute] : -1;
    }
    /// By index; a reading that the dispute does not have counts as the baseline. By name and checked:
    /// `choose_readings`.
    void choose(std::size_t dispute, int reading) {
        if (dispute >= chosen_.size()) {
            chosen_.resize(dispute + 1, -1);
        }
        chosen_[dispute] = reading;
    }

private:
    std::vector<int> chosen_;
};

/// Readings by name, each as "dispute=reading", on top of a profile of the catalog (or none).
/// Findings: a profile, dispute or reading that does not exist, two different readings of one dispute.
/// Disputes of a profile that the program does not use are passed over.
[[nodiscard]] Checked<Readings> choose_readings(const Program& program, std::span<const std::string> choices,
                                                std::string_view profile = {});

} // namespace bleibe
