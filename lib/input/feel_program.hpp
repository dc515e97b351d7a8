// SPDX-License-Identifier: Apache-2.0
// One FEEL expression by itself, from its text to its value.
#pragma once

#include "compile/code.hpp"
#include "source/diagnostics.hpp"
#include "value/type.hpp"

#include <bleibe/feel.hpp>

#include <functional>
#include <map>
#include <memory>
#include <string>

namespace bleibe::detail {

/// Types that an expression may name besides FEEL's own.
using NamedTypes = std::map<std::string, Type, std::less<>>;

/// Immutable once compiled; may be run by several threads.
class FeelProgram {
public:
    /// Compiles an expression over the entries of a context (null: none), which must outlive the program.
    /// Null after a syntax error; `found` then has it, and else what the static check has to say.
    [[nodiscard]] static std::unique_ptr<FeelProgram> compile(const Source& expression, const Value& inputs,
                                                              const NamedTypes& types, const Limits& limits,
                                                              DiagnosticList& found);

    /// The value, whose parts live in the arena, the program and the inputs. Appends why calls gave null.
    [[nodiscard]] Value run(const FeelOptions& options, Arena& arena, DiagnosticList& found) const;
    [[nodiscard]] const Type& type() const noexcept { return type_; }

private:
    CompiledCode code_;
    Ref result_;
    Value inputs_ = Value::null();
    Type type_;
};

} // namespace bleibe::detail
