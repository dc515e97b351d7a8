// SPDX-License-Identifier: Apache-2.0
// Any bytes as an expression: reading them ends, says what is wrong or gives a tree, and the tree printed
// and read again is the same.
#include "fuzz/entry.hpp"
#include "unit/feel/dump.hpp"

#include <string>
#include <string_view>

using namespace bleibe;
using namespace bleibe::detail;
using namespace bleibe::detail::feel_test;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    const Parsed first = parse(text);
    fuzz::require(first.diagnostics.size() == (first.expression.root ? 0 : 1), "one finding or a tree", text);
    if (!first.expression.root) {
        return 0;
    }
    fuzz::require(faults(first.expression).empty(), "places, ids and heights", text);
    // Escapes may make what is printed longer, and brackets it deeper.
    Limits wide;
    wide.expression_bytes = text.size() * 16 + 64;
    wide.expression_depth = UINT32_MAX;
    const std::string printed = print(*first.expression.root);
    const Parsed again = parse(printed, known_names(), wide);
    fuzz::require(again.expression.root != nullptr, "what was printed parses", printed);
    fuzz::require(dump(*again.expression.root) == dump(*first.expression.root), "the same tree", printed);
    fuzz::require(print(*again.expression.root) == printed, "printed the same", printed);
    return 0;
}
