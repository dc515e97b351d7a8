// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace bleibe {

/// A place in a text as people count it. Lines and columns start at 1; a column counts characters
/// (Unicode code points), not bytes. Line 0 means "no place".
struct Position {
    std::uint32_t line = 0;
    std::uint32_t column = 0;

    friend bool operator==(const Position&, const Position&) = default;
};

/// A named text: what every reading verb reads. Immutable and cheap to copy (copies share the text),
/// so it may be used from several threads. The name appears in diagnostics as it was given; it need
/// not be a path. The text should be UTF-8; readers report where it is not.
class Source {
public:
    /// An empty text without a name.
    Source();
    /// Takes both texts over. `name` is what diagnostics print before the line number; `first_line` is
    /// the number of the first line, above 1 for a part of a file such as one line of a caseload.
    Source(std::string name, std::string text, std::uint32_t first_line = 1);

    [[nodiscard]] const std::string& name() const noexcept;
    [[nodiscard]] std::string_view text() const noexcept;

    /// Line and column of a byte offset; offsets behind the end give the end. The first call scans the
    /// text once; each costs no more than a kilobyte after that.
    [[nodiscard]] Position position(std::size_t offset) const;
    /// The line (without its line break) that contains a byte offset.
    [[nodiscard]] std::string_view line_at(std::size_t offset) const noexcept;

private:
    struct Data;
    std::shared_ptr<const Data> data_;
};

} // namespace bleibe
