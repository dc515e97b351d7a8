// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bleibe/missing.hpp>
#include <bleibe/report.hpp>
#include <bleibe/screening.hpp>
#include <bleibe/timeline.hpp>

#include <string>
#include <string_view>

namespace bleibe {

/// One JSON object, format "bleibe-verdict/1" (docs/verdict.schema.json), without a line break.
/// The same bytes for the same report on every platform. Explanations are written where the report
/// has them.
[[nodiscard]] std::string to_json(const CaseReport& report);
/// Appends instead.
void write_json(std::string& out, const CaseReport& report);

/// One row of CSV per permit, with a line break each: the columns of `csv_header()`. `because` and `missing`
/// are names with blanks between them; `line` stands where there is no id. What a brief report holds is
/// enough.
void write_csv(std::string& out, const CaseReport& report);
[[nodiscard]] std::string csv_header();

/// For people, in one of the catalog's languages (labels fall back to the first language there is):
/// the verdict per permit with its explanation, lines of at most about 100 characters.
[[nodiscard]] std::string to_text(const CaseReport& report, std::string_view language);

/// The same as Markdown (CommonMark). Texts of the case cannot become markup; links lead to http and https
/// alone.
[[nodiscard]] std::string to_markdown(const CaseReport& report, std::string_view language);

/// The same as one page of HTML that is well-formed XML too, needs nothing from elsewhere and no script:
/// per permit the result, what is missing with question and evidence, the annotated statute (where the report
/// has explanations: the wording with every passage marked, the facts beside it), and the explanation. Made
/// for a desk, a telephone and paper; everything from outside is escaped, links lead to http and https alone.
[[nodiscard]] std::string to_html(const CaseReport& report, std::string_view language);

/// When the person may stay, for people: one line per stretch with the cause of its first day, and what is
/// assumed.
[[nodiscard]] std::string to_text(const Timeline& timeline, std::string_view language);
/// The same as one JSON object, format "bleibe-timeline/1" (docs/program.md).
[[nodiscard]] std::string to_json(const Timeline& timeline);
/// The same as one page of HTML that is well-formed XML too and needs nothing from elsewhere: per permit a
/// bar, all of one scale, whose parts carry a sign and a number, and a table of the stretches by these
/// numbers (first and last day, status and effect in words, cause); what is assumed stands on top. A stretch
/// that goes on is drawn shortened. Everything from outside is escaped.
[[nodiscard]] std::string to_html(const Timeline& timeline, std::string_view language);

/// What is missing in a case, for people: the questions in the order in which to ask them, with an example of
/// two people each.
[[nodiscard]] std::string to_text(const MissingFacts& missing, std::string_view language);
/// The same as one JSON object, format "bleibe-missing/1" (docs/missing.schema.json), without a line break.
[[nodiscard]] std::string to_json(const MissingFacts& missing);

/// The summary of a screening, for people.
[[nodiscard]] std::string to_text(const Summary& summary, std::string_view language);
/// The summary as one JSON object, format "bleibe-summary/1".
[[nodiscard]] std::string to_json(const Summary& summary);

} // namespace bleibe
