// SPDX-License-Identifier: Apache-2.0
// The idea: yaml-cpp says where a thing begins (the byte, exactly) and never where it ends; so each open
// list or mapping remembers how far it has been read, and everything between is looked up in the source.
#include "document/yaml_builder.hpp"

#include "base/utf8.hpp"
#include "document/yaml_scalar.hpp"

#include <algorithm>
#include <array>

namespace bleibe::detail {
namespace {

constexpr std::size_t most_findings = 100;

bool starts_document(std::string_view raw, std::size_t offset) noexcept {
    return raw.substr(offset).starts_with("---");
}

} // namespace

std::size_t YamlBuilder::offset_of(const YAML::Mark& mark) const noexcept {
    return mark.pos < 0 ? raw_.size() : std::min(static_cast<std::size_t>(mark.pos), raw_.size());
}

std::size_t YamlBuilder::column_of(std::size_t offset) const noexcept {
    const std::size_t line_break = offset == 0 ? std::string_view::npos : raw_.rfind('\n', offset - 1);
    return line_break == std::string_view::npos ? offset : offset - line_break - 1;
}

void YamlBuilder::stop_if_many() {
    if (reporter_->size() > most_findings) {
        throw Stop{};
    }
}

Node& YamlBuilder::make(NodeKind kind, std::size_t begin, std::size_t end) {
    if (document_->nodes.size() >= limits_->document_nodes) {
        report_too_many_nodes(*reporter_, begin, limits_->document_nodes);
        throw Stop{};
    }
    stop_if_many();
    Node& node = document_->nodes.emplace_back();
    node.kind = kind;
    node.span = {document_->source, begin, end};
    return node;
}

// ---- documents -------------------------------------------------------------------------------

void YamlBuilder::OnDocumentStart(const YAML::Mark& mark) {
    const std::size_t offset = offset_of(mark);
    if (!started_) {
        started_ = true;
        const std::size_t first = skip_blanks(raw_, 0);
        if (first < raw_.size() && raw_[first] == '%') {
            reporter_
                ->add(Code::unwanted_yaml, first, std::min(raw_.find('\n', first), raw_.size()),
                      "a line that begins with `%` is a directive to YAML, which is not used here")
                .help("delete the line");
        }
        return;
    }
    const std::size_t end_of_line = std::min(raw_.find('\n', offset), raw_.size());
    if (starts_document(raw_, offset)) {
        reporter_->add(Code::several_documents, offset, offset + 3, "a second document begins here")
            .help("one file holds one document: delete the line `---`, or move what follows to its own file");
    } else {
        reporter_->add(Code::yaml_syntax, offset, end_of_line, "this does not belong to what stands above it")
            .help("check the indentation: everything in a file is one list or one mapping");
    }
    throw Stop{};
}

// ---- anchors, aliases, tags ------------------------------------------------------------------

/// True if an anchor or tag stands at the offset, where a value should begin.
bool YamlBuilder::report_property(std::size_t offset, std::size_t& end) {
    if (offset >= raw_.size() || (raw_[offset] != '&' && raw_[offset] != '!')) {
        return false;
    }
    end = std::min(raw_.find_first_of(" \t\r\n,]}", offset), raw_.size());
    if (offset == last_property_) {
        return true;
    }
    last_property_ = offset;
    const std::string_view word = raw_.substr(offset, end - offset);
    const std::string kind = raw_[offset] == '&' ? "an anchor" : "a tag";
    reporter_
        ->add(Code::unwanted_yaml, offset, end,
              quoted(word) + " is " + kind + " of YAML, which is not used here")
        .help("delete it; a text that begins with `" + std::string(1, raw_[offset]) +
              "` goes into quotes or a block");
    stop_if_many();
    return true;
}

void YamlBuilder::OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) {
    const std::size_t begin = offset_of(mark);
    const std::size_t end = std::min(raw_.find_first_of(" \t\r\n,]}", begin), raw_.size());
    reporter_
        ->add(Code::unwanted_yaml, begin, end,
              quoted(raw_.substr(begin, end - begin)) + " is an alias of YAML, which is not used here")
        .help("write out what it stands for; a text that begins with `*` goes into quotes or a block");
    complete(make(NodeKind::scalar, begin, end));
}

// ---- scalars ---------------------------------------------------------------------------------

void YamlBuilder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t /*anchor*/,
                           const std::string& value) {
    const std::size_t begin = offset_of(mark);
    last_scalar_ = begin;
    Node& node = make(NodeKind::scalar, begin, begin);
    node.text = value;
    if (!report_property(begin, node.span.end)) {
        const bool quoted_form = tag == "!";
        ScalarPlace place = place_scalar(raw_, begin, value, quoted_form);
        node.form = quoted_form ? ScalarForm::quoted : ScalarForm::plain;
        node.span.end = place.end;
        node.pieces = std::move(place.pieces);
        if (!place.closed) {
            report_unclosed_quote(*reporter_, begin);
            throw Stop{};
        }
        report_latin(node);
    }
    complete(node);
}

/// yaml-cpp 0.7 makes bytes of Latin-1, no UTF-8, of the escapes `\N` and `\_`.
void YamlBuilder::report_latin(const Node& node) {
    const std::size_t bad = find_invalid_utf8(node.text);
    if (bad != std::string_view::npos) {
        const Span place = node.span_of_text(bad, bad + 1);
        reporter_
            ->add(Code::yaml_syntax, place.begin, place.end, "the escapes `\\N` and `\\_` are not used here")
            .help("write `\\u0085` or `\\u00a0`");
    }
}

std::string_view YamlBuilder::null_word_at(std::size_t offset) const noexcept {
    static constexpr std::array<std::string_view, 4> words{"null", "Null", "NULL", "~"};
    for (const std::string_view word : words) {
        if (raw_.substr(std::min(offset, raw_.size())).starts_with(word)) {
            return raw_.substr(offset, word.size());
        }
    }
    return {};
}

/// yaml-cpp reports "nothing" and the word `null` alike, and "nothing" at whatever comes next, which
/// may be a key `null`: what stands no deeper than its mapping or list is such a next thing.
bool YamlBuilder::is_written_null(std::size_t from, std::size_t mark) const noexcept {
    if (skip_blanks(raw_, from) != mark || null_word_at(mark).empty()) {
        return false;
    }
    if (frames_.empty() || frames_.back().node->flow) {
        return true;
    }
    const bool next_line = raw_.substr(from, mark - from).find('\n') != std::string_view::npos;
    return !next_line || expects_key() || column_of(mark) > column_of(frames_.back().node->span.begin);
}

/// Where the next key or entry may begin, or the value of the key just read.
std::size_t YamlBuilder::next_expected(const Frame& frame) const noexcept {
    if (frame.node->is_mapping() && frame.key) {
        return frame.colon;
    }
    const std::size_t next = skip_blanks(raw_, frame.end);
    const char separator = frame.node->flow ? ',' : frame.node->is_sequence() ? '-' : '?';
    return next < raw_.size() && raw_[next] == separator ? next + 1 : frame.end;
}

std::size_t YamlBuilder::next() const noexcept {
    return skip_blanks(raw_, frames_.empty() ? 0 : next_expected(frames_.back()));
}

void YamlBuilder::OnNull(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) {
    const std::size_t offset = offset_of(mark);
    std::size_t from = 0;
    if (!frames_.empty()) {
        from = next_expected(frames_.back());
    } else if (starts_document(raw_, skip_blanks(raw_, 0))) {
        from = skip_blanks(raw_, 0) + 3;
    }
    Node& node = make(NodeKind::scalar, from, from);
    if (is_written_null(from, offset)) {
        node.text = null_word_at(offset);
        node.span.begin = offset;
        node.span.end = offset + node.text.size();
    } else {
        node.form = ScalarForm::empty;
        if (report_property(offset, node.span.end)) {
            node.span.begin = offset;
        } else if (!frames_.empty()) {
            report_nothing(frames_.back(), offset);
        }
    }
    complete(node);
}

/// Nothing where something must stand. Behind a colon or a dash it is the business of the reader.
void YamlBuilder::report_nothing(Frame& frame, std::size_t mark) {
    if (frame.node->is_mapping() && frame.key) {
        if (!frame.has_colon && !(frame.key->key.empty() && frame.node->flow)) {
            report_key_alone(frame);
        }
        return;
    }
    if (frame.node->is_sequence() && !frame.node->flow) {
        return;
    }
    const bool comma = mark < raw_.size() && raw_[mark] == ',';
    reporter_
        ->add(Code::yaml_syntax, mark, mark + 1,
              comma ? "before this comma stands nothing" : "before this colon stands no key")
        .help(comma ? "delete the comma" : "write the key before the colon, or put a text in quotes");
}

void YamlBuilder::report_key_alone(const Frame& frame) {
    const Span& place = frame.key->key_span;
    if (!frame.node->flow) {
        reporter_
            ->add(Code::yaml_syntax, place.begin, place.end,
                  "behind " + quoted(frame.key->key) + " stands no colon")
            .help("a line that continues the text above it must be indented deeper than its key; "
                  "a key needs a colon and a space");
    } else if (frame.node->members.empty()) {
        reporter_
            ->add(Code::comma_ended_text, place.begin, place.end,
                  "inside `{ }` the key " + quoted(frame.key->key) + " has no value")
            .help("write `key: value`; a text that begins with `{` goes into a block: `key: |` and the text "
                  "indented below");
    } else {
        reporter_
            ->add(Code::comma_ended_text, place.begin, place.end,
                  "a comma ended the text before " + quoted(frame.key->key))
            .help("inside `{ }` a comma ends a text: write it outside of `{ }`, as a block: `key: |` and the "
                  "text indented below");
    }
}

// ---- lists and mappings ----------------------------------------------------------------------

void YamlBuilder::OnSequenceStart(const YAML::Mark& mark, const std::string& /*tag*/,
                                  YAML::anchor_t /*anchor*/, YAML::EmitterStyle::value style) {
    open_collection(NodeKind::sequence, offset_of(mark), style == YAML::EmitterStyle::Flow);
}

void YamlBuilder::OnMapStart(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t /*anchor*/,
                             YAML::EmitterStyle::value style) {
    const bool pair_in_list = !frames_.empty() && frames_.back().node->flow;
    open_collection(NodeKind::mapping, offset_of(mark), style == YAML::EmitterStyle::Flow || pair_in_list);
}

void YamlBuilder::open_collection(NodeKind kind, std::size_t begin, bool flow) {
    const std::uint32_t limit = std::min(limits_->document_depth, deepest_document);
    if (frames_.size() >= limit) {
        report_too_deep(*reporter_, begin, limit);
        throw Stop{};
    }
    Node& node = make(kind, begin, begin);
    node.flow = flow;
    std::size_t end = begin;
    if (!report_property(begin, end) && begin < raw_.size() && (raw_[begin] == '[' || raw_[begin] == '{')) {
        end = begin + 1;
    }
    Frame frame;
    frame.node = &node;
    frame.end = end;
    frames_.push_back(std::move(frame));
}

void YamlBuilder::OnSequenceEnd() { close_collection(); }

void YamlBuilder::OnMapEnd() {
    if (may_hold_duplicate_keys(*frames_.back().node)) {
        report_duplicate_keys(*reporter_, *frames_.back().node, {});
    }
    close_collection();
}

void YamlBuilder::close_collection() {
    Node& node = *frames_.back().node;
    node.span.end = frames_.back().end;
    const char opening = node.span.begin < raw_.size() ? raw_[node.span.begin] : '\0';
    if (node.flow && (opening == '[' || opening == '{')) {
        std::size_t end = skip_blanks(raw_, node.span.end);
        if (end < raw_.size() && raw_[end] == ',') {
            end = skip_blanks(raw_, end + 1);
        }
        node.span.end = std::min(end + 1, raw_.size());
    }
    frames_.pop_back();
    complete(node);
}

bool YamlBuilder::expects_key() const noexcept {
    return !frames_.empty() && frames_.back().node->is_mapping() && !frames_.back().key;
}

void YamlBuilder::complete(Node& node) {
    if (frames_.empty()) {
        document_->root = &node;
        return;
    }
    Frame& frame = frames_.back();
    frame.end = std::max(frame.end, node.span.end);
    if (frame.node->is_sequence()) {
        frame.node->items.push_back(&node);
    } else if (frame.key) {
        complete_value(frame, node);
    } else {
        complete_key(frame, node);
    }
}

void YamlBuilder::complete_key(Frame& frame, Node& node) {
    if (!node.is_scalar()) {
        reporter_
            ->add(Code::wrong_shape, node.span.begin, node.span.end,
                  "a key must be a word, not a list or mapping")
            .help("a text that begins with `[`, `{` or `?` goes into quotes or a block");
    } else if (node.text == "<<" && node.form == ScalarForm::plain) {
        reporter_
            ->add(Code::unwanted_yaml, node.span.begin, node.span.end,
                  "`<<` merges mappings in YAML, which is not used here")
            .help("write the keys out");
    }
    const std::size_t colon = skip_blanks(raw_, node.span.end);
    frame.has_colon = colon < raw_.size() && raw_[colon] == ':';
    frame.colon = frame.has_colon ? colon + 1 : node.span.end;
    frame.end = std::max(frame.end, frame.colon);
    frame.key = Member{node.text, node.span, nullptr};
}

void YamlBuilder::complete_value(Frame& frame, Node& node) {
    frame.key->value = &node;
    frame.node->members.push_back(std::move(*frame.key));
    frame.key.reset();
}

} // namespace bleibe::detail
