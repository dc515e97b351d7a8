// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bleibe/catalog.hpp>
#include <bleibe/checked.hpp>
#include <bleibe/limits.hpp>
#include <bleibe/source.hpp>

#include <memory>
#include <string_view>
#include <utility>

namespace bleibe {

namespace detail {
struct CaseData;
}

/// The facts of one person, as far as they are known. Immutable; copies share it; safe to use from
/// several threads. Keeps the catalog it was read for alive.
class Case {
public:
    explicit Case(std::shared_ptr<const detail::CaseData> data) : data_(std::move(data)) {}

    /// As given; empty where there was none.
    [[nodiscard]] std::string_view id() const noexcept;
    [[nodiscard]] const detail::CaseData& data() const noexcept { return *data_; }
    [[nodiscard]] const std::shared_ptr<const detail::CaseData>& share() const noexcept { return data_; }

private:
    std::shared_ptr<const detail::CaseData> data_;
};

/// How the text of a case is written.
enum class Notation : unsigned char {
    by_name, // YAML if the source's name ends in .yaml or .yml, else JSON
    json,
    yaml,
};

/// Reads `{"id": "…", "facts": {…}}` against the vocabulary. A fact that is left out is unknown, and so
/// is a field that an entry of a list lacks; `[]` is "known: none"; null only where the vocabulary
/// says what it means. Findings name the path and the token, never the line. A case that breaks a
/// constraint of the vocabulary is refused too.
[[nodiscard]] Checked<Case> read_case(const Catalog& catalog, const Source& source, const Limits& limits = {},
                                      Notation notation = Notation::by_name);

/// Reads many cases, one after the other, with the memory of the last: for caseloads. Not thread-safe:
/// one reader per thread.
class CaseReader {
public:
    explicit CaseReader(const Catalog& catalog, const Limits& limits = {});
    ~CaseReader();
    CaseReader(CaseReader&&) noexcept;
    CaseReader& operator=(CaseReader&&) noexcept;

    /// One JSON object, such as a line of NDJSON. `name` and `line` are what findings show: a finding
    /// in the text's first line is said to be in that line.
    [[nodiscard]] Checked<Case> read(std::string_view json, std::string_view name, std::uint32_t line);

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace bleibe
