// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bleibe/verdict.hpp>
#include <bleibe/words.hpp>

#include <optional>
#include <string>
#include <vector>

namespace bleibe {

/// What a fact that was open is in one completion of a case.
struct CompletedFact {
    /// "birth_date"; a field of an entry as "stays[1].until", entries from 0. A list of which it was open
    /// which entries it has stands there as a whole: "stays".
    std::string path;
    Words label;
    /// As a case would state it: `"1999-01-01"`, `null`, `[{"from":"2020-01-01"}]`.
    std::string json;
    /// For people, in the languages of the catalog.
    Words value;
};

/// The person of a case with everything known, in one of the ways that the case leaves open and that the
/// vocabulary's constraints allow.
struct CompletedPerson {
    /// `undetermined` only for a reading that was left open, or a norm that the catalog lacks.
    Status status = Status::undetermined;
    /// Nothing unless eligible.
    std::optional<Effect> effect;
    /// What was open in the case, in vocabulary order; the rest is as the case says.
    std::vector<CompletedFact> facts;
};

} // namespace bleibe
