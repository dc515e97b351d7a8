// SPDX-License-Identifier: Apache-2.0
// The range form of every row: on exact operands the scalar form, on sets never without a value that can
// occur.
#include "evaluate.hpp"
#include "random_values.hpp"
#include "written_value.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <string>
#include <vector>

using namespace bleibe::detail;
using namespace bleibe::test;

namespace {

std::string written(const std::vector<Value>& operands) {
    std::string out;
    for (const Value& operand : operands) {
        out += (out.empty() ? "" : " | ") + write_value(operand);
    }
    return out;
}

/// Rounds per row: few in the ordinary run, more where BLEIBE_LONG asks for it.
int rounds() {
    const char* const many = std::getenv("BLEIBE_LONG"); // NOLINT(concurrency-mt-unsafe)
    return many != nullptr ? std::atoi(many) : 3'000;    // NOLINT(cert-err34-c)
}

struct Count {
    int samples = 0;
    int narrow = 0; // sets that do not hold everything
};

Type joined_type(const FunctionRow& row, const std::vector<Value>& one, const std::vector<Value>& other) {
    std::vector<Type> types;
    for (std::size_t i = 0; i < one.size(); ++i) {
        types.push_back(join(type_of(one[i]), type_of(other[i])));
    }
    const Type type = result_type(row, types);
    return type.is(TypeKind::never) ? Type(TypeKind::any) : type.or_null();
}

void check_row(const FunctionRow& row, unsigned seed, Count& count) {
    Arena arena;
    RandomValues random(seed, arena);
    for (int round = 0; round < rounds(); ++round) {
        arena.reset();
        const std::vector<Value> one = random.operands_of(row);
        std::vector<Value> other = random.operands_of(row);
        while (other.size() != one.size()) {
            other = random.operands_of(row);
        }
        TestEvaluation evaluation;
        const Type type = joined_type(row, one, other);
        std::vector<Possible> exact;
        std::vector<Possible> sets;
        for (std::size_t i = 0; i < one.size(); ++i) {
            exact.push_back(Possible::of(one[i]));
            const bool same = random.chance(40);
            sets.push_back(same ? Possible::of(one[i])
                                : join(Possible::of(one[i]), Possible::of(other[i]), arena));
            other[i] = same ? one[i] : other[i];
        }
        const Possible alone = apply_range(evaluation, row, exact, type, false);
        const Value scalar = apply(evaluation, row, one);
        REQUIRE_MESSAGE((alone.exact && (identical(alone.low, scalar) || equal(alone.low, scalar).is_true() ||
                                         scalar.kind == Kind::function)),
                        row.name, "(", written(one), ")");
        const Possible set = apply_range(evaluation, row, sets, type, false);
        count.narrow += set.kinds != Possible::anything().kinds ? 1 : 0;
        for (unsigned mix = 0; mix < 1U << std::min<std::size_t>(one.size(), 4); ++mix) {
            std::vector<Value> chosen;
            for (std::size_t i = 0; i < one.size(); ++i) {
                chosen.push_back((mix >> i & 1U) != 0 ? other[i] : one[i]);
            }
            const Value result = apply(evaluation, row, chosen);
            ++count.samples;
            REQUIRE_MESSAGE((result.kind == Kind::function || contains(set, result)), row.name,
                            " of sets of (", written(one), ") and (", written(other), ") lacks ",
                            write_value(result), " of (", written(chosen), ")");
        }
    }
}

} // namespace

TEST_CASE("range forms never leave out what can occur") {
    unsigned seed = 1;
    Count count;
    int with_form = 0;
    for (const FunctionRow& row : function_table()) {
        if (row.scalar != nullptr && row.range != nullptr) {
            ++with_form;
            check_row(row, seed++, count);
        }
    }
    CHECK_GT(with_form, 40);
    CHECK_GT(count.narrow, 10'000);
    MESSAGE(with_form << " rows with a range form, " << count.samples << " samples, " << count.narrow
                      << " narrow sets, seeds from 1");
}
