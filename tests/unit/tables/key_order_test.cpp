// SPDX-License-Identifier: Apache-2.0
#include "tables/key_order.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace bleibe::detail;

namespace {

/// `b` for bytes, `n` for numbers.
std::string orders_of(const std::vector<std::string>& keys) {
    std::string found;
    for (const KeyOrder order : {KeyOrder::bytes, KeyOrder::numbers}) {
        bool follows = true;
        for (std::size_t i = 0; i < keys.size(); ++i) {
            for (std::size_t j = 0; j < keys.size(); ++j) {
                const int wanted = i < j ? -1 : (i > j ? 1 : 0);
                follows = follows && compare(order, keys[i], keys[j]) == wanted;
            }
        }
        found += follows ? (order == KeyOrder::bytes ? "b" : "n") : "";
    }
    return found;
}

} // namespace

TEST_CASE("keys stand by their bytes, by their numbers, by both or by neither") {
    CHECK(orders_of({"33-001", "33-002", "33-010"}) == "bn");
    CHECK(orders_of({"9", "10", "100"}) == "n");
    CHECK(orders_of({"10", "100", "9"}) == "b");
    CHECK(orders_of({"A-9/2015", "A-9/2016", "A-10/2015"}) == "n");
    CHECK(orders_of({"A", "A1", "A1-", "AA", "Ä", "日"}) == "bn");
    CHECK(orders_of({"B", "a"}) == "bn");
    CHECK(orders_of({"a", "B"}) == "");
    CHECK(orders_of({"007", "07", "7", "07a", "7a", "08"}) == "n"); // one number, and then the rest decides
    CHECK(orders_of({"1", "18446744073709551616", "18446744073709551617"}) == "bn"); // numbers of any length
    CHECK(orders_of({"0", "00", "000", "1"}) == "bn");
}

TEST_CASE("an order is given up with the first key that does not follow it") {
    KeyOrders orders;
    for (const char* key : {"8", "8", "9"}) {
        orders.add(key);
    }
    CHECK(orders.first() == KeyOrder::bytes);
    orders.add("10");
    CHECK(orders.first() == KeyOrder::numbers);
    KeyOrders others = KeyOrders::among(orders);
    others.add("10"); // keys begin again, and the order of bytes does not come back
    others.add("11");
    CHECK(others.first() == KeyOrder::numbers);
    CHECK(others.any());
    others.add("10");
    CHECK_FALSE(others.any());
    CHECK_FALSE(others.first());
    CHECK_FALSE(KeyOrders::none().any());
}
