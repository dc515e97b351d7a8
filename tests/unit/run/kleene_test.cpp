// SPDX-License-Identifier: Apache-2.0
// The tables of every logical step, exhaustively over true, false, null and unknown; and loops over lists
// of which some entries are unknown.
#include "compile/builder.hpp"
#include "functions/function.hpp"
#include "run/machine.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

using namespace bleibe::detail;

namespace {

const std::string letters = "TFNU"; // true, false, null, unknown

Value value_of(char letter) {
    switch (letter) {
    case 'T':
        return Value::boolean(true);
    case 'F':
        return Value::boolean(false);
    case 'N':
        return Value::null();
    default:
        return Value::unknown();
    }
}

char letter_of(const Value& value) {
    if (value.is_unknown() || value.is_null()) {
        return value.is_null() ? 'N' : 'U';
    }
    REQUIRE(value.kind == Kind::boolean);
    return value.is_true() ? 'T' : 'F';
}

std::size_t how_many(const std::string& inputs, char letter) {
    return static_cast<std::size_t>(std::count(inputs.begin(), inputs.end(), letter));
}

/// Code whose facts are the inputs, and one result.
class Code {
public:
    using Make = std::function<Ref(Builder&, const std::vector<Ref>&)>;
    Code(std::uint32_t inputs, const Make& make, bool boolean_logic = true) {
        Builder builder(code_, boolean_logic);
        std::vector<Ref> refs;
        for (std::uint32_t i = 0; i < inputs; ++i) {
            refs.emplace_back(Ref::facts, i);
        }
        result_ = make(builder, refs);
        builder.finish();
    }
    Value run(const std::vector<Value>& facts) {
        slots_.assign(code_.top.steps.size(), Value::unknown());
        Machine machine(code_, arena_, limits_);
        machine.bind(facts.data(), nullptr, slots_.data());
        machine.run_all();
        return machine.value(result_);
    }
    char run(const std::string& inputs) {
        std::vector<Value> facts;
        for (const char letter : inputs) {
            facts.push_back(value_of(letter));
        }
        return letter_of(run(facts));
    }

private:
    CompiledCode code_;
    Ref result_;
    bleibe::Limits limits_;
    bleibe::detail::Arena arena_;
    std::vector<Value> slots_;
};

/// Every word over TFNU of a length.
std::vector<std::string> words(std::size_t length) {
    std::vector<std::string> all{""};
    for (std::size_t i = 0; i < length; ++i) {
        std::vector<std::string> longer;
        for (const std::string& word : all) {
            for (const char letter : letters) {
                longer.push_back(word + letter);
            }
        }
        all = std::move(longer);
    }
    return all;
}

/// Unknown goes before null: an answer may still come from the facts.
char undecided(const std::string& inputs) { return how_many(inputs, 'U') > 0 ? 'U' : 'N'; }

} // namespace

TEST_CASE("all of, any of, not") {
    for (std::uint32_t length = 1; length <= 4; ++length) {
        Code all(
            length, [](Builder& b, const std::vector<Ref>& in) { return b.all_of(in); }, false);
        Code any(
            length, [](Builder& b, const std::vector<Ref>& in) { return b.any_of(in); }, false);
        for (const std::string& inputs : words(length)) {
            CAPTURE(inputs);
            const char for_all = how_many(inputs, 'F') > 0         ? 'F'
                                 : how_many(inputs, 'T') == length ? 'T'
                                                                   : undecided(inputs);
            const char for_any = how_many(inputs, 'T') > 0         ? 'T'
                                 : how_many(inputs, 'F') == length ? 'F'
                                                                   : undecided(inputs);
            CHECK(all.run(inputs) == for_all);
            CHECK(any.run(inputs) == for_any);
        }
    }
    Code negation(1, [](Builder& b, const std::vector<Ref>& in) { return b.negation(in[0]); });
    CHECK(std::string{negation.run("T"), negation.run("F"), negation.run("N"), negation.run("U")} == "FTNU");
}

TEST_CASE("at least") {
    for (std::uint32_t length = 1; length <= 4; ++length) {
        for (std::uint32_t count = 0; count <= length + 1; ++count) {
            Code code(length,
                      [count](Builder& b, const std::vector<Ref>& in) { return b.at_least(count, in); });
            for (const std::string& inputs : words(length)) {
                CAPTURE(inputs);
                CAPTURE(count);
                const std::size_t yes = how_many(inputs, 'T');
                const std::size_t no = how_many(inputs, 'F');
                const char expected = yes >= count ? 'T' : length - no < count ? 'F' : undecided(inputs);
                CHECK(code.run(inputs) == expected);
            }
        }
    }
}

TEST_CASE("select: what is not true takes the other; unknown decides where both sides agree") {
    Code code(3, [](Builder& b, const std::vector<Ref>& in) {
        return b.emit(StepKind::select, in, TypeKind::boolean);
    });
    for (const std::string& inputs : words(3)) {
        CAPTURE(inputs);
        const bool agree = inputs[1] == inputs[2] && inputs[1] != 'U';
        const char expected = inputs[0] == 'T'   ? inputs[1]
                              : inputs[0] != 'U' ? inputs[2]
                              : agree            ? inputs[1]
                                                 : 'U';
        CHECK(code.run(inputs) == expected);
    }
}

TEST_CASE("reading: the one chosen, or what all agree on") {
    Code code(4, [](Builder& b, const std::vector<Ref>& in) {
        return b.emit(StepKind::reading, in, TypeKind::boolean);
    });
    for (const std::string& inputs : words(3)) {
        CAPTURE(inputs);
        std::vector<Value> facts{Value::unknown()};
        for (const char letter : inputs) {
            facts.push_back(value_of(letter));
        }
        const bool agree = inputs[0] == inputs[1] && inputs[1] == inputs[2] && inputs[0] != 'U';
        CHECK(letter_of(code.run(facts)) == (agree ? inputs[0] : 'U'));
        for (std::size_t chosen = 0; chosen < 3; ++chosen) {
            facts[0] = Value::number(static_cast<std::int64_t>(chosen));
            CHECK(letter_of(code.run(facts)) == inputs[chosen]);
        }
    }
}

TEST_CASE("loops over entries that are partly unknown") {
    const auto loop = [](StepKind kind) {
        return Code(1, [kind](Builder& builder, const std::vector<Ref>& in) {
            const Ref entry = builder.open_block(1, false).front();
            Builder::StepParts parts;
            // A step of its own in the block, so that the block runs and is not only passed through.
            parts.block = builder.close_block(builder.negation(builder.negation(entry))).block;
            return builder.emit(kind, {in[0]}, TypeKind::boolean, parts);
        });
    };
    Code some = loop(StepKind::some);
    Code every = loop(StepKind::every);
    Code filter = loop(StepKind::filter);
    for (std::size_t length = 0; length <= 4; ++length) {
        for (const std::string& inputs : words(length)) {
            CAPTURE(inputs);
            std::vector<Value> entries;
            for (const char letter : inputs) {
                entries.push_back(value_of(letter));
            }
            const std::vector<Value> list{Value::list(entries)};
            const std::size_t yes = how_many(inputs, 'T');
            const std::size_t no = how_many(inputs, 'F');
            CHECK(letter_of(some.run(list)) == (yes > 0 ? 'T' : no == length ? 'F' : undecided(inputs)));
            CHECK(letter_of(every.run(list)) == (no > 0 ? 'F' : yes == length ? 'T' : undecided(inputs)));
            const Value kept = filter.run(list);
            if (how_many(inputs, 'U') > 0) {
                CHECK(kept.is_unknown());
            } else {
                REQUIRE(kept.kind == Kind::list);
                CHECK(kept.items().size() == yes);
            }
        }
    }
    for (Code* code : {&some, &every, &filter}) {
        CHECK(letter_of(code->run({Value::unknown()})) == 'U');
        CHECK(letter_of(code->run({Value::null()})) == 'N');
    }
}
