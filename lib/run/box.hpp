// SPDX-License-Identifier: Apache-2.0
// The facts of a case as sets, and the places in them that are open: what a search splits, and what it takes
// single cases out of.
#pragma once

#include "compile/program.hpp"
#include "value/case_data.hpp"
#include "value/possible.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace bleibe::detail {

/// A part of the facts that is not known exactly: a fact, a field of an entry of a list, or that a list may
/// have further entries. Places are numbered from 1, so that 0 is none.
struct OpenPlace {
    std::uint32_t fact = 0;
    int entry = -1;          // in the list; -1: the fact itself, or its further entries
    int field = -1;          // of the entry
    bool is_list = false;    // it is open which entries there are
    std::uint32_t added = 0; // of a list: entries that the search has put into it

    friend bool operator==(const OpenPlace&, const OpenPlace&) = default;
};

/// A set of cases: a set for each fact. Sets of open places carry the number of their place as `origin`.
class Box {
public:
    /// Everything that the case leaves open, within what is plausible.
    Box(const ProgramData& program, const std::vector<Value>& facts, const std::vector<Possible>& in_part,
        Arena& arena);

    [[nodiscard]] const std::vector<Possible>& facts() const noexcept { return facts_; }
    [[nodiscard]] const std::vector<OpenPlace>& places() const noexcept { return places_; }
    [[nodiscard]] const OpenPlace& place(std::uint32_t number) const noexcept { return places_[number - 1]; }
    /// The set at a place; of a list the whole list.
    [[nodiscard]] Possible at(std::uint32_t number) const;
    /// Nothing is left open there.
    [[nodiscard]] bool is_closed(std::uint32_t number) const;

    /// A change that can be taken back, in the opposite order of the changes.
    struct Change {
        std::uint32_t fact = 0;
        Possible before;
        std::size_t places = 0;
        std::uint32_t list = 0; // number of a list's place that got an entry, or 0
    };
    /// Narrows a place to a part of its set.
    Change narrow(std::uint32_t number, const Possible& part, Arena& arena);
    /// A list has no further entries.
    Change close(std::uint32_t number, Arena& arena);
    /// A list has at least one more entry, with places of its own, and perhaps further ones.
    Change extend(std::uint32_t number, Arena& arena);
    void undo(const Change& change);
    /// Takes the whole fact from elsewhere: exactly.
    Change set(std::uint32_t fact, const Possible& value);

private:
    Possible with_origins(const Possible& set, std::uint32_t fact, Arena& arena);
    Possible entry_with_origins(const Possible& entry, std::uint32_t fact, int number, Arena& arena);
    std::uint32_t add_place(std::uint32_t fact, int entry, int field, bool is_list);

    std::vector<Possible> facts_;
    std::vector<OpenPlace> places_;
};

} // namespace bleibe::detail
