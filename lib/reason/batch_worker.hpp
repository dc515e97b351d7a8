// SPDX-License-Identifier: Apache-2.0
// What one thread of a screening makes of a batch of people.
#pragma once

#include "reason/agreed_truths.hpp"
#include "reason/days_ahead.hpp"
#include "reason/fact_columns.hpp"
#include "reason/other_readings.hpp"
#include "reason/screen_plan.hpp"
#include "run/single_atoms.hpp"

#include <bleibe/assessment.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace bleibe::detail {

/// Not thread-safe; the plan may be shared.
class BatchWorker {
public:
    /// `screening` must outlive it. `tries_readings`: finds the verdicts under each reading, too.
    /// `leaves_alone`: nothing is found of people whom columns decline.
    BatchWorker(const ScreenPlan& screening, const Program& program, const Kernels& kernels,
                bool tries_readings = false, bool leaves_alone = false);

    /// Results are for so many people from now on.
    void size_results(std::size_t people) {
        if (others_) {
            others_->size_results(people);
        }
    }
    [[nodiscard]] const OtherReadings* other_readings() const { return others_ ? &*others_ : nullptr; }

    /// Of `rows` people of the source from `first` on. `at`: the place of the first one in the results of the
    /// plan, a multiple of 64.
    void run(const FactSource& source, std::size_t first, std::size_t rows, std::size_t at);

    /// People who were assessed one by one.
    [[nodiscard]] std::size_t alone() const noexcept { return alone_; }
    [[nodiscard]] const ColumnMachine& machine() const noexcept { return machine_; }

private:
    struct Planes {
        const Word* yes = nullptr;
        const Word* no = nullptr; // null pointer: wherever it is not yes
        Word* own_yes = nullptr;  // the same, where single rows were put in
        Word* own_no = nullptr;
    };
    struct ColouredAlone {
        std::size_t row = 0;
        std::size_t permit = 0; // place
        Colour colour = Colour::none;
        std::int64_t green_after = 0; // days; 0: not within the horizon
    };

    /// What the day itself leaves is asked of the days of the horizon.
    void look_ahead(const FactSource& source, std::size_t first, std::size_t at);
    SpelledTruth spelled_at(std::size_t place);
    ColourRows colour_rows(const FactSource& source, std::size_t first);
    /// Assesses those who are declined.
    void run_alone(const FactSource& source, std::size_t first);
    void put_alone(const FactSource& source, std::size_t first, std::size_t row);
    void colour_alone(const Case& subject, std::size_t row);
    void write(std::size_t at);
    /// What single atoms show to be open.
    void write_shown(const FactSource& source, std::size_t first, std::size_t at);
    /// A truth that the steps give: as far as all readings agree, where it depends on one.
    SpelledTruth spelled(Batch& batch, Ref ref);
    void write_colours(const FactSource& source, std::size_t first, std::size_t at);
    /// What is missing is found on the way back over the slots of each person who is open for some permit.
    void find_missing(const FactSource& source, std::size_t first, std::size_t at);
    std::uint16_t number_of(const std::string& path);

    const ScreenPlan& screening_;
    Program handle_;
    bool leaves_alone_;
    Limits limits_;
    ColumnMachine machine_;
    AgreedTruths truths_;
    std::optional<OtherReadings> others_;
    SingleAtoms atoms_;
    std::optional<DaysAhead> ahead_;
    std::vector<Awaiting> awaiting_; // by place of the permit
    Arena shown_memory_;
    Assessment workspace_;
    std::vector<Planes> planes_; // by place of the ref
    std::vector<ColouredAlone> coloured_alone_;
    std::vector<std::pair<std::size_t, std::size_t>> shown_alone_; // row, place of the permit
    std::size_t alone_ = 0;
};

} // namespace bleibe::detail
