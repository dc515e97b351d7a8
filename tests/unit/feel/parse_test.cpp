// SPDX-License-Identifier: Apache-2.0
#include "dump.hpp"

#include <doctest/doctest.h>

using namespace bleibe::detail;
using namespace bleibe::detail::feel_test;

namespace {

struct Row {
    std::string text;
    std::string tree;
};

void check(std::initializer_list<Row> rows) {
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(dump(row.text) == row.tree);
        const Parsed parsed = parse(row.text);
        CHECK(parsed.diagnostics.size() == 0);
        if (parsed.expression.root) {
            CHECK(faults(parsed.expression) == "");
        }
    }
}

} // namespace

TEST_CASE("literals") {
    check({
        {"1", "1"},
        {"1.50", "1.50"},
        {".5", ".5"},
        {"1e3", "1e3"},
        {"1.5E-07", "1.5E-07"},
        {"2e+2", "2e+2"},
        {"1.a", "(.a 1)"},
        {"null", "null"},
        {"true", "true"},
        {"false", "false"},
        {"\"\"", "\"\""},
        {"\"a // no /* comment */ \\\"x\\\"\"", "\"a // no /* comment */ \"x\"\""},
        {"\"\\u00e4\\U01F40E\\s\"", "\"ä🐎\\s\""},
        {"@\"2022-10-31\"", "@\"2022-10-31\""},
        {"@ \"P1Y\"", "@\"P1Y\""},
    });
    // Only a number as a whole; what follows its digits makes a word of it.
    CHECK_FALSE(parse("1e").expression.root);
}

TEST_CASE("white space and comments stand anywhere") {
    check({
        {"  a\t+\r\n b ", "(+ a b)"},
        {"a // one\n + b // two", "(+ a b)"},
        {"/* a */ a /* b\n */ + /**/ b /***/", "(+ a b)"},
        {"a\xC2\xA0+\xE2\x80\xAF"
         "b\xEF\xBB\xBF",
         "(+ a b)"},
        {"a /b/ c", "(/ (/ a b) c)"},
    });
}

TEST_CASE("operators by strength, to the left") {
    check({
        {"a or b and c = d + e * f ** g", "(or a (and b (= c (+ d (* e (** f g))))))"},
        {"a ** b * c + d = e and f or g", "(or (and (= (+ (* (** a b) c) d) e) f) g)"},
        {"a - b - c", "(- (- a b) c)"},
        {"a / b * c", "(* (/ a b) c)"},
        {"3 ** 4 ** 5", "(** (** 3 4) 5)"},
        {"-3 ** 2", "(** (minus 3) 2)"},
        {"3 ** -2", "(** 3 (minus 2))"},
        {"--a", "(minus (minus a))"},
        {"a - -b", "(- a (minus b))"},
        {"a--b", "(- a (minus b))"},
        {"-a.b[1](c)", "(minus (call (filter (.b a) 1) c))"},
        {"(a + b) * c", "(* (+ a b) c)"},
        {"a - (b - c)", "(- a (- b c))"},
        {"a = b = c", "(= (= a b) c)"},
        {"a < b = true", "(= (< a b) true)"},
        {"(a < b) < c", "(< (< a b) c)"},
        {"a<=b and c>=d and e!=f and g>h", "(and (and (and (<= a b) (>= c d)) (!= e f)) (> g h))"},
        {"a<-1", "(< a (minus 1))"},
        {"not(a) or not(b)", "(or (call not a) (call not b))"},
        {"2022-10-31", "(- (- 2022 10) 31)"},
    });
}

TEST_CASE("between, in, and tests") {
    check({
        {"x between 1 and 2 and y", "(and (between x 1 2) y)"},
        {"x between a + 1 and b * 2", "(between x (+ a 1) (* b 2))"},
        {"x between 1 and 2 between a and b", "(between (between x 1 2) a b)"},
        {"x in y", "(in x y)"},
        {"x in list or y", "(or (in x list) y)"},
        {"a and x in list and y", "(and (and a (in x list)) y)"},
        {"x + 1 in y + 2", "(in (+ x 1) (+ y 2))"},
        {"x in a in b", "(in (in x a) b)"},
        {"x in y = true", "(= (in x y) true)"},
        {"x in < 5", "(in x (< 5))"},
        {"x in >= a + 1 and y", "(and (in x (>= (+ a 1))) y)"},
        {"x in =5 or x in !=7", "(or (in x (= 5)) (in x (!= 7)))"},
        {"x in (< 5)", "(in x (< 5))"},
        {"x in (1, < 5, >= 10, [2..3], \"a\")", "(in x 1 (< 5) (>= 10) (range[] 2 3) \"a\")"},
        {"x in (\"a\")", "(in x \"a\")"},
        {"x in (a or b)", "(in x (or a b))"},
        {"x in (a)", "(in x a)"},
        {"x in (a)[1].b + c or d", "(or (in x (+ (.b (filter a 1)) c)) d)"},
        {"x in (a) * 2", "(in x (* a 2))"},
    });
}

TEST_CASE("tests as values of their own") {
    check({
        {"< 5", "(< 5)"},
        {"(>= 10)", "(>= 10)"},
        {"(< 10) = (< 10)", "(= (< 10) (< 10))"},
        {"[< 5, > 7]", "(list (< 5) (> 7))"},
        {"f(= 1, y)", "(call f (= 1) y)"},
        {"{a: < 5}", "(context a: (< 5))"},
        {"not(< 5)", "(call not (< 5))"},
    });
}

TEST_CASE("ranges in all brackets") {
    check({
        {"[1..2]", "(range[] 1 2)"},
        {"(1..2)", "(range() 1 2)"},
        {"]1..2[", "(range() 1 2)"},
        {"[1..2[", "(range[) 1 2)"},
        {"]1..2]", "(range(] 1 2)"},
        {"(1..2]", "(range(] 1 2)"},
        {"[1..2)", "(range[) 1 2)"},
        {"[1 .. 2]", "(range[] 1 2)"},
        {"[.5...75]", "(range[] .5 .75)"},
        {"[a + 1..b * 2]", "(range[] (+ a 1) (* b 2))"},
        {"[-1..-a]", "(range[] (minus 1) (minus a))"},
        {"[a..b[1]]", "(range[] a (filter b 1))"},
        {"[a..b[1][", "(range[) a (filter b 1))"},
        {"[a..b[-1]]", "(range[] a (filter b (minus 1)))"},
        {"[1..2[ = [1..2)", "(= (range[) 1 2) (range[) 1 2))"},
        {"f([1..2[, a[1])", "(call f (range[) 1 2) (filter a 1))"},
        {"[1..2[.start", "(.start (range[) 1 2))"},
        {"x in [1..2[ and y", "(and (in x (range[) 1 2)) y)"},
        {"x in ]1..2] or y", "(or (in x (range(] 1 2)) y)"},
        {"x in (1..2)", "(in x (range() 1 2))"},
        {"x in ((1..2], [3..4))", "(in x (range(] 1 2) (range[) 3 4))"},
        {"x in [[1..2], [3..4]]", "(in x (list (range[] 1 2) (range[] 3 4)))"},
        {"[]1..2[]", "(list (range() 1 2))"},
        {"[1, ]2..3[]", "(list 1 (range() 2 3))"},
        {"[null..10]", "(range[] null 10)"},
        {"[@\"2020-01-01\"..today())", "(range[) @\"2020-01-01\" (call today))"},
        {"[(a)..(b)]", "(range[] a b)"},
        {"((1..2))", "(range() 1 2)"},
    });
}

TEST_CASE("lists, contexts, filters, paths") {
    check({
        {"[]", "(list)"},
        {"[1]", "(list 1)"},
        {"[1, [2, 3], a + b]", "(list 1 (list 2 3) (+ a b))"},
        {"[] = []", "(= (list) (list))"},
        {"if [] = a then [] else [] ", "(if (= (list) a) (list) (list))"},
        {"[][1]", "(filter (list) 1)"},
        {"{}", "(context)"},
        {"{a: 1, \"b c\": 2, \"\": 3, \"d(\": {e: 4}}", "(context a: 1 b c: 2 : 3 d(: (context e: 4))"},
        {"{🐎: 1}", "(context 🐎: 1)"},
        {"xs[1]", "(filter xs 1)"},
        {"xs[-1]", "(filter xs (minus 1))"},
        {"xs[item > 2][1].a.b", "(.b (.a (filter (filter xs (> item 2)) 1)))"},
        {"stays[status in toleration]", "(filter stays (in status toleration))"},
        {"100[true]", "(filter 100 true)"},
        {"\"a\"[1]", "(filter \"a\" 1)"},
        {"null.b", "(.b null)"},
        {"[{a: 1}].a", "(.a (list (context a: 1)))"},
        {"a[b[c]]", "(filter a (filter b c))"},
    });
}

TEST_CASE("calls") {
    check({
        {"today()", "(call today)"},
        {"f(a, b + 1)", "(call f a (+ b 1))"},
        {"f(x: 1, to day: 2)", "(call f x: 1 to day: 2)"},
        {"number(from: \"1\", grouping separator: \",\")",
         "(call number from: \"1\" grouping separator: \",\")"},
        {"f(a)(b)", "(call (call f a) b)"},
        {"a.f(1)", "(call (.f a) 1)"},
        {"(function(a) a)(10)", "(call (function a a) 10)"},
        {"-(function(a) a)(10)", "(minus (call (function a a) 10))"},
        {"null()", "(call null)"},
        {"\"f\"(1)", "(call \"f\" 1)"},
    });
}

TEST_CASE("if, for, some, every") {
    check({
        {"if a then b else c", "(if a b c)"},
        {"if a then b else if c then d else e", "(if a b (if c d e))"},
        {"if a then if b then c else d else e", "(if a (if b c d) e)"},
        {"if a then b else c + d", "(if a b (+ c d))"},
        {"1 + if a then b else c + d", "(+ 1 (if a b (+ c d)))"},
        {"for i in xs return i * 2", "(for i: xs (* i 2))"},
        {"for i in 1..5 return i", "(for i: (.. 1 5) i)"},
        {"for i in -1..n + 1, j in i..3 return i", "(for i: (.. (minus 1) (+ n 1)) j: (.. i 3) i)"},
        {"for i in 1..n[2] return i", "(for i: (.. 1 (filter n 2)) i)"},
        {"for i in [1..5] return i", "(for i: (range[] 1 5) i)"},
        {"for i in xs, j in i return i + j", "(for i: xs j: i (+ i j))"},
        {"some s in stays satisfies s.until = null or s.until >= s.from",
         "(some s: stays (or (= (.until s) null) (>= (.until s) (.from s))))"},
        {"every a in xs, b in ys satisfies a < b", "(every a: xs b: ys (< a b))"},
        {"not(some m in ms satisfies m.kind = \"x\" and not(m.hopeless))",
         "(call not (some m: ms (and (= (.kind m) \"x\") (call not (.hopeless m)))))"},
        {"a and (some x in xs satisfies x) and b", "(and (and a (some x: xs x)) b)"},
    });
}

TEST_CASE("functions and types") {
    check({
        {"function() 1", "(function 1)"},
        {"function(x, y) x + y", "(function x y (+ x y))"},
        {"function(x: number, y: list<date and time>) x", "(function x:number y:list<date and time> x)"},
        {"function(x) function(y) x + y", "(function x (function y (+ x y)))"},
        {"sort(xs, function(a, b) a < b)", "(call sort xs (function a b (< a b)))"},
        {"x instance of number", "(instance number x)"},
        {"x instance of date and time and y", "(and (instance date and time x) y)"},
        {"x instance of days and time duration", "(instance days and time duration x)"},
        {"x instance of list<list<string>> = true", "(= (instance list<list<string>> x) true)"},
        {"x instance of list<string>=true", "(= (instance list<string> x) true)"},
        {"x instance of context<a: string, b c: range<number>>",
         "(instance context<a: string, b c: range<number>> x)"},
        {"x instance of function<>->Any", "(instance function<> -> Any x)"},
        {"x instance of vocabulary.stay or y", "(or (instance vocabulary.stay x) y)"},
        {"1 + x instance of number", "(+ 1 (instance number x))"},
        {"-x instance of number", "(minus (instance number x))"},
        {"x instance of a instance of b", "(instance b (instance a x))"},
    });
}

TEST_CASE("brackets are remembered and belong to the place of what they enclose") {
    const Parsed parsed = parse("x in a or (b)");
    REQUIRE(parsed.expression.root);
    const Expression& root = *parsed.expression.root;
    CHECK_FALSE(root.bracketed);
    CHECK_FALSE(root.child(0).bracketed);
    CHECK(root.child(1).bracketed);
    CHECK(root.child(1).begin == 10);
    CHECK(root.child(1).end == 13);
    CHECK(root.begin == 0);
    CHECK(root.end == 13);
    CHECK(parse("(x in a) or b").expression.root->child(0).bracketed);
}

TEST_CASE("ids count children before parents") {
    const Parsed parsed = parse("f(a, b[1])");
    REQUIRE(parsed.expression.root);
    CHECK(parsed.expression.nodes == 6);
    CHECK(parsed.expression.root->id == 5);
    CHECK(parsed.expression.root->child(0).id == 0);
    CHECK(parsed.expression.root->child(2).id == 4);
    CHECK(parsed.expression.text == "f(a, b[1])");
}
