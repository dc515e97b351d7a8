// SPDX-License-Identifier: Apache-2.0
#include "tables/keys.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace bleibe::detail;

TEST_CASE("a key that was met tells its line") {
    KeySet keys;
    for (std::uint32_t line = 2; line < 20'000; ++line) {
        REQUIRE(keys.add(digest_of("key " + std::to_string(line)), line) == 0);
    }
    CHECK(keys.add(digest_of("key 2"), 30'000) == 2);
    CHECK(keys.add(digest_of("key 19999"), 30'000) == 19'999);
    CHECK(keys.add(digest_of("key 1"), 30'000) == 0);
    CHECK(keys.add(digest_of("key 1"), 30'001) == 30'000);
}

TEST_CASE("rows that stand together are one run, and all runs of a key are found in the order of the file") {
    KeyRuns runs;
    std::uint64_t offset = 10;
    std::uint32_t line = 2;
    for (const char* key : {"a", "a", "b", "a", "a", "a", "c"}) {
        runs.add(key, offset, 4, line++, 10);
        offset += 5;
    }
    runs.interrupt();
    runs.add("c", offset, 4, line, 100); // of the key before, but not of its run
    runs.finish();
    CHECK(runs.size() == 6); // the second run of `a` is cut, since three rows are 14 bytes
    const auto a = runs.find(digest_of("a"));
    std::vector<std::uint64_t> found;
    for (std::size_t run = a.begin; run < a.end; ++run) {
        found.insert(found.end(), {runs[run].offset(), runs[run].bytes(), runs[run].line});
    }
    CHECK(found == std::vector<std::uint64_t>{10, 9, 2, 25, 9, 5, 35, 4, 7});
    const auto none = runs.find(digest_of("d"));
    CHECK(none.begin == none.end);
}
