// SPDX-License-Identifier: Apache-2.0
// The idea: restricted edit distance (Damerau 1964) with a full table; the words are short, and those whose
// lengths differ too much are not compared.
#include "base/suggest.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace bleibe::detail {
namespace {

constexpr std::size_t longest = 64;

std::size_t distance(std::string_view a, std::string_view b) {
    std::array<std::array<std::uint8_t, longest + 1>, longest + 1> table; // NOLINT: all that is read is set
    for (std::size_t i = 0; i <= a.size(); ++i) {
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                table[i][j] = static_cast<std::uint8_t>(i + j);
                continue;
            }
            std::size_t least = std::size_t{table[i - 1][j - 1]} + (a[i - 1] == b[j - 1] ? 0 : 1);
            least = std::min<std::size_t>({least, table[i - 1][j] + 1U, table[i][j - 1] + 1U});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                least = std::min<std::size_t>(least, table[i - 2][j - 2] + 1U);
            }
            table[i][j] = static_cast<std::uint8_t>(least);
        }
    }
    return table[a.size()][b.size()];
}

} // namespace

std::optional<std::string_view> nearest(std::string_view word,
                                        const std::vector<std::string_view>& candidates) {
    if (word.empty() || word.size() > longest) {
        return std::nullopt;
    }
    std::size_t best = std::min<std::size_t>(3, std::max<std::size_t>(1, word.size() / 3)) + 1;
    std::optional<std::string_view> found;
    for (const std::string_view candidate : candidates) {
        const std::size_t longer = std::max(candidate.size(), word.size());
        const std::size_t shorter = std::min(candidate.size(), word.size());
        if (longer > longest || longer - shorter >= best) {
            continue; // as many letters are missing
        }
        const std::size_t d = distance(word, candidate);
        if (d < best) {
            best = d;
            found = candidate;
        }
    }
    return found;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates) {
    const auto found = nearest(word, candidates);
    return found ? "did you mean `" + std::string(*found) + "`?" : std::string();
}

std::string did_you_mean_one_of(std::string_view word, const std::vector<std::string_view>& candidates) {
    constexpr std::size_t few = 8;
    std::string text = did_you_mean(word, candidates);
    if (!text.empty()) {
        return text;
    }
    for (const std::string_view candidate : candidates) {
        if (!word.empty() && candidate.find(word) != std::string_view::npos) {
            return "did you mean `" + std::string(candidate) + "`?";
        }
    }
    for (std::size_t i = 0; i < candidates.size() && candidates.size() <= few; ++i) {
        const bool again = std::find(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(i),
                                     candidates[i]) != candidates.begin() + static_cast<std::ptrdiff_t>(i);
        text +=
            again ? std::string() : (text.empty() ? "there is `" : ", `") + std::string(candidates[i]) + '`';
    }
    return text;
}

} // namespace bleibe::detail
