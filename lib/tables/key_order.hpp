// SPDX-License-Identifier: Apache-2.0
// Orders in which exports stand by their keys.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bleibe::detail {

/// Both are total: what is neither before nor behind a key is that key.
enum class KeyOrder : std::uint8_t {
    bytes,   // of UTF-8, and so of code points
    numbers, // the same, but digits that stand together are one number: `A-9` before `A-10`
};

/// Below 0 where `a` stands before `b`, above 0 where it stands behind it, 0 for one and the same key.
[[nodiscard]] int compare(KeyOrder order, std::string_view a, std::string_view b) noexcept;

/// The orders in which keys stand, one of which may occur several times in a row.
class KeyOrders {
public:
    /// In both, until keys were added.
    KeyOrders() = default;
    [[nodiscard]] static KeyOrders none();
    /// Those of `others`, until keys were added.
    [[nodiscard]] static KeyOrders among(const KeyOrders& others);

    /// The next key; the orders that it does not follow are given up.
    void add(std::string_view key);
    [[nodiscard]] bool any() const noexcept { return bytes_ || numbers_; }
    [[nodiscard]] std::optional<KeyOrder> first() const noexcept;

private:
    bool bytes_ = true;
    bool numbers_ = true;
    std::string last_; // stands before every key, as none is empty
};

} // namespace bleibe::detail
