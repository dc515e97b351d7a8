// SPDX-License-Identifier: Apache-2.0
// Verdicts as planes, and how the deciding criteria of a permit are read off the planes of its points.
#pragma once

#include "columns/batch.hpp"
#include "compile/program.hpp"

#include <bleibe/verdict_columns.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bleibe::detail {

/// What a truth is for all people.
struct TruthPlanes {
    Ref ref;
    std::vector<Word> yes;
    std::vector<Word> no;
};

struct PermitColumns {
    const PermitOutline* outline = nullptr;         // null: no law
    std::array<std::uint32_t, mode_count> truths{}; // in VerdictColumnsData::truths
    std::vector<std::string_view> criteria;
    std::vector<std::vector<Word>> decides; // by criterion
    std::vector<Word> shown_open;           // undetermined, and shown to be so (run/single_atoms.hpp)
    std::vector<Word> decided;              // for colours: stated facts decide a requirement
    std::vector<Word> coming;               // everything that stands against the person can still come
    std::vector<Word> nearly_later;         // both, on a later day of the horizon
    std::vector<std::uint32_t> green_after; // by person: days until it is green; 0: not within the horizon
    std::vector<std::uint16_t> missing;     // by person: the first fact missing, by place in `paths`; 0: none
};

struct VerdictColumnsData {
    std::shared_ptr<const ProgramData> program;
    std::size_t people = 0;
    bool stopped = false;
    Date on;
    std::vector<PermitId> permits;
    std::vector<PermitColumns> columns; // by place in `permits`
    std::vector<TruthPlanes> truths;
    std::vector<Word> none;
    std::vector<std::string> paths{{}}; // of facts that are missing
    std::size_t alone = 0;
    std::vector<VerdictColumns::StepByRow> by_row;
};

class FactSource;

/// One batch after the other, with the plan and memory of the last. Not thread-safe.
class BatchScreening {
public:
    /// `tries_readings`: so that `under` can be asked.
    BatchScreening(const Program& program, Date on, const VerdictOptions& options,
                   bool tries_readings = false);
    ~BatchScreening();
    BatchScreening(const BatchScreening&) = delete;
    BatchScreening& operator=(const BatchScreening&) = delete;

    /// Of people of the source, from `first` on, all at once; valid until the next one. It says nothing of
    /// those who `was_alone` names.
    [[nodiscard]] VerdictColumns run(const FactSource& people, std::size_t first, std::size_t rows);
    /// Of the last batch: something about this person has no column form, so that nothing was found.
    [[nodiscard]] bool was_alone(std::size_t row) const;
    /// Of the last batch: nothing that the verdict is read off is open, so that there is nothing to search.
    [[nodiscard]] bool is_decided(std::size_t place, std::size_t row) const;
    /// Of the last batch: the verdict on a permit that the dispute concerns, under one of its readings.
    [[nodiscard]] Verdict under(std::size_t dispute, std::size_t reading, std::size_t place,
                                std::size_t row) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Rows as a plane, or as those that are not in it.
struct RowsOf {
    const Word* plane = nullptr;
    bool inverted = false;

    [[nodiscard]] const Word* among(Batch& batch, const Word* rows) const {
        return inverted ? batch.without(rows, plane) : batch.both(rows, plane);
    }
    [[nodiscard]] bool has(std::size_t row) const { return bit_at(plane, row) != inverted; }
};

/// The deciding criteria of one permit, batch by batch: the walk of `deciding_nodes` for all rows at once.
class DecidingColumns {
public:
    DecidingColumns(const ProgramData& program, const PermitOutline& outline);

    /// Names that can decide, in the order of the tree.
    [[nodiscard]] const std::vector<std::string_view>& criteria() const noexcept { return criteria_; }
    /// The truths of the points whose planes `decide` asks for.
    void add_refs(std::vector<Ref>& refs) const;
    /// `stands(node)` gives the rows (`RowsOf`) in which a point speaks against the person; adds the rows for
    /// which criterion i decides to `into[i]`, planes of the batch that start empty. Only `rows` are looked
    /// at.
    template <class Stands>
    void decide(Batch& batch, const Word* rows, const Stands& stands, Word* const* into) const {
        for (const std::uint32_t root : roots_) {
            const Word* active = stands(program_.nodes[root]).among(batch, rows);
            below(batch, root, criterion_of(root, nothing), active, stands, into);
        }
    }

private:
    static constexpr std::uint32_t nothing = UINT32_MAX;

    [[nodiscard]] std::uint32_t criterion_of(std::uint32_t node, std::uint32_t otherwise) const {
        return names_[node] == nothing ? otherwise : names_[node];
    }
    void note(std::uint32_t node);
    /// A disjunction of which only the nearest misses are named.
    [[nodiscard]] static bool is_narrow(const OutlineNode& node) {
        return !node.negative && node.children.size() > 1 &&
               (node.kind == PointKind::any || node.kind == PointKind::at_least);
    }

    template <class Stands>
    void below(Batch& batch, std::uint32_t index, std::uint32_t named, const Word* active,
               const Stands& stands, Word* const* into) const {
        const OutlineNode& node = program_.nodes[index];
        if (!batch.any(active)) {
            return;
        }
        const auto take = [&](const Word* rows) {
            if (named != nothing) {
                batch.add(into[named], rows);
            }
        };
        if (node.children.empty()) {
            return take(active);
        }
        if (is_narrow(node)) {
            return narrow(batch, index, named, active, stands, into);
        }
        const Word* left = active; // rows of which no branch stands so: the point itself decides
        for (const std::uint32_t child : node.children) {
            const Word* branch = stands(program_.nodes[child]).among(batch, active);
            below(batch, child, criterion_of(child, named), branch, stands, into);
            left = batch.without(left, branch);
        }
        take(left);
    }

    template <class Stands>
    void narrow(Batch& batch, std::uint32_t index, std::uint32_t named, const Word* active,
                const Stands& stands, Word* const* into) const {
        for (std::size_t row = 0; row < batch.rows; ++row) {
            if (!bit_at(active, row)) {
                continue;
            }
            const auto in_row = [&](const OutlineNode& node) { return stands(node).has(row); };
            for (const std::uint32_t node : nearest(index, index, in_row)) {
                const std::uint32_t criterion = criterion_of(node, named);
                if (criterion != nothing) {
                    set_bit(into[criterion], row);
                }
            }
        }
    }

    /// The walk for one row, as in points.cpp; `named` is the nearest named point above.
    template <class InRow>
    std::vector<std::uint32_t> nearest(std::uint32_t index, std::uint32_t named, const InRow& in_row) const {
        const OutlineNode& node = program_.nodes[index];
        const std::uint32_t self = node.id.empty() ? named : index;
        if (node.children.empty()) {
            return {self};
        }
        std::vector<std::vector<std::uint32_t>> branches;
        std::size_t least = SIZE_MAX;
        for (const std::uint32_t child : node.children) {
            if (in_row(program_.nodes[child])) {
                branches.push_back(nearest(child, self, in_row));
                least = std::min(least, branches.back().size());
            }
        }
        std::vector<std::uint32_t> found;
        for (const auto& branch : branches) {
            if (is_narrow(node) && branch.size() > least) {
                continue;
            }
            for (const std::uint32_t one : branch) {
                if (std::find(found.begin(), found.end(), one) == found.end()) {
                    found.push_back(one);
                }
            }
        }
        return found.empty() ? std::vector<std::uint32_t>{self} : found;
    }

    const ProgramData& program_;
    std::vector<std::uint32_t> roots_;
    std::vector<std::uint32_t> names_; // by node: its criterion, or nothing
    std::vector<std::string_view> criteria_;
    std::vector<std::uint32_t> nodes_;
};

} // namespace bleibe::detail
