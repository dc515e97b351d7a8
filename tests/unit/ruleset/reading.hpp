// SPDX-License-Identifier: Apache-2.0
// A small catalog in texts, and what reading it finds.
#pragma once

#include "ruleset/read_sources.hpp"

#include <initializer_list>
#include <memory>
#include <string>
#include <vector>

namespace bleibe::detail {

struct ReadResult {
    std::shared_ptr<CatalogData> catalog;
    DiagnosticList findings;

    [[nodiscard]] std::string codes() const {
        std::string joined;
        for (const Diagnostic& finding : findings) {
            joined += (joined.empty() ? "" : " ") + finding.code;
        }
        return joined;
    }
};

inline ReadResult read_texts(const std::vector<Source>& sources, SourceNames names = SourceNames::free) {
    ReadResult result;
    Diagnostics diagnostics;
    result.catalog = read_catalog(sources, diagnostics, Limits(), names);
    result.findings = diagnostics.take();
    return result;
}

inline const char* const small_catalog = R"(catalog: xx
languages: [en]
kinds:
  stay:
    en: stay
citation: {section: "§", paragraph: Abs., sentence: Satz, number: Nr., letter: Buchst., tail: Schluss, and: und}
connecting_words:
  - und
  - wenn er
)";

inline const char* const small_vocabulary = R"(vocabulary: xx/person
choices:
  level:
    ordered: true
    values:
      A1:
        en: A1
      A2:
        en: A2
  colour:
    values:
      red:
        en: red
      blue:
        en: blue
groups:
  warm: [red]
facts:
  birth_date:
    type: date
    en: birth
    cure: none
  spoken:
    type: choice
    of: level
    en: spoken
    cure: act
)";

/// A ruleset of norm xx/law/1, "§ 1 Law", from 2020-01-01 on, with more keys behind the head.
inline std::string small_ruleset(const std::string& rest) {
    return "ruleset: xx/law/1\nin_force: {from: 2020-01-01}\nen: One\ncite: § 1 Law\nfacts: xx/person\n" +
           rest;
}

inline ReadResult read_ruleset_text(const std::string& text, const std::string& name = "one.yaml") {
    return read_texts(
        {Source("catalog.yaml", small_catalog), Source("facts.yaml", small_vocabulary), Source(name, text)});
}

} // namespace bleibe::detail
