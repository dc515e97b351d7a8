// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "document/document.hpp"

#include <bleibe/limits.hpp>

#include <memory>

namespace bleibe::detail {

/// Reads one YAML document, strictly: no anchors, aliases, tags, merge keys, duplicate keys, further
/// documents; UTF-8 without NUL and byte order mark; within the limits (`source_bytes` by the caller's choice
/// of `max_bytes`). Every problem is a finding; `root` is null if there was an error. An empty text is the
/// finding `empty_document`.
[[nodiscard]] Document read_yaml(const Source& source, Diagnostics& diagnostics, const Limits& limits,
                                 std::size_t max_bytes);

/// Reads JSON texts one after the other and keeps its buffers between them: for caseloads.
/// Not thread-safe.
class JsonReader {
public:
    JsonReader();
    ~JsonReader();
    JsonReader(JsonReader&&) noexcept;
    JsonReader& operator=(JsonReader&&) noexcept;

    /// Reads one JSON text (RFC 8259), strictly: duplicate keys, trailing text, bad UTF-8, NUL, a byte
    /// order mark are findings. Numbers keep their text. With `private_text` findings never carry the
    /// line (cases). `root` is null if there was an error.
    [[nodiscard]] Document read(const Source& source, Diagnostics& diagnostics, const Limits& limits,
                                std::size_t max_bytes, bool private_text);

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// The same for a single text.
[[nodiscard]] Document read_json(const Source& source, Diagnostics& diagnostics, const Limits& limits,
                                 std::size_t max_bytes, bool private_text);

} // namespace bleibe::detail
