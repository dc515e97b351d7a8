// SPDX-License-Identifier: Apache-2.0
// The column form: one cell per slot, for a batch of rows. A step that has no column form runs row by row
// through the scalar form; a row that a step declines is for the caller to compute alone.
#pragma once

#include "columns/batch.hpp"
#include "compile/program.hpp"
#include "run/machine.hpp"
#include "run/step_results.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace bleibe::detail {

/// Not thread-safe; the program may be shared.
class ColumnMachine {
public:
    ColumnMachine(const ProgramData& program, const Kernels& kernels, const Limits& limits)
        : ColumnMachine(program.code, program.fact_count, kernels, limits) {}
    /// Code that is no program: its facts are so many.
    ColumnMachine(const CompiledCode& code, std::size_t fact_count, const Kernels& kernels,
                  const Limits& limits);
    ColumnMachine(const ColumnMachine&) = delete;
    ColumnMachine& operator=(const ColumnMachine&) = delete;

    /// The steps to run, in order: all that the wanted slots need.
    void plan(std::vector<std::uint32_t> schedule);
    /// The same; only `again`, in order, may depend on operands that change within a batch.
    void plan(std::vector<std::uint32_t> schedule, std::span<const std::uint32_t> again);
    /// Facts that are read as they are, besides those that steps of the plan read.
    void need_facts(std::span<const Ref> refs);
    /// The day and the readings, none of them open. Steps that rest on nothing else run now, as far as they
    /// read what has changed.
    void set_operands(std::span<const Value> operands);

    /// A new batch of so many rows. The caller then fills the facts that the plan needs.
    void begin(std::uint32_t rows);
    [[nodiscard]] Batch& batch() noexcept { return batch_; }
    [[nodiscard]] const Batch& batch() const noexcept { return batch_; }
    [[nodiscard]] const std::vector<std::uint32_t>& facts_needed() const noexcept { return facts_needed_; }
    void set_fact(std::uint32_t fact, const Cell& cell) { facts_[fact] = cell; }
    [[nodiscard]] const Cell& fact(std::uint32_t fact) const noexcept { return facts_[fact]; }

    /// Runs these steps, which the plan has, as far as they have not run for this batch on what they read;
    /// those that rest on operands alone have run before.
    void run(std::span<const std::uint32_t> steps);
    /// What steps give from here on can be taken back, until the next batch.
    void mark();
    /// Takes it back, with its memory. The steps that ran since have to run again before anything reads them.
    void return_to_mark();
    [[nodiscard]] const Cell& cell(Ref ref) const noexcept { return frames_[ref.base()][ref.index()]; }

    /// By step: in how many batches it ran row by row.
    [[nodiscard]] const std::vector<std::uint32_t>& ran_by_row() const noexcept { return ran_by_row_; }
    [[nodiscard]] bool is_uniform(std::uint32_t step) const noexcept { return uniform_[step] != 0; }

private:
    /// What a step reads outside of its own blocks.
    void note_reads(const Block& block, const Step& step, std::vector<Ref>& reads) const;
    /// The versions of what a step reads, facts aside. Until the next call.
    [[nodiscard]] std::span<const Version> versions_read(std::uint32_t step);
    /// Those that rest on one of the operands (bits; all beyond the last bit count as that one).
    void run_uniform(std::uint64_t operands);
    [[nodiscard]] static std::uint64_t bit_of_operand(std::size_t operand) noexcept {
        return std::uint64_t{1} << std::min<std::size_t>(operand, 63);
    }
    /// What uniform steps gave for its values.
    void forget_operand(std::size_t operand);
    /// What a step has given now, as what it has given before if that is the same.
    /// `may_differ`: rows in which it may not be the first result; of uniform steps nothing.
    void note_result(std::uint32_t step, std::span<const Version> read, const Cell& cell,
                     const Word* may_differ);
    /// The days of a list are those of another one but in these rows.
    void note_days_like(const Cell& before, const Cell& cell, const Word* changed);
    void take(std::uint32_t step, const StepResults::Result& result) noexcept {
        top_[step] = result.cell;
        version_[step] = result.version;
    }
    /// The rows in which what a step reads is not what it read for that result of its; null if that is not
    /// known to be few rows.
    [[nodiscard]] const Word* rows_reached(std::uint32_t step, std::span<const Version> read,
                                           std::size_t place);
    /// Runs a step for these rows alone; elsewhere what it gave before stands.
    bool execute_for(const Word* rows, std::uint32_t step, const Cell& before, Cell& result);
    /// Gives the rows in which the result may not be the first one.
    const Word* execute_again(std::uint32_t step, std::span<const Version> read, Cell& result);
    void execute_top(std::uint32_t step, Cell& result);
    void run_once(std::uint32_t step);
    bool execute(const Block& block, const Step& step, Cell& result);
    bool execute_call(const Block& block, const Step& step, Cell& result);
    /// All operands are the same for all rows.
    bool execute_same(const Block& block, const Step& step, Cell& result);
    Cell run_by_row(std::uint32_t step);

    /// An operand as a truth; null for what is none.
    const Cell* truth(Ref ref);
    bool junction(std::span<const Ref> operands, bool conjunction, Cell& result);
    bool negation(Ref operand, Cell& result);
    bool at_least(std::span<const Ref> operands, std::uint32_t wanted, Cell& result);
    bool select(std::span<const Ref> operands, Cell& result);
    bool select_truth(const Cell& condition, const Cell& a, const Cell& b, Cell& result);
    bool select_number(const Cell& condition, const Cell& a, const Cell& b, Cell& result);
    bool select_list(const Cell& condition, const Cell& a, const Cell& b, Cell& result);
    bool field(const Cell& of, const Step& step, Cell& result);
    bool context(std::span<const Ref> operands, const Step& step, Cell& result);
    bool list(std::span<const Ref> operands, Cell& result);
    bool filter(const Cell& list, const Step& step, Cell& result);
    bool for_each(const Cell& list, const Step& step, Cell& result);
    bool quantify(const Cell& list, const Step& step, bool decides, Cell& result);
    /// Runs a block for the element of a slot, in the rows that are asked. False if a step of it has no
    /// column form.
    bool run_block(std::uint32_t block, const Slot& slot, Cell& result);
    /// Runs the steps of a block, or those of one kind.
    enum class Part : std::uint8_t { all, by_itself, rest };
    bool run_steps_of(std::uint32_t block, Cell* frame, Part part);
    /// A loop within a loop runs again for each entry of the outer one. What of its block rests on its own
    /// entry alone is the same each time, and is made here once, while it lives.
    class Prepared {
    public:
        Prepared(ColumnMachine& machine, std::uint32_t outer, std::size_t entries);
        ~Prepared() { machine_.prepared_.resize(before_); }
        Prepared(const Prepared&) = delete;
        Prepared& operator=(const Prepared&) = delete;

    private:
        void prepare(std::uint32_t block, const Cell& of);

        ColumnMachine& machine_;
        std::size_t before_;
    };
    /// The frame of a block for an entry; null if none was prepared.
    [[nodiscard]] Cell* prepared_frame(std::uint32_t block, const Slot& slot) const noexcept;
    void find_own_steps();
    /// The truth of a block in the rows with an entry in a slot; planes that outlive the block.
    struct BlockTruth {
        explicit BlockTruth(Batch& batch)
            : yes(batch.plane()), no(batch.plane()), open(batch.plane()), nulls(batch.plane()) {}
        Word* yes;
        Word* no;   // written if it is not total
        Word* open; // the same
        Word* nulls;
        bool is_total = true;
        bool has_nulls = false;
    };
    /// What the block took is given back. False if a step of it has no column form, or it gives no truth.
    bool ask_block(std::uint32_t block, const Slot& slot, BlockTruth& truth);
    /// A loop has nothing to do in this slot.
    [[nodiscard]] bool is_idle(const Slot& slot) const noexcept {
        return batch_.active != nullptr && !batch_.meet(batch_.active, slot.present);
    }
    /// `x = a or x = b or …` over constants, as one question to their list; the equations are asked only if
    /// that has no answer.
    void find_memberships();
    bool ask_membership(std::uint32_t block, std::uint32_t index, Cell* frame, Cell& result);

    /// Of one block: which steps are memberships, and which wait until one needs them.
    struct Memberships {
        std::vector<std::uint8_t> waits;     // by step
        std::vector<const Value*> constants; // by step: the list, or null
        std::vector<Ref> asked;              // by step
    };

    const CompiledCode& code_;
    Arena memory_;
    Batch batch_;
    Arena frame_memory_; // of blocks while they run
    std::vector<Cell> constants_;
    std::vector<Cell> facts_;
    std::vector<Cell> operands_;
    std::vector<Cell> top_;
    std::array<const Cell*, Ref::deepest + 4> frames_{};

    std::vector<std::uint32_t> schedule_;
    std::vector<std::uint32_t> facts_needed_;
    std::vector<std::vector<Ref>> reads_; // by step of the plan
    std::vector<std::uint8_t> uniform_;   // by step: rests on constants and operands alone
    std::vector<std::uint8_t> again_;     // by step: may run more than once a batch
    std::vector<std::uint32_t> uniform_steps_;
    std::vector<std::uint64_t> operands_read_; // by uniform step: bits, directly or through others
    std::vector<std::uint32_t> ran_by_row_;
    std::vector<Memberships> memberships_; // by block
    /// By block: the steps that rest on its own entry, and on what is outside of all loops.
    std::vector<std::vector<std::uint8_t>> own_steps_;
    struct PreparedFrame {
        std::uint32_t block = 0;
        Slot slot;
        Cell* frame = nullptr; // in the batch's memory
    };
    std::vector<PreparedFrame> prepared_;

    // Contents by number, so that only what reads something new runs.
    Version last_version_ = 0;
    std::vector<Version> version_;           // by step
    std::vector<Version> operand_version_;   // by operand
    std::vector<StepResults> operand_known_; // by operand: the values it had
    std::vector<StepResults> results_;       // by step; of uniform steps beyond the batch
    std::vector<std::uint64_t> ran_once_;    // by step that runs once a batch: in which batch it ran last
    std::uint64_t batch_number_ = 0;
    std::optional<Batch::Mark> mark_;
    std::vector<std::uint32_t> noted_since_mark_; // steps, one for each result
    std::vector<Version> read_;
    Arena kept_; // what the values of uniform steps point into
    Arena membership_memory_;

    // The scalar form: for steps that are the same for all rows, and for those that run row by row.
    Arena uniform_memory_;
    Arena row_memory_;
    std::vector<Value> operand_values_;
    std::vector<Value> fact_values_;
    std::vector<Value> uniform_slots_;
    std::vector<Value> row_slots_;
    Limits limits_;
    Machine uniform_machine_;
    Machine row_machine_;
};

} // namespace bleibe::detail
