// SPDX-License-Identifier: Apache-2.0
// Any text over a small context: compiling and running it ends within small limits, the value is of the
// type that the check promised, and it can be written as JSON that can be read.
#include "document/read.hpp"
#include "fuzz/entry.hpp"
#include "fuzz/small_context.hpp"
#include "input/feel_program.hpp"
#include "unit/support/static_type.hpp"

#include <string>

using namespace bleibe;
using namespace bleibe::detail;

namespace {

Limits small_limits() {
    Limits limits;
    limits.expression_bytes = 4'096;
    limits.expression_depth = 100;
    limits.steps = 20'000;
    limits.call_depth = 64;
    limits.built_list_length = 2'000;
    limits.evaluation_bytes = 4U << 20U;
    return limits;
}

const FeelOptions& options() {
    static const FeelOptions made = [] {
        FeelOptions options;
        options.on = Date::parse("2024-02-29");
        options.now = Instant{1'709'164'800, 500'000'000, 3'600};
        options.limits = small_limits();
        return options;
    }();
    return made;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    Arena arena;
    const Value& inputs = fuzz::small_context();
    DiagnosticList found;
    const auto program =
        FeelProgram::compile(Source("expression", text), inputs, {}, options().limits, found);
    if (program == nullptr) {
        fuzz::require(!found.empty(), "no program has a reason", text);
        return 0;
    }
    const Value value = program->run(options(), arena, found);
    // Shared parts are written as often as they occur, so some values are too large to be looked through.
    if (!fits_bounds(value, 100'000)) {
        return 0;
    }
    fuzz::require(test::keeps_promise(value, program->type()), "the value has its type", text);
    std::string json;
    write_json(json, value);
    Diagnostics problems;
    Limits wide;
    wide.document_depth = 4'096;
    const Source written("result.json", std::move(json));
    (void)read_json(written, problems, wide, SIZE_MAX, false);
    const bool only_double_keys = problems.list().empty() || problems.list().front().code == "E104";
    fuzz::require(only_double_keys, "the JSON can be read", text);
    return 0;
}
