// SPDX-License-Identifier: Apache-2.0
// Builds a document out of yaml-cpp's events and refuses what bleibe's YAML leaves out.
#pragma once

#include "document/text_checks.hpp"

#include <bleibe/limits.hpp>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

#include <optional>

namespace bleibe::detail {

class YamlBuilder final : public YAML::EventHandler {
public:
    /// Thrown where reading on makes no sense; the finding has been made.
    struct Stop {};
    /// A list or mapping that is not closed yet.
    struct Frame {
        Node* node = nullptr;
        std::size_t end = 0;       // behind what has been read of it
        std::optional<Member> key; // of a mapping: read, and waiting for its value
        std::size_t colon = 0;     // behind the colon of that key, or behind the key without one
        bool has_colon = false;
    };

    YamlBuilder(Document& document, Reporter& reporter, const Limits& limits)
        : document_(&document), reporter_(&reporter), limits_(&limits), raw_(reporter.text()) {}

    void OnDocumentStart(const YAML::Mark& mark) override;
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override;
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value style) override;
    void OnSequenceEnd() override;
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value style) override;
    void OnMapEnd() override;

    [[nodiscard]] const std::vector<Frame>& open() const noexcept { return frames_; }
    /// Where the scalar read last begins; for errors.
    [[nodiscard]] std::size_t last_scalar() const noexcept { return last_scalar_; }
    /// Where the next thing begins that has not been read.
    [[nodiscard]] std::size_t next() const noexcept;

private:
    [[nodiscard]] std::size_t offset_of(const YAML::Mark& mark) const noexcept;
    Node& make(NodeKind kind, std::size_t begin, std::size_t end);
    void open_collection(NodeKind kind, std::size_t begin, bool flow);
    void close_collection();
    void complete(Node& node);
    void complete_key(Frame& frame, Node& node);
    void complete_value(Frame& frame, Node& node);
    [[nodiscard]] bool expects_key() const noexcept;
    [[nodiscard]] std::size_t next_expected(const Frame& frame) const noexcept;
    [[nodiscard]] std::string_view null_word_at(std::size_t offset) const noexcept;
    [[nodiscard]] bool is_written_null(std::size_t from, std::size_t mark) const noexcept;
    [[nodiscard]] std::size_t column_of(std::size_t offset) const noexcept;
    void report_nothing(Frame& frame, std::size_t mark);
    void report_key_alone(const Frame& frame);
    bool report_property(std::size_t offset, std::size_t& end);
    void report_latin(const Node& node);
    void stop_if_many();

    Document* document_;
    Reporter* reporter_;
    const Limits* limits_;
    std::string_view raw_;
    std::vector<Frame> frames_;
    std::size_t last_scalar_ = 0;
    std::size_t last_property_ = std::string_view::npos; // a mapping and its first key share one place
    bool started_ = false;
};

} // namespace bleibe::detail
