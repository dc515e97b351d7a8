// SPDX-License-Identifier: Apache-2.0
// Each completion is a paragraph that begins with its result; each row of readings is one that ends with it.
#include "render/text_completions.hpp"

#include "words/phrases.hpp"

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

void write_completions(Page& page, const PermitReport& permit, std::string_view language) {
    if (permit.verdict.proven && permit.completions.empty()) {
        return;
    }
    page.gap();
    if (permit.completions.empty()) {
        page.paragraph(0, 0, phrase(Phrase::no_completions, language));
        return;
    }
    page.paragraph(0, 0, phrase(Phrase::completions, language));
    for (const CompletedPerson& person : permit.completions) {
        page.paragraph(2, 2, "– " + result_in_words(person.status, person.effect, language));
        for (const CompletedFact& fact : person.facts) {
            page.paragraph(4, 2, completed_in_words(fact, language));
        }
    }
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

void write_readings(Page& page, const PermitReport& permit, std::string_view language) {
    if (!permit.readings || permit.readings->rows.empty() || permit.readings->disputes.empty()) {
        return;
    }
    const ReadingsTable& table = *permit.readings;
    page.gap();
    page.paragraph(0, 0, phrase(Phrase::readings_compared, language));
    if (table.holds_under_every_reading()) {
        const ReadingsRow& row = table.rows.front();
        page.paragraph(2, 2,
                       "– " + std::string(phrase(Phrase::under_every_reading, language)) + ": " +
                           result_in_words(row.verdict.status, row.verdict.effect, language));
        return;
    }
    for (const ReadingsRow& row : table.rows) {
        page.paragraph(2, 2,
                       "– " + row_in_words(table, row, language) + ": " +
                           result_in_words(row.verdict.status, row.verdict.effect, language));
    }
    if (!table.complete) {
        page.paragraph(2, 2, phrase(Phrase::more_readings, language));
    }
}

} // namespace bleibe::detail
