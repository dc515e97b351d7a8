// SPDX-License-Identifier: Apache-2.0
// The idea: texts in, text out; everything between is a program of one expression.
#include "document/read.hpp"
#include "input/feel_program.hpp"

#include <bleibe/feel.hpp>

namespace bleibe {
namespace detail {
namespace {

/// JSON as FEEL values: texts stay texts.
class PlainReader {
public:
    explicit PlainReader(Arena& arena) : arena_(arena) {}

    Value read(const Node& node) {
        if (node.is_sequence()) {
            auto* items = arena_.allocate_array<Value>(node.items.size());
            for (std::size_t i = 0; i < node.items.size(); ++i) {
                items[i] = read(*node.items[i]);
            }
            return Value::list({items, node.items.size()});
        }
        if (node.is_mapping()) {
            return context(node);
        }
        switch (node.form) {
        case ScalarForm::json_boolean:
            return Value::boolean(node.text == "true");
        case ScalarForm::json_null:
            return Value::null();
        case ScalarForm::json_number: {
            const auto number = parse_decimal(node.text);
            return number ? Value::number(*number, arena_) : Value::null();
        }
        default:
            return Value::string(arena_.copy(node.text));
        }
    }

private:
    Value context(const Node& node) {
        const std::size_t count = node.members.size();
        auto* fields = arena_.allocate_array<Value>(count);
        auto* names = arena_.allocate_array<std::string_view>(count);
        for (std::size_t i = 0; i < count; ++i) {
            names[i] = arena_.copy(node.members[i].key);
            fields[i] = read(*node.members[i].value);
        }
        const Shape* shape = arena_.create(Shape{{names, count}});
        return Value::context(*arena_.create(ContextData{shape, fields}));
    }

    Arena& arena_;
};

} // namespace
} // namespace detail

Checked<std::string> evaluate_feel(const Source& expression, const Source& context,
                                   const FeelOptions& options) {
    using namespace detail;
    Diagnostics diagnostics;
    Arena inputs_arena;
    Value inputs = Value::null();
    if (!context.text().empty()) {
        const Document document =
            read_json(context, diagnostics, options.limits, options.limits.source_bytes, false);
        if (document.root != nullptr && !document.root->is_mapping()) {
            diagnostics.add(Code::case_shape, document.root->span, "a context is an object");
        } else if (document.root != nullptr) {
            inputs = PlainReader(inputs_arena).read(*document.root);
        }
    }
    DiagnosticList found;
    const auto program = FeelProgram::compile(expression, inputs, {}, options.limits, found);
    diagnostics.append(found);
    if (diagnostics.has_errors()) {
        return Checked<std::string>(diagnostics.take());
    }
    found = diagnostics.take();
    Arena arena;
    std::string json;
    write_json(json, program->run(options, arena, found), "null", options.limits.built_text_bytes);
    if (json.size() > options.limits.built_text_bytes) {
        json = "null";
        Diagnostic too_long;
        too_long.severity = Severity::warning;
        too_long.code = text_of(Code::gives_null);
        too_long.message = "the result would be too long a text";
        found.push_back(std::move(too_long));
    }
    return {std::move(json), std::move(found)};
}

} // namespace bleibe
