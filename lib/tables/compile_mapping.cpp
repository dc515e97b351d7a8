// SPDX-License-Identifier: Apache-2.0
// The idea: the expressions of a table are one program over the row's cells, under the rules of rulesets:
// unknown stays unknown, null must be said, and what has no value is told apart from both.
#include "check/checker.hpp"
#include "compile/lower_expression.hpp"
#include "compile/schedule.hpp"
#include "tables/read_mapping.hpp"

#include <algorithm>
#include <functional>

namespace bleibe::detail {
namespace {

class ColumnNames final : public Environment {
public:
    explicit ColumnNames(const std::vector<TableColumn>& columns) : columns_(columns) {}

    [[nodiscard]] std::optional<Binding> find(std::string_view name) override {
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (columns_[i].name == name) {
                Binding binding;
                binding.meaning = Meaning::input;
                binding.index = static_cast<std::uint32_t>(i);
                binding.type = columns_[i].type;
                return binding;
            }
        }
        return std::nullopt;
    }
    [[nodiscard]] std::vector<std::string_view> names() const override {
        std::vector<std::string_view> names;
        for (const TableColumn& column : columns_) {
            names.emplace_back(column.name);
        }
        return names;
    }

private:
    const std::vector<TableColumn>& columns_;
};

/// Lowers names to cells, and notes which.
class CellNames final : public Outside {
public:
    explicit CellNames(Builder& builder) : builder_(builder) {}

    Ref lower(const Annotation& note) override {
        if (note.meaning == Meaning::input) {
            columns.push_back(note.index);
            return {Ref::facts, note.index};
        }
        reads_day = reads_day || note.meaning == Meaning::day;
        return builder_.constant(Value::null());
    }

    std::vector<std::uint32_t> columns;
    bool reads_day = false;

private:
    Builder& builder_;
};

void walk(const Expression& e, const std::function<void(const Expression&)>& visit) {
    visit(e);
    for (const ExpressionPointer& child : e.children) {
        walk(*child, visit);
    }
}

class TableCompiler {
public:
    TableCompiler(MappedTable& table, const Limits& limits, Diagnostics& diagnostics)
        : table_(table), builder_(table.code, true, limits), diagnostics_(diagnostics) {}

    MappedValue add(const WrittenValue& value) {
        const Locate locate = [&value](std::size_t begin, std::size_t end) {
            return value.formula.span(begin, end);
        };
        ColumnNames names(table_.columns);
        Checker checker(names, locate, diagnostics_);
        const TypedExpression typed = checker.check(value.formula.parsed, value.expected);
        MappedValue mapped;
        mapped.place = value.place;
        mapped.path = value.path;
        if (typed.usable()) {
            warn_of_texts(typed, locate);
            CellNames cells(builder_);
            mapped.result = ExpressionLowering(builder_, cells).lower(typed);
            if (cells.reads_day) {
                diagnostics_
                    .add(Code::forbidden_function, value.formula.node->span,
                         "the day of the decision is read here")
                    .help("what is known of a person does not depend on the day on which somebody asks");
            }
            std::sort(cells.columns.begin(), cells.columns.end());
            cells.columns.erase(std::unique(cells.columns.begin(), cells.columns.end()), cells.columns.end());
            mapped.columns = std::move(cells.columns);
            for (const std::uint32_t column : mapped.columns) {
                table_.columns[column].used = true;
            }
        }
        return mapped;
    }

    void finish() { builder_.finish(); }

private:
    /// Whoever compares any text with one text takes all others for something else, misspelt ones too.
    void warn_of_texts(const TypedExpression& typed, const Locate& locate) {
        walk(typed.root(), [&](const Expression& e) {
            const bool compares = (e.kind == ExpressionKind::binary &&
                                   (e.op == Operator::equal || e.op == Operator::not_equal)) ||
                                  e.kind == ExpressionKind::in;
            if (!compares) {
                return;
            }
            for (const ExpressionPointer& child : e.children) {
                const Annotation& note = typed.of(*child);
                if (note.meaning == Meaning::input && table_.columns[note.index].form == CellForm::text) {
                    diagnostics_
                        .add(Code::text_compared, locate(e.begin, e.end),
                             "whatever else stands in " + detail::quoted(table_.columns[note.index].name) +
                                 " counts as different, codes that nobody thought of among it")
                        .help("list the codes under `codes`, so that another one is refused");
                }
            }
        });
    }

    MappedTable& table_;
    Builder builder_;
    Diagnostics& diagnostics_;
};

/// What is asked of a row besides its facts.
std::optional<MappedValue> add_condition(TableCompiler& compiler, Formula& formula, std::string path) {
    if (!formula.is_set()) {
        return std::nullopt;
    }
    WrittenValue value;
    value.path = std::move(path);
    value.expected = TypeKind::boolean;
    value.formula = std::move(formula);
    return compiler.add(value);
}

void add_values(TableCompiler& compiler, const WrittenTable& written, MappedTable& table) {
    for (const WrittenValue& value : written.values) {
        if (value.formula.is_set()) {
            table.values.push_back(compiler.add(value));
        }
    }
}

void plan(MappedTable& table, MappedValue& value) { value.steps = steps_needed(table.code, {value.result}); }

void warn_of_unused(const MappedTable& table, Diagnostics& diagnostics) {
    if (diagnostics.has_errors()) {
        return; // what the expressions read is not known
    }
    for (const TableColumn& column : table.columns) {
        if (!column.used) {
            diagnostics
                .add(Code::unused, column.span,
                     "no expression reads the column " + detail::quoted(column.header))
                .help("remove it; columns that the mapping does not name are passed over");
        }
    }
}

} // namespace

void compile_mapping(WrittenMapping& written, const Limits& limits, MappingData& mapping,
                     Diagnostics& diagnostics) {
    TableCompiler persons(mapping.persons, limits, diagnostics);
    add_values(persons, written.persons, mapping.persons);
    for (std::size_t i = 0; i < mapping.tables.size(); ++i) {
        FurtherTable& table = mapping.tables[i];
        TableCompiler rows(table.table, limits, diagnostics);
        add_values(rows, written.tables[i], table.table);
        table.only = add_condition(rows, written.tables[i].only, "only");
        rows.finish();
        table.none_if = add_condition(persons, written.tables[i].none_if, "none_if");
    }
    persons.finish();
    for (MappedValue& value : mapping.persons.values) {
        plan(mapping.persons, value);
    }
    warn_of_unused(mapping.persons, diagnostics);
    for (FurtherTable& table : mapping.tables) {
        for (MappedValue& value : table.table.values) {
            plan(table.table, value);
        }
        if (table.only) {
            plan(table.table, *table.only);
        }
        if (table.none_if) {
            plan(mapping.persons, *table.none_if);
        }
        warn_of_unused(table.table, diagnostics);
    }
}

} // namespace bleibe::detail
