// SPDX-License-Identifier: Apache-2.0
// The idea: a permit is a requirement tree, grounds of refusal, and what is granted, each with its words.
#include "ruleset/readers.hpp"
#include "value/calendar.hpp"

namespace bleibe::detail {
namespace {

Value read_grant_duration(ReadContext& context, const Node& node) {
    const auto duration = node.is_scalar() ? parse_duration(node.text) : std::nullopt;
    if (!duration) {
        context.add(Code::bad_value, node.span,
                    node.is_scalar() ? quoted(node.text) + " is not a duration" : "a duration is expected",
                    "write it as `P18M`, `P3Y` or `P90D`; an expression stands behind `until`");
        return Value::null();
    }
    return duration->is_months ? Value::months(duration->months)
                               : Value::duration(duration->seconds, duration->nanoseconds);
}

/// Exactly one of the three keys.
bool read_grant_kind(Keys& keys, Grant& grant) {
    const Node* for_duration = keys.get("for");
    const Node* at_most = keys.get("at_most");
    const Node* until = keys.get("until");
    const int count =
        (for_duration != nullptr ? 1 : 0) + (at_most != nullptr ? 1 : 0) + (until != nullptr ? 1 : 0);
    if (count != 1) {
        keys.context().add(Code::missing_key, beginning(keys.node()),
                           count == 0 ? "a grant without its duration" : "a grant with two durations",
                           "write one of `for`, `at_most`, `until`");
        return false;
    }
    if (until != nullptr) {
        grant.kind = Grant::Kind::until;
        grant.until = read_formula(keys.context(), *until, "`until`");
        return grant.until.is_set();
    }
    grant.kind = for_duration != nullptr ? Grant::Kind::for_duration : Grant::Kind::at_most;
    grant.duration = read_grant_duration(keys.context(), for_duration != nullptr ? *for_duration : *at_most);
    return !grant.duration.is_null();
}

std::optional<Grant> read_grant(ReadContext& context, const Node& node, const Citation& law) {
    if (!expect_mapping(context, node, "`grant`")) {
        return std::nullopt;
    }
    Keys keys(context, node, "a grant");
    Grant grant;
    grant.span = beginning(node);
    grant.law = read_law(keys, law);
    LawScope scope(context, grant.law);
    const bool good = read_grant_kind(keys, grant);
    grant.quote = read_quote(keys);
    warn_without_quote(context, grant.quote, grant.span, "a grant");
    keys.finish();
    return good ? std::optional(std::move(grant)) : std::nullopt;
}

PermitDeclaration read_permit(Keys& keys, const Member& member) {
    ReadContext& context = keys.context();
    PermitDeclaration permit;
    permit.id = member.key;
    permit.span = member.key_span;
    permit.label = keys.label("", true);
    permit.law = read_law(keys, {});
    LawScope law(context, permit.law);
    permit.kind = keys.need_text("kind");
    permit.effect = keys.need_word<Force>(
        "effect",
        {{"by_law", Force::by_law}, {"shall", Force::shall}, {"should", Force::should}, {"may", Force::may}},
        Force::may);
    permit.chapter = keys.text("chapter");
    permit.quote = read_quote(keys);
    warn_without_quote(context, permit.quote, member.key_span, "the permit " + quoted(member.key));
    if (const Node* requires_node = keys.need("requires")) {
        permit.requires_ = read_tree(context, *requires_node, permit.law);
    }
    if (const Node* refusals = keys.get_sequence("refused_if")) {
        for (const Node* item : refusals->items) {
            permit.refused_if.push_back(read_item(context, *item, permit.law, ItemPlace::refusal));
        }
    }
    if (const Node* grant = keys.get("grant")) {
        permit.grant = read_grant(context, *grant, permit.law);
    }
    keys.finish();
    return permit;
}

BearsOn read_bears_on(Keys& keys) {
    return keys.need_word<BearsOn>("bears_on",
                                   {{"nothing", BearsOn::nothing},
                                    {"could_refuse", BearsOn::could_refuse},
                                    {"could_grant", BearsOn::could_grant},
                                    {"either", BearsOn::either}},
                                   BearsOn::either);
}

Omission read_omission(Keys& keys, bool elsewhere) {
    Omission omission;
    omission.span = beginning(keys.node());
    if (elsewhere) {
        omission.norm = keys.need_text("norm");
    } else if (keys.need("law") != nullptr) {
        omission.law = read_law(keys, {});
    }
    LawScope law(keys.context(), omission.law);
    if (!elsewhere) {
        omission.quote = read_quote(keys);
    }
    omission.because = keys.label("because", true);
    omission.bears_on = read_bears_on(keys);
    keys.finish();
    return omission;
}

void read_omission_list(Keys& keys, std::string_view key, std::vector<Omission>& omissions) {
    const Node* list = keys.get_sequence(key);
    if (list == nullptr) {
        return;
    }
    for (const Node* item : list->items) {
        if (expect_mapping(keys.context(), *item, "an entry of " + quoted(key))) {
            Keys omission(keys.context(), *item, "an omission");
            omissions.push_back(read_omission(omission, key == "elsewhere"));
        }
    }
}

} // namespace

void read_permits(Keys& keys, Ruleset& ruleset) {
    ReadContext& context = keys.context();
    for (const Member& member : members_of(keys.get_mapping("permits"))) {
        check_identifier(context, member.key, member.key_span, IdentifierKind::name);
        if (ruleset.find_criterion(member.key) != nullptr) {
            context.add(Code::name_taken, member.key_span,
                        quoted(member.key) + " is the name of a criterion or condition already",
                        "choose another name: a reference could not tell the two apart");
        }
        if (expect_mapping(context, *member.value, quoted(member.key))) {
            Keys permit(context, *member.value, "a permit");
            ruleset.permits.push_back(read_permit(permit, member));
        }
    }
}

void read_omissions(Keys& keys, Ruleset& ruleset) {
    read_omission_list(keys, "omitted", ruleset.omitted);
    read_omission_list(keys, "elsewhere", ruleset.elsewhere);
}

} // namespace bleibe::detail
