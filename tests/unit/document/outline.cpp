// SPDX-License-Identifier: Apache-2.0
#include "outline.hpp"

#include <algorithm>
#include <stdexcept>

namespace bleibe::test {
namespace {

using detail::Node;
using detail::ScalarForm;

std::string escaped(const std::string& text) {
    std::string result;
    for (const char letter : text) {
        result += letter == '\n' ? std::string("\\n") : std::string(1, letter);
    }
    return result;
}

std::string scalar(const Node& node) {
    switch (node.form) {
    case ScalarForm::plain:
        return escaped(node.text);
    case ScalarForm::quoted:
        return "'" + escaped(node.text) + "'";
    case ScalarForm::json_number:
        return "#" + node.text;
    case ScalarForm::json_boolean:
    case ScalarForm::json_null:
        return "!" + node.text;
    case ScalarForm::empty:
        return "_";
    }
    return "?";
}

std::string outline(const Node& node) {
    if (node.is_scalar()) {
        return scalar(node);
    }
    std::string result;
    for (const Node* item : node.items) {
        result += (result.empty() ? "" : ", ") + outline(*item);
    }
    for (const detail::Member& member : node.members) {
        result += (result.empty() ? "" : ", ") + escaped(member.key) + ": " + outline(*member.value);
    }
    return node.is_mapping() ? "{" + result + "}" : "[" + result + "]";
}

} // namespace

Reading yaml(const std::string& text, const Limits& limits) {
    Reading reading;
    detail::Diagnostics diagnostics;
    reading.document = detail::read_yaml(Source("f.yaml", text), diagnostics, limits, limits.source_bytes);
    reading.findings = diagnostics.take();
    return reading;
}

Reading json(const std::string& text, const Limits& limits, bool private_text) {
    Reading reading;
    detail::Diagnostics diagnostics;
    reading.document =
        detail::read_json(Source("f.json", text), diagnostics, limits, limits.case_bytes, private_text);
    reading.findings = diagnostics.take();
    return reading;
}

std::string outline(const Reading& reading) {
    return reading.document.root == nullptr ? "!!" : outline(*reading.document.root);
}

std::string_view covered(const detail::Span& span) {
    return span.source.text().substr(span.begin, span.end - span.begin);
}

std::string places(const DiagnosticList& findings) {
    std::string result;
    for (const Diagnostic& one : findings) {
        result += (result.empty() ? "" : " ") + one.code + " " + std::to_string(one.line) + ":" +
                  std::to_string(one.column) + "+" + std::to_string(one.length);
    }
    return result;
}

const Node& at(const Reading& reading, std::string_view path) {
    const Node* node = reading.document.root;
    while (node != nullptr && !path.empty()) {
        const std::size_t end = std::min(path.find('.'), path.size());
        const std::string_view step = path.substr(0, end);
        node = node->is_sequence() ? node->items.at(std::stoul(std::string(step))) : node->find(step);
        path.remove_prefix(std::min(end + 1, path.size()));
    }
    if (node == nullptr) {
        throw std::runtime_error("no node at this path");
    }
    return *node;
}

} // namespace bleibe::test
