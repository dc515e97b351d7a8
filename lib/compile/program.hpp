// SPDX-License-Identifier: Apache-2.0
// A compiled program: the code, and for every stretch of time over which the same versions hold, which
// permits there are, what they are made of, and which steps they need.
#pragma once

#include "compile/code.hpp"
#include "compile/truth_formula.hpp"

#include <bleibe/program.hpp>
#include <bleibe/report.hpp>

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace bleibe::detail {

struct CatalogModel;
struct CriterionDeclaration;
struct DisputeDeclaration;
struct Item;
struct PermitDeclaration;
struct Ruleset;
struct TextTemplate;
struct Waiver;

/// The tree is evaluated several times (docs/semantics.md, "effect and status, exactly"): with the
/// waivers of each level, with rule-like points conceded, and with them taken the other way.
enum class Mode : std::uint8_t { shall, should, may, conceded, opposed };
constexpr std::size_t mode_count = 5;
using Truths = std::array<Ref, mode_count>;

/// A text with values in it: each formula as a slot.
struct OutlineText {
    const TextTemplate* text = nullptr;
    std::vector<Ref> values;
};

/// One point of a permit's tree. What it says stands in the catalog; what it is for a person stands in
/// the slots.
struct OutlineNode {
    PointKind kind = PointKind::criterion;
    std::string id;                                  // "five_years", "de/aufenthg/5#visa", or empty
    const CriterionDeclaration* criterion = nullptr; // null for an unnamed branch
    const PermitDeclaration* permit = nullptr;       // that is used as a requirement
    const Item* item = nullptr;                      // where it is mentioned; null at a permit's root
    const Ruleset* ruleset = nullptr;                // whose words the criterion's quote is
    const Ruleset* mentioned_in = nullptr;           // whose words the item's quote is
    bool negative = false;                           // met speaks against the person
    bool passed_over_at_may = false;                 // a refusal with `effect: may`
    std::uint32_t at_least = 0;
    Truths truth{}; // with waivers and applicability
    Ref raw;        // without them, at level may
    std::optional<Ref> applies;
    struct Waived {
        const Waiver* waiver = nullptr;
        Ref when;
    };
    std::vector<Waived> waivers;
    std::vector<OutlineText> found;
    std::vector<OutlineText> required;
    std::vector<std::uint32_t> children; // in ProgramData::nodes
    std::vector<std::uint32_t> facts;    // read by it or below, in vocabulary order
    /// Of a group: read by what waives it or makes it apply; else `facts`.
    std::vector<std::uint32_t> own_facts;
    bool curable = true;      // somebody can change it, its parts aside; time is nobody
    bool cure_stated = false; // the criterion says itself what can change it: its parts do not count
    std::string unavailable;  // the norm that the catalog lacks for the day

    /// What can come of its parts says nothing about it: it has none, or it is a permit that speaks
    /// against the person, which is one question.
    [[nodiscard]] bool counts_as_one() const noexcept {
        return children.empty() || (permit != nullptr && negative);
    }
};

/// One permit in one stretch.
struct PermitOutline {
    Effect effect = Effect::shall; // the permit's own
    const Ruleset* ruleset = nullptr;
    const PermitDeclaration* permit = nullptr;
    std::uint32_t requires_ = 0;
    std::vector<std::uint32_t> refusals;
    Truths truth{};
    std::optional<Ref> grant_until;
    std::vector<std::uint32_t> disputes; // that its steps read, by number
    std::vector<std::uint32_t> facts;    // that its steps read, in vocabulary order
};

struct Stretch {
    std::int64_t from = 0; // day numbers, inclusive
    std::int64_t until = 0;
    std::vector<std::int32_t> outlines;       // by permit: index in ProgramData::outlines, or -1: no law
    std::vector<std::uint32_t> schedule;      // steps of the top block, in order
    std::vector<std::uint32_t> text_schedule; // further steps that only texts of explanations need
    std::vector<std::uint32_t> day_schedule;  // those that depend on the day
    std::vector<std::vector<std::uint32_t>> dispute_schedule;      // by dispute: those that depend on it
    std::vector<std::vector<std::uint32_t>> dispute_text_schedule; // the same with the steps of texts
    /// By dispute: what the steps that depend on it read, each once, operands before slots.
    std::vector<std::vector<Ref>> dispute_reads;
};

struct DisputeModel {
    const DisputeDeclaration* declaration = nullptr;
    int baseline = -1;
};

/// What a fact of the vocabulary looks like.
struct FactLayout {
    Type type;
    const Shape* shape = nullptr; // of the entries of a list of contexts, or null
};

struct ProgramData {
    Catalog catalog;
    std::shared_ptr<const CatalogModel> model;
    CompiledCode code;
    std::vector<PermitInfo> permits;
    std::vector<DisputeInfo> disputes;
    std::vector<DisputeModel> dispute_models;
    std::vector<Stretch> stretches; // in order of time, without holes
    std::vector<PermitOutline> outlines;
    std::vector<OutlineNode> nodes;
    std::unordered_map<std::uint32_t, TruthFormula> formulas; // by `raw` of the truths of the levels of the outlines
    std::vector<std::string> proposals;
    std::vector<bool> steady;   // by step of the top block: neither the day nor a reading reaches it
    std::size_t fact_count = 0; // of the vocabulary
    std::vector<FactLayout> fact_layouts; // by number of the fact

    explicit ProgramData(Catalog of) : catalog(std::move(of)) {}
    [[nodiscard]] const Stretch& stretch_of(Date day) const noexcept;
    /// Null if there is no law for the permit in the stretch.
    [[nodiscard]] const PermitOutline* outline(const Stretch& stretch, PermitId permit) const noexcept {
        const std::int32_t index =
            permit.index < stretch.outlines.size() ? stretch.outlines[permit.index] : -1;
        return index < 0 ? nullptr : &outlines[static_cast<std::size_t>(index)];
    }
    /// The permits asked for, without those of another program; all where none is named.
    [[nodiscard]] std::vector<PermitId> chosen(const std::vector<PermitId>& asked) const;
};

} // namespace bleibe::detail
