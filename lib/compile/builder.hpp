// SPDX-License-Identifier: Apache-2.0
// Writes steps into code, each equal step once and as far out as its operands allow.
#pragma once

#include "compile/code.hpp"

#include <bleibe/limits.hpp>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace bleibe::detail {

class Builder {
public:
    /// `boolean_logic`: operands of and, or are known to be boolean (rulesets), so single ones pass.
    Builder(CompiledCode& code, bool boolean_logic, const Limits& limits = {});
    /// Writes the top block back; the builder is done.
    void finish();

    [[nodiscard]] CompiledCode& code() { return code_; }

    Ref constant(const Value& value);
    Ref truth(bool value) { return constant(Value::boolean(value)); }
    /// The value of a constant operand.
    [[nodiscard]] const Value& value_of(Ref constant) const { return code_.constants[constant.index()]; }

    struct StepParts {
        std::uint32_t data = 0;
        std::uint32_t block = 0;
        std::string_view name;
        const FunctionRow* row = nullptr;
        bool by_position = false; // see `Step`
        bool stay = false;        // must not move out of the block it stands in
    };
    Ref emit(StepKind kind, const std::vector<Ref>& operands, const Type& type) {
        return emit(kind, operands, type, StepParts{});
    }
    Ref emit(StepKind kind, const std::vector<Ref>& operands, const Type& type, const StepParts& parts);

    Ref call(const FunctionRow& row, const std::vector<Ref>& operands, const Type& type);
    Ref all_of(std::vector<Ref> operands);
    Ref any_of(std::vector<Ref> operands);
    Ref negation(Ref operand);
    Ref at_least(std::uint32_t count, const std::vector<Ref>& operands);
    Ref list(const std::vector<Ref>& items, const Type& type);
    Ref context(const std::vector<std::string>& names, const std::vector<Ref>& fields, const Type& type);
    Ref instance_of(Ref value, const Type& type) {
        return typed(StepKind::instance_of, value, type, TypeKind::boolean);
    }
    Ref convert(Ref value, const Type& type) { return typed(StepKind::convert, value, type, type.or_null()); }
    /// The number of the shape with these names.
    [[nodiscard]] std::uint32_t shape(const std::vector<std::string>& names);
    Ref range(Ref low, Ref high, std::uint32_t flags, const Type& type);

    /// Opens a block; its parameters are the refs returned. A closure sees only constants, facts,
    /// operands and the top frame besides what it captures.
    std::vector<Ref> open_block(std::uint32_t parameters, bool closure);
    /// A ref that the innermost block may use: itself, or the place that captures it.
    Ref reach(Ref ref);
    struct Closed {
        std::uint32_t block = 0;
        std::vector<Ref> captured; // refs of the surrounding block
    };
    Closed close_block(Ref result);

    [[nodiscard]] std::size_t depth() const { return levels_.size() - 1; }
    [[nodiscard]] bool too_deep() const { return Ref::block + depth() >= Ref::deepest; }

private:
    struct Level {
        Block block;
        bool closure = false;
        std::map<std::uint32_t, Ref> captured; // by the outer ref
        std::vector<Ref> captured_order;
        std::unordered_map<std::string, Ref> known;
    };

    [[nodiscard]] std::size_t level_of(std::uint32_t base) const;
    [[nodiscard]] std::uint32_t name_index(std::string_view name);
    [[nodiscard]] std::optional<Ref> fold(StepKind kind, const std::vector<Ref>& operands,
                                          const StepParts& parts);
    void keep_patterns(const FunctionRow& row, const std::vector<Ref>& operands);
    Ref typed(StepKind kind, Ref value, const Type& type, const Type& result);
    Ref junction(StepKind kind, std::vector<Ref> operands, bool neutral);

    CompiledCode& code_;
    [[nodiscard]] std::uint64_t needs_of(const Block& block, std::size_t level) const;
    [[nodiscard]] bool calls_functions(const Block& block) const;

    bool boolean_logic_;
    std::vector<std::unique_ptr<Level>> levels_;
    std::unordered_map<std::string, Ref> constants_;
    std::unordered_map<std::string, std::uint32_t> blocks_;
    std::unordered_map<std::string, std::uint32_t> names_;
    Limits limits_;
};

} // namespace bleibe::detail
