// SPDX-License-Identifier: Apache-2.0
// The idea: `x != null and …`, `x = null or …` and their negations prove that x is there in the rest;
// facts about paths are collected from the shape of the condition alone.
#include "check/guards.hpp"

namespace bleibe::detail {
namespace {

bool is_null_literal(const Expression& e) { return e.kind == ExpressionKind::null_literal; }

void merge(Guards& into, Guards from) { into.merge(from); }

Guards of_comparison(bool outcome, const Expression& e, const TypedExpression& typed) {
    const bool proves = e.op == Operator::not_equal ? outcome : !outcome;
    Guards guards;
    if ((e.op == Operator::equal || e.op == Operator::not_equal) && proves) {
        for (std::size_t side = 0; side < 2; ++side) {
            if (is_null_literal(e.child(1 - side))) {
                if (auto key = path_key(e.child(side), typed)) {
                    guards.insert(*std::move(key));
                }
            }
        }
    }
    return guards;
}

bool is_call_of_not(const Expression& e) {
    return e.kind == ExpressionKind::call && e.children.size() == 2 &&
           e.child(0).kind == ExpressionKind::name && e.child(0).text == "not";
}

} // namespace

std::optional<PathKey> path_key(const Expression& e, const TypedExpression& typed) {
    const Annotation& note = typed.of(e);
    if (e.kind == ExpressionKind::name) {
        if (!note.maybe_fields.empty()) {
            return std::nullopt;
        }
        switch (note.meaning) {
        case Meaning::fact:
            return "f" + std::to_string(note.index);
        case Meaning::parameter:
            return "p" + std::to_string(note.index);
        case Meaning::definition:
            return "d" + std::to_string(note.index);
        case Meaning::input:
            return "i" + std::to_string(note.index);
        case Meaning::local:
            return "l" + std::to_string(note.index);
        case Meaning::local_field:
            return "l" + std::to_string(note.local) + "." + e.text;
        default:
            return std::nullopt;
        }
    }
    if (e.kind == ExpressionKind::path) {
        if (auto base = path_key(e.child(0), typed)) {
            return *base + "." + e.text;
        }
    }
    return std::nullopt;
}

Guards guards_if(bool outcome, const Expression& e, const TypedExpression& typed) {
    Guards guards;
    if (e.kind == ExpressionKind::binary) {
        const Operator joining = outcome ? Operator::and_ : Operator::or_;
        if (e.op == joining) {
            merge(guards, guards_if(outcome, e.child(0), typed));
            merge(guards, guards_if(outcome, e.child(1), typed));
        } else {
            guards = of_comparison(outcome, e, typed);
        }
    } else if (is_call_of_not(e)) {
        guards = guards_if(!outcome, e.child(1), typed);
    }
    return guards;
}

} // namespace bleibe::detail
