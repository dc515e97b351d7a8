// SPDX-License-Identifier: Apache-2.0
// How an office writes days and numbers, told by an example: the day 2022-12-31, the number 1234.56.
#pragma once

#include "value/decimal.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bleibe::detail {

/// `31.12.2022`, `2022-12-31`, `12/31/2022`, `20221231`.
class DayForm {
public:
    /// Nothing if the example is not that day with a year of four digits.
    [[nodiscard]] static std::optional<DayForm> of_example(std::string_view example);

    /// The number of the day; nothing for a text that is not written so, and for a day that does not exist.
    /// Where something stands between them, day and month may lack their leading zero.
    [[nodiscard]] std::optional<std::int64_t> read(std::string_view text) const;
    [[nodiscard]] const std::string& example() const noexcept { return example_; }

private:
    enum class Part : std::uint8_t { year, month, day };
    std::string example_;
    std::array<Part, 3> parts_{};
    std::array<std::string, 4> around_; // before, between and behind the parts
};

/// `1234.56`, `1234,56`, `1.234,56`, `1 234,56`.
class NumberForm {
public:
    /// Nothing if the example is not that number.
    [[nodiscard]] static std::optional<NumberForm> of_example(std::string_view example);

    /// Digits may be grouped in threes throughout, or not at all; a minus may stand before them.
    [[nodiscard]] std::optional<Decimal> read(std::string_view text) const;
    [[nodiscard]] const std::string& example() const noexcept { return example_; }

private:
    std::string example_;
    char point_ = '.';
    std::optional<char> group_;
};

} // namespace bleibe::detail
