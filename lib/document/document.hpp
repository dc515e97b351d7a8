// SPDX-License-Identifier: Apache-2.0
// YAML and JSON text as one tree of nodes with spans: what rulesets, cases and scenarios are read from.
#pragma once

#include "source/diagnostics.hpp"

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bleibe::detail {

enum class NodeKind : std::uint8_t { scalar, sequence, mapping };

/// How a scalar was written. A scalar gets its type from the declaration it meets, never from its
/// spelling; the form only says what the notation leaves no doubt about.
enum class ScalarForm : std::uint8_t {
    plain,        // YAML without quotes: may become a text, number, date, boolean or null
    quoted,       // YAML in quotes, a block, or a JSON string: text (or a date, duration, choice)
    json_number,  // the text is the number as written
    json_boolean, // "true" or "false"
    json_null,
    empty, // nothing was written behind a key or a dash
};

struct Node;

struct Member {
    std::string key;
    Span key_span;
    const Node* value = nullptr;
};

/// Where a piece of a scalar's text stands in the source: from text offset `text` on, offsets run
/// alike with the source from `source` on, until the next piece.
struct TextPiece {
    std::uint32_t text = 0;
    std::size_t source = 0;
};

struct Node {
    NodeKind kind = NodeKind::scalar;
    ScalarForm form = ScalarForm::plain;
    bool flow = false; // a sequence or mapping in [ ] or { }
    Span span;         // of the scalar as written; of the first to the last byte for the others
    std::string text;  // of a scalar, decoded
    std::vector<TextPiece> pieces;
    std::vector<const Node*> items;
    std::vector<Member> members;

    [[nodiscard]] bool is_scalar() const noexcept { return kind == NodeKind::scalar; }
    [[nodiscard]] bool is_sequence() const noexcept { return kind == NodeKind::sequence; }
    [[nodiscard]] bool is_mapping() const noexcept { return kind == NodeKind::mapping; }
    /// JSON null, or YAML's plain `null` or `~`.
    [[nodiscard]] bool is_null() const noexcept;
    [[nodiscard]] const Node* find(std::string_view key) const noexcept;
    [[nodiscard]] const Member* member(std::string_view key) const noexcept;
    /// The place in the source of a piece of the decoded text (bytes); for errors inside expressions.
    [[nodiscard]] Span span_of_text(std::size_t begin, std::size_t end) const;
};

/// Owns its nodes; immovable nodes, movable document.
struct Document {
    Source source;
    std::deque<Node> nodes;
    const Node* root = nullptr; // null if nothing could be read
};

} // namespace bleibe::detail
