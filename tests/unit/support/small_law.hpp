// SPDX-License-Identifier: Apache-2.0
// A small invented law in texts: one catalog, one vocabulary with a fact of every kind, and rulesets made
// of a few lines.
#pragma once

#include <bleibe/diagnostic.hpp>
#include <bleibe/source.hpp>

#include <string>
#include <vector>

namespace bleibe::test {

inline const char* const small_catalog = R"(catalog: xx
languages: [en]
kinds:
  stay:
    en: stay
citation: {section: "§", paragraph: Abs., sentence: Satz, number: Nr., letter: Buchst., tail: Schluss, and: und}
)";

inline const char* const small_vocabulary = R"(vocabulary: xx/person
choices:
  level:
    ordered: true
    values:
      A1: {en: A1}
      A2: {en: A2}
      B1: {en: B1}
  colour:
    values:
      red: {en: red}
      green: {en: green}
      blue: {en: blue}
groups:
  warm: [red]
facts:
  born: {type: date, en: born, cure: none}
  applied:
    type: date
    en: applied
    cure: reapply
    absent: {en: not yet}
  fines: {type: number, en: fines, cure: wait}
  spoken: {type: choice, of: level, en: spoken, cure: act}
  liked: {type: choice, of: colour, en: liked, cure: act}
  declared: {type: boolean, en: declared, cure: act}
  settled: {type: boolean, en: settled, cure: none}
  assessed:
    type: choice
    of: colour
    en: assessed
    cure: authority
    judgement: true
    unless_stated: red
  note: {type: string, en: note, cure: evidence}
  numbers:
    type: list
    en: numbers
    cure: none
    item: {type: number}
  stays:
    type: list
    periods: true
    en: stays
    cure: authority
    item:
      from: {type: date}
      until:
        type: date
        absent: {en: ongoing}
      status: {type: choice, of: colour}
  convictions:
    type: list
    en: convictions
    cure: wait
    item:
      day: {type: date}
      final: {type: boolean}
      kind: {type: choice, of: colour}
      fine:
        type: number
        absent: {en: no fine}
constraints:
  born_first:
    when: applied = null or applied >= born
    en: nobody applies before being born
)";

/// A ruleset of norm xx/law/<number>, in force from the first day given to the last (empty: open).
inline std::string ruleset_of(const std::string& number, const std::string& from, const std::string& until,
                              const std::string& rest) {
    return "ruleset: xx/law/" + number + "\nin_force: {from: " + from +
           (until.empty() ? "" : ", until: " + until) + "}\nen: Law " + number + "\ncite: § " + number +
           " Law\nfacts: xx/person\n" + rest;
}

/// § 1 from 2020 on.
inline std::string small_ruleset(const std::string& rest) { return ruleset_of("1", "2020-01-01", "", rest); }

/// One criterion `met` by a `when`, and a permit `stay` that asks for nothing else; `more` comes before.
inline std::string one_criterion(const std::string& when, const std::string& more = {}) {
    return small_ruleset(more + "criteria:\n  met:\n    en: met\n    when: |\n      " + when +
                         "\npermits:\n  stay:\n    kind: stay\n    en: stay\n    effect: shall\n"
                         "    requires: {all: [met]}\n");
}

/// The catalog, its vocabulary, and these rulesets or profiles.
inline std::vector<Source> small_sources(const std::vector<std::string>& texts) {
    std::vector<Source> sources = {Source("catalog.yaml", small_catalog),
                                   Source("facts.yaml", small_vocabulary)};
    for (std::size_t i = 0; i < texts.size(); ++i) {
        sources.emplace_back("text" + std::to_string(i + 1) + ".yaml", texts[i]);
    }
    return sources;
}

/// Codes of the findings, joined by blanks, without those about words that small rulesets do not have.
inline std::string codes_of(const DiagnosticList& findings,
                            const std::string& besides = "W218 W504 W505 W217") {
    std::string codes;
    for (const Diagnostic& finding : findings) {
        if (besides.find(finding.code) == std::string::npos) {
            codes += (codes.empty() ? "" : " ") + finding.code;
        }
    }
    return codes;
}

/// The first finding with that code; an empty one if there is none.
inline Diagnostic finding_of(const DiagnosticList& findings, const std::string& code) {
    for (const Diagnostic& finding : findings) {
        if (finding.code == code) {
            return finding;
        }
    }
    return {};
}

} // namespace bleibe::test
