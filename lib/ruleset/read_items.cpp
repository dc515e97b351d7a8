// SPDX-License-Identifier: Apache-2.0
// The idea: a requirement is a tree; a bare name is its leaf, a mapping is one of six kinds of branch.
#include "ruleset/readers.hpp"

#include <array>

namespace bleibe::detail {
namespace {

/// What stands for a requirement that could not be read: met by itself, so that later layers find nothing
/// more to say about it.
Item failed_item(const Span& span) {
    Item item;
    item.span = span;
    return item;
}

/// A bare name of this file, or `de/aufenthg/5#general`.
Item read_name(ReadContext& context, const Node& node) {
    if (!expect_text(context, node, "a requirement")) {
        return failed_item(node.span);
    }
    Item item;
    item.span = node.span;
    item.name = folded(node.text);
    if (item.name.find('#') != std::string::npos || item.name.find('/') != std::string::npos) {
        auto reference = read_reference(context, node);
        if (!reference) {
            return failed_item(node.span);
        }
        item.kind = ItemKind::use;
        item.name.clear();
        item.reference = std::move(*reference);
        return item;
    }
    item.kind = ItemKind::criterion;
    if (item.name.find(' ') != std::string::npos) {
        context.add(Code::bad_identifier, node.span, quoted(item.name) + " is no name of a criterion",
                    "an expression stands behind `when:`, a requirement is a name");
        return failed_item(node.span);
    }
    const bool good = check_identifier(context, item.name, node.span, IdentifierKind::word);
    if (!good) {
        return failed_item(node.span);
    }
    return item;
}

void read_children(Keys& keys, std::string_view key, const Citation& law, Item& item) {
    const Node* list = keys.get_sequence(key);
    if (list == nullptr) {
        return;
    }
    for (const Node* child : list->items) {
        item.children.push_back(read_item(keys.context(), *child, law));
    }
    if (list->items.empty()) {
        keys.context().add(Code::wrong_shape, list->span, quoted(key) + " without entries",
                           "name at least one criterion");
    }
}

void read_at_least(Keys& keys, const Citation& law, Item& item) {
    item.kind = ItemKind::at_least;
    const auto count = keys.count("at_least");
    if (keys.need("of") != nullptr) {
        read_children(keys, "of", law, item);
    }
    item.at_least = count.value_or(1);
    if (count && item.at_least > item.children.size() && !item.children.empty()) {
        keys.context().add(Code::bad_value, keys.get("at_least")->span,
                           "at least " + std::to_string(item.at_least) + " of " +
                               std::to_string(item.children.size()) + " can never be met",
                           "write a smaller number, or more entries under `of`");
    }
}

void read_use(Keys& keys, const Node& node, Item& item) {
    Item named = read_name(keys.context(), node);
    item.kind = named.kind;
    item.name = std::move(named.name);
    item.reference = std::move(named.reference);
    const Node* except = keys.get_sequence("except");
    if (except == nullptr) {
        return;
    }
    for (const Node* name : except->items) {
        if (expect_text(keys.context(), *name, "an entry of `except`") &&
            check_identifier(keys.context(), folded(name->text), name->span, IdentifierKind::word)) {
            item.except.emplace_back(folded(name->text), name->span);
        }
    }
}

constexpr std::array<std::string_view, 6> body_keys = {"when", "all", "any", "not", "at_least", "use"};

/// The one key that is there; empty after a finding.
std::string_view body_key(Keys& keys) {
    std::string_view found;
    for (const std::string_view key : body_keys) {
        if (!keys.has(key)) {
            continue;
        }
        if (!found.empty()) {
            keys.context().add(Code::unknown_key, keys.node().member(key)->key_span,
                               quoted(key) + " beside " + quoted(found),
                               "one of the two: put the other into a branch of `all` or `any`");
            continue;
        }
        found = key;
    }
    if (found.empty()) {
        keys.context().add(Code::missing_key, beginning(keys.node()), "nothing says when this is met",
                           "add " + one_of({body_keys.begin(), body_keys.end()}));
    }
    return found;
}

void read_when(Keys& keys, const Node& node, Item& item) {
    item.when = read_formula(keys.context(), node, "`when`");
    item.kind = item.when.is_set() ? ItemKind::when : ItemKind::all;
}

void read_negation(Keys& keys, const Node& node, const Citation& law, Item& item) {
    item.kind = ItemKind::negation;
    item.children.push_back(read_item(keys.context(), node, law));
}

} // namespace

Item read_body(Keys& keys, const Citation& law) {
    Item item;
    item.span = beginning(keys.node());
    const std::string_view key = body_key(keys);
    const Node* node = key.empty() ? nullptr : keys.get(key);
    if (key != "at_least" && node != nullptr && keys.node().member("of") != nullptr) {
        keys.allow("of");
        keys.context().add(Code::missing_key, keys.node().member("of")->key_span, "`of` without `at_least`",
                           "say how many: `at_least: 2`");
    }
    if (node == nullptr) {
        return item;
    }
    if (key == "when") {
        read_when(keys, *node, item);
    } else if (key == "not") {
        read_negation(keys, *node, law, item);
    } else if (key == "at_least") {
        read_at_least(keys, law, item);
    } else if (key == "use") {
        read_use(keys, *node, item);
    } else {
        item.kind = key == "all" ? ItemKind::all : ItemKind::any;
        read_children(keys, key, law, item);
    }
    return item;
}

Item read_item(ReadContext& context, const Node& node, const Citation& law, ItemPlace place) {
    if (!node.is_mapping()) {
        Item item = read_name(context, node);
        item.law = law;
        return item;
    }
    Keys keys(context, node, "a requirement");
    const Citation own_law = read_law(keys, law);
    LawScope scope(context, own_law);
    Item item = read_body(keys, own_law);
    item.law = own_law;
    item.quote = read_quote(keys);
    item.label = keys.label("", false);
    item.cure = read_cure(keys);
    if (place == ItemPlace::refusal && keys.has("effect")) {
        item.effect =
            keys.word<Force>("effect", {{"shall", Force::shall}, {"may", Force::may}}, Force::shall);
    }
    keys.finish();
    return item;
}

Item read_tree(ReadContext& context, const Node& node, const Citation& law) {
    Item root;
    root.kind = ItemKind::all;
    root.law = law;
    root.span = beginning(node);
    if (node.is_sequence()) {
        for (const Node* child : node.items) {
            root.children.push_back(read_item(context, *child, law));
        }
        return root;
    }
    Item item = read_item(context, node, law);
    if (node.is_mapping() && item.kind == ItemKind::all) {
        return item;
    }
    root.children.push_back(std::move(item));
    return root;
}

} // namespace bleibe::detail
