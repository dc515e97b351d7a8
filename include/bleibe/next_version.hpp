// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bleibe/checked.hpp>
#include <bleibe/date.hpp>
#include <bleibe/source.hpp>

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bleibe {

/// One thing that a person has to look at in a new version.
struct VersionNote {
    /// In the new text, from 1.
    std::uint32_t line = 0;
    /// The place of it is filled with `TODO`, and the version does not load before somebody fills it in.
    bool emptied = false;
    /// In English, with the words concerned in backticks.
    std::string what;
};

/// The next version of a norm, made from the last one.
struct NextVersion {
    /// The source of the last version, by its name, and its text with a last day in force.
    std::string previous_name;
    std::string previous_text;
    /// Where the new version belongs: beside the last one, named by its first day.
    std::string name;
    std::string text;
    /// In the order of the new text.
    std::vector<VersionNote> notes;
};

/// Makes the version of `norm` ("de/aufenthg/25a") that is in force from `from` on, out of the newest one
/// that is law. Comments, order and layout of what stays are kept. The law of the new version is not
/// guessed: where it was enacted and where its wording comes from is emptied, and so is whatever rests on
/// words that the new wording does not have in the sentences cited: the quote, and with it the value,
/// expression or effect that it stood for. A quote whose words now stand in one other sentence keeps its
/// words and gets that sentence as its `law`. What is emptied reads `TODO`; loading reports it as E220.
///
/// `wording` is a text like the part `text:` of a ruleset, with that key: the new wording sentence by
/// sentence. Null: the wording is emptied too, quotes stay as they are, and loading tells which of them no
/// longer stand once it is filled in.
///
/// Rulesets below the folders are read as `load_catalog` reads them, but need not load: while one norm is
/// still to be filled in, the next can be made. Nothing is written to any file. Errors: E212 for a norm that
/// is not there, E604 for a day that does not lie behind the first one of the newest version, what is wrong
/// with the newest version's own file, and what is wrong with `wording`.
[[nodiscard]] Checked<NextVersion> next_version(std::span<const std::filesystem::path> folders,
                                                std::string_view norm, Date from,
                                                const Source* wording = nullptr);
/// The same from texts; no file system needed.
[[nodiscard]] Checked<NextVersion> next_version(std::span<const Source> texts, std::string_view norm,
                                                Date from, const Source* wording = nullptr);

} // namespace bleibe
