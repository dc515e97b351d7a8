// SPDX-License-Identifier: Apache-2.0
// What an undecided slot rests on: the open places from which a way of undecided slots leads to it. A place
// that is not among them cannot change it.
#pragma once

#include "run/range_machine.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace bleibe::detail {

/// Walks back over the slots that a range machine has just filled.
class Cone {
public:
    explicit Cone(RangeMachine& machine) : machine_(machine) {}

    void follow(Ref ref) { follow(ref, nullptr); }
    /// Numbers of the open places, in ascending order.
    [[nodiscard]] const std::set<std::uint32_t>& places() const noexcept { return places_; }
    /// Operands (0 the day, 1 + i the reading of dispute i) that are sets and lead there.
    [[nodiscard]] const std::set<std::uint32_t>& operands() const noexcept { return operands_; }

private:
    /// Of entries of lists only these fields are asked; null: all.
    using Fields = std::vector<std::string>;

    void follow(Ref ref, const Fields* fields);
    void step(const Block& block, const Step& step, const Fields* fields);
    void loop(const Block& block, const Step& step, const Fields* fields);
    void reads_of(const Block& block);
    void inside(const Possible& set, const Fields* fields);
    [[nodiscard]] const Block* block_of(std::uint32_t base) const;

    RangeMachine& machine_;
    std::set<std::uint32_t> places_;
    std::set<std::uint32_t> operands_;
    std::map<std::uint32_t, const Block*> blocks_;
    std::map<std::uint32_t, std::set<std::pair<std::uint32_t, Fields>>> seen_;
};

} // namespace bleibe::detail
