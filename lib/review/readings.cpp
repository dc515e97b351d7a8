// SPDX-License-Identifier: Apache-2.0
// The idea: what a reading replaces, held against what another one leaves in that place, version by version.
// A reading that changes nothing in one version is not seen where the dispute matters in the others.
#include "review/review.hpp"

#include <algorithm>
#include <string>

namespace bleibe::detail {
namespace {

/// What stands at a name under a reading, as written; empty where nothing is replaced and the rule is a tree.
class Replacements {
public:
    explicit Replacements(const Ruleset& ruleset) : ruleset_(ruleset) {}

    /// Both readings leave the same values and expressions behind.
    [[nodiscard]] bool same(const ReadingDeclaration& a, const ReadingDeclaration& b) const {
        return covered(a, b) && covered(b, a);
    }

private:
    /// What `a` replaces is the same under `b`.
    [[nodiscard]] bool covered(const ReadingDeclaration& a, const ReadingDeclaration& b) const {
        return std::all_of(a.parameters.begin(), a.parameters.end(),
                           [&](const auto& one) {
                               const Value* other = parameter(b, one.first);
                               return other != nullptr && equal(one.second, *other).is_true();
                           }) &&
               std::all_of(
                   a.definitions.begin(), a.definitions.end(),
                   [&](const auto& one) { return one.second.parsed.text == definition(b, one.first); }) &&
               std::all_of(a.criteria.begin(), a.criteria.end(), [&](const auto& one) {
                   return one.second.parsed.text == criterion(b, one.first);
               });
    }

    [[nodiscard]] const Value* parameter(const ReadingDeclaration& reading, const std::string& id) const {
        for (const auto& [name, value] : reading.parameters) {
            if (name == id) {
                return &value;
            }
        }
        const ParameterDeclaration* declared = ruleset_.find_parameter(id);
        return declared == nullptr ? nullptr : &declared->value;
    }

    [[nodiscard]] std::string definition(const ReadingDeclaration& reading, const std::string& id) const {
        for (const auto& [name, formula] : reading.definitions) {
            if (name == id) {
                return formula.parsed.text;
            }
        }
        const DefinitionDeclaration* declared = ruleset_.find_definition(id);
        return declared == nullptr ? std::string() : declared->value.parsed.text;
    }

    [[nodiscard]] std::string criterion(const ReadingDeclaration& reading, const std::string& id) const {
        for (const auto& [name, formula] : reading.criteria) {
            if (name == id) {
                return formula.parsed.text;
            }
        }
        const CriterionDeclaration* declared = ruleset_.find_criterion(id);
        return declared == nullptr ? std::string() : declared->body.when.parsed.text;
    }

    const Ruleset& ruleset_;
};

} // namespace

void review_readings(const CatalogData& catalog, Diagnostics& diagnostics) {
    for (const Ruleset& ruleset : catalog.rulesets) {
        const Replacements replacements(ruleset);
        for (const DisputeDeclaration& dispute : ruleset.disputes) {
            for (std::size_t later = 1; later < dispute.readings.size(); ++later) {
                const ReadingDeclaration& reading = dispute.readings[later];
                const auto end = dispute.readings.begin() + static_cast<std::ptrdiff_t>(later);
                const auto same =
                    std::find_if(dispute.readings.begin(), end, [&](const ReadingDeclaration& one) {
                        return replacements.same(one, reading);
                    });
                if (same != end) {
                    tell_reading_changes_nothing(reading, *same, diagnostics);
                }
            }
        }
    }
}

void tell_reading_changes_nothing(const ReadingDeclaration& reading, const ReadingDeclaration& other,
                                  Diagnostics& diagnostics) {
    diagnostics
        .add(Code::reading_changes_nothing, reading.span,
             "no permit is different under " + detail::quoted(reading.id) + " than under " +
                 detail::quoted(other.id))
        .help("write what the reading replaces, or join the two");
}

} // namespace bleibe::detail
