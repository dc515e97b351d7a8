// SPDX-License-Identifier: Apache-2.0
// conformance_table FILE…: runs our own table. A row is an expression, the entries of its context and its
// result, each of them FEEL, so that the table reads as a specification does. Exit code 1 where a row fails.
#include "base/arena.hpp"
#include "input/feel_program.hpp"
#include "value/value.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <fstream>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace bleibe::detail;
using bleibe::DiagnosticList;
using bleibe::FeelOptions;

bool is_same(const Value& got, const Value& expected);

/// Entries of a context have no order.
bool is_same_context(const ContextData& got, const ContextData& expected) {
    if (got.size() != expected.size()) {
        return false;
    }
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const Value* field = got.find(expected.shape->names[i]);
        if (field == nullptr || !is_same(*field, expected.fields[i])) {
            return false;
        }
    }
    return true;
}

bool is_same_range(const RangeData& got, const RangeData& expected) {
    return got.low_closed == expected.low_closed && got.high_closed == expected.high_closed &&
           got.has_low == expected.has_low && got.has_high == expected.has_high &&
           got.writing == expected.writing && (!got.has_low || is_same(got.low, expected.low)) &&
           (!got.has_high || is_same(got.high, expected.high));
}

/// Of one kind and equal part by part. Numbers by value, so that 1.50 is 1.5; moments as they are written.
bool is_same(const Value& got, const Value& expected) {
    if (got.kind != expected.kind) {
        return false;
    }
    switch (got.kind) {
    case Kind::number:
        return order(got, expected) == 0;
    case Kind::list:
        return std::equal(got.items().begin(), got.items().end(), expected.items().begin(),
                          expected.items().end(), is_same);
    case Kind::context:
        return is_same_context(got.context(), expected.context());
    case Kind::range:
        return is_same_range(got.range(), expected.range());
    case Kind::function:
        return false;
    default:
        return identical(got, expected);
    }
}

/// The entries of a context, if it is one, with the name `unknown` besides.
Value with_unknown(const Value& context, Arena& arena) {
    const std::size_t count = context.kind == Kind::context ? context.context().size() : 0;
    auto* names = arena.allocate_array<std::string_view>(count + 1);
    auto* fields = arena.allocate_array<Value>(count + 1);
    for (std::size_t i = 0; i < count; ++i) {
        names[i] = context.context().shape->names[i];
        fields[i] = context.context().fields[i];
    }
    names[count] = "unknown";
    fields[count] = Value::unknown();
    return Value::context(*arena.create(ContextData{arena.create(Shape{{names, count + 1}}), fields}));
}

struct Row {
    std::string expression;
    std::string context;
    std::string result;
};

struct Evaluated {
    bool compiled = false;
    Value value = Value::null();
    DiagnosticList found;
};

class Table {
public:
    explicit Table(FeelOptions options) : options_(std::move(options)) {}

    /// False if the file cannot be read. Rows that fail are printed.
    bool run_file(const std::string& path) {
        std::ifstream file(path);
        if (!file) {
            std::cout << "error: cannot read " << path << '\n';
            return false;
        }
        std::size_t number = 0;
        for (std::string line; std::getline(file, line);) {
            ++number;
            if (line.empty() || line.front() == '#') {
                continue;
            }
            const std::string failure = run_line(line);
            (failure.empty() ? passed_ : failed_) += 1;
            if (!failure.empty()) {
                std::cout << path << ':' << number << ": " << line << '\n' << failure;
            }
        }
        return true;
    }

    [[nodiscard]] std::size_t passed() const noexcept { return passed_; }
    [[nodiscard]] std::size_t failed() const noexcept { return failed_; }

private:
    static std::optional<Row> read_row(std::string_view line) {
        std::array<std::string, 3> cells;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const std::size_t end = line.find(';');
            if ((end == std::string_view::npos) != (i + 1 == cells.size())) {
                return std::nullopt;
            }
            const std::string_view cell = line.substr(0, end);
            const std::size_t first = cell.find_first_not_of(' ');
            if (first != std::string_view::npos) {
                cells[i] = cell.substr(first, cell.find_last_not_of(' ') - first + 1);
            }
            line.remove_prefix(end == std::string_view::npos ? line.size() : end + 1);
        }
        if (cells[0].empty() || cells[2].empty()) {
            return std::nullopt;
        }
        return Row{std::move(cells[0]), std::move(cells[1]), std::move(cells[2])};
    }

    /// Programs have to outlive what they give, since constants lie in them.
    Evaluated evaluate(const std::string& name, const std::string& text, const Value& inputs, Arena& arena) {
        Evaluated evaluated;
        auto program =
            FeelProgram::compile(bleibe::Source(name, text), inputs, {}, options_.limits, evaluated.found);
        if (program != nullptr) {
            evaluated.compiled = true;
            evaluated.value = program->run(options_, arena, evaluated.found);
            programs_.push_back(std::move(program));
        }
        return evaluated;
    }

    /// Empty if the row passes, else what is to be said about it.
    std::string run_line(const std::string& line) {
        const auto row = read_row(line);
        if (!row) {
            return "  a row is `expression;context;result`\n";
        }
        programs_.clear();
        Arena arena;
        const Value nothing = with_unknown(Value::null(), arena);
        const Evaluated context = evaluate("context", "{" + row->context + "}", nothing, arena);
        const Value inputs = with_unknown(context.value, arena);
        const Evaluated got = evaluate("expression", row->expression, inputs, arena);
        const Evaluated expected = evaluate("result", row->result, nothing, arena);
        for (const Evaluated* cell : {&context, &got, &expected}) {
            if (!cell->compiled) {
                return "  " + render(cell->found);
            }
        }
        if (!is_same(got.value, expected.value)) {
            std::string failure = "  expected ";
            write_json(failure, expected.value, "unknown");
            write_json(failure += ", got ", got.value, "unknown");
            return failure + '\n' + render(got.found);
        }
        if (row->result == "null" && row->expression != "null" && got.found.empty()) {
            return "  null, as expected, but nothing says why\n";
        }
        return "";
    }

    FeelOptions options_;
    std::vector<std::unique_ptr<FeelProgram>> programs_;
    std::size_t passed_ = 0;
    std::size_t failed_ = 0;
};

/// No time zones, since the table must not depend on the data of a host.
FeelOptions host() {
    FeelOptions options;
    options.on = bleibe::Date::parse("2024-02-29");
    options.now = bleibe::Instant::parse("2024-02-29T10:30:00+01:00");
    return options;
}

} // namespace

int main(int count, char** words) {
    if (count < 2) {
        std::cerr << "usage: conformance_table FILE...\n";
        return 2;
    }
    Table table(host());
    bool readable = true;
    for (int i = 1; i < count; ++i) {
        readable = table.run_file(words[i]) && readable;
    }
    std::cout << table.passed() << " passed, " << table.failed() << " failed\n";
    return readable && table.failed() == 0 && table.passed() > 0 ? 0 : 1;
}
