// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bleibe/diagnostic.hpp>

#include <optional>
#include <stdexcept>
#include <utility>

namespace bleibe {

/// What `Checked<T>::value()` throws when there is no value; `what()` is the rendered diagnostics.
class Error : public std::runtime_error {
public:
    explicit Error(DiagnosticList diagnostics)
        : std::runtime_error(render(diagnostics)), diagnostics_(std::move(diagnostics)) {}

    [[nodiscard]] const DiagnosticList& diagnostics() const noexcept { return diagnostics_; }

private:
    DiagnosticList diagnostics_;
};

/// The result of reading or compiling: a value unless there were errors, and all findings, warnings
/// among them. Not thread-safe while it is being changed; like any value otherwise.
template <class T>
class Checked {
public:
    /// A value with (at most) warnings.
    Checked(T value, DiagnosticList diagnostics = {}) // NOLINT(google-explicit-constructor)
        : value_(std::move(value)), diagnostics_(std::move(diagnostics)) {}
    /// No value; `diagnostics` should hold at least one error.
    explicit Checked(DiagnosticList diagnostics) : diagnostics_(std::move(diagnostics)) {}

    [[nodiscard]] bool has_value() const noexcept { return value_.has_value(); }
    explicit operator bool() const noexcept { return has_value(); }

    /// The value; throws `Error` with the rendered findings if there is none.
    [[nodiscard]] const T& value() const& {
        require();
        return *value_;
    }
    [[nodiscard]] T&& value() && {
        require();
        return std::move(*value_);
    }
    /// The value without a check: undefined if there is none.
    [[nodiscard]] const T& operator*() const& noexcept { return *value_; }
    [[nodiscard]] const T* operator->() const noexcept { return &*value_; }

    [[nodiscard]] const DiagnosticList& diagnostics() const noexcept { return diagnostics_; }

private:
    void require() const {
        if (!value_) {
            throw Error(diagnostics_);
        }
    }

    std::optional<T> value_;
    DiagnosticList diagnostics_;
};

} // namespace bleibe
