// SPDX-License-Identifier: Apache-2.0
// The idea: reading, checking and compiling the constraints follow one another, and what has errors
// goes no further.
#include "check/checked_catalog.hpp"
#include "compile/catalog_model.hpp"
#include "compile/lower_expression.hpp"
#include "compile/schedule.hpp"
#include "ruleset/read_sources.hpp"

#include <bleibe/catalog.hpp>

#include <algorithm>
#include <set>

namespace bleibe {
namespace detail {
namespace {

/// Constraints speak of facts and groups alone; they hold on every day.
class VocabularyNames final : public Outside {
public:
    VocabularyNames(const Vocabulary& vocabulary, Builder& builder, std::set<std::uint32_t>& facts)
        : vocabulary_(vocabulary), builder_(builder), facts_(facts) {}

    Ref lower(const Annotation& note) override {
        if (note.meaning == Meaning::fact) {
            facts_.insert(note.index);
            return {Ref::facts, note.index};
        }
        if (note.meaning == Meaning::group) {
            const GroupDeclaration& group = vocabulary_.groups[note.index];
            std::vector<Ref> values;
            for (const std::uint32_t value : group.values) {
                values.push_back(builder_.constant(Value::choice(group.choice->set, value)));
            }
            return builder_.list(values, Type::list(Type::choice(group.choice->set)));
        }
        return note.meaning == Meaning::day ? Ref(Ref::operands, 0) : builder_.constant(Value::null());
    }

private:
    const Vocabulary& vocabulary_;
    Builder& builder_;
    std::set<std::uint32_t>& facts_;
};

void lay_out(CatalogModel& model) {
    for (const FactDeclaration& fact : model.written().vocabulary.facts) {
        std::vector<std::string_view> names;
        for (const FieldDeclaration& field : fact.fields) {
            names.emplace_back(field.id);
        }
        if (!names.empty() && std::find(names.begin(), names.end(), "source") == names.end()) {
            names.emplace_back("source"); // where an entry comes from: shown, never read by a rule
        }
        model.shape_names.push_back(std::move(names));
    }
    for (const auto& names : model.shape_names) {
        model.shapes.push_back(Shape{names});
    }
}

void compile_constraints(CatalogModel& model) {
    const Vocabulary& vocabulary = model.written().vocabulary;
    Builder builder(model.constraints, true);
    for (const ConstraintDeclaration& constraint : vocabulary.constraints) {
        std::set<std::uint32_t> facts;
        VocabularyNames names(vocabulary, builder, facts);
        ExpressionLowering lowering(builder, names);
        model.constraint_results.push_back(lowering.lower(model.checked->typed(constraint.when)));
        model.constraint_facts.emplace_back(facts.begin(), facts.end());
    }
    builder.finish();
}

Checked<Catalog> finish(std::shared_ptr<const CatalogData> written, Diagnostics& diagnostics) {
    if (!written || diagnostics.has_errors()) {
        if (written) {
            // Names and types are worth telling in the same run, as far as reading got.
            (void)check_catalog(std::move(written), diagnostics);
        }
        return Checked<Catalog>(diagnostics.take());
    }
    auto checked = check_catalog(std::move(written), diagnostics);
    if (diagnostics.has_errors()) {
        return Checked<Catalog>(diagnostics.take());
    }
    auto model = std::make_shared<CatalogModel>();
    model->checked = std::move(checked);
    lay_out(*model);
    compile_constraints(*model);
    return {Catalog(std::move(model)), diagnostics.take()};
}

} // namespace

} // namespace detail

Checked<Catalog> load_catalog(std::span<const std::filesystem::path> folders, const Limits& limits) {
    detail::Diagnostics diagnostics;
    std::vector<Source> sources;
    detail::FoldersRead read;
    for (const std::filesystem::path& folder : folders) {
        read.searched.push_back(folder.generic_string());
        std::vector<Source> more = detail::read_folder(folder, diagnostics, limits);
        sources.insert(sources.end(), more.begin(), more.end());
    }
    if (sources.empty()) {
        return Checked<Catalog>(diagnostics.take());
    }
    for (const Diagnostic& finding : diagnostics.list()) {
        read.unread.push_back(finding.file);
    }
    return detail::finish(
        detail::read_catalog(sources, diagnostics, limits, detail::SourceNames::paths, read), diagnostics);
}

Checked<Catalog> load_catalog(std::span<const Source> texts, const Limits& limits) {
    detail::Diagnostics diagnostics;
    return detail::finish(detail::read_catalog(texts, diagnostics, limits), diagnostics);
}

} // namespace bleibe
