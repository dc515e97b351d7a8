// SPDX-License-Identifier: Apache-2.0
// The range form: one set of possible values per slot. The same steps as the scalar form; facts, the day and
// the readings may be sets.
#pragma once

#include "compile/code.hpp"
#include "compile/schedule.hpp"
#include "run/machine.hpp"
#include "value/possible.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace bleibe::detail {

/// Runs code of rulesets over sets. Whatever completion of the facts, day and readings is taken out of them,
/// the slots that the scalar form gives for it are in the slots here; except where a null stands behind a
/// guard, whose result does not rest on that slot then. Not thread-safe; the code may be shared.
class RangeMachine {
public:
    RangeMachine(const CompiledCode& code, Arena& memory, const Limits& bounds);

    /// Facts and operands by number, and the slots of the top block; all outlive the run.
    void bind(const Possible* facts, const Possible* operands, Possible* top) noexcept;
    /// Runs these steps of the top block, in order.
    void run(std::span<const std::uint32_t> steps);
    /// The memory was given back.
    void forget() noexcept { scalar_.reset(); }

    [[nodiscard]] const Possible& value(Ref ref) const noexcept { return frames_[ref.base()][ref.index()]; }
    [[nodiscard]] const CompiledCode& code() const noexcept { return code_; }
    [[nodiscard]] Arena& arena() noexcept { return scalar_.arena; }

    /// Runs the block of a loop for one entry and leaves its slots for reading; `leave` puts back what was
    /// there.
    struct Entered {
        Possible* frame = nullptr;
        const Possible* before = nullptr;
    };
    Entered look_into(const Block& block, const Possible& entry);
    void leave(const Block& block, const Entered& entered) noexcept { frames_[block.base] = entered.before; }
    /// The entries that a loop runs over; nothing if they are not known at all.
    struct Entries {
        std::span<const PossibleEntry> entries;
        bool known = true;
    };
    Entries entries(const Possible& list);

private:
    void run_steps(const Block& block, Possible* frame);
    Possible execute(const Block& block, const Step& step);
    Possible execute_loop(const Block& block, const Step& step);
    Possible call(const Block& block, const Step& step);
    Possible at_least(std::span<const Ref> operands, std::uint32_t least) const;
    Possible select(const Possible& condition, const Possible& then, const Possible& otherwise);
    Possible reading(std::span<const Ref> operands);
    Possible field(const Possible& of, const Step& step, const Type& type);
    Possible field_or_else(const Possible& of, const Possible& otherwise, const Step& step);
    Possible branch(const Block& block, const Step& step);
    Possible taken(const Block& block);
    Possible closure(const Block& block, const Step& step);
    Possible invoke(const Block& block, const Step& step);
    Possible convert(const Possible& value, const Type& type);
    Possible series(const Possible& from, const Possible& to);
    /// A field of an entry that may be null or not, and the steps that rest on it.
    struct OpenNull {
        std::size_t place = 0;
        const std::vector<std::uint32_t>* steps = nullptr;
    };
    std::vector<OpenNull> open_nulls(const Block& block, const Possible& entry);
    const std::vector<EntryField>& guarded_fields_of(const Block& block);
    /// What the block gives for an entry, all ways in which its fields may be null taken one by one.
    Possible result_for(const Block& block, Possible* frame, const Possible& entry);

    Possible quantify(const Step& step, std::span<const PossibleEntry> entries, bool some);
    Possible filter(const Step& step, std::span<const PossibleEntry> entries);
    Possible for_each(const Step& step, std::span<const PossibleEntry> entries, const Possible* before);

    Entered enter(const Block& block);
    [[nodiscard]] const Type& type_of(const Block& block, const Step& step) const;
    /// Everything that the type of the step allows, and that it has no answer.
    Possible anything(const Block& block, const Step& step);

    const CompiledCode& code_;
    Machine scalar_; // for what is exact, and what it may use
    std::vector<Possible> constants_;
    std::array<const Possible*, Ref::deepest + 4> frames_{};
    Possible* top_ = nullptr;
    std::uint32_t depth_ = 0;
    std::unordered_map<const Block*, std::vector<EntryField>> guarded_fields_; // as far as asked
    unsigned ways_ = 1; // in which the loops around a step run their blocks for one entry
};

} // namespace bleibe::detail
