// SPDX-License-Identifier: Apache-2.0
// What is missing in a case: the questions in their order, each with two people whom the answer sets apart.
#include "render/json_completions.hpp"
#include "render/page.hpp"
#include "render/told_completions.hpp"
#include "words/phrases.hpp"

#include <bleibe/render.hpp>

#include <algorithm>

namespace bleibe {

namespace {

using namespace detail;

class MissingText {
public:
    MissingText(Page& page, const MissingFacts& missing, std::string_view language)
        : page_(page), missing_(missing), language_(language) {}

    void write() {
        page_.heading(say(Phrase::case_) + ' ' +
                          (missing_.id.empty() ? say(Phrase::without_id) : missing_.id) + ", " +
                          say(Phrase::decision_day) + ' ' + day_in_words(missing_.on, language_) + ": " +
                          say(Phrase::missing),
                      '=');
        page_.gap();
        if (missing_.open_permits.empty()) {
            page_.paragraph(0, 0, say(Phrase::nothing_open));
        } else {
            page_.paragraph(0, 0, say(Phrase::open_permits));
        }
        for (const std::string_view permit : missing_.open_permits) {
            page_.paragraph(2, 2, "– " + std::string(permit));
        }
        section(Phrase::to_ask, Bearing::matters);
        section(Phrase::not_proven, Bearing::not_proven);
        section(Phrase::does_not_matter, Bearing::does_not_matter);
    }

private:
    [[nodiscard]] std::string say(Phrase which) const { return std::string(phrase(which, language_)); }

    void section(Phrase heading, Bearing bearing) {
        const auto is_of = [&](const OpenFact& fact) { return fact.bearing == bearing; };
        if (std::none_of(missing_.facts.begin(), missing_.facts.end(), is_of)) {
            return;
        }
        page_.gap();
        page_.paragraph(0, 0, say(heading));
        for (const OpenFact& fact : missing_.facts) {
            if (is_of(fact)) {
                write(fact);
            }
        }
    }

    void write(const OpenFact& fact) {
        page_.paragraph(2, 2, "– " + std::string(fact.label.in(language_)) + " [" + fact.path + ']');
        if (fact.bearing == Bearing::does_not_matter) {
            return;
        }
        if (!fact.question.empty()) {
            page_.paragraph(4, 2, fact.question.in(language_));
        }
        if (!fact.evidence.empty()) {
            page_.paragraph(4, 2, say(Phrase::evidence) + ": " + std::string(fact.evidence.in(language_)));
        }
        if (fact.answers > 0) {
            page_.paragraph(4, 2, settles(fact));
        }
        example(fact);
    }

    /// "settles at least: 1, on average: 1.5 of those open: 3".
    [[nodiscard]] std::string settles(const OpenFact& fact) const {
        const std::size_t tenths = (fact.settled_in_all * 10 + fact.answers / 2) / fact.answers;
        return say(Phrase::settles) + ": " + std::to_string(fact.settled_at_worst) + ", " +
               say(Phrase::on_average) + ": " + std::to_string(tenths / 10) +
               (language_ == "de" ? ',' : '.') + std::to_string(tenths % 10) + ' ' + say(Phrase::of_open) +
               ": " + std::to_string(missing_.open_permits.size());
    }

    void example(const OpenFact& fact) {
        if (fact.example.empty()) {
            return;
        }
        std::string text = say(Phrase::example) + " (" + std::string(fact.permits.front()) + "):";
        for (const CompletedPerson& person : fact.example) {
            const auto found = std::find_if(person.facts.begin(), person.facts.end(),
                                            [&](const CompletedFact& one) { return one.path == fact.path; });
            const CompletedFact* shown = found == person.facts.end() ? nullptr : &*found;
            text += (&person == &fact.example.front() ? " " : "; ") +
                    (shown == nullptr ? fact.path : completed_in_words(*shown, language_)) + " → " +
                    result_in_words(person.status, person.effect, language_);
        }
        page_.paragraph(4, 2, text);
    }

    Page& page_;
    const MissingFacts& missing_;
    std::string_view language_;
};

void write_open_fact(JsonWriter& json, const OpenFact& fact) {
    json.begin_object();
    json.member("path", fact.path);
    json.member("fact", fact.fact);
    json.member("bearing", to_string(fact.bearing));
    json.members("permits", fact.permits);
    json.members("not_proven", fact.not_proven);
    if (fact.answers > 0) {
        json.key("settles");
        json.begin_object();
        json.member("answers", fact.answers);
        json.member("at_worst", fact.settled_at_worst);
        json.member("in_all", fact.settled_in_all);
        json.end_object();
    }
    json.optional_member("label", &fact.label);
    json.optional_member("question", &fact.question);
    json.optional_member("evidence", &fact.evidence);
    if (!fact.example.empty()) {
        json.key("example");
        write_people(json, fact.example);
    }
    json.end_object();
}

} // namespace

std::string to_text(const MissingFacts& missing, std::string_view language) {
    std::string out;
    Page page(out);
    MissingText(page, missing, language).write();
    return out;
}

std::string to_json(const MissingFacts& missing) {
    std::string out;
    JsonWriter json(out);
    json.begin_object();
    json.member("format", "bleibe-missing/1");
    json.member_or_null("id", missing.id);
    json.member("on", missing.on.to_string());
    json.key("law_as_of");
    if (missing.law_as_of) {
        json.text(missing.law_as_of->to_string());
    } else {
        json.null();
    }
    json.members("open_permits", missing.open_permits);
    json.key("facts");
    json.begin_array();
    for (const OpenFact& fact : missing.facts) {
        write_open_fact(json, fact);
    }
    json.end_array();
    json.end_object();
    return out;
}

} // namespace bleibe
