// SPDX-License-Identifier: Apache-2.0
// Any bytes as the lines of a caseload: reading them into columns ends, and says of every line what the
// strict reader says of it alone.
#include "fuzz/entry.hpp"
#include "unit/support/random_lines.hpp"
#include "unit/support/small_law.hpp"

#include <string>
#include <vector>

namespace {

const bleibe::Catalog& catalog() {
    static const bleibe::Catalog loaded =
        bleibe::load_catalog(bleibe::test::small_sources({bleibe::test::one_criterion("declared")})).value();
    return loaded;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    const std::string difference = bleibe::test::difference_of_readers(catalog(), lines);
    bleibe::fuzz::require(difference.empty(), "both readers say the same", difference);
    return 0;
}
