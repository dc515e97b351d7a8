// SPDX-License-Identifier: Apache-2.0
// Open places in single completions of a case: what stands there, and what becomes of a person with another
// value there.
#pragma once

#include "run/search.hpp"

#include <string>
#include <vector>

namespace bleibe::detail {

/// Open places of a case, as the box had them before anything was narrowed.
class Places {
public:
    explicit Places(Search& search);

    [[nodiscard]] std::uint32_t count() const noexcept { return static_cast<std::uint32_t>(all_.size()); }
    [[nodiscard]] const OpenPlace& place(std::uint32_t number) const noexcept { return all_[number - 1]; }
    /// Of a list's place the whole list.
    [[nodiscard]] Value value(const Completion& completion, std::uint32_t number) const;
    /// Entries of a list that the case knows.
    [[nodiscard]] std::size_t known(std::uint32_t number) const noexcept { return known_[number - 1]; }
    /// The completion with what another has at the place: of a list its further entries, and not those that
    /// the case knows. Its parts live in the arena.
    [[nodiscard]] Completion put(const Completion& completion, std::uint32_t number, const Value& value,
                                 Arena& arena) const;
    /// The list of an open box with exactly these further entries.
    [[nodiscard]] Possible with_entries(const Possible& list, std::uint32_t number, const Value& value,
                                        Arena& arena) const;
    /// "stays[1].until", "birth_date".
    [[nodiscard]] std::string path(const ProgramData& program, std::uint32_t number) const;

private:
    std::vector<OpenPlace> all_;
    std::vector<std::size_t> known_; // by place: of a list, entries that the case knows
};

} // namespace bleibe::detail
