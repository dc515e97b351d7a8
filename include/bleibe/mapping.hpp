// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bleibe/catalog.hpp>
#include <bleibe/checked.hpp>
#include <bleibe/limits.hpp>
#include <bleibe/source.hpp>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace bleibe {

namespace detail {
struct MappingData;
}

/// What the columns and codes of an office's tables mean in facts of a vocabulary: docs/tables.md. Immutable;
/// copies share it; safe to use from several threads. Keeps the catalog it was read for alive.
class Mapping {
public:
    explicit Mapping(std::shared_ptr<const detail::MappingData> data) : data_(std::move(data)) {}

    /// Names of the files of further tables as the mapping has them, in its order; where they lie is the
    /// host's to say.
    [[nodiscard]] std::vector<std::string> files() const;

    [[nodiscard]] const detail::MappingData& data() const noexcept { return *data_; }
    [[nodiscard]] const std::shared_ptr<const detail::MappingData>& share() const noexcept { return data_; }

private:
    std::shared_ptr<const detail::MappingData> data_;
};

/// Reads a mapping (YAML) and checks it against the vocabulary: every name of a fact, field and column, and
/// every expression with its type. No value if there is an error.
[[nodiscard]] Checked<Mapping> load_mapping(const Catalog& catalog, const Source& source,
                                            const Limits& limits = {});

} // namespace bleibe
