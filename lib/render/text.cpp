// SPDX-License-Identifier: Apache-2.0
// A report for people: first the result and the law, then what decides, then everything else.
#include "render/page.hpp"
#include "render/text_paths.hpp"
#include "render/text_points.hpp"
#include "words/phrases.hpp"

#include <bleibe/render.hpp>

namespace bleibe {

namespace {

using detail::Page;
using detail::Phrase;
using detail::phrase;

constexpr std::size_t head_column = 12;

class PermitText {
public:
    PermitText(Page& page, const CaseReport& report, const PermitReport& permit, std::string_view language)
        : page_(page), report_(report), permit_(permit), language_(language),
          labels_(detail::point_labels(permit.explanation)) {}

    void write() {
        page_.gap();
        page_.heading(title(), '-');
        head();
        decisive();
        missing();
        facts(Phrase::missing_for_best, permit_.missing_for_best);
        waivers();
        facts(Phrase::judgements, permit_.judgement);
        facts(Phrase::assumed_facts, permit_.assumed);
        disputes();
        overview();
        omitted();
    }

private:
    [[nodiscard]] std::string say(Phrase which) const { return std::string(phrase(which, language_)); }
    [[nodiscard]] std::string say(const Words* words, std::string_view otherwise) const {
        return std::string(words != nullptr && !words->empty() ? words->in(language_) : otherwise);
    }
    void item(std::string_view text) { page_.paragraph(2, 2, text); }
    void section(Phrase heading) {
        page_.gap();
        page_.paragraph(0, 0, phrase(heading, language_));
    }
    void row(Phrase name, std::string_view text) {
        page_.entry(0, phrase(name, language_), head_column, text);
    }

    [[nodiscard]] std::string title() const {
        std::string text = say(permit_.label, permit_.id);
        if (permit_.label != nullptr) {
            text += " [" + std::string(permit_.id) + ']';
        }
        return text;
    }

    void head();
    [[nodiscard]] std::string effect() const;
    [[nodiscard]] std::string grant() const;
    [[nodiscard]] std::string law() const;
    void decisive();
    void missing();
    void waivers();
    void facts(Phrase heading, const std::vector<std::string>& paths);
    void disputes();
    void dispute(const DisputeFound& found);
    void overview();
    void omitted();
    [[nodiscard]] std::string fact(const std::string& path) const;
    /// Of a fact or a criterion; empty where there is none.
    [[nodiscard]] std::string label(const std::string& name, const Words& of_program) const;
    [[nodiscard]] std::string day(std::string_view iso) const { return detail::day_in_words(iso, language_); }

    Page& page_;
    const CaseReport& report_;
    const PermitReport& permit_;
    std::string_view language_;
    detail::PointLabels labels_;
};

void PermitText::head() {
    std::string result = say(detail::phrase_of(permit_.verdict.status));
    if (permit_.colour != Colour::none) {
        result += " – " + say(detail::phrase_of(permit_.colour));
    }
    row(Phrase::result, result);
    if (permit_.green_on) {
        page_.entry(0, "", head_column,
                    say(Phrase::green_on) + ' ' + detail::day_in_words(*permit_.green_on, language_));
    }
    if (const std::string text = effect(); !text.empty()) {
        row(Phrase::effect, text);
    }
    if (permit_.verdict.open_to_exception == OpenToException::in_favour) {
        row(Phrase::exception, say(Phrase::exception_in_favour));
    } else if (permit_.verdict.open_to_exception == OpenToException::against) {
        row(Phrase::exception, say(Phrase::exception_against));
    }
    if (const std::string text = grant(); !text.empty()) {
        row(Phrase::grant, text);
    }
    row(Phrase::law, law());
}

std::string PermitText::effect() const {
    const Verdict& verdict = permit_.verdict;
    std::string text;
    if (verdict.effect) {
        text = say(detail::phrase_of(*verdict.effect));
        if (!permit_.quote.empty() && verdict.effect == permit_.own_effect) {
            text += ' ' + detail::in_quotation_marks(permit_.quote, language_);
        }
    }
    const bool undecided = verdict.status == Status::undetermined;
    if (verdict.effect_at_best && (undecided || verdict.status == Status::eligible) &&
        verdict.effect_at_best != verdict.effect) {
        text += text.empty() ? "" : "; ";
        text += say(Phrase::at_best) + ": " + say(detail::phrase_of(*verdict.effect_at_best));
    }
    return text;
}

std::string PermitText::grant() const {
    const Status status = permit_.verdict.status;
    if (permit_.grant.empty() || (status != Status::eligible && status != Status::undetermined)) {
        return {};
    }
    const std::string most = permit_.grant_at_most ? say(Phrase::at_most) + ' ' : std::string{};
    if (permit_.grant.front() == 'P') {
        return say(Phrase::for_) + ' ' + most + detail::duration_in_words(permit_.grant, language_);
    }
    return say(Phrase::until) + ' ' + most + day(permit_.grant);
}

std::string PermitText::law() const {
    const LawApplied& applied = permit_.law;
    std::string text(applied.cite.empty() ? applied.ruleset : applied.cite);
    if (permit_.verdict.status == Status::no_law) {
        text += ": " + say(Phrase::no_version);
        if (!applied.previous.empty()) {
            text += "; " + say(Phrase::previous_version) + ' ' + day(applied.previous);
        }
        if (!applied.next.empty()) {
            text += "; " + say(Phrase::next_version) + ' ' + day(applied.next);
        }
    } else {
        text += ' ' + say(Phrase::version_from) + ' ' + day(applied.version);
        text += ", " + say(!applied.proposal.empty()            ? Phrase::wording_proposed
                           : applied.wording == "literal"       ? Phrase::wording_literal
                           : applied.wording == "reconstructed" ? Phrase::wording_reconstructed
                                                                : Phrase::wording_not_stated);
        if (!applied.proposal.empty()) {
            text += " (" + say(Phrase::proposal) + ": " + std::string(applied.proposal) + ')';
        }
    }
    if (report_.law_as_of) {
        text += "; " + say(Phrase::law_as_of) + ' ' + detail::day_in_words(*report_.law_as_of, language_);
        if (report_.on > *report_.law_as_of) {
            text += " (" + say(Phrase::as_enacted) + ')';
        }
    }
    return text;
}

void PermitText::decisive() {
    const Status status = permit_.verdict.status;
    const Phrase heading = status == Status::eligible     ? Phrase::rests_on
                           : status == Status::ineligible ? Phrase::fails_on
                                                          : Phrase::open_points;
    const auto points = status == Status::eligible ? detail::carrying_points(permit_.explanation)
                                                   : detail::decisive_points(permit_.explanation);
    if (!points.empty()) {
        section(heading);
        for (const Point* point : points) {
            detail::write_point(page_, *point, permit_.disputes, language_);
        }
    } else if (!permit_.because.empty()) {
        section(heading);
        for (const std::string& criterion : permit_.because) {
            const std::string words = label(criterion, label_of_criterion(report_, permit_, criterion));
            item("– " + (words.empty() ? criterion : words + " (" + criterion + ')'));
        }
    }
}

std::string PermitText::fact(const std::string& path) const {
    const std::string words = label(path, label_of_fact(report_, path));
    return words.empty() ? path : words + " (" + path + ')';
}

std::string PermitText::label(const std::string& name, const Words& of_program) const {
    const auto of_point = labels_.find(name);
    return std::string(of_point != labels_.end() ? of_point->second->in(language_)
                                                 : of_program.in(language_));
}

void PermitText::missing() {
    facts(Phrase::missing, permit_.missing);
    facts(Phrase::not_computed, permit_.cannot_compute);
    facts(Phrase::missing_norms, permit_.missing_norms);
}

void PermitText::facts(Phrase heading, const std::vector<std::string>& paths) {
    if (paths.empty()) {
        return;
    }
    section(heading);
    for (const std::string& path : paths) {
        item("– " + fact(path));
    }
}

void PermitText::waivers() {
    if (permit_.waivers.empty() || permit_.verdict.status != Status::eligible) {
        return; // as long as it fails or is open, nothing is waived
    }
    section(Phrase::waivers);
    for (const WaiverFound& waiver : permit_.waivers) {
        std::string text =
            "– " + (waiver.label != nullptr ? say(waiver.label, waiver.criterion) : waiver.criterion);
        if (waiver.uncertain) {
            text += " (" + say(Phrase::if_needed) + ')';
        }
        text += ": " + waiver.law;
        if (!waiver.quote.empty()) {
            text += ' ' + detail::in_quotation_marks(waiver.quote, language_);
        }
        item(text);
    }
}

void PermitText::dispute(const DisputeFound& found) {
    item(say(found.label, found.id) + (found.settled ? "" : " (" + say(Phrase::unsettled) + ')'));
    for (const ReadingFound& reading : found.readings) {
        std::string text = "– " + say(reading.label, reading.id);
        if (reading.chosen) {
            text += " (" + say(reading.baseline ? Phrase::baseline : Phrase::chosen) + ')';
        }
        text += ": " + say(detail::phrase_of(reading.status));
        if (reading.effect) {
            text += ", " + say(detail::phrase_of(*reading.effect));
        }
        text += " [" + std::string(found.id) + '=' + std::string(reading.id) + "].";
        if (reading.summary != nullptr && !reading.summary->empty()) {
            text += ' ' + std::string(reading.summary->in(language_));
        }
        std::string separator = ' ' + say(Phrase::held_by) + ": ";
        for (const ReadingFound::Holder& holder : reading.holders) {
            text += separator + std::string(holder.cite);
            separator = "; ";
        }
        page_.paragraph(4, 2, text);
    }
}

void PermitText::disputes() {
    std::string others;
    bool any = false;
    for (const DisputeFound& found : permit_.disputes) {
        if (!found.matters) {
            others += (others.empty() ? "" : "; ") + say(found.label, found.id);
            continue;
        }
        if (!any) {
            section(Phrase::disputes);
            any = true;
        }
        dispute(found);
    }
    if (!others.empty() && !permit_.explanation.empty()) {
        section(Phrase::other_disputes);
        item(others);
    }
}

void PermitText::overview() {
    bool headed = false;
    bool refusals = false;
    for (const Point& point : permit_.explanation) {
        if (!headed && !point.refusal) {
            section(Phrase::all_points);
            headed = true;
        }
        if (!refusals && point.refusal) {
            section(Phrase::refusals);
            refusals = true;
        }
        detail::write_overview(page_, point, 2, language_);
    }
}

void PermitText::omitted() {
    bool headed = false;
    for (const Omitted& part : permit_.omitted) {
        if (part.bears_on == "nothing" || permit_.explanation.empty()) {
            continue;
        }
        if (!headed) {
            section(Phrase::omitted);
            headed = true;
        }
        const Phrase direction = part.bears_on == "could_refuse"  ? Phrase::bears_refuse
                                 : part.bears_on == "could_grant" ? Phrase::bears_grant
                                                                  : Phrase::bears_either;
        std::string text = "– " + part.law;
        if (!part.quote.empty()) {
            text += ' ' + detail::in_quotation_marks(part.quote, language_);
        }
        text += ": " + say(part.because, "") + " (" + say(direction) + ')';
        item(text);
    }
}

void write_head(Page& page, const CaseReport& report, std::string_view language) {
    std::string text(phrase(Phrase::case_, language));
    text += ' ';
    if (!report.id.empty()) {
        text += report.id;
    } else if (report.line != 0) {
        text += std::string(phrase(Phrase::line, language)) + ' ' + std::to_string(report.line);
    } else {
        text += phrase(Phrase::without_id, language);
    }
    text += ", " + std::string(phrase(Phrase::decision_day, language)) + ' ' +
            detail::day_in_words(report.on, language) + ": ";
    text += phrase(detail::phrase_of(report.colour), language);
    page.heading(text, '=');
}

void write_closing(Page& page, const CaseReport& report, std::string_view language) {
    std::string text(phrase(Phrase::examined, language));
    const char* separator = ": ";
    for (const PermitReport& permit : report.permits) {
        text += separator + std::string(permit.id);
        separator = ", ";
    }
    page.gap();
    page.paragraph(0, 0, text + ". " + std::string(phrase(Phrase::closing, language)));
}

} // namespace

std::string to_text(const CaseReport& report, std::string_view language) {
    std::string out;
    Page page(out);
    write_head(page, report, language);
    for (const PermitReport& permit : report.permits) {
        PermitText(page, report, permit, language).write();
    }
    detail::write_paths(page, report, language);
    write_closing(page, report, language);
    return out;
}

} // namespace bleibe
