// SPDX-License-Identifier: Apache-2.0
// The library's own words: headings, states, sentences around what the catalog says.
#pragma once

#include <bleibe/report.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace bleibe::detail {

/// All phrases, from phrases.def.
enum class Phrase : std::uint16_t {
#define BLEIBE_PHRASE(name, de, en) name,
#include "words/phrases.def"
#undef BLEIBE_PHRASE
};

/// In a language; English where there is none.
[[nodiscard]] std::string_view phrase(Phrase which, std::string_view language) noexcept;

[[nodiscard]] Phrase phrase_of(Status status) noexcept;
[[nodiscard]] Phrase phrase_of(Effect effect) noexcept;
[[nodiscard]] Phrase phrase_of(Colour colour) noexcept;
/// Of a requirement, or of a ground of refusal ("stands", not "met").
[[nodiscard]] Phrase phrase_of(PointState state, bool refusal) noexcept;
/// "P18M" as "18 Monate"; what is no such duration is returned as it is.
[[nodiscard]] std::string duration_in_words(std::string_view duration, std::string_view language);
/// "31.12.2022"; in English, and where a language has no words here, "31 December 2022".
[[nodiscard]] std::string day_in_words(Date day, std::string_view language);
/// Of `2022-12-31`; any other text is returned as it is.
[[nodiscard]] std::string day_in_words(std::string_view iso, std::string_view language);
/// In the quotation marks of the language.
[[nodiscard]] std::string in_quotation_marks(std::string_view text, std::string_view language);

} // namespace bleibe::detail
