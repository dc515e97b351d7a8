// SPDX-License-Identifier: Apache-2.0
// FEEL writes the values itself; `open` stands for what is unknown.
#include "fuzz/small_context.hpp"

#include "input/feel_program.hpp"

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace bleibe::fuzz {

using namespace bleibe::detail;

namespace {

struct Entry {
    std::string_view name;
    const char* expression;
};

constexpr std::array entries = {
    Entry{"n", "3"},
    Entry{"m", "-1.50"},
    Entry{"big", "1e30 + 1"},
    Entry{"yes", "true"},
    Entry{"no", "false"},
    Entry{"none", "null"},
    Entry{"open", "open"},
    Entry{"s", "\"abc\""},
    Entry{"day", "@\"2024-02-29\""},
    Entry{"later", "@\"2024-03-31\""},
    Entry{"clock", "time(\"10:30:00Z\")"},
    Entry{"moment", "@\"2024-02-29T10:30:00+01:00\""},
    Entry{"months", "@\"P1Y2M\""},
    Entry{"hours", "@\"P1DT2H\""},
    Entry{"xs", "[3, 1, 2]"},
    Entry{"words", "[\"b\", \"a\", null]"},
    Entry{"mixed", "[1, \"a\", open, null, [2]]"},
    Entry{"person", "{name: \"N\", age: 30, born: @\"1994-02-28\", paper: {from: @\"2020-01-01\"}}"},
    Entry{"stays", "[{from: @\"2020-01-01\", until: @\"2020-12-31\", status: \"a\"},"
                   " {from: @\"2021-01-01\", until: null, status: open}]"},
    Entry{"week end", "[6, 7]"},
    Entry{"days", "[@\"2024-01-01\"..@\"2024-12-31\"]"},
    Entry{"small", "(1..10]"},
    Entry{"less", "function(a, b) a < b"},
    Entry{"add", "function(a: number, b: number) a + b + n"},
};

/// What the values rest on lives as long as they do.
class Context {
public:
    Context() {
        static constexpr std::array<std::string_view, 2> outer = {"open", "n"};
        auto* given = arena_.allocate_array<Value>(2);
        given[0] = Value::unknown();
        given[1] = Value::number(3);
        const Value inputs = Value::context(*arena_.create(ContextData{arena_.create(Shape{outer}), given}));
        auto* names = arena_.allocate_array<std::string_view>(entries.size());
        auto* fields = arena_.allocate_array<Value>(entries.size());
        for (std::size_t i = 0; i < entries.size(); ++i) {
            names[i] = entries[i].name;
            fields[i] = evaluate(entries[i].expression, inputs);
        }
        const Shape* shape = arena_.create(Shape{{names, entries.size()}});
        value_ = Value::context(*arena_.create(ContextData{shape, fields}));
    }
    [[nodiscard]] const Value& value() const { return value_; }

private:
    Value evaluate(const char* expression, const Value& inputs) {
        DiagnosticList found;
        programs_.push_back(FeelProgram::compile(Source("entry", expression), inputs, {}, {}, found));
        return programs_.back()->run({}, arena_, found);
    }

    Arena arena_;
    std::vector<std::unique_ptr<FeelProgram>> programs_;
    Value value_;
};

} // namespace

const Value& small_context() {
    static const Context context;
    return context.value();
}

} // namespace bleibe::fuzz
