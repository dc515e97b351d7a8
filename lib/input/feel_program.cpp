// SPDX-License-Identifier: Apache-2.0
// The idea: one expression is a program with one result and the context's entries for facts; it takes
// the same road as every ruleset, with FEEL's own rules for null.
#include "input/feel_program.hpp"

#include "check/checker.hpp"
#include "compile/lower_expression.hpp"
#include "functions/builtin_names.hpp"
#include "run/machine.hpp"
#include "value/moment.hpp"

#include <set>

namespace bleibe::detail {
namespace {

class ContextEnvironment final : public Environment {
public:
    ContextEnvironment(const Value& context, const NamedTypes& types) : context_(context), types_(types) {}

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
    [[nodiscard]] std::optional<Type> find_type(std::string_view name) const override {
        const auto found = types_.find(name);
        return found == types_.end() ? std::nullopt : std::optional<Type>(found->second);
    }
    [[nodiscard]] bool strict() const override { return false; }

private:
    const Value& context_;
    const NamedTypes& types_;
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

/// The names of what lies within the inputs. Entries of one list mostly share their shape.
class FieldNames {
public:
    explicit FieldNames(NameTable& names) : names_(names) {}

    void add(const Value& value, int depth = 0) {
        if (depth > value_max_depth) {
            return;
        }
        if (value.kind == Kind::list) {
            for (const Value& item : value.items()) {
                add(item, depth + 1);
            }
        } else if (value.kind == Kind::context) {
            const ContextData& context = value.context();
            const bool fresh = shapes_.insert(context.shape).second;
            for (std::size_t i = 0; i < context.size(); ++i) {
                if (fresh && known_.insert(context.shape->names[i]).second) {
                    names_.add_field(context.shape->names[i]);
                }
                add(context.fields[i], depth + 1);
            }
        }
    }

private:
    NameTable& names_;
    std::set<const Shape*> shapes_;
    std::set<std::string_view> known_;
};

NameTable names_in_scope(const Value& context, const NamedTypes& types) {
    NameTable names(&builtin_names());
    for (const auto& [name, type] : types) {
        names.add(name);
    }
    if (context.kind == Kind::context) {
        for (const std::string_view name : context.context().shape->names) {
            names.add(name);
        }
        FieldNames(names).add(context);
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

} // namespace

std::unique_ptr<FeelProgram> FeelProgram::compile(const Source& expression, const Value& inputs,
                                                  const NamedTypes& types, const Limits& limits,
                                                  DiagnosticList& found) {
    Diagnostics diagnostics;
    const Locate locate = [&expression](std::size_t begin, std::size_t end) {
        return Span{expression, begin, end};
    };
    const ParsedExpression parsed =
        parse_expression(expression.text(), names_in_scope(inputs, types), locate, diagnostics, limits);
    const bool failed = diagnostics.has_errors();
    found = diagnostics.take();
    if (failed) {
        return nullptr;
    }
    auto program = std::make_unique<FeelProgram>();
    program->inputs_ = inputs;
    Diagnostics checks;
    ContextEnvironment environment(inputs, types);
    Checker checker(environment, locate, checks);
    const TypedExpression typed = checker.check(parsed, std::nullopt);
    program->type_ = typed.type();
    Builder builder(program->code_, false, limits);
    ContextNames names(builder);
    ExpressionLowering lowering(builder, names);
    program->result_ = lowering.lower(typed);
    builder.finish();
    DiagnosticList warnings = as_warnings(checks.take());
    found.insert(found.end(), warnings.begin(), warnings.end());
    return program;
}

Value FeelProgram::run(const FeelOptions& options, Arena& arena, DiagnosticList& found) const {
    Machine machine(code_, arena, options.limits);
    const std::optional<Moment> now = options.now ? moment_at(*options.now) : std::nullopt;
    // The result may be that very moment, so it has to live as long.
    machine.instant = now ? arena.create(*now) : nullptr;
    machine.zones = &options.zones;
    std::vector<Value> slots(code_.top.steps.size(), Value::unknown());
    const Value day = options.on ? Value::date(options.on->days()) : Value::null();
    machine.bind(inputs_.kind == Kind::context ? inputs_.context().fields : nullptr, &day, slots.data());
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
    return machine.value(result_);
}

} // namespace bleibe::detail
