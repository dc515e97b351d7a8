// SPDX-License-Identifier: Apache-2.0
// Random patterns against two others who know the answer: a matcher that follows sets of states through the
// tree that the pattern was written from, and the standard library's ECMAScript, which also tells where.
#include "regex_run.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <random>
#include <regex>
#include <set>

using namespace bleibe::test;

namespace {

enum class Part : std::uint8_t {
    character,
    any,
    set,
    start,
    end,
    group,
    sequence,
    choice,
    repeat,
    reference
};

struct Tree {
    Part part = Part::sequence;
    std::string text; // a character, or the members of a set
    bool negated = false;
    bool lazy = false;
    int number = 0; // of the group, 0 for none; to which a reference points
    int least = 0;
    int most = 0; // -1 without end
    std::vector<std::unique_ptr<Tree>> parts;
};

// ---------------------------------------------------------------- making patterns

struct Style {
    bool references = false;
    bool empty_rounds = false; // a repeated part may match an empty text
};

class PatternMaker {
public:
    PatternMaker(unsigned seed, Style style) : engine_(seed), style_(style) {}

    std::unique_ptr<Tree> make() {
        closed_.clear();
        groups_ = 0;
        return choice(3);
    }
    int below(int bound) { return static_cast<int>(engine_() % static_cast<unsigned>(bound)); }
    std::string text(int longest) {
        std::string made;
        for (int i = below(longest + 1); i > 0; --i) {
            made += static_cast<char>('a' + below(3));
        }
        return made;
    }

private:
    static std::unique_ptr<Tree> leaf(Part part) {
        auto made = std::make_unique<Tree>();
        made->part = part;
        return made;
    }

    std::unique_ptr<Tree> choice(int depth) {
        auto made = leaf(Part::choice);
        const int branches = below(3) == 0 ? 2 + below(2) : 1;
        for (int i = 0; i < branches; ++i) {
            auto branch = leaf(Part::sequence);
            for (int parts = below(4); parts > 0; --parts) {
                branch->parts.push_back(piece(depth));
            }
            made->parts.push_back(std::move(branch));
        }
        return made;
    }

    std::unique_ptr<Tree> piece(int depth) {
        auto repeated = atom(depth);
        const bool empty = may_be_empty(*repeated);
        if (below(5) >= 2 || repeated->part == Part::start || repeated->part == Part::end ||
            (empty && !style_.empty_rounds)) {
            return repeated;
        }
        auto made = leaf(Part::repeat);
        made->lazy = below(3) == 0;
        made->least = below(3) == 0 ? below(3) : below(2);
        made->most = below(2) == 0 ? -1 : std::max(1, made->least + below(3));
        made->parts.push_back(std::move(repeated));
        return made;
    }

    std::unique_ptr<Tree> atom(int depth) {
        const int kind = below(depth > 0 ? 14 : 9);
        if (kind < 5) {
            auto made = leaf(Part::character);
            made->text = std::string(1, static_cast<char>('a' + below(3)));
            return made;
        }
        if (kind == 5) {
            return leaf(Part::any);
        }
        if (kind == 6) {
            auto made = leaf(Part::set);
            made->text = below(2) == 0 ? "ab" : "c";
            made->negated = below(2) == 0;
            return made;
        }
        if (kind == 7) {
            return leaf(below(2) == 0 ? Part::start : Part::end);
        }
        if (kind == 8) {
            if (!style_.references || closed_.empty()) {
                return atom(0);
            }
            auto made = leaf(Part::reference);
            made->number = closed_[static_cast<std::size_t>(below(static_cast<int>(closed_.size())))];
            return made;
        }
        auto made = leaf(Part::group);
        made->number = below(3) == 0 || groups_ == 9 ? 0 : ++groups_;
        made->parts.push_back(choice(depth - 1));
        if (made->number != 0) {
            closed_.push_back(made->number);
        }
        return made;
    }

public:
    static bool may_be_empty(const Tree& tree) {
        const auto empty = [](const std::unique_ptr<Tree>& part) { return may_be_empty(*part); };
        switch (tree.part) {
        case Part::start:
        case Part::end:
        case Part::reference:
            return true;
        case Part::sequence:
            return std::all_of(tree.parts.begin(), tree.parts.end(), empty);
        case Part::group:
        case Part::choice:
            return std::any_of(tree.parts.begin(), tree.parts.end(), empty);
        case Part::repeat:
            return tree.least == 0 || may_be_empty(*tree.parts[0]);
        default:
            return false;
        }
    }

private:
    std::mt19937 engine_;
    Style style_;
    int groups_ = 0;
    std::vector<int> closed_;
};

std::string written(const Tree& tree) {
    std::string inner;
    for (const auto& part : tree.parts) {
        inner += (tree.part == Part::choice && part != tree.parts.front() ? "|" : "") + written(*part);
    }
    switch (tree.part) {
    case Part::character:
        return tree.text;
    case Part::any:
        return ".";
    case Part::set:
        return (tree.negated ? "[^" : "[") + tree.text + "]";
    case Part::start:
        return "^";
    case Part::end:
        return "$";
    case Part::group:
        return (tree.number == 0 ? "(?:" : "(") + inner + ")";
    case Part::reference:
        return "\\" + std::to_string(tree.number);
    case Part::repeat:
        break;
    default:
        return inner;
    }
    std::string how = "{" + std::to_string(tree.least) + ",";
    how += (tree.most < 0 ? "" : std::to_string(tree.most)) + "}";
    how = tree.least == 0 && tree.most < 0 ? "*" : tree.least == 1 && tree.most < 0 ? "+" : how;
    how = tree.least == 0 && tree.most == 1 ? "?" : how;
    return inner + how + (tree.lazy ? "?" : "");
}

// ---------------------------------------------------------------- sets of states

/// A place in the text and, for each group, what it captured.
struct State {
    std::size_t place = 0;
    std::vector<std::string> captured = std::vector<std::string>(10);

    bool operator<(const State& other) const {
        return place != other.place ? place < other.place : captured < other.captured;
    }
};
using States = std::set<State>;

States after(const Tree& tree, const std::string& text, const States& from);

States after_rounds(const Tree& tree, const std::string& text, const States& from) {
    States round = from;
    for (int i = 0; i < tree.least; ++i) {
        round = after(*tree.parts[0], text, round);
    }
    States all = round;
    for (int i = tree.least; i != tree.most; ++i) {
        States next;
        for (const State& state : after(*tree.parts[0], text, round)) {
            if (all.insert(state).second) {
                next.insert(state);
            }
        }
        if (next.empty()) {
            break;
        }
        round = next;
    }
    return all;
}

States after_one(const Tree& tree, const std::string& text, const State& state) {
    States result;
    const bool more = state.place < text.size();
    const bool in_set = more && (tree.text.find(text[state.place]) != std::string::npos) != tree.negated;
    State next = state;
    switch (tree.part) {
    case Part::character:
    case Part::set:
    case Part::any:
        ++next.place;
        if (more && (tree.part == Part::any || in_set)) {
            result.insert(next);
        }
        break;
    case Part::start:
        if (state.place == 0) {
            result.insert(next);
        }
        break;
    case Part::end:
        if (!more) {
            result.insert(next);
        }
        break;
    case Part::reference: {
        const std::string& wanted = state.captured[static_cast<std::size_t>(tree.number)];
        next.place += wanted.size();
        if (text.compare(state.place, wanted.size(), wanted) == 0) {
            result.insert(next);
        }
        break;
    }
    case Part::group:
        for (State inner : after(*tree.parts[0], text, {state})) {
            if (tree.number != 0) {
                inner.captured[static_cast<std::size_t>(tree.number)] =
                    text.substr(state.place, inner.place - state.place);
            }
            result.insert(inner);
        }
        break;
    default:
        break;
    }
    return result;
}

States after(const Tree& tree, const std::string& text, const States& from) {
    States result;
    if (tree.part == Part::sequence) {
        result = from;
        for (const auto& part : tree.parts) {
            result = after(*part, text, result);
        }
        return result;
    }
    if (tree.part == Part::repeat) {
        return after_rounds(tree, text, from);
    }
    if (tree.part == Part::choice) {
        for (const auto& part : tree.parts) {
            result.merge(after(*part, text, from));
        }
        return result;
    }
    for (const State& state : from) {
        result.merge(after_one(tree, text, state));
    }
    return result;
}

bool found_by_states(const Tree& tree, const std::string& text) {
    for (std::size_t place = 0; place <= text.size(); ++place) {
        State start;
        start.place = place;
        if (!after(tree, text, {start}).empty()) {
            return true;
        }
    }
    return false;
}

/// How many of the pairs matched.
int compare_with_states(unsigned seed, Style style, int patterns) {
    PatternMaker maker(seed, style);
    int found = 0;
    for (int i = 0; i < patterns; ++i) {
        const auto tree = maker.make();
        const std::string pattern = written(*tree);
        for (int j = 0; j < 6; ++j) {
            const std::string text = maker.text(7);
            const bool expected = found_by_states(*tree, text);
            const RegexResult result = regex_result("matches", {text, pattern});
            found += expected ? 1 : 0;
            if (result.value != (expected ? "true" : "false")) {
                FAIL_CHECK("`" << text << "` and `" << pattern << "`: " << result.value << " "
                               << result.reason);
                return found;
            }
        }
    }
    return found;
}

} // namespace

TEST_CASE("random patterns match what sets of states match") {
    const int found = compare_with_states(1, {false, true}, 10'000);
    CHECK_GT(found, 15'000);
    CHECK_LT(found, 55'000);
}

TEST_CASE("random patterns with references match what sets of states match") {
    const int found = compare_with_states(2, {true, false}, 10'000);
    CHECK_GT(found, 15'000);
    CHECK_LT(found, 55'000);
}

TEST_CASE("random patterns match where ECMAScript's do") {
    PatternMaker maker(3, {false, false});
    int replaced = 0;
    for (int i = 0; i < 10'000; ++i) {
        const auto tree = maker.make();
        const std::string pattern = written(*tree);
        if (PatternMaker::may_be_empty(*tree)) {
            continue;
        }
        const std::regex other(pattern);
        std::string ours = "<$0";
        std::string theirs = "<$&";
        for (unsigned group = 1; group <= other.mark_count(); ++group) {
            ours += ":$" + std::to_string(group);
            theirs += ":$" + std::to_string(group);
        }
        for (int j = 0; j < 6; ++j) {
            const std::string text = maker.text(9);
            std::string expected = std::regex_replace(text, other, theirs + ">");
            replaced += expected != text ? 1 : 0;
            const RegexResult result = regex_result("replace", {text, pattern, ours + ">"});
            if (result.value != "\"" + expected + "\"") {
                FAIL_CHECK("`" << text << "` and `" << pattern << "`: " << result.value << " "
                               << result.reason << ", not " << expected);
                return;
            }
        }
    }
    CHECK_GT(replaced, 10'000);
}
