// SPDX-License-Identifier: Apache-2.0
// The promise: parsing what was printed gives the same tree. Shown on trees drawn by chance.
#include "dump.hpp"

#include <doctest/doctest.h>

#include <array>
#include <random>
#include <span>

using namespace bleibe::detail;
using namespace bleibe::detail::feel_test;

namespace {

using Words = std::span<const char* const>;

constexpr std::array<const char*, 12> names{"a",          "stay_status",    "groß?",   "item",
                                            "first name", "unbroken since", "not",     "x2",
                                            "week-end",   "person's age",   "instant", "date and time"};
constexpr std::array<const char*, 8> numbers{"0", "1", "42", "1.5", ".25", "1e3", "12E-4", "2.50e+10"};
constexpr std::array<const char*, 8> texts{"", "a", "ä€🐎", "a\"b", "\\s", "line\nend", "\ttab\\", "// /* */"};
constexpr std::array<const char*, 7> keys{"a", "first name", "", "a(", "two  spaces", "if", "\"q\""};
constexpr std::array<const char*, 6> types{"number",
                                           "date and time",
                                           "list<Any>",
                                           "context<a: number, b c: range<date>>",
                                           "function<number, list<string>> -> boolean",
                                           "days and time duration"};
constexpr std::array<Operator, 13> operators{
    Operator::add,           Operator::subtract,  Operator::multiply, Operator::divide,     Operator::power,
    Operator::equal,         Operator::not_equal, Operator::less,     Operator::less_equal, Operator::greater,
    Operator::greater_equal, Operator::and_,      Operator::or_};

class Generator {
public:
    explicit Generator(std::uint32_t seed) : random_(seed) {}

    ExpressionPointer tree(int depth) {
        const bool is_leaf = depth <= 0 || below(8) == 0;
        switch (is_leaf ? below(6) : 6 + below(16)) {
        case 0:
            return leaf(ExpressionKind::null_literal, "");
        case 1:
            return leaf(ExpressionKind::boolean, below(2) == 0 ? "true" : "false");
        case 2:
            return leaf(ExpressionKind::number, one_of(numbers));
        case 3:
            return leaf(ExpressionKind::string, one_of(texts));
        case 4:
            return leaf(ExpressionKind::at_literal, "2022-10-31");
        case 5:
            return leaf(ExpressionKind::name, one_of(names));
        case 6:
        case 7:
        case 8:
            return with_operator(ExpressionKind::binary, depth, 2);
        case 9:
            return with_operator(ExpressionKind::unary_test, depth, 1);
        case 10:
            return node(ExpressionKind::negation, depth, 1);
        case 11:
            return node(ExpressionKind::if_else, depth, 3);
        case 12:
            return node(ExpressionKind::between, depth, 3);
        case 13:
            return node(ExpressionKind::in, depth, 2 + below(3));
        case 14:
            return node(ExpressionKind::filter, depth, 2);
        case 15:
            return node(ExpressionKind::list, depth, below(4));
        case 16:
            return named(ExpressionKind::context, depth, below(4), keys);
        case 17:
            return loop(depth);
        case 18:
            return function(depth);
        case 19:
            return call(depth);
        case 20:
            return range(depth);
        default:
            return path_or_type(depth);
        }
    }

private:
    std::size_t below(std::size_t bound) { return random_() % bound; }
    const char* one_of(Words words) { return words[below(words.size())]; }

    static ExpressionPointer leaf(ExpressionKind kind, const char* text) {
        auto made = std::make_unique<Expression>();
        made->kind = kind;
        made->text = text;
        return made;
    }

    ExpressionPointer node(ExpressionKind kind, int depth, std::size_t children) {
        auto made = leaf(kind, "");
        for (std::size_t i = 0; i < children; ++i) {
            made->children.push_back(tree(depth - 1));
        }
        return made;
    }

    ExpressionPointer with_operator(ExpressionKind kind, int depth, std::size_t children) {
        auto made = node(kind, depth, children);
        const bool test = kind == ExpressionKind::unary_test;
        made->op = test ? operators[5 + below(6)] : operators[below(operators.size())];
        return made;
    }

    ExpressionPointer named(ExpressionKind kind, int depth, std::size_t children, Words words) {
        auto made = node(kind, depth, children);
        for (std::size_t i = 0; i < children; ++i) {
            made->names.emplace_back(one_of(words));
        }
        return made;
    }

    ExpressionPointer loop(int depth) {
        constexpr std::array<ExpressionKind, 3> kinds{ExpressionKind::for_loop, ExpressionKind::some,
                                                      ExpressionKind::every};
        auto made = named(kinds[below(3)], depth, 1 + below(2), names);
        if (made->kind == ExpressionKind::for_loop && below(2) == 0) {
            made->children[0] = node(ExpressionKind::iteration, depth, 2);
        }
        made->children.push_back(tree(depth - 1));
        return made;
    }

    ExpressionPointer function(int depth) {
        auto made = node(ExpressionKind::function, depth, 1);
        for (std::size_t i = below(3); i > 0; --i) {
            made->names.emplace_back(one_of(names));
            made->types.emplace_back(below(2) == 0 ? "" : one_of(types));
        }
        return made;
    }

    ExpressionPointer call(int depth) {
        const std::size_t arguments = below(4);
        auto made = node(ExpressionKind::call, depth, 1 + arguments);
        for (std::size_t i = 0; below(2) == 0 && made->names.empty() && i < arguments;) {
            for (; i < arguments; ++i) {
                made->names.emplace_back(one_of(names));
            }
        }
        return made;
    }

    ExpressionPointer range(int depth) {
        auto made = node(ExpressionKind::range, depth, 2);
        made->low_closed = below(2) == 0;
        made->high_closed = below(2) == 0;
        return made;
    }

    ExpressionPointer path_or_type(int depth) {
        const bool is_path = below(2) == 0;
        auto made = node(is_path ? ExpressionKind::path : ExpressionKind::instance_of, depth, 1);
        if (is_path) {
            made->text = one_of(names);
        } else {
            made->types.emplace_back(one_of(types));
        }
        return made;
    }

    std::mt19937 random_;
};

} // namespace

TEST_CASE("parsing what was printed gives the same tree") {
    Generator generator(20221231);
    std::size_t longest = 0;
    for (int i = 0; i < 25'000; ++i) {
        const ExpressionPointer tree = generator.tree(1 + i % 5);
        const std::string text = print(*tree);
        const Parsed parsed = parse(text);
        CAPTURE(text);
        REQUIRE(parsed.problems() == "");
        REQUIRE(dump(*parsed.expression.root) == dump(*tree));
        REQUIRE(faults(parsed.expression) == "");
        REQUIRE(print(*parsed.expression.root) == text);
        longest = std::max(longest, text.size());
    }
    CHECK(longest > 500);
}

TEST_CASE("brackets are printed only where they are needed") {
    struct Row {
        std::string text;
        std::string printed;
    };
    for (const Row& row : std::initializer_list<Row>{
             {"((a)) + ((b * c))", "a + b * c"},
             {"(a + b) * c - (d - (e))", "(a + b) * c - (d - e)"},
             {"(a ** b) ** c + a ** (b ** c)", "a ** b ** c + a ** (b ** c)"},
             {"(-a) ** b - (-(a ** b))", "-a ** b - -(a ** b)"},
             {"(a or b) and (c and d)", "(a or b) and (c and d)"},
             {"(x in (a)) or (x in (b or c))", "x in a or x in (b or c)"},
             {"x in ((< 5))", "x in < 5"},
             {"x in ((a), (> 5))", "x in (a, > 5)"},
             {"]1..2[", "(1..2)"},
             {"[(a)..((b))]", "[a..b]"},
             {"(a < b) < c", "(a < b) < c"},
             {"(a < b) = c", "a < b = c"},
             {"(if a then b else c) + 1", "(if a then b else c) + 1"},
             {"f((if a then (b) else (if c then d else e)))", "f(if a then b else if c then d else e)"},
             {"(function(x: number) (x))(1)", "(function(x: number) x)(1)"},
             {"{ \"a b\" : 1 , \"a  b\":2, c : (3) }", "{a b: 1, \"a  b\": 2, c: 3}"},
             {"(a . b)[ (c) ] . d", "a.b[c].d"},
             {"(a + b).c", "(a + b).c"},
             {"for i in (1)..(n+1), j in (xs) return (i)", "for i in 1..n + 1, j in xs return i"},
             {"( x between (1) and (2) ) and y", "x between 1 and 2 and y"},
             {"( x ) instance of list< number >", "x instance of list<number>"},
             {"/* gone */ \"\\u00e4\\n\" // gone", "\"ä\\n\""},
         }) {
        CAPTURE(row.text);
        const Parsed parsed = parse(row.text);
        REQUIRE(parsed.problems() == "");
        CHECK(print(*parsed.expression.root) == row.printed);
    }
}
