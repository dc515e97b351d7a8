// SPDX-License-Identifier: Apache-2.0
// Regular expressions by example: every construct, every flag, every fault with its place.
#include "regex_run.hpp"

#include <doctest/doctest.h>

using namespace bleibe::test;

namespace {

struct Match {
    std::string_view text;
    std::string_view pattern;
    std::string_view flags;
    bool expected;
};

template <std::size_t count>
void check_matches(const Match (&matches)[count]) {
    for (const Match& match : matches) {
        CAPTURE(std::string(match.text));
        CAPTURE(std::string(match.pattern));
        CAPTURE(std::string(match.flags));
        const RegexResult result = regex_result("matches", {match.text, match.pattern, match.flags});
        CHECK_EQ(result.value, match.expected ? "true" : "false");
        CHECK_EQ(result.reason, "");
    }
}

} // namespace

TEST_CASE("what matches: sequences, alternatives, repetitions, anchors") {
    constexpr Match matches[] = {
        {"abracadabra", "bra", "", true},
        {"abracadabra", "^a.*a$", "", true},
        {"abracadabra", "^bra", "", false},
        {"", "", "", true},
        {"abc", "", "", true},
        {"", "a", "", false},
        {"abc", "^$", "", false},
        {"", "^$", "", true},
        {"b", "^(a|b|)$", "", true},
        {"", "^(a|b|)$", "", true},
        {"c", "^(a|b|)$", "", false},
        {"ac", "^a|bc$", "", true},
        {"xbc", "^a|bc$", "", true},
        {"xb", "^a|bc$", "", false},
        {"", "^()$", "", true},
        {"aaa", "^a{3}$", "", true},
        {"aa", "^a{3}$", "", false},
        {"aaaa", "^a{3}$", "", false},
        {"aaaa", "^a{3,}$", "", true},
        {"aaaa", "^a{0,3}$", "", false},
        {"aa", "^a{0,3}$", "", true},
        {"", "^a{0}$", "", true},
        {"a", "^a{0}$", "", false},
        {"aa", "^a{0,0}a{2}$", "", true},
        {"ababab", "^(ab){2,3}$", "", true},
        {"abababab", "^(ab){2,3}$", "", false},
        {"ab", "^(ab){2,3}$", "", false},
        {"abab", "^(?:ab){2,}$", "", true},
        {"ab", "^(?:ab){2,}$", "", false},
        {"aab", "^a+?b$", "", true},
        {"b", "^a??b$", "", true},
        {"aaab", "^a{2,}?b$", "", true},
        {"aab", "^a{1,2}?b$", "", true},
        {"aaab", "^a{1,2}?b$", "", false},
        {"aba", "^(a|b)*$", "", true},
        {"abc", "^(a|b)*$", "", false},
        {"aa", "^(a*)*$", "", true},
        {"ab", "^(a*)*$", "", false},
        {"aab", "^(a*)+b$", "", true},
        {"aab", "^(a?){5}b$", "", true},
        {"aab", "^(a?){2,5}b$", "", true},
        {"aab", "^(|a)*b$", "", true},
        {"aab", "^(|a)+b$", "", true},
        {"aab", "^(a|){0,2}?b$", "", true},
        {"aa", "^(^a|a$)*$", "", true},
        {"a", "^*a$+", "", true},
        {"a$b", "a\\$b", "", true},
        {"a^b", "a\\^b", "", true},
        {"a\nb", "a$", "", false},
        {"a\n", "a$", "", false},
        {"\xC3\xA4", "^.$", "", true},
        {"\xF0\x9F\x90\x8E", "^.$", "", true},
        {"\xF0\x9F\x90\x8E\xF0\x9F\x91\x8D", "^(.)(.)$", "", true},
        {"\xC3\xA4\xC3\xB6\xC3\xBC", "^\xC3\xA4+.*\xC3\xBC$", "", true},
        {"\xE2\x82\xAC\xE2\x82\xAC", "^[^a]*\xE2\x82\xAC\xE2\x82\xAC$", "", true},
    };
    check_matches(matches);
}

TEST_CASE("what matches: escapes and classes") {
    constexpr Match matches[] = {
        {"a-z", "^[a\\-z]+$", "", true},
        {"m", "[a\\-z]", "", false},
        {"-", "^[-a]$", "", true},
        {"-", "^[a-]$", "", true},
        {"-", "^[^-]$", "", false},
        {"-", "^[+--[+]]$", "", true},
        {"+", "^[+--[+]]$", "", false},
        {"^", "^[a^]$", "", true},
        {"^", "^[\\^]$", "", true},
        {"^", "^[^^]$", "", false},
        {"]", "^[\\]]$", "", true},
        {"[", "^[\\[]$", "", true},
        {"\\", "^[\\\\]$", "", true},
        {"$", "^[$.]$", "", true},
        {"a", "^[$.]$", "", false},
        {"q", "^[a-z-[aeiou]]$", "", true},
        {"e", "^[a-z-[aeiou]]$", "", false},
        {"e", "^[a-z-[b-y-[e]]]$", "", true},
        {"f", "^[a-z-[b-y-[e]]]$", "", false},
        {"e", "^[^x-[e]]$", "", false},
        {"x", "^[^x-[e]]$", "", false},
        {"f", "^[^x-[e]]$", "", true},
        {"f", "^[a-z-[^f]]$", "", true},
        {"g", "^[a-z-[^f]]$", "", false},
        {"\xC3\xA4", "^[\xC3\xA4-\xC3\xBC]$", "", true},
        {"a", "^[\xC3\xA4-\xC3\xBC]$", "", false},
        {"a\tb\nc\rd", "^a\\tb\\nc\\rd$", "", true},
        {"\n", "^[\\n-\\r]$", "", true},
        {"{}()|?*+.", "^\\{\\}\\(\\)\\|\\?\\*\\+\\.$", "", true},
        {"-", "^\\-$", "", true},
        {"2024", "^\\d{4}$", "", true},
        {"\xD9\xA3", "^\\d$", "", true},  // Arabic-Indic three
        {"\xC2\xB2", "^\\d$", "", false}, // superscript two
        {"x", "^\\D$", "", true},
        {"7", "^\\D$", "", false},
        {" \t\r\n", "^\\s+$", "", true},
        {"\xC2\xA0", "\\s", "", false}, // no-break space
        {"a", "^\\S$", "", true},
        {"a1\xC3\xA4$", "^\\w+$", "", true},
        {"_", "\\w", "", false},
        {"-", "^\\W$", "", true},
        {"a", "\\W", "", false},
        {"_:a", "^\\i+$", "", true},
        {"1", "\\i", "", false},
        {"1-.", "^\\c+$", "", true},
        {" ", "^\\I\\C?$", "", true},
        {"a b", "^[\\w\\s]+$", "", true},
        {"a", "^[^\\d]$", "", true},
        {"1", "^[\\D]$", "", false},
        {"1", "^[\\D1]$", "", true},
        {"A", "^\\p{Lu}$", "", true},
        {"a", "^\\p{Lu}$", "", false},
        {"a", "^\\P{Lu}$", "", true},
        {"\xC7\x85", "^\\p{Lt}$", "", true}, // the digraph with one capital
        {"\xC4\x80\xC4\x81", "^\\p{Lu}\\p{Ll}$", "", true},
        {"\xC4\x80", "\\p{Ll}", "", false},
        {"\xE6\xBC\xA2", "^\\p{Lo}$", "", true},
        {"\xE2\x82\xAC", "^\\p{Sc}$", "", true},
        {"\xE2\x82\xAC", "^\\p{S}$", "", true},
        {"\xE2\x85\xA7", "^\\p{Nl}$", "", true}, // Roman eight
        {"\xCD\xB8", "^\\p{Cn}$", "", true},     // U+0378, unassigned
        {"\xEE\x80\x80", "^\\p{Co}$", "", true},
        {"\xF4\x8F\xBF\xBF", "^\\p{C}$", "", true},
        {"\xC2\xAB\xC2\xBB", "^\\p{Pi}\\p{Pf}$", "", true},
        {"a", "^[\\p{L}-[a]]$", "", false},
        {"b", "^[\\p{L}-[a]]$", "", true},
        {"hello", "^\\p{IsBasicLatin}+$", "", true},
        {"h\xC3\xA9llo", "^\\p{IsBasicLatin}+$", "", false},
        {"\xC3\xA9", "^\\p{IsLatin-1Supplement}$", "", true},
        {"\xC5\x81", "^\\p{IsLatinExtended-A}$", "", true},
        {"\xC3\xA9", "^\\P{IsBasicLatin}$", "", true},
        {"\xCE\xB1\xCE\xB1", "^\\p{IsGreek}\\p{IsGreekandCoptic}$", "", true},
        {"\xEE\x80\x80", "^\\p{IsPrivateUse}$", "", true},
    };
    check_matches(matches);
}

TEST_CASE("what matches: references") {
    constexpr Match matches[] = {
        {"abab", "^(ab)\\1$", "", true},
        {"abba", "^(ab)\\1$", "", false},
        {"'x'", "('|\").*\\1", "", true},
        {"'x\"", "('|\").*\\1", "", false},
        {"b", "^(a)?b\\1$", "", true}, // what captured nothing is empty
        {"aba", "^(a)?b\\1$", "", true},
        {"a1", "^(a)1$", "", true},
        {"aa1", "^(a)\\11$", "", true}, // one group: the second digit is a character
        {"abcdefghijkk", "^(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)\\11$", "", true},
        {"aAbB", "^(a)\\1(b)\\2$", "i", true},
        {"abAB", "^(ab)\\1$", "i", true},
        {"abAC", "^(ab)\\1$", "i", false},
        {"\xC3\xA4\xC3\x84", "^(.)\\1$", "i", true},
        {"k\xE2\x84\xAA", "^(k)\\1$", "i", true},
        {"aab", "^(a*)\\1b$", "", true},
        {"aaab", "^(a*)\\1b$", "", false},
        {"abcabc", "^(?:(a)|(b)|(c))+\\1\\2\\3$", "", true},
        {"aabb", "^((a)\\2)((b)\\4)$", "", true},
        {"aa", "^(a?)*\\1$", "", true},
    };
    check_matches(matches);
}

TEST_CASE("what matches: flags") {
    constexpr Match matches[] = {
        {"a\nb", "a.b", "", false},
        {"a\rb", "a.b", "", false},
        {"a\xE2\x80\xA8"
         "b",
         "a.b", "", true}, // only these two are line breaks
        {"a\nb", "a.b", "s", true},
        {"a\rb", "a.b", "s", true},
        {"a\nb", "a[^x]b", "", true},
        {"a\nb\nc", "^b$", "", false},
        {"a\nb\nc", "^b$", "m", true},
        {"a\n", "^$", "m", false},
        {"a\n\nb", "^$", "m", true},
        {"\na", "^$", "m", true},
        {"", "^$", "m", true},
        {"\n", "^$", "m", true},
        {"a\n", "a$", "m", true},
        {"a\rb", "^b", "m", false},
        {"abc", "ABC", "i", true},
        {"ABC", "a[bx]c", "i", true},
        {"B", "^[a-c]$", "i", true},
        {"b", "^[A-C]$", "i", true},
        {"b", "^[^B]$", "i", false},
        {"o", "[A-Z-[OI]]", "i", false},
        {"\xE2\x84\xAA", "[a-z]", "i", true}, // the sign of Kelvin
        {"\xC5\xBF", "^s$", "i", true},       // long s
        {"\xC3\x84", "\xC3\xA4", "i", true},
        {"\xCF\x82", "^\xCE\xA3$", "i", true}, // final sigma
        {"\xCF\x83", "^\xCF\x82$", "i", true},
        {"\xE1\xBA\x9E", "^\xC3\x9F$", "i", true}, // sharp s
        {"ss", "^\xC3\x9F$", "i", false},
        {"m", "\\p{Lu}", "i", false}, // categories are not affected
        {"m", "^[\\p{Lu}]$", "i", false},
        {"\xF0\x90\x90\x80", "^\xF0\x90\x90\xA8$", "i", true}, // Deseret
        {"helloworld", " hello \t\n world ", "x", true},
        {"hello world", "hello world", "x", false},
        {"hello world", "hello[ ]world", "x", true},
        {"hello world", "hello\\ sworld", "x", true},
        {"aaa", "^ a { 2 , 3 } $", "x", true},
        {"ab", "^ ( ? : a ) b $", "x", true},
        {"ab", "\\p{ IsBasic Latin}+", "x", true},
        {"aab", "a + ? b", "x", true},
        {"a.b", "a.b", "q", true},
        {"axb", "a.b", "q", false},
        {"a(b", "a(b", "q", true},
        {"A(B", "a(b", "qi", true},
        {"a b", "a b", "qx", true},
        {"^", "^", "qm", true},
        {"", "", "q", true},
        {"ABC\nx", "^ab . $", "imsx", true},
        {"aa", "a", "ssii", true},
    };
    check_matches(matches);
}

TEST_CASE("a wrong pattern is null with its reason and its place") {
    struct Wrong {
        std::string_view pattern;
        std::string_view flags;
        std::string_view reason;
    };
    constexpr Wrong table[] = {
        {"*a", "", "1: there is nothing to repeat before `*`"},
        {"a|+", "", "3: there is nothing to repeat before `+`"},
        {"({2})", "", "2: there is nothing to repeat before `{`"},
        {"a**", "", "3: a repetition is repeated: put brackets around it"},
        {"a+??", "", "4: a repetition is repeated: put brackets around it"},
        {"a{2}{3}", "", "5: a repetition is repeated: put brackets around it"},
        {"a{", "", "3: a repetition is written `{2}`, `{2,}` or `{2,5}`"},
        {"a{,2}", "", "3: a repetition is written `{2}`, `{2,}` or `{2,5}`"},
        {"a{2", "", "2: a repetition is written `{2}`, `{2,}` or `{2,5}`"},
        {"a{2,x}", "", "5: a repetition is written `{2}`, `{2,}` or `{2,5}`"},
        {"a{3,2}", "", "2: the repetition has its least number behind its greatest"},
        {"a{99999999999999999999}", "", "3: a repetition counts to 1000000000 at most"},
        {"a}", "", "2: `}` alone is written `\\}`"},
        {"\xC3\xA4]", "", "2: `]` alone is written `\\]`"},
        {"a(b", "", "2: the group that begins here is not closed"},
        {"ab)", "", "3: `)` closes nothing"},
        {"(?=a)", "", "3: behind `(?` only `:` may stand"},
        {"(?i)a", "", "3: behind `(?` only `:` may stand"},
        {"[a", "", "1: the class that begins here is not closed"},
        {"x[]", "", "2: a class has at least one character"},
        {"[^]", "", "1: a class has at least one character"},
        {"[z-a]", "", "2: the range `z-a` runs backwards"},
        {"[a-c-e]", "", "5: within a class `-` is written `\\-`"},
        {"[\\d-z]", "", "4: within a class `-` is written `\\-`"},
        {"[--a]", "", "3: within a class `-` is written `\\-`"},
        {"[a-\\d]", "", "4: a range ends with a single character"},
        {"[a[b]]", "", "3: within a class `[` is written `\\[`"},
        {"[-[a]]", "", "3: within a class `[` is written `\\[`"},
        {"[a-[b]c]", "", "7: a class ends with what is subtracted from it"},
        {"[a-[]]", "", "4: a class has at least one character"},
        {"a\\", "", "2: `\\` stands at the end"},
        {"[a\\", "", "3: `\\` stands at the end"},
        {"\\b", "", "1: there is no escape `\\b`"},
        {"a\\/", "", "2: there is no escape `\\/`"},
        {"\\u0041", "", "1: there is no escape `\\u`"},
        {"[\\e]", "", "2: there is no escape `\\e`"},
        {"\\p", "", "1: `\\p` takes the name of a category or of a block in braces, such as `\\p{Lu}`"},
        {"\\pL", "", "1: `\\p` takes the name of a category or of a block in braces, such as `\\p{Lu}`"},
        {"\\p{Lu", "", "1: `\\p` takes the name of a category or of a block in braces, such as `\\p{Lu}`"},
        {"\\p{^Lu}", "", "1: `\\p` takes the name of a category or of a block in braces, such as `\\p{Lu}`"},
        {"\\p{Lx}", "", "1: there is no category `Lx`"},
        {"\\p{Cs}", "", "1: there is no category `Cs`"},
        {"\\p{Letter}", "", "1: there is no category `Letter`"},
        {"\\p{IsKlingon}", "", "1: there is no block `IsKlingon`"},
        {"\\p{ Lu}", "", "1: `\\p` takes the name of a category or of a block in braces, such as `\\p{Lu}`"},
        {"[\\p{ Lu}]", "x",
         "2: `\\p` takes the name of a category or of a block in braces, such as `\\p{Lu}`"},
        {"(.)\\2", "", "4: there is no group for `\\2` before it"},
        {"\\1(a)", "", "1: there is no group for `\\1` before it"},
        {"(a\\1)", "", "3: the group of `\\1` is not closed before it"},
        {"((a)\\1)", "", "5: the group of `\\1` is not closed before it"},
        {"(?:a)\\1", "", "6: there is no group for `\\1` before it"},
        {"a\\0", "", "2: there is no group for `\\0` before it"},
        {"(a)[\\1]", "", "5: within a class there is no reference to a group"},
        {"  a ( b", "x", "5: the group that begins here is not closed"},
    };
    for (const Wrong& wrong : table) {
        CAPTURE(std::string(wrong.pattern));
        const RegexResult result = regex_result("matches", {"a", wrong.pattern, wrong.flags});
        CHECK_EQ(result.value, "null");
        CHECK_EQ(result.reason, "the pattern is wrong at its character " + std::string(wrong.reason));
    }
}

TEST_CASE("flags are letters of smixq") {
    for (const std::string_view flags : {"X", " ", "S", "g", "\xC3\xA4"}) {
        CAPTURE(std::string(flags));
        CHECK_EQ(regex_result("matches", {"a", "a", flags}).value, "null");
        CHECK_EQ(regex_result("replace", {"a", "a", "b", flags}).value, "null");
    }
    CHECK_EQ(regex_result("matches", {"a", "a", "sX"}).reason,
             "the text of flags is wrong at its character 2: there is no flag `X`, only s, m, i, x and q");
    CHECK_EQ(result_of("matches", "\"a\" | \"A\" | null"), "false");
    CHECK_EQ(result_of("matches", "\"a\" | \"A\" | []"), "null");
    CHECK_EQ(result_of("matches", "\"a\" | \"A\" | ?"), "?");
    CHECK_EQ(result_of("matches", "null | \"A\""), "null");
    CHECK_EQ(result_of("matches", "\"a\" | null"), "null");
    CHECK_EQ(result_of("matches", "? | \"a\""), "?");
    CHECK_EQ(result_of("matches", "\"a\" | 1"), "null");
    CHECK_EQ(result_of("replace", "\"a\" | \"a\" | \"b\" | null"), "\"b\"");
    CHECK_EQ(result_of("replace", "\"a\" | \"a\" | null"), "null");
    CHECK_EQ(result_of("replace", "\"a\" | \"a\" | \"b\" | 1"), "null");
    CHECK_EQ(result_of("split", "null | \",\""), "null");
    CHECK_EQ(result_of("split", "\"a\" | null"), "null");
    CHECK_EQ(result_of("split", "\"a,b\" | [\",\"]"), "[\"a\", \"b\"]");
    CHECK_EQ(result_of("split", "\"a\" | [\",\", \",\"]"), "null");
}

TEST_CASE("replace") {
    struct Replaced {
        std::string_view text;
        std::string_view pattern;
        std::string_view replacement;
        std::string_view flags;
        std::string_view expected;
    };
    constexpr Replaced table[] = {
        {"abracadabra", "bra", "*", "", "a*cada*"},
        {"abracadabra", "a.*a", "*", "", "*"},
        {"abracadabra", "a.*?a", "*", "", "*c*bra"},
        {"abracadabra", "a(.)", "a$1$1", "", "abbraccaddabbra"},
        {"abracadabra", "x", "*", "", "abracadabra"},
        {"", "a", "b", "", ""},
        {"aaa", "a", "", "", ""},
        {"AAAA", "A+?", "b", "", "bbbb"},
        {"darted", "^(.*?)d(.*)$", "$1c$2", "", "carted"},
        {"abcd", "(ab)|(a)", "[1=$1][2=$2]", "", "[1=ab][2=]cd"},
        {"abc", "b", "<$0>", "", "a<b>c"},
        {"abc", "(b)", "$2|$1", "", "a|bc"},
        {"abc", "(b)", "$11", "", "ab1c"},
        {"abc", "(b)", "$01", "", "abc"},
        {"abcdefghijkl", "(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)", "$11$1", "", "kal"},
        {"abc", "b", "\\$0\\\\", "", "a$0\\c"},
        {"a1b22", "\\d+", "#", "", "a#b#"},
        {"0123456789", "(\\d{3})(\\d{3})(\\d{4})", "($1) $2-$3", "", "(012) 345-6789"},
        {"a.b", ".", "$1\\", "q", "a$1\\b"},
        {"aBc", "b", "x", "i", "axc"},
        {"a\nb", "^", "x", "q", "a\nb"},
        {"\xC3\xA4\xC3\xB6", "\xC3\xB6", "\xE2\x82\xAC", "", "\xC3\xA4\xE2\x82\xAC"},
        {"abab", "(?:(a)|b)", "<$1>", "", "<a><><a><>"},
        {"xaab", "x(?:(a)|(b))*", "$1$2", "", "ab"},
        {"xabx", "x(a)??", "<$1>", "", "<>ab<>"},
        {"aXbXc", "(.)X", "$1", "", "abc"},
        {"line\nline", "^l", "L", "m", "Line\nLine"},
        {"line\nline", "^l", "L", "", "Line\nline"},
    };
    for (const Replaced& replaced : table) {
        CAPTURE(std::string(replaced.text));
        CAPTURE(std::string(replaced.pattern));
        TestEvaluation evaluation;
        const bleibe::detail::Value operands[] = {bleibe::detail::Value::string(replaced.text),
                                                  bleibe::detail::Value::string(replaced.pattern),
                                                  bleibe::detail::Value::string(replaced.replacement),
                                                  bleibe::detail::Value::string(replaced.flags)};
        const bleibe::detail::Value result = run(evaluation, "replace", operands);
        REQUIRE_EQ(result.kind, bleibe::detail::Kind::string);
        CHECK_EQ(std::string(result.text()), std::string(replaced.expected));
    }
}

TEST_CASE("a replacement that says nothing clear is null") {
    for (const std::string_view replacement : {"$", "a$", "$a", "\\", "\\a", "$1\\", "$$"}) {
        CAPTURE(std::string(replacement));
        CHECK_EQ(regex_result("replace", {"abc", "(b)", replacement}).value, "null");
        CHECK_EQ(regex_result("replace", {"xyz", "(b)", replacement}).value, "null");
    }
    CHECK_EQ(regex_result("replace", {"abc", "b", "\xC3\xA4$"}).reason,
             "the replacement is wrong at its character 2: behind `$` stands the number of a group; the sign "
             "itself is `\\$`");
}

TEST_CASE("a pattern that matches an empty text divides nothing") {
    for (const std::string_view pattern :
         {"", "a*", "a?", "(a|)", "^", "$", "(a*)+", "()", "a{0,2}", "b|c*"}) {
        CAPTURE(std::string(pattern));
        CHECK_EQ(regex_result("replace", {"abc", pattern, "x"}).value, "null");
        CHECK_EQ(regex_result("split", {"abc", pattern}).value, "null");
        CHECK_EQ(regex_result("split", {"abc", pattern}).reason,
                 "the pattern matches an empty text, so there are no parts to find");
    }
}

TEST_CASE("split") {
    struct Divided {
        std::string_view text;
        std::string_view pattern;
        std::string_view expected;
    };
    constexpr Divided table[] = {
        {"John Doe", "\\s", "[\"John\", \"Doe\"]"},
        {"a;b;c;;", ";", "[\"a\", \"b\", \"c\", \"\", \"\"]"},
        {";a", ";", "[\"\", \"a\"]"},
        {"abc", ";", "[\"abc\"]"},
        {"", ";", "[\"\"]"},
        {";", ";", "[\"\", \"\"]"},
        {"a.b", ".", "[\"\", \"\", \"\", \"\"]"},
        {"a.b", "\\.", "[\"a\", \"b\"]"},
        {"a, b,c ,  d", "\\s*,\\s*", "[\"a\", \"b\", \"c\", \"d\"]"},
        {"1a22b333", "[a-z]", "[\"1\", \"22\", \"333\"]"},
        {"xaaxbbx", "(a|b)\\1", "[\"x\", \"x\", \"x\"]"},
        {"\xC3\xA4\xE2\x82\xAC\xC3\xB6", "\xE2\x82\xAC", "[\"\xC3\xA4\", \"\xC3\xB6\"]"},
    };
    for (const Divided& divided : table) {
        CAPTURE(std::string(divided.text));
        CAPTURE(std::string(divided.pattern));
        CHECK_EQ(regex_result("split", {divided.text, divided.pattern}).value, divided.expected);
    }
    CHECK_EQ(regex_result("split", {"a", "("}).reason,
             "the pattern is wrong at its character 1: the group that begins here is not closed");
}
