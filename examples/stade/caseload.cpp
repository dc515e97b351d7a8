// SPDX-License-Identifier: Apache-2.0
// The idea: a person follows from the seed and a number alone, so any line can be made without the others.
#include "caseload.hpp"

#include "person.hpp"

namespace stade {

std::string id_of(std::uint64_t number) {
    std::string digits = std::to_string(number);
    return "stade-" + std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits;
}

std::string line_of(std::uint64_t seed, std::uint64_t number) {
    Random random(seed, number);
    const Outline person = sketch(random);
    return "{\"id\":\"" + id_of(number) + "\",\"facts\":" + facts(random, person) + '}';
}

} // namespace stade
