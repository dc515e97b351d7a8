// SPDX-License-Identifier: Apache-2.0
// The idea: one expression is a program with one result and the context's entries for facts; it takes
// the same road as every ruleset, with FEEL's own rules for null.
#include "check/checker.hpp"
#include "compile/lower_expression.hpp"
#include "document/read.hpp"
#include "run/machine.hpp"
#include "value/moment.hpp"

#include <bleibe/feel.hpp>

#include <algorithm>

namespace bleibe {
namespace detail {
namespace {

/// JSON as FEEL values: texts stay texts.
class PlainReader {
public:
    PlainReader(Arena& arena, std::deque<Shape>& shapes, std::deque<std::vector<std::string_view>>& names)
        : arena_(arena), shapes_(shapes), names_(names) {}

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
        auto* fields = arena_.allocate_array<Value>(node.members.size());
        std::vector<std::string_view> names;
        for (std::size_t i = 0; i < node.members.size(); ++i) {
            names.push_back(arena_.copy(node.members[i].key));
            fields[i] = read(*node.members[i].value);
        }
        names_.push_back(std::move(names));
        shapes_.push_back(Shape{names_.back()});
        ContextData data;
        data.shape = &shapes_.back();
        data.fields = fields;
        return Value::context(*arena_.create(data));
    }

    Arena& arena_;
    std::deque<Shape>& shapes_;
    std::deque<std::vector<std::string_view>>& names_;
};

class ContextEnvironment final : public Environment {
public:
    explicit ContextEnvironment(const Value& context) : context_(context) {}

    [[nodiscard]] std::optional<Binding> find(std::string_view name) override {
        if (context_.kind != Kind::context) {
            return std::nullopt;
        }
        const int index = context_.context().shape->find(name);
        if (index < 0) {
            return std::nullopt;
        }
        Binding binding;
        binding.meaning = Meaning::input;
        binding.index = static_cast<std::uint32_t>(index);
        binding.type = type_of(context_.context().fields[binding.index]);
        return binding;
    }
    [[nodiscard]] std::vector<std::string_view> names() const override {
        if (context_.kind != Kind::context) {
            return {};
        }
        const auto all = context_.context().shape->names;
        return {all.begin(), all.end()};
    }
    [[nodiscard]] bool strict() const override { return false; }

private:
    const Value& context_;
};

class ContextNames final : public Outside {
public:
    explicit ContextNames(Builder& builder) : builder_(builder) {}
    Ref lower(const Annotation& note) override {
        switch (note.meaning) {
        case Meaning::input:
            return {Ref::facts, note.index};
        case Meaning::day:
            return {Ref::operands, 0};
        default:
            return builder_.constant(Value::null());
        }
    }

private:
    Builder& builder_;
};

NameTable names_in_scope(const Value& context) {
    NameTable names;
    for (const FunctionRow& row : function_table()) {
        if (row.group != FunctionGroup::operators) {
            names.add(row.name);
        }
    }
    if (context.kind == Kind::context) {
        for (const std::string_view name : context.context().shape->names) {
            names.add(name);
        }
    }
    return names;
}

/// In FEEL a mistake is null with a reason, so what the check found is told as warnings.
DiagnosticList as_warnings(DiagnosticList found) {
    for (Diagnostic& diagnostic : found) {
        diagnostic.severity = Severity::warning;
    }
    return found;
}

/// As its own offset has it; nothing for one that lies outside the calendar or has no such offset.
std::optional<Moment> moment_at(const Instant& instant) {
    constexpr std::int64_t beyond = INT64_MAX / 2;
    if (instant.seconds < -beyond || instant.seconds > beyond || instant.offset < -largest_offset ||
        instant.offset > largest_offset || instant.nanoseconds < 0 || instant.nanoseconds >= 1'000'000'000) {
        return std::nullopt;
    }
    Moment moment;
    moment.nanosecond = instant.nanoseconds;
    moment.offset = instant.offset;
    moment.form = ZoneForm::offset;
    return with_local_seconds(moment, instant.seconds + instant.offset);
}

std::string run(const CompiledCode& code, Ref result, const Value& context, const FeelOptions& options,
                DiagnosticList& found) {
    Arena arena;
    Machine machine(code, arena, options.limits);
    const std::optional<Moment> now = options.now ? moment_at(*options.now) : std::nullopt;
    machine.instant = now ? &*now : nullptr;
    machine.zones = &options.zones;
    std::vector<Value> slots(code.top.steps.size(), Value::unknown());
    const Value day = options.on ? Value::date(options.on->days()) : Value::null();
    machine.bind(context.kind == Kind::context ? context.context().fields : nullptr, &day, slots.data());
    machine.run_all();
    for (const NullReason& reason : machine.reasons()) {
        Diagnostic diagnostic;
        diagnostic.severity = Severity::warning;
        diagnostic.code = text_of(Code::gives_null);
        diagnostic.message =
            (reason.row != nullptr ? "`" + std::string(reason.row->name) + "` gives null: " : "") +
            std::string(reason.text);
        found.push_back(std::move(diagnostic));
    }
    std::string json;
    write_json(json, machine.value(result));
    return json;
}

} // namespace
} // namespace detail

Checked<std::string> evaluate_feel(const Source& expression, const Source& context,
                                   const FeelOptions& options) {
    using namespace detail;
    Diagnostics diagnostics;
    CompiledCode code;
    Value inputs = Value::null();
    Document document;
    if (!context.text().empty()) {
        document = read_json(context, diagnostics, options.limits, options.limits.source_bytes, false);
        if (document.root != nullptr && !document.root->is_mapping()) {
            diagnostics.add(Code::case_shape, document.root->span, "a context is an object");
        } else if (document.root != nullptr) {
            inputs = PlainReader(code.arena, code.shapes, code.shape_names).read(*document.root);
        }
    }
    const Locate locate = [&expression](std::size_t begin, std::size_t end) {
        return Span{expression, begin, end};
    };
    const ParsedExpression parsed =
        parse_expression(expression.text(), names_in_scope(inputs), locate, diagnostics, options.limits);
    if (diagnostics.has_errors()) {
        return Checked<std::string>(diagnostics.take());
    }
    Diagnostics checks;
    ContextEnvironment environment(inputs);
    Checker checker(environment, locate, checks);
    const TypedExpression typed = checker.check(parsed, std::nullopt);
    Builder builder(code, false);
    ContextNames names(builder);
    ExpressionLowering lowering(builder, names);
    const Ref result = lowering.lower(typed);
    builder.finish();
    DiagnosticList found = diagnostics.take();
    DiagnosticList warnings = as_warnings(checks.take());
    found.insert(found.end(), warnings.begin(), warnings.end());
    std::string json = run(code, result, inputs, options, found);
    return {std::move(json), std::move(found)};
}

} // namespace bleibe
