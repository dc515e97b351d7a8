// SPDX-License-Identifier: Apache-2.0
// A catalog of an invented state in texts, small enough to read in one look: what rulesets of tests stand on.
#pragma once

#include <bleibe/diagnostic.hpp>
#include <bleibe/source.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace bleibe::test {

inline const char* const catalog_text = R"(catalog: xx
law_as_of: 2024-06-01
languages: [en]
kinds:
  stay:
    en: stay
citation: {section: "§", paragraph: Abs., sentence: Satz, number: Nr., letter: Buchst., tail: Schluss, and: und}
)";

/// Facts of every type, with and without null; a list of contexts and a list of periods.
inline const char* const vocabulary_text = R"(vocabulary: xx/person
choices:
  level:
    ordered: true
    values:
      A1: {en: beginner}
      A2: {en: elementary}
      B1: {en: intermediate}
  colour:
    values:
      red: {en: red}
      blue: {en: blue}
      green: {en: green}
groups:
  warm: [red]
facts:
  yes_or_no: {type: boolean, en: yes or no, cure: act}
  other: {type: boolean, en: other, cure: act}
  third: {type: boolean, en: third, cure: none}
  amount: {type: number, en: amount, cure: wait}
  perhaps: {type: number, en: perhaps, cure: wait, absent: {en: none}}
  born: {type: date, en: born, cure: none}
  ended: {type: date, en: ended, cure: wait, absent: {en: goes on}}
  spoken: {type: choice, of: level, en: spoken, cure: act}
  shade: {type: choice, of: colour, en: shade, cure: act}
  shade_or_none: {type: choice, of: colour, en: shade or none, cure: act, absent: {en: none}}
  stays:
    type: list
    periods: true
    en: stays
    cure: authority
    item:
      from: {type: date}
      until: {type: date, absent: {en: goes on}}
      shade: {type: choice, of: colour}
  fines:
    type: list
    en: fines
    cure: wait
    item:
      days: {type: number}
      paid: {type: boolean}
      until: {type: date, absent: {en: never}}
)";

/// A ruleset of norm xx/law/1, "§ 1 Law", from 2020-01-01 on, with more keys behind the head.
inline std::string ruleset_text(const std::string& rest, const std::string& number = "1",
                                const std::string& in_force = "{from: 2020-01-01}") {
    return "ruleset: xx/law/" + number + "\nin_force: " + in_force + "\nen: Norm\ncite: § " + number +
           " Law\nfacts: xx/person\n" + rest;
}

/// A permit `main` that requires what the item says, such as `[first, second]`.
inline std::string permit_text(const std::string& requires_all, const std::string& effect = "shall") {
    return "permits:\n  main:\n    kind: stay\n    en: stay\n    effect: " + effect +
           "\n    requires:\n      all: " + requires_all + "\n";
}

/// One criterion `first` with this formula, and a permit that requires it.
inline std::string formula_ruleset(const std::string& formula, const std::string& more = "") {
    return ruleset_text(more + "criteria:\n  first:\n    en: first\n    when: |\n      " + formula + "\n" +
                        permit_text("[first]"));
}

inline std::vector<Source> sources_of(const std::vector<std::string>& rulesets,
                                      const std::string& vocabulary = vocabulary_text) {
    std::vector<Source> sources{Source("catalog.yaml", catalog_text), Source("facts.yaml", vocabulary)};
    for (std::size_t i = 0; i < rulesets.size(); ++i) {
        sources.emplace_back("ruleset" + std::to_string(i + 1) + ".yaml", rulesets[i]);
    }
    return sources;
}

/// The codes, in order and separated by blanks; of errors only unless `warnings`.
inline std::string codes(const DiagnosticList& findings, bool warnings = false) {
    std::string joined;
    for (const Diagnostic& finding : findings) {
        if (warnings || finding.severity == Severity::error) {
            joined += (joined.empty() ? "" : " ") + finding.code;
        }
    }
    return joined;
}

} // namespace bleibe::test
