// SPDX-License-Identifier: Apache-2.0
// The idea: a case is an object with an id and facts; whichever notation it came in, it is read from the
// same nodes.
#include "compile/catalog_model.hpp"
#include "document/read.hpp"
#include "input/read_facts.hpp"

#include <bleibe/case.hpp>

#include <utility>

namespace bleibe {
namespace detail {
namespace {

bool ends_with(std::string_view text, std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

Checked<Case> read_document(const Catalog& catalog, const Document& document, Diagnostics& diagnostics,
                            const Limits& limits) {
    if (document.root == nullptr) {
        return Checked<Case>(diagnostics.take());
    }
    const Node& root = *document.root;
    FactReader reader(catalog.model(), diagnostics, limits);
    std::shared_ptr<CaseData> data = reader.empty();
    data->catalog = catalog.share();
    if (!root.is_mapping()) {
        diagnostics.add_private(Code::case_shape, root.span, "a case is an object with `id` and `facts`");
        return Checked<Case>(diagnostics.take());
    }
    const bool flat = root.find("facts") == nullptr;
    bool told_flat = false;
    for (const Member& member : root.members) {
        if (member.key == "id") {
            const bool text = member.value->is_scalar() && !member.value->is_null() &&
                              member.value->form != ScalarForm::json_boolean &&
                              member.value->form != ScalarForm::empty;
            if (text) {
                data->id = member.value->text;
            } else {
                diagnostics.add_private(Code::case_shape, member.value->span, "`id` is not a text")
                    .path("id");
            }
        } else if (member.key == "facts") {
            reader.read(*member.value, *data, "facts");
        } else if (flat && catalog.model().written().vocabulary.find_fact(member.key) >= 0) {
            if (!std::exchange(told_flat, true)) { // one of them tells of all
                diagnostics
                    .add_private(Code::case_shape, member.key_span,
                                 "`" + shown(member.key) + "` is a fact, and the case has no `facts`")
                    .path(shown(member.key))
                    .help("put the facts under `facts`");
            }
        } else {
            diagnostics
                .add_private(Code::case_shape, member.key_span,
                             "a case has no key `" + shown(member.key) + "`")
                .path(shown(member.key))
                .help("the keys are `id` and `facts`");
        }
    }
    if (!diagnostics.has_errors()) {
        reader.check_constraints(*data, root.find("facts"), root.span);
    }
    if (diagnostics.has_errors()) {
        return Checked<Case>(diagnostics.take());
    }
    return {Case(std::move(data)), diagnostics.take()};
}

} // namespace
} // namespace detail

std::string_view Case::id() const noexcept { return data_->id; }

Checked<Case> read_case(const Catalog& catalog, const Source& source, const Limits& limits,
                        Notation notation) {
    detail::Diagnostics diagnostics;
    const bool yaml = notation == Notation::yaml ||
                      (notation == Notation::by_name && (detail::ends_with(source.name(), ".yaml") ||
                                                         detail::ends_with(source.name(), ".yml")));
    const detail::Document document =
        yaml ? detail::read_yaml(source, diagnostics, limits, limits.case_bytes)
             : detail::read_json(source, diagnostics, limits, limits.case_bytes, true);
    if (yaml) {
        DiagnosticList hidden = diagnostics.take();
        for (Diagnostic& diagnostic : hidden) {
            diagnostic.excerpt.clear();
        }
        diagnostics.append(hidden);
    }
    return detail::read_document(catalog, document, diagnostics, limits);
}

struct CaseReader::State {
    Catalog catalog;
    Limits limits;
    detail::JsonReader reader;
};

CaseReader::CaseReader(const Catalog& catalog, const Limits& limits)
    : state_(std::make_unique<State>(State{catalog, limits, detail::JsonReader()})) {}
CaseReader::~CaseReader() = default;
CaseReader::CaseReader(CaseReader&&) noexcept = default;
CaseReader& CaseReader::operator=(CaseReader&&) noexcept = default;

Checked<Case> CaseReader::read(std::string_view json, std::string_view name, std::uint32_t line) {
    detail::Diagnostics diagnostics;
    const Source source{std::string(name), std::string(json), line};
    const detail::Document document =
        state_->reader.read(source, diagnostics, state_->limits, state_->limits.case_bytes, true);
    return detail::read_document(state_->catalog, document, diagnostics, state_->limits);
}

} // namespace bleibe
