// SPDX-License-Identifier: Apache-2.0
// The facts of one file as they are written down.
#pragma once

#include "person.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace stade {

[[nodiscard]] inline std::string in_quotes(std::string_view text) { return '"' + std::string(text) + '"'; }

/// Collects members of the facts; leaves out what the file does not say.
class Facts {
public:
    Facts(Random& random, File file) : random_(random), file_(file) {}

    /// `rarity` 1 for what every file says; higher for what is seldom asked.
    [[nodiscard]] bool noted(std::int64_t rarity) {
        switch (file_) {
        case File::complete:
            return !random_.chance(4 * rarity);
        case File::ordinary:
            return !random_.chance(30 * rarity);
        case File::thin:
            return !random_.chance(std::min<std::int64_t>(120 * rarity, 900));
        case File::not_yet_here:
            break;
        }
        return false;
    }
    void add(std::string_view name, std::string_view json) {
        text_ += (text_.empty() ? "\"" : ",\"") + std::string(name) + "\":" + std::string(json);
    }
    void add_if_noted(std::int64_t rarity, std::string_view name, std::string_view json) {
        if (noted(rarity)) {
            add(name, json);
        }
    }
    void yes_or_no(std::int64_t rarity, std::string_view name, bool value) {
        add_if_noted(rarity, name, value ? "true" : "false");
    }
    [[nodiscard]] std::string text() const { return '{' + text_ + '}'; }

private:
    Random& random_;
    File file_;
    std::string text_;
};

} // namespace stade
