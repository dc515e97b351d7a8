// SPDX-License-Identifier: Apache-2.0
// The idea: of two people only that is worth a look in which they differ; each row of readings ends with its
// result.
#include "render/told_completions.hpp"

#include "words/phrases.hpp"

#include <algorithm>

namespace bleibe::detail {

std::string result_in_words(Status status, const std::optional<Effect>& effect, std::string_view language) {
    std::string text(phrase(phrase_of(status), language));
    if (effect) {
        text += ", " + std::string(phrase(phrase_of(*effect), language));
    }
    return text;
}

std::string completed_in_words(const CompletedFact& fact, std::string_view language) {
    std::string label(fact.label.in(language));
    // Entries are counted from 1 for people.
    if (const std::size_t bracket = fact.path.find('['); bracket != std::string::npos) {
        label += " (" + std::to_string(std::stoul(fact.path.substr(bracket + 1)) + 1) + ".)";
    }
    return (label.empty() ? fact.path : label) + ": " + std::string(fact.value.in(language));
}

namespace {

/// The facts of one that are, or are not, the same for the other.
std::string facts_in_words(const CompletedPerson& one, const CompletedPerson& other, bool same,
                           std::string_view language) {
    std::string text;
    for (const CompletedFact& fact : one.facts) {
        const bool is_same =
            std::any_of(other.facts.begin(), other.facts.end(), [&](const CompletedFact& theirs) {
                return theirs.path == fact.path && theirs.json == fact.json;
            });
        if (is_same == same) {
            text += (text.empty() ? "" : "; ") + completed_in_words(fact, language);
        }
    }
    return text;
}

} // namespace

std::optional<ListTold> tell_completions(const PermitReport& permit, std::string_view language) {
    ListTold told;
    if (permit.completions.size() == 2) {
        told.heading = Phrase::completions;
        const CompletedPerson* people[] = {&permit.completions[0], &permit.completions[1]};
        for (const std::size_t i : {0U, 1U}) {
            const std::string facts = facts_in_words(*people[i], *people[1 - i], false, language);
            told.items.push_back(result_in_words(people[i]->status, people[i]->effect, language) +
                                 (facts.empty() ? "" : ": " + facts));
        }
        if (const std::string both = facts_in_words(*people[0], *people[1], true, language); !both.empty()) {
            told.items.push_back(std::string(phrase(Phrase::both_people, language)) + ": " + both);
        }
        return told;
    }
    if (permit.verdict.proven) {
        return std::nullopt;
    }
    told.heading = Phrase::verdict_not_proven;
    told.items.emplace_back(phrase(Phrase::no_completions, language));
    return told;
}

namespace {

/// "label: reading (held by …)" of all readings that the row names.
std::string row_in_words(const ReadingsTable& table, const ReadingsRow& row, std::string_view language) {
    std::string text;
    for (std::size_t i = 0; i < row.readings.size(); ++i) {
        if (row.readings[i] < 0) {
            continue;
        }
        const ComparedDispute& dispute = table.disputes[i];
        const auto& reading = dispute.readings[static_cast<std::size_t>(row.readings[i])];
        const bool has_label = reading.label != nullptr && !reading.label->empty();
        text += (text.empty() ? "" : "; ") + std::string(dispute.id) + '=' + std::string(reading.id);
        std::string more(has_label ? reading.label->in(language) : std::string_view());
        std::string before = std::string(phrase(Phrase::held_by, language)) + ": ";
        for (const auto& holder : reading.holders) {
            more += (more.empty() || before == ", " ? "" : "; ") + before + std::string(holder.cite);
            before = ", ";
        }
        text += more.empty() ? std::string() : " (" + more + ')';
    }
    return text.empty() ? std::string(phrase(Phrase::under_every_reading, language)) : text;
}

} // namespace

std::optional<ListTold> tell_readings(const PermitReport& permit, std::string_view language) {
    if (!permit.readings || permit.readings->rows.empty() || permit.readings->disputes.empty()) {
        return std::nullopt;
    }
    const ReadingsTable& table = *permit.readings;
    ListTold told;
    told.heading = Phrase::readings_compared;
    if (table.holds_under_every_reading()) {
        const ReadingsRow& row = table.rows.front();
        told.items.push_back(std::string(phrase(Phrase::under_every_reading, language)) + ": " +
                             result_in_words(row.verdict.status, row.verdict.effect, language));
        return told;
    }
    for (const ReadingsRow& row : table.rows) {
        told.items.push_back(row_in_words(table, row, language) + ": " +
                             result_in_words(row.verdict.status, row.verdict.effect, language));
    }
    if (!table.complete) {
        told.items.emplace_back(phrase(Phrase::more_readings, language));
    }
    return told;
}

} // namespace bleibe::detail
