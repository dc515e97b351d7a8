// SPDX-License-Identifier: Apache-2.0
// The idea: simdjson finds the structure and checks the encoding at full speed; this walk reads strings and
// numbers itself, because simdjson would lose the text of numbers and let half surrogates pass. Whatever
// either refuses is explained by json_fault.
#include "document/json_fault.hpp"
#include "document/json_scalar.hpp"
#include "document/read.hpp"
#include "document/text_checks.hpp"

#include <simdjson.h>

#include <algorithm>
#include <cstring>

namespace bleibe::detail {

struct JsonReader::State {
    simdjson::ondemand::parser parser;
    std::vector<char> buffer;
};

namespace {

namespace ondemand = simdjson::ondemand;

/// One step of the way from the root, on the stack of the walk.
struct Step {
    const Step* up = nullptr;
    std::string_view key;
    std::size_t index = 0; // of a list
    bool in_list = false;
};

std::string path_of(const Step* step) {
    if (step == nullptr) {
        return {};
    }
    const std::string above = path_of(step->up);
    if (step->in_list) {
        return above + "[" + std::to_string(step->index) + "]";
    }
    return above + (above.empty() ? "" : ".") + shown(step->key);
}

/// Yields null where the text is no JSON (json_fault says why) or a limit is exceeded (has been reported).
class Walk {
public:
    Walk(Document& document, Reporter& reporter, const Limits& limits, const char* buffer)
        : document_(&document), reporter_(&reporter), limits_(&limits), buffer_(buffer),
          text_(reporter.text()), depth_limit_(std::min(limits.document_depth, deepest_document)) {}

    const Node* root(ondemand::document& json) {
        const std::size_t begin = skip_json_space(text_, 0);
        Node* node = nullptr;
        if (text_[begin] == '{') {
            ondemand::object object;
            node = json.get_object().get(object) == simdjson::SUCCESS ? read_object(object, begin, nullptr)
                                                                      : nullptr;
        } else if (text_[begin] == '[') {
            ondemand::array array;
            node = json.get_array().get(array) == simdjson::SUCCESS ? read_array(array, begin, nullptr)
                                                                    : nullptr;
        } else {
            node = scalar(begin, nullptr);
        }
        return node != nullptr && skip_json_space(text_, node->span.end) == text_.size() ? node : nullptr;
    }

private:
    std::size_t offset_of(const char* place) const noexcept {
        return static_cast<std::size_t>(place - buffer_);
    }

    Node* make(NodeKind kind, std::size_t begin, const Step* step) {
        if (document_->nodes.size() >= limits_->document_nodes) {
            report_too_many_nodes(*reporter_, begin, limits_->document_nodes);
            return nullptr;
        }
        if (kind != NodeKind::scalar && depth_ >= depth_limit_) {
            report_too_deep(*reporter_, begin, depth_limit_, path_of(step));
            return nullptr;
        }
        Node& node = document_->nodes.emplace_back();
        node.kind = kind;
        node.flow = kind != NodeKind::scalar;
        node.span = {document_->source, begin, begin};
        return &node;
    }

    Node* value(ondemand::value json, const Step* step) {
        const std::size_t begin = offset_of(json.raw_json_token().data());
        if (begin >= text_.size()) {
            return nullptr;
        }
        if (text_[begin] == '{') {
            ondemand::object object;
            return json.get_object().get(object) == simdjson::SUCCESS ? read_object(object, begin, step)
                                                                      : nullptr;
        }
        if (text_[begin] == '[') {
            ondemand::array array;
            return json.get_array().get(array) == simdjson::SUCCESS ? read_array(array, begin, step)
                                                                    : nullptr;
        }
        return scalar(begin, step);
    }

    Node* scalar(std::size_t begin, const Step* step) {
        Node* node = make(NodeKind::scalar, begin, step);
        if (node == nullptr) {
            return nullptr;
        }
        if (text_[begin] == '"') {
            node->form = ScalarForm::quoted;
            const JsonStringEnd read = read_json_string(text_, begin, node->text, node->pieces);
            node->span.end = read.end;
            return read.fault == JsonStringFault::none ? node : nullptr;
        }
        const std::string_view word = json_token_at(text_, begin);
        node->text = word;
        node->span.end = begin + word.size();
        if (word == "null") {
            node->form = ScalarForm::json_null;
            return node;
        }
        if (word == "true" || word == "false") {
            node->form = ScalarForm::json_boolean;
            return node;
        }
        node->form = ScalarForm::json_number;
        const auto end = end_of_json_number(text_, begin);
        return end && *end == node->span.end ? node : nullptr;
    }

    /// What stands behind a value: a comma or the closing bracket, nothing else.
    [[nodiscard]] bool goes_on(std::size_t end, char closing) const noexcept {
        const std::size_t next = skip_json_space(text_, end);
        return next < text_.size() && (text_[next] == ',' || text_[next] == closing);
    }

    Node* close(Node* node, std::size_t end, char closing) {
        --depth_;
        const std::size_t place = skip_json_space(text_, end);
        if (place >= text_.size() || text_[place] != closing) {
            return nullptr;
        }
        node->span.end = place + 1;
        return node;
    }

    Node* read_array(ondemand::array& json, std::size_t begin, const Step* up) {
        Node* node = make(NodeKind::sequence, begin, up);
        if (node == nullptr) {
            return nullptr;
        }
        ++depth_;
        std::size_t end = begin + 1;
        Step step{up, {}, 0, true};
        for (auto result : json) {
            ondemand::value element;
            if (std::move(result).get(element) != simdjson::SUCCESS) {
                return nullptr;
            }
            const Node* item = value(element, &step);
            if (item == nullptr || !goes_on(item->span.end, ']')) {
                return nullptr;
            }
            node->items.push_back(item);
            end = item->span.end;
            ++step.index;
        }
        return close(node, end, ']');
    }

    Node* read_object(ondemand::object& json, std::size_t begin, const Step* up) {
        Node* node = make(NodeKind::mapping, begin, up);
        if (node == nullptr) {
            return nullptr;
        }
        ++depth_;
        std::size_t end = begin + 1;
        for (auto result : json) {
            ondemand::field field;
            if (std::move(result).get(field) != simdjson::SUCCESS) {
                return nullptr;
            }
            if (!read_member(*node, field, up)) {
                return nullptr;
            }
            end = node->members.back().value->span.end;
        }
        if (may_hold_duplicate_keys(*node)) {
            report_duplicate_keys(*reporter_, *node, path_of(up));
        }
        return close(node, end, '}');
    }

    bool read_member(Node& node, ondemand::field& field, const Step* up) {
        const std::size_t begin = offset_of(field.key().raw()) - 1;
        Member& member = node.members.emplace_back();
        std::vector<TextPiece> pieces;
        const JsonStringEnd read = read_json_string(text_, begin, member.key, pieces);
        member.key_span = {document_->source, begin, read.end};
        const std::size_t colon = skip_json_space(text_, read.end);
        if (read.fault != JsonStringFault::none || colon >= text_.size() || text_[colon] != ':') {
            return false;
        }
        const Step step{up, member.key, 0, false};
        member.value = value(field.value(), &step);
        return member.value != nullptr && goes_on(member.value->span.end, '}');
    }

    Document* document_;
    Reporter* reporter_;
    const Limits* limits_;
    const char* buffer_;
    std::string_view text_;
    std::uint32_t depth_limit_;
    std::uint32_t depth_ = 0;
};

void report_fault(Reporter& reporter, const Limits& limits) {
    const std::uint32_t depth = std::min(limits.document_depth, deepest_document);
    const auto fault = find_json_fault(reporter.text(), depth);
    if (!fault) {
        reporter.add(Code::json_syntax, 0, 1, "the text is not JSON");
    } else if (fault->too_deep) {
        report_too_deep(reporter, fault->begin, depth);
    } else {
        reporter.add(Code::json_syntax, fault->begin, fault->end, fault->message).help(fault->help);
    }
}

} // namespace

JsonReader::JsonReader() : state_(std::make_unique<State>()) {}
JsonReader::~JsonReader() = default;
JsonReader::JsonReader(JsonReader&&) noexcept = default;
JsonReader& JsonReader::operator=(JsonReader&&) noexcept = default;

Document JsonReader::read(const Source& source, Diagnostics& diagnostics, const Limits& limits,
                          std::size_t max_bytes, bool private_text) {
    Document document;
    document.source = source;
    Diagnostics findings;
    Reporter reporter(source, findings, private_text);
    if (!report_unreadable(reporter, max_bytes)) {
        const std::string_view text = source.text();
        std::vector<char>& buffer = state_->buffer;
        if (buffer.size() < text.size() + simdjson::SIMDJSON_PADDING) {
            buffer.resize(2 * text.size() + simdjson::SIMDJSON_PADDING);
        }
        std::memcpy(buffer.data(), text.data(), text.size());
        std::memset(buffer.data() + text.size(), ' ', simdjson::SIMDJSON_PADDING);
        ondemand::document json;
        const auto error = state_->parser.iterate(buffer.data(), text.size(), buffer.size()).get(json);
        if (error == simdjson::SUCCESS) {
            document.root = Walk(document, reporter, limits, buffer.data()).root(json);
        }
        if (document.root == nullptr && !findings.has_errors() && !report_bad_byte(reporter)) {
            report_fault(reporter, limits);
        }
    }
    finish_reading(document, findings, diagnostics);
    return document;
}

Document read_json(const Source& source, Diagnostics& diagnostics, const Limits& limits,
                   std::size_t max_bytes, bool private_text) {
    return JsonReader().read(source, diagnostics, limits, max_bytes, private_text);
}

} // namespace bleibe::detail
