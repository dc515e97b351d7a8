// SPDX-License-Identifier: Apache-2.0
// People of whom every fact, every entry and every field is random or unknown, within a vocabulary and its
// constraints.
#pragma once

#include "compile/catalog_model.hpp"
#include "unit/support/random_rules.hpp"
#include "value/case_data.hpp"

#include <bleibe/case.hpp>
#include <bleibe/catalog.hpp>

#include <memory>

namespace bleibe::test {

class RandomPeople {
public:
    /// One part of `sparse` of all that could be known is unknown (1: everything, 0: nothing).
    RandomPeople(const Catalog& catalog, Dice& dice, unsigned sparse)
        : catalog_(catalog), dice_(dice), sparse_(sparse) {}

    [[nodiscard]] Case person();
    /// Like another person but for some facts: who is thrown together at random meets few conditions.
    [[nodiscard]] Case like(const Case& example);
    /// The same person with everything known. Of what is known in part, lists that may be longer are
    /// followed.
    [[nodiscard]] Case completed(const Case& person);
    [[nodiscard]] static bool is_complete(const Case& person);

private:
    using Data = std::shared_ptr<detail::CaseData>;
    [[nodiscard]] Data empty() const;
    [[nodiscard]] Case within_constraints(const Data& data);
    void set(detail::CaseData& data, std::size_t fact);
    void complete(detail::CaseData& data, std::size_t fact, const detail::Value& before);
    /// What is listed, and perhaps more.
    void complete_list(detail::CaseData& data, std::size_t fact, const detail::Possible& list);
    [[nodiscard]] bool left_unknown() { return sparse_ > 0 && dice_.one_in(sparse_); }
    [[nodiscard]] detail::Value value(const detail::Type& type, std::size_t fact, detail::Arena& arena);
    [[nodiscard]] detail::Value entry(const detail::Type& type, const detail::Value* before, std::size_t fact,
                                      detail::Arena& arena);
    /// Numbers of the facts of the constraints that are broken.
    [[nodiscard]] std::vector<std::uint32_t> broken(const detail::CaseData& data) const;

    Catalog catalog_;
    Dice& dice_;
    unsigned sparse_;
};

} // namespace bleibe::test
