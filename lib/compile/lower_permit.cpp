// SPDX-License-Identifier: Apache-2.0
// The idea: the tree is lowered once and every node yields five truths; equal ones are one step, so the
// levels cost only where waivers and exceptions make a difference.
#include "compile/permit_names.hpp"

#include <algorithm>
#include <tuple>

namespace bleibe::detail {
namespace {

/// Level at which a mode counts waivers.
Force level_of(Mode mode) {
    switch (mode) {
    case Mode::shall:
        return Force::shall;
    case Mode::should:
        return Force::should;
    default:
        return Force::may;
    }
}

bool in_favour(Exception exception) {
    return exception == Exception::in_favour || exception == Exception::either;
}
bool against(Exception exception) {
    return exception == Exception::against || exception == Exception::either;
}

/// The truths of a permit where it speaks against the person: at every level it stands if it is eligible,
/// and what is conceded to the one side is taken from the other.
Truths speaking_against(const Truths& permit) {
    const auto at = [&](Mode mode) { return permit[static_cast<std::size_t>(mode)]; };
    Truths turned;
    turned.fill(at(Mode::may));
    turned[static_cast<std::size_t>(Mode::conceded)] = at(Mode::opposed);
    turned[static_cast<std::size_t>(Mode::opposed)] = at(Mode::conceded);
    return turned;
}

} // namespace

PermitLowering::PermitLowering(ProgramData& program, const CheckedCatalog& checked, Builder& builder,
                               const DisputeNumbers& disputes, Date day)
    : program_(program), checked_(checked), builder_(builder), disputes_(disputes), day_(day) {}

PermitLowering::~PermitLowering() = default;

PermitLowering::Names& PermitLowering::names(const Place& place) {
    auto& slot = names_[{place.ruleset, place.caller}];
    if (!slot) {
        slot = std::make_unique<Names>(*this, place);
    }
    return *slot;
}

Ref PermitLowering::formula(const Formula& formula, const Place& place) {
    const auto found = checked_.formulas.find(&formula);
    if (found == checked_.formulas.end()) {
        return builder_.constant(Value::null());
    }
    ExpressionLowering lowering(builder_, names(place));
    return lowering.lower(found->second);
}

Ref PermitLowering::criterion_formula(const CriterionDeclaration& criterion, const Place& place) {
    const Ref written = formula(criterion.body.when, place);
    return names(place).under_readings(written, TypeKind::boolean,
                                       [&](const ReadingDeclaration& reading) -> std::optional<Ref> {
                                           for (const auto& [name, replacing] : reading.criteria) {
                                               if (name == criterion.id) {
                                                   return formula(replacing, place);
                                               }
                                           }
                                           return std::nullopt;
                                       });
}

std::uint32_t PermitLowering::add(OutlineNode node) {
    program_.nodes.push_back(std::move(node));
    return static_cast<std::uint32_t>(program_.nodes.size() - 1);
}

PermitOutline PermitLowering::lower(const Ruleset& ruleset, const PermitDeclaration& permit) {
    PermitOutline outline;
    outline.ruleset = &ruleset;
    outline.permit = &permit;
    outline.effect = static_cast<Effect>(permit.effect);
    first_node_ = program_.nodes.size();
    Place place;
    place.ruleset = &ruleset;
    place.home = &ruleset;
    place.caller = {permit.effect, permit.chapter};
    outline.requires_ = item(permit.requires_, place);
    place.negative = true;
    for (const Item& refusal : permit.refused_if) {
        outline.refusals.push_back(item(refusal, place));
        program_.nodes[outline.refusals.back()].passed_over_at_may = refusal.effect == Force::may;
    }
    for (std::size_t m = 0; m < mode_count; ++m) {
        std::vector<Ref> parts{program_.nodes[outline.requires_].truth[m]};
        for (const std::uint32_t refusal : outline.refusals) {
            const OutlineNode& node = program_.nodes[refusal];
            if (!node.passed_over_at_may || level_of(static_cast<Mode>(m)) != Force::may) {
                parts.push_back(builder_.negation(node.truth[m]));
            }
        }
        outline.truth[m] = builder_.all_of(std::move(parts));
    }
    if (permit.grant && permit.grant->kind == Grant::Kind::until) {
        place.negative = false;
        outline.grant_until = formula(permit.grant->until, place);
    }
    return outline;
}

PermitOutline PermitLowering::lower_criteria(const Ruleset& ruleset, const PermitDeclaration& caller) {
    PermitOutline outline;
    outline.ruleset = &ruleset;
    outline.permit = &caller;
    outline.effect = static_cast<Effect>(caller.effect);
    Place place;
    place.ruleset = &ruleset;
    place.home = &ruleset;
    place.caller = {caller.effect, caller.chapter};
    OutlineNode root;
    root.kind = PointKind::all;
    root.ruleset = &ruleset;
    root.mentioned_in = &ruleset;
    for (const CriterionDeclaration& criterion : ruleset.criteria) {
        root.children.push_back(named(criterion.body, criterion, place));
    }
    Truths raw{};
    join_children(root, raw);
    root.truth = raw;
    root.raw = raw[static_cast<std::size_t>(Mode::may)];
    outline.truth = raw;
    outline.requires_ = add(std::move(root));
    return outline;
}

std::uint32_t PermitLowering::item(const Item& item, const Place& place) {
    OutlineNode node;
    node.item = &item;
    node.ruleset = place.ruleset;
    node.mentioned_in = place.ruleset;
    node.negative = place.negative;
    if (is_too_large()) {
        node.raw = builder_.constant(Value::null());
        node.truth.fill(node.raw);
        return add(std::move(node));
    }
    if (item.kind == ItemKind::criterion) {
        if (const CriterionDeclaration* criterion = place.ruleset->find_criterion(item.name)) {
            return named(item, *criterion, place);
        }
    }
    if (item.kind == ItemKind::use) {
        return used(item, place);
    }
    Truths raw{};
    body(node, raw, item, place);
    node.truth = raw;
    node.raw = raw[static_cast<std::size_t>(Mode::may)];
    return add(std::move(node));
}

void PermitLowering::body(OutlineNode& node, Truths& raw, const Item& item, const Place& place) {
    Place inner = place;
    inner.negative = item.kind == ItemKind::negation ? !place.negative : place.negative;
    inner.except.clear(); // the group's own conditions, not those of groups within
    switch (item.kind) {
    case ItemKind::when:
        node.kind = PointKind::criterion;
        raw.fill(formula(item.when, place));
        return;
    case ItemKind::all:
        node.kind = PointKind::all;
        break;
    case ItemKind::any:
        node.kind = PointKind::any;
        break;
    case ItemKind::at_least:
        node.kind = PointKind::at_least;
        node.at_least = item.at_least;
        break;
    case ItemKind::negation:
        node.kind = PointKind::negation;
        break;
    default: // a criterion whose body is one other criterion
        node.kind = PointKind::all;
        node.children.push_back(this->item(item, inner));
        join_children(node, raw);
        return;
    }
    for (const Item& child : item.children) {
        const std::string name = child.kind == ItemKind::use ? child.reference.text() : child.name;
        const bool left_out =
            std::find(place.except.begin(), place.except.end(), name) != place.except.end() ||
            (child.kind == ItemKind::use &&
             std::find(place.except.begin(), place.except.end(), child.reference.name) != place.except.end());
        if (!left_out || name.empty()) {
            node.children.push_back(this->item(child, inner));
        }
    }
    join_children(node, raw);
}

void PermitLowering::join_children(OutlineNode& node, Truths& raw) {
    for (std::size_t m = 0; m < mode_count; ++m) {
        std::vector<Ref> parts;
        for (const std::uint32_t child : node.children) {
            parts.push_back(program_.nodes[child].truth[m]);
        }
        switch (node.kind) {
        case PointKind::any:
            raw[m] = builder_.any_of(std::move(parts));
            break;
        case PointKind::at_least:
            raw[m] = builder_.at_least(node.at_least, parts);
            break;
        case PointKind::negation:
            raw[m] = builder_.negation(builder_.all_of(std::move(parts)));
            break;
        default:
            raw[m] = builder_.all_of(std::move(parts));
            break;
        }
    }
}

std::uint32_t PermitLowering::named(const Item& item, const CriterionDeclaration& criterion,
                                    const Place& place) {
    OutlineNode node;
    node.id = place.ruleset == place.home ? criterion.id : place.ruleset->id + "#" + criterion.id;
    node.item = &item;
    node.mentioned_in = place.ruleset;
    Truths raw{};
    node.criterion = &criterion;
    node.ruleset = place.ruleset;
    node.negative = place.negative;
    if (criterion.body.kind == ItemKind::when) {
        node.kind = PointKind::criterion;
        raw.fill(criterion_formula(criterion, place));
    } else {
        body(node, raw, criterion.body, place);
    }
    finish(node, raw, criterion, place);
    return add(std::move(node));
}

void PermitLowering::finish(OutlineNode& node, Truths raw, const CriterionDeclaration& criterion,
                            const Place& place) {
    node.raw = raw[static_cast<std::size_t>(Mode::may)];
    for (const Waiver& waiver : criterion.waived_if) {
        node.waivers.push_back({&waiver, formula(waiver.when, place)});
    }
    if (criterion.applies_if) {
        node.applies = formula(*criterion.applies_if, place);
    }
    node.found = texts(criterion.found, place);
    node.required = texts(criterion.required, place);
    const bool favourable = !node.negative;
    for (std::size_t m = 0; m < mode_count; ++m) {
        const Mode mode = static_cast<Mode>(m);
        Ref value = raw[m];
        if (mode == Mode::conceded && in_favour(criterion.exception)) {
            value = builder_.truth(favourable);
        } else if (mode == Mode::opposed && against(criterion.exception)) {
            value = builder_.truth(!favourable);
        }
        for (const auto& [waiver, when] : node.waivers) {
            if (waiver->effect <= level_of(mode)) {
                value = favourable ? builder_.any_of({value, when})
                                   : builder_.all_of({value, builder_.negation(when)});
            }
        }
        if (node.applies) {
            value = favourable ? builder_.any_of({builder_.negation(*node.applies), value})
                               : builder_.all_of({*node.applies, value});
        }
        node.truth[m] = value;
    }
}

std::uint32_t PermitLowering::used(const Item& item, const Place& place) {
    const Reference& reference = item.reference;
    const CatalogData& catalog = *checked_.written;
    const Ruleset* other = reference.pinned ? catalog.version_from(reference.norm, *reference.pinned)
                                            : catalog.version_on(reference.norm, day_, program_.proposals);
    Place inner = place;
    inner.ruleset = other;
    inner.except.clear();
    for (const auto& [name, span] : item.except) {
        inner.except.push_back(name);
    }
    if (other != nullptr) {
        if (const CriterionDeclaration* criterion = other->find_criterion(reference.name)) {
            const std::uint32_t index = named(item, *criterion, inner);
            program_.nodes[index].mentioned_in = place.ruleset;
            return index;
        }
        if (const PermitDeclaration* permit = other->find_permit(reference.name)) {
            return used_permit(item, *other, *permit, place);
        }
    }
    OutlineNode node;
    node.id = reference.text();
    node.item = &item;
    node.ruleset = place.ruleset;
    node.mentioned_in = place.ruleset;
    node.negative = place.negative;
    node.unavailable = reference.norm;
    Builder::StepParts parts;
    parts.name = reference.norm;
    node.raw = builder_.emit(StepKind::missing, {}, TypeKind::boolean, parts);
    node.truth.fill(node.raw);
    return add(std::move(node));
}

std::uint32_t PermitLowering::used_permit(const Item& item, const Ruleset& ruleset,
                                          const PermitDeclaration& permit, const Place& place) {
    OutlineNode node;
    node.kind = PointKind::all;
    node.id = item.reference.text();
    node.permit = &permit;
    node.item = &item;
    node.ruleset = &ruleset;
    node.mentioned_in = place.ruleset;
    node.negative = place.negative;
    Place inner = place;
    inner.ruleset = &ruleset;
    inner.except.clear();
    inner.caller = {permit.effect, permit.chapter};
    // Whether a permit is open to the person is one question, wherever it is asked: its waivers work for
    // the permit even where the permit speaks against the person.
    inner.negative = false;
    node.children.push_back(this->item(permit.requires_, inner));
    inner.negative = true;
    for (const Item& refusal : permit.refused_if) {
        OutlineNode turned;
        turned.kind = PointKind::negation;
        turned.item = &refusal;
        turned.ruleset = &ruleset;
        turned.mentioned_in = &ruleset;
        const std::uint32_t ground = this->item(refusal, inner);
        turned.children.push_back(ground);
        for (std::size_t m = 0; m < mode_count; ++m) {
            const bool passed_over =
                refusal.effect == Force::may && level_of(static_cast<Mode>(m)) == Force::may;
            turned.truth[m] =
                passed_over ? builder_.truth(true) : builder_.negation(program_.nodes[ground].truth[m]);
        }
        turned.raw = turned.truth[static_cast<std::size_t>(Mode::may)];
        node.children.push_back(add(std::move(turned)));
    }
    Truths raw{};
    join_children(node, raw);
    node.raw = raw[static_cast<std::size_t>(Mode::may)];
    node.truth = place.negative ? speaking_against(raw) : raw;
    return add(std::move(node));
}

std::vector<OutlineText> PermitLowering::texts(const std::vector<TextTemplate>& texts, const Place& place) {
    std::vector<OutlineText> lowered;
    for (const TextTemplate& text : texts) {
        OutlineText one;
        one.text = &text;
        for (const TextTemplate::Piece& piece : text.pieces) {
            one.values.push_back(piece.formula ? formula(*piece.formula, place) : Ref());
        }
        lowered.push_back(std::move(one));
    }
    return lowered;
}

} // namespace bleibe::detail
