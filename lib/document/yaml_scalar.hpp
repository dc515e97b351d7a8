// SPDX-License-Identifier: Apache-2.0
// Where a YAML scalar ends, and where in the source each piece of its text stands: what yaml-cpp
// does not tell.
#pragma once

#include "document/document.hpp"

namespace bleibe::detail {

struct ScalarPlace {
    std::size_t end = 0;           // behind the last byte, a closing quote included
    std::vector<TextPiece> pieces; // empty if the text runs alike with the source
    bool closed = true;            // false: a quote that is never closed (yaml-cpp lets it pass)
};

/// `raw` is the whole source, `begin` the first byte of the scalar as written, `text` what yaml-cpp
/// made of it. `quoted`: in quotes or a block.
[[nodiscard]] ScalarPlace place_scalar(std::string_view raw, std::size_t begin, std::string_view text,
                                       bool quoted);

/// Behind white space, line breaks and comments.
[[nodiscard]] std::size_t skip_blanks(std::string_view raw, std::size_t offset) noexcept;

} // namespace bleibe::detail
