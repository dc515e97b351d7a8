// SPDX-License-Identifier: Apache-2.0
// The idea: reading keeps the first 37 digits and remembers whether a later one was not zero, so a text
// of any length is read in one pass and rounded once; writing never rounds.
#include "value/decimal.hpp"
#include "value/digits.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

constexpr int kept_digits = 37;
constexpr std::int32_t plain_exponent = 34; // the largest, either side, that is written out
constexpr std::int64_t exponent_bound = 1'000'000'000'000;

constexpr bool starts_with_digit(std::string_view text) {
    return !text.empty() && text.front() >= '0' && text.front() <= '9';
}

/// Takes digits into the coefficient; each digit behind the point lowers the exponent.
std::size_t take_digits(std::string_view& text, Unrounded& number, int& kept, bool behind_point) {
    std::size_t count = 0;
    for (; starts_with_digit(text); text.remove_prefix(1), ++count) {
        const auto digit = static_cast<unsigned>(text.front() - '0');
        number.exponent -= behind_point ? 1 : 0;
        if (kept == kept_digits) {
            number.exponent += 1;
            number.has_rest = number.has_rest || digit != 0;
            continue;
        }
        number.coefficient = number.coefficient * 10 + digit;
        kept += number.coefficient != 0 ? 1 : 0;
    }
    return count;
}

/// An exponent with its sign, cut at a bound far beyond the range.
std::optional<std::int64_t> take_exponent(std::string_view& text) {
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) {
        text.remove_prefix(1);
    }
    if (!starts_with_digit(text)) {
        return std::nullopt;
    }
    std::int64_t exponent = 0;
    for (; starts_with_digit(text); text.remove_prefix(1)) {
        exponent = std::min(exponent * 10 + (text.front() - '0'), exponent_bound);
    }
    return negative ? -exponent : exponent;
}

std::string digits_text(Unsigned128 number) {
    std::string out;
    do {
        out += static_cast<char>('0' + static_cast<int>(number % 10));
        number /= 10;
    } while (number != 0);
    std::reverse(out.begin(), out.end());
    return out;
}

std::string scientific_text(const std::string& digits, std::int64_t exponent) {
    std::string out = digits.substr(0, 1);
    if (digits.size() > 1) {
        out += "." + digits.substr(1);
    }
    const std::int64_t power = exponent + static_cast<std::int64_t>(digits.size()) - 1;
    return out + (power < 0 ? "E-" : "E+") + std::to_string(power < 0 ? -power : power);
}

} // namespace

std::optional<Decimal> parse_decimal(std::string_view text) {
    Unrounded number;
    number.negative = text.starts_with('-');
    text.remove_prefix(number.negative ? 1 : 0);
    int kept = 0;
    std::size_t digits = take_digits(text, number, kept, false);
    if (text.starts_with('.')) {
        text.remove_prefix(1);
        const std::size_t behind = take_digits(text, number, kept, true);
        if (behind == 0) {
            return std::nullopt;
        }
        digits += behind;
    }
    if (digits == 0) {
        return std::nullopt;
    }
    if (text.starts_with('e') || text.starts_with('E')) {
        text.remove_prefix(1);
        const auto exponent = take_exponent(text);
        if (!exponent) {
            return std::nullopt;
        }
        number.exponent += *exponent;
    }
    return text.empty() ? finish(number) : std::nullopt;
}

std::string to_string(const Decimal& value) {
    std::string digits = digits_text(value.coefficient);
    const std::string sign = value.negative ? "-" : "";
    if (value.exponent > plain_exponent || value.exponent < -plain_exponent) {
        return sign + scientific_text(digits, value.exponent);
    }
    if (value.exponent >= 0) {
        const auto zeros = static_cast<std::size_t>(value.is_zero() ? 0 : value.exponent);
        return sign + digits + std::string(zeros, '0');
    }
    const auto places = static_cast<std::size_t>(-value.exponent);
    if (digits.size() <= places) {
        digits.insert(0, places + 1 - digits.size(), '0');
    }
    digits.insert(digits.size() - places, ".");
    return sign + digits;
}

} // namespace bleibe::detail
