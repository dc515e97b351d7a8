// SPDX-License-Identifier: Apache-2.0
// The scalar form: one value per slot. Evaluation cannot fail and always ends.
#pragma once

#include "compile/code.hpp"
#include "functions/function.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace bleibe::detail {

/// Why something is null: the function that gave it, and its reason.
struct NullReason {
    const FunctionRow* row = nullptr;
    std::string_view text;
};

/// Runs code over one case. Not thread-safe; the code may be shared.
class Machine final : public Evaluation {
public:
    Machine(const CompiledCode& code, Arena& memory, const Limits& bounds);

    /// Facts and operands by number, and the slots of the top block; all outlive the run.
    void bind(const Value* facts, const Value* operands, Value* top) noexcept;
    /// A fresh budget and no reasons.
    void reset() noexcept;
    /// The memory was given back: nothing in it may be looked at again.
    void forget() noexcept;

    /// Runs these steps of the top block, in order.
    void run(std::span<const std::uint32_t> steps);
    void run_all();
    /// After a change of one operand or fact: runs those of `steps` (all that depend on it, in order) that
    /// read something that changed. Appends the steps whose values are no longer the same to `changed`, with
    /// what they were before.
    struct Change {
        std::uint32_t step = 0;
        Value before;
    };
    void rerun(std::span<const std::uint32_t> steps, Ref input, std::vector<Change>& changed);
    /// Steps as they were before what `rerun` appended.
    void undo(std::span<const Change> changed) noexcept;

    /// In code of rulesets: the step could not be computed, since a limit was met or a function has no
    /// value there (the age on a day before birth). Its value is unknown, or rests on what is known.
    [[nodiscard]] bool is_uncomputed(std::uint32_t step) const noexcept {
        return !uncomputed_.empty() && uncomputed_[step] != 0;
    }
    [[nodiscard]] const Value& value(Ref ref) const noexcept { return frames_[ref.base()][ref.index()]; }
    /// Runs a block of a step once more with these parameters, and leaves its slots for reading until
    /// the next run (explanations look into them).
    Value look_into(const Block& block, std::span<const Value> parameters);
    /// The slots at a depth, to be put back after looking into a block of the same depth.
    [[nodiscard]] const Value* frame(std::uint32_t base) const noexcept { return frames_[base]; }
    void set_frame(std::uint32_t base, const Value* frame) noexcept { frames_[base] = frame; }
    /// A budget of its own for what the range form computes next.
    void begin_step() noexcept {
        spent_ = 0;
        exceeded = false;
    }
    /// The whole numbers, or days, from one to the other.
    Value series(const Value& from, const Value& to);
    /// The entries a loop runs over: of a list; the value itself otherwise; nothing for null.
    [[nodiscard]] std::span<const Value> entries(const Value& value);

    [[nodiscard]] const std::vector<NullReason>& reasons() const noexcept { return reasons_; }
    [[nodiscard]] const CompiledCode& code() const noexcept { return code_; }

    bool spend(std::uint64_t steps) override {
        spent_ += steps;
        const bool within = spent_ <= limits.steps && arena.bytes() <= limits.evaluation_bytes;
        exceeded = exceeded || !within;
        return within;
    }
    Value call(const Value& function, std::span<const Value> arguments) override;
    void because(std::string_view reason) override;

private:
    /// One step of the top block, with a budget of its own in code of rulesets: what is asked besides must
    /// not change an answer.
    Value run_step(std::uint32_t index);
    void run_steps(const Block& block, Value* frame);
    Value execute(const Block& block, const Step& step);
    Value call_row(const Block& block, const Step& step);
    /// What null means that the types do not know of: in code of rulesets, that there is no answer.
    Value without_value(const Block& block, const Step& step);
    /// The entry that the step names, or null if there is none.
    const Value* entry(const ContextData& data, const Step& step);
    Value field(const Value& of, const Step& step);
    Value field_or_else(const Value& of, const Value& otherwise, const Step& step);
    Value build_list(std::span<const Ref> operands);
    Value build_context(std::span<const Ref> operands, const Step& step);
    Value build_range(const Value& low, const Value& high, std::uint32_t flags);
    Value filter(const Value& list, const Step& step);
    /// What the condition of a filter gives where there is no entry: a position is one all the same.
    Value condition_without_entry(const Block& block, Value* frame);
    /// `before`: what the loops around have made, for `partial`; null where nobody reads it.
    Value for_each(const Value& list, const Value* before, const Step& step);
    /// Adds what one round of a loop gave; false if a limit forbids it.
    bool add_results(std::vector<Value>& made, const Value& result, bool joined);
    [[nodiscard]] Value list_of(const std::vector<Value>& items, std::size_t from);
    Value quantify(const Value& list, const Step& step, bool decides);
    Value invoke(const Value& function, std::span<const Ref> operands, const Step& step);
    /// The arguments in the order of the function's parameters, null for those that are not supplied;
    /// nothing, with the reason said, if the names are not its own.
    std::optional<std::vector<Value>> in_order(const Function& function,
                                               std::span<const std::string_view> names,
                                               std::span<const Value> arguments);

    /// Slots for one run of a block, its parameters first; `frames_` points to them until `leave`.
    struct Entered {
        Value* frame = nullptr;
        const Value* before = nullptr;
    };
    Entered enter(const Block& block);
    void leave(const Block& block, const Entered& entered) noexcept { frames_[block.base] = entered.before; }

    /// Where the entry of a name stood in the shape that was met last.
    struct Place {
        const Shape* shape = nullptr;
        int index = -1;
    };

    const CompiledCode& code_;
    std::array<const Value*, Ref::deepest + 4> frames_{};
    Value* top_ = nullptr;
    std::uint64_t spent_ = 0;
    bool has_gap_ = false;                 // a call of the step that runs had no value
    std::vector<std::uint8_t> uncomputed_; // by step; empty while every step was computed
    std::uint32_t depth_ = 0;
    const FunctionRow* current_ = nullptr;
    std::vector<NullReason> reasons_;
    std::vector<std::uint8_t> changed_; // by step, during `rerun`
    std::vector<Place> places_; // by number of the name; forgotten with the memory that shapes may live in
};

} // namespace bleibe::detail
