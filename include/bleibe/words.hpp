// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bleibe {

/// One text in the languages of a catalog, in the catalog's order: {{"de", "Geduldet"}, {"en", "Tolerated"}}.
struct Words {
    std::vector<std::pair<std::string, std::string>> texts;

    /// The text of a language; where it is missing the first there is; else empty. Lives as long as
    /// this object.
    [[nodiscard]] std::string_view in(std::string_view language) const noexcept {
        for (const auto& [name, text] : texts) {
            if (name == language) {
                return text;
            }
        }
        return texts.empty() ? std::string_view{} : std::string_view{texts.front().second};
    }
    [[nodiscard]] bool has(std::string_view language) const noexcept {
        for (const auto& [name, text] : texts) {
            if (name == language) {
                return true;
            }
        }
        return false;
    }
    [[nodiscard]] bool empty() const noexcept { return texts.empty(); }
};

} // namespace bleibe
