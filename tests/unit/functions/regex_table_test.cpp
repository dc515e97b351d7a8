// SPDX-License-Identifier: Apache-2.0
// Patterns that stand in a program: kept once, told apart by their flags, and told when they are wrong.
#include "functions/regex_table.hpp"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace bleibe;
using namespace bleibe::detail;

namespace {

using Texts = std::vector<std::optional<std::string>>;

const FunctionRow& row(std::string_view name) { return *find_builtin(name).front(); }

std::string fault(std::string_view name, const Texts& texts) {
    const auto found = fault_in_writing(row(name), texts, Limits());
    return found ? std::to_string(found->operand) + " " + found->message : "";
}

} // namespace

TEST_CASE("a written pattern is kept, once for each of its flags") {
    PatternTable table;
    const Value plain[] = {Value::unknown(), Value::string("a(b)")};
    const Value with_flags[] = {Value::unknown(), Value::string("a(b)"), Value::string("i")};
    table.add(row("matches"), plain, Limits());
    table.add(row("matches"), with_flags, Limits());
    PatternFlags ignoring_case;
    ignoring_case.ignore_case = true;
    const KeptPattern* kept = table.find("a(b)", {});
    const KeptPattern* other = table.find("a(b)", ignoring_case);
    REQUIRE(kept != nullptr);
    REQUIRE(other != nullptr);
    CHECK_NE(kept, other);
    CHECK_EQ(kept->plain.groups, 1);
    CHECK_EQ(kept->program(false).slots, 2);
    CHECK_EQ(kept->program(true).slots, 4);
    CHECK_EQ(table.find("a", {}), nullptr);
}

TEST_CASE("what is not written out, or wrong, is not kept") {
    PatternTable table;
    const Value unknown[] = {Value::string("a"), Value::unknown()};
    const Value wrong[] = {Value::string("a"), Value::string("a(")};
    const Value wrong_flags[] = {Value::string("a"), Value::string("a"), Value::string("y")};
    const Value no_pattern[] = {Value::string("a"), Value::string("a")};
    table.add(row("matches"), unknown, Limits());
    table.add(row("matches"), wrong, Limits());
    table.add(row("matches"), wrong_flags, Limits());
    table.add(row("contains"), no_pattern, Limits());
    CHECK_EQ(table.find("a", {}), nullptr);
    CHECK_EQ(table.find("a(", {}), nullptr);
}

TEST_CASE("what is wrong with written texts is found with its operand") {
    CHECK_EQ(fault("matches", {std::nullopt, "a+"}), "");
    CHECK_EQ(fault("matches", {std::nullopt, std::nullopt}), "");
    CHECK_EQ(fault("matches", {std::nullopt, "[a", std::nullopt}), ""); // with flag q it is right
    CHECK_EQ(fault("matches", {std::nullopt, "[a", "q"}), "");
    CHECK_EQ(fault("contains", {std::nullopt, "[a"}), "");
    CHECK_EQ(fault("matches", {std::nullopt, "[a"}).substr(0, 31), "1 the pattern is wrong at its c");
    CHECK_EQ(fault("split", {std::nullopt, "a{2,1}"}).substr(0, 24), "1 the pattern is wrong a");
    CHECK_EQ(fault("matches", {std::nullopt, "a", "y"}).substr(0, 29), "2 the text of flags is wrong ");
    CHECK_EQ(fault("replace", {std::nullopt, "(a)", "$1"}), "");
    CHECK_EQ(fault("replace", {std::nullopt, "(a)", "$x"}).substr(0, 27), "2 the replacement is wrong ");
    CHECK_EQ(fault("replace", {std::nullopt, "(a)", "$x", "q"}), "");
    CHECK_EQ(fault("replace", {std::nullopt, std::nullopt, "$x"}), "");
}
