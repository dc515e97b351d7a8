// SPDX-License-Identifier: Apache-2.0
// The idea: the check has told what every name means; whoever follows the names finds the figures and the
// definitions that stand behind a criterion, and with them their words.
#include "reason/wording_reads.hpp"

#include "compile/catalog_model.hpp"

#include <set>

namespace bleibe::detail {
namespace {

class Reads {
public:
    explicit Reads(const AssessmentData& assessment)
        : checked_(*assessment.program->model->checked), program_(*assessment.program), on_(assessment.on) {}

    std::vector<WordsRead> of(const OutlineNode& node) {
        const Ruleset& ruleset = *node.ruleset;
        if (node.criterion != nullptr) {
            formula(node.criterion->body.when, ruleset);
            if (node.criterion->applies_if) {
                formula(*node.criterion->applies_if, ruleset);
            }
            for (const Waiver& waiver : node.criterion->waived_if) {
                formula(waiver.when, ruleset);
            }
        } else if (node.item != nullptr) {
            formula(node.item->when, ruleset);
        }
        return std::move(found_);
    }

private:
    void formula(const Formula& of, const Ruleset& ruleset) {
        const auto typed = checked_.formulas.find(&of);
        if (typed != checked_.formulas.end()) {
            expression(typed->second, ruleset);
        }
    }

    void expression(const TypedExpression& typed, const Ruleset& ruleset) {
        for (const Annotation& note : typed.annotations) {
            if (note.meaning == Meaning::parameter) {
                const ParameterDeclaration& parameter = ruleset.parameters[note.index];
                add(ruleset, parameter.law, parameter.quote);
            } else if (note.meaning == Meaning::definition) {
                definition(ruleset, note.index);
            }
            if (note.inlined) {
                function(*note.inlined, ruleset);
            }
        }
    }

    /// A call of a definition that is a function: typed with the arguments, so each time anew.
    void function(const TypedExpression& body, const Ruleset& ruleset) {
        for (const DefinitionDeclaration& declared : ruleset.definitions) {
            if (&declared.value.parsed == body.parsed) {
                add(ruleset, declared.law, declared.quote);
            }
        }
        expression(body, ruleset);
    }

    void definition(const Ruleset& ruleset, std::uint32_t index) {
        const DefinitionDeclaration& declared = ruleset.definitions[index];
        if (!seen_.insert(&declared).second) {
            return;
        }
        add(ruleset, declared.law, declared.quote);
        if (!declared.use) {
            formula(declared.value, ruleset);
            return;
        }
        const CatalogData& catalog = *checked_.written;
        const Ruleset* other = declared.use->pinned
                                   ? catalog.version_from(declared.use->norm, *declared.use->pinned)
                                   : catalog.version_on(declared.use->norm, on_, program_.proposals);
        for (std::uint32_t i = 0; other != nullptr && i < other->definitions.size(); ++i) {
            if (other->definitions[i].id == declared.use->name) {
                definition(*other, i);
            }
        }
    }

    void add(const Ruleset& ruleset, const Citation& law, const Quote& quote) {
        if (!quote.empty() && quoted_.insert(&quote).second) {
            found_.push_back({&ruleset, &law, &quote});
        }
    }

    const CheckedCatalog& checked_;
    const ProgramData& program_;
    Date on_;
    std::set<const DefinitionDeclaration*> seen_;
    std::set<const Quote*> quoted_;
    std::vector<WordsRead> found_;
};

} // namespace

std::vector<WordsRead> words_read(const AssessmentData& assessment, const OutlineNode& node) {
    return Reads(assessment).of(node);
}

} // namespace bleibe::detail
