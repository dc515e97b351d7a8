// SPDX-License-Identifier: Apache-2.0
// The wording of a norm as a row of words, for finding quotes and for counting what they leave out.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bleibe::detail {

/// White space (line breaks and spaces that do not break too) becomes single spaces; none at the ends.
[[nodiscard]] std::string folded(std::string_view text);
/// For each byte of `folded(text)` its offset in `text`.
[[nodiscard]] std::vector<std::size_t> folded_offsets(std::string_view text);

/// Bytes of a text, from the first to behind the last.
struct TextRange {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// The words of a folded text, without the punctuation around them; a lone dash is no word.
[[nodiscard]] std::vector<TextRange> words_of(std::string_view text);

/// Where the pieces stand in a folded text, in order; each begins and ends with whole words. Nothing if
/// one of them is not there.
[[nodiscard]] std::optional<std::vector<TextRange>> find_pieces(std::string_view text,
                                                                const std::vector<std::string>& pieces);

/// How far the pieces can be found, for the help of a diagnostic.
struct NearestPlace {
    std::string found;   // the longest beginning that is there, in whole words
    std::string goes_on; // what the text says behind it, some words
};
[[nodiscard]] NearestPlace find_nearest(std::string_view text, const std::vector<std::string>& pieces);

} // namespace bleibe::detail
