// SPDX-License-Identifier: Apache-2.0
// Random FEEL texts that mostly make sense: operands have the types that the function table asks for, so
// that expressions get to values and do not stop at the first null.
#pragma once

#include "functions/function.hpp"

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bleibe::test {

struct NameInScope {
    std::string name;
    detail::Type type;
};

/// A text in which some constants are names, with what each stands for.
struct RandomExpression {
    std::string text;
    std::vector<std::pair<std::string, std::string>> constants;

    /// The text with every constant in its place.
    [[nodiscard]] std::string inlined() const;
};

class RandomExpressions {
public:
    RandomExpressions(unsigned seed, std::vector<NameInScope> scope)
        : engine_(seed), scope_(std::move(scope)) {}

    /// An expression that likely gives a value of the type.
    RandomExpression of(const detail::Type& type, int depth);
    /// Of any type.
    RandomExpression any(int depth);
    /// The call, operator or property of a row, over operands of its parameters' types.
    RandomExpression of_row(const detail::FunctionRow& row, int depth);

private:
    unsigned below(unsigned bound) { return static_cast<unsigned>(engine_() % bound); }
    bool chance(unsigned percent) { return below(100) < percent; }
    std::string_view one_of(std::initializer_list<std::string_view> texts);
    detail::Type some_type(bool simple);
    RandomExpression finish(std::string text);

    // The parts of a text; `depth` is how deep they may still nest.
    std::string expression(const detail::Type& type, int depth);
    std::string bracketed(const detail::Type& type, int depth);
    std::string leaf(const detail::Type& type);
    std::string literal(const detail::Type& type, int depth);
    std::string plain_literal(const detail::Type& type, int depth);
    std::string structure(const detail::Type& type, int depth);
    std::string parts(const detail::Type& type, int depth);
    std::string range(const detail::Type& end, int depth);
    std::string context(const detail::Type& type, int depth);
    std::string if_else(const detail::Type& type, int depth);
    std::string filter(const detail::Type& type, int depth);
    std::string path(const detail::Type& type, int depth);
    std::string invocation(const detail::Type& type, int depth);
    std::string function(const detail::Type& type, int depth);
    std::string loop(const detail::Type& item, int depth);
    std::string quantifier(int depth);
    std::string instance_of(int depth);
    std::string tests(const detail::Type& type, int depth);
    std::string row(const detail::FunctionRow& row, const detail::Type& wanted, int depth);
    std::string operation(const detail::FunctionRow& row, const std::vector<detail::Type>& types, int depth);
    std::vector<detail::Type> operand_types(const detail::FunctionRow& row, const detail::Type& wanted);
    const detail::FunctionRow& row_for(const detail::Type& type);
    std::string bind(const detail::Type& type);
    void release(std::size_t names) { scope_.resize(scope_.size() - names); }

    std::mt19937_64 engine_;
    std::vector<NameInScope> scope_;
    std::vector<std::pair<std::string, std::string>> constants_;
};

} // namespace bleibe::test
