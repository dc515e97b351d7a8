// SPDX-License-Identifier: Apache-2.0
// The idea: databases sort texts by bytes and numbers by value. Whoever tries both on what an office exports
// need not be told which it is; and an order that was tried on every key can be relied on.
#include "tables/key_order.hpp"

namespace bleibe::detail {
namespace {

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

int sign_of(std::string_view a, std::string_view b) noexcept {
    const int order = a.compare(b);
    return order < 0 ? -1 : (order > 0 ? 1 : 0);
}

/// The digits at the place, without zeros before them; the place goes behind them.
std::string_view number_at(std::string_view text, std::size_t& at) noexcept {
    while (at < text.size() && text[at] == '0') {
        ++at;
    }
    const std::size_t begin = at;
    while (at < text.size() && is_digit(text[at])) {
        ++at;
    }
    return text.substr(begin, at - begin);
}

int compare_numbers(std::string_view a, std::string_view b) noexcept {
    std::size_t in_a = 0;
    std::size_t in_b = 0;
    while (in_a < a.size() && in_b < b.size()) {
        if (is_digit(a[in_a]) && is_digit(b[in_b])) {
            const std::string_view one = number_at(a, in_a);
            const std::string_view other = number_at(b, in_b);
            if (one != other) {
                return one.size() != other.size() ? (one.size() < other.size() ? -1 : 1)
                                                  : sign_of(one, other);
            }
        } else if (a[in_a] != b[in_b]) {
            return sign_of(a.substr(in_a, 1), b.substr(in_b, 1));
        } else {
            ++in_a;
            ++in_b;
        }
    }
    if (in_a < a.size() || in_b < b.size()) {
        return in_a < a.size() ? 1 : -1;
    }
    return sign_of(a, b); // `7` and `07` are two keys
}

} // namespace

int compare(KeyOrder order, std::string_view a, std::string_view b) noexcept {
    return order == KeyOrder::bytes ? sign_of(a, b) : compare_numbers(a, b);
}

KeyOrders KeyOrders::none() {
    KeyOrders orders;
    orders.bytes_ = false;
    orders.numbers_ = false;
    return orders;
}

KeyOrders KeyOrders::among(const KeyOrders& others) {
    KeyOrders orders;
    orders.bytes_ = others.bytes_;
    orders.numbers_ = others.numbers_;
    return orders;
}

void KeyOrders::add(std::string_view key) {
    if (key == last_) {
        return;
    }
    bytes_ = bytes_ && compare(KeyOrder::bytes, last_, key) < 0;
    numbers_ = numbers_ && compare(KeyOrder::numbers, last_, key) < 0;
    last_ = key;
}

std::optional<KeyOrder> KeyOrders::first() const noexcept {
    return bytes_ ? std::optional(KeyOrder::bytes)
                  : (numbers_ ? std::optional(KeyOrder::numbers) : std::nullopt);
}

} // namespace bleibe::detail
