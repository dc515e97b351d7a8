// SPDX-License-Identifier: Apache-2.0
// The order of what is told: the result and the law, then what decides, what is missing, then everything
// else.
#include "render/told.hpp"

#include "render/told_completions.hpp"

namespace bleibe::detail {

namespace {

class Teller {
public:
    Teller(const CaseReport& report, const PermitReport& permit, std::string_view language)
        : report_(report), permit_(permit), language_(language), labels_(point_labels(permit.explanation)),
          needless_(needless_points(permit.explanation)) {}

    PermitTold tell() {
        told_.title = say(permit_.label, permit_.id);
        told_.id = permit_.id;
        told_.kind = permit_.kind_label != nullptr ? say(permit_.kind_label, "") : std::string();
        told_.tone = tone_of(permit_.verdict.status);
        head();
        points();
        missing();
        list(Phrase::missing_for_best, permit_.missing_for_best);
        waivers();
        list(Phrase::judgements, permit_.judgement);
        list(Phrase::assumed_facts, permit_.assumed);
        disputes();
        for (const Point& point : permit_.explanation) {
            overview(point, 0, point.refusal ? told_.refusals : told_.requirements);
        }
        omitted();
        return std::move(told_);
    }

private:
    [[nodiscard]] std::string say(Phrase which) const { return std::string(phrase(which, language_)); }
    [[nodiscard]] std::string say(const Words* words, std::string_view otherwise) const {
        return std::string(words != nullptr && !words->empty() ? words->in(language_) : otherwise);
    }
    [[nodiscard]] std::string day(std::string_view iso) const { return day_in_words(iso, language_); }
    void row(Phrase name, std::string text, std::string_view url = {}) {
        if (!text.empty()) {
            told_.rows.push_back({say(name), {std::move(text)}, std::string(url)});
        }
    }

    void head();
    [[nodiscard]] std::string effect() const;
    [[nodiscard]] std::string grant() const;
    [[nodiscard]] std::string law() const;
    void points();
    void missing();
    void waivers();
    void list(Phrase heading, const std::vector<std::string>& paths);
    void disputes();
    [[nodiscard]] ReadingTold reading(const DisputeFound& dispute, const ReadingFound& found) const;
    void overview(const Point& point, std::size_t depth, std::vector<OverviewTold>& into) const;
    void omitted();
    /// Of a fact or a criterion with its name behind it.
    [[nodiscard]] std::string named(const std::string& name, const Words& of_program) const;
    [[nodiscard]] std::string label(const std::string& name, const Words& of_program) const;

    const CaseReport& report_;
    const PermitReport& permit_;
    std::string_view language_;
    PointLabels labels_;
    std::set<const Point*> needless_;
    PermitTold told_;
};

void Teller::head() {
    told_.result = say(phrase_of(permit_.verdict.status));
    told_.effect = effect();
    row(Phrase::result, told_.result);
    if (permit_.colour != Colour::none) {
        told_.rows.back().lines.front() += " – " + say(phrase_of(permit_.colour));
    }
    if (permit_.green_on) {
        told_.rows.back().lines.push_back(say(Phrase::green_on) + ' ' +
                                          day_in_words(*permit_.green_on, language_));
    }
    row(Phrase::effect, told_.effect);
    if (permit_.verdict.open_to_exception != OpenToException::none) {
        row(Phrase::exception,
            say(permit_.verdict.open_to_exception == OpenToException::in_favour ? Phrase::exception_in_favour
                                                                                : Phrase::exception_against));
    }
    row(Phrase::grant, grant());
    row(Phrase::law, law(), permit_.law.url);
}

std::string Teller::effect() const {
    const Verdict& verdict = permit_.verdict;
    std::string text;
    if (verdict.effect) {
        text = say(phrase_of(*verdict.effect));
        if (!permit_.quote.empty() && verdict.effect == permit_.own_effect) {
            text += ' ' + in_quotation_marks(permit_.quote, language_);
        }
    }
    const bool undecided = verdict.status == Status::undetermined;
    if (verdict.effect_at_best && (undecided || verdict.status == Status::eligible) &&
        verdict.effect_at_best != verdict.effect) {
        text += text.empty() ? "" : "; ";
        text += say(Phrase::at_best) + ": " + say(phrase_of(*verdict.effect_at_best));
    }
    return text;
}

std::string Teller::grant() const {
    const Status status = permit_.verdict.status;
    if (permit_.grant.empty() || (status != Status::eligible && status != Status::undetermined)) {
        return {};
    }
    const std::string most = permit_.grant_at_most ? say(Phrase::at_most) + ' ' : std::string{};
    if (permit_.grant.front() == 'P') {
        return say(Phrase::for_) + ' ' + most + duration_in_words(permit_.grant, language_);
    }
    return say(Phrase::until) + ' ' + most + day(permit_.grant);
}

std::string Teller::law() const {
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
        text += ' ' + tell_version(applied, language_);
    }
    if (report_.law_as_of) {
        text += "; " + say(Phrase::law_as_of) + ' ' + day_in_words(*report_.law_as_of, language_);
        if (report_.on > *report_.law_as_of) {
            text += " (" + say(Phrase::as_enacted) + ')';
        }
    }
    return text;
}

void Teller::points() {
    const Status status = permit_.verdict.status;
    const auto told = [&](Phrase heading, const std::vector<const Point*>& points) {
        PointsTold section;
        section.heading = heading;
        for (const Point* point : points) {
            section.points.push_back(tell_point(*point, permit_.disputes, language_));
        }
        if (!section.points.empty()) {
            told_.points.push_back(std::move(section));
        }
    };
    if (status == Status::eligible) {
        told(Phrase::rests_on, resting_points(permit_.explanation));
        return;
    }
    told(status == Status::ineligible ? Phrase::fails_on : Phrase::open_points,
         decisive_points(permit_.explanation));
    told(Phrase::rests_besides, resting_points(permit_.explanation));
    if (told_.points.empty() && !permit_.because.empty()) {
        told_.because.emplace();
        told_.because->heading = Phrase::fails_on;
        for (const std::string& name : permit_.because) {
            told_.because->items.push_back(named(name, label_of_criterion(report_, permit_, name)));
        }
    }
}

std::string Teller::named(const std::string& name, const Words& of_program) const {
    const std::string words = label(name, of_program);
    return words.empty() ? name : words + " (" + name + ')';
}

std::string Teller::label(const std::string& name, const Words& of_program) const {
    const auto of_point = labels_.find(name);
    return std::string(of_point != labels_.end() ? of_point->second->in(language_)
                                                 : of_program.in(language_));
}

void Teller::missing() {
    for (const std::string& path : permit_.missing) {
        QuestionTold question;
        question.label = label(path, label_of_fact(report_, path));
        question.fact = named(path, label_of_fact(report_, path));
        if (!permit_.explanation.empty()) {
            question.question = question_of_fact(report_, path).in(language_);
            question.evidence = evidence_of_fact(report_, path).in(language_);
        }
        told_.questions.push_back(std::move(question));
    }
    const auto add = [&](Phrase heading, const std::vector<std::string>& names) {
        if (!names.empty()) {
            ListTold& list = told_.open.emplace_back();
            list.heading = heading;
            for (const std::string& name : names) {
                list.items.push_back(named(name, label_of_fact(report_, name)));
            }
        }
    };
    add(Phrase::not_computed, permit_.cannot_compute);
    add(Phrase::missing_norms, permit_.missing_norms);
    for (auto& told : {tell_completions(permit_, language_), tell_readings(permit_, language_)}) {
        if (told) {
            told_.open.push_back(*told);
        }
    }
}

void Teller::list(Phrase heading, const std::vector<std::string>& paths) {
    if (paths.empty()) {
        return;
    }
    ListTold list;
    list.heading = heading;
    for (const std::string& path : paths) {
        list.items.push_back(named(path, label_of_fact(report_, path)));
    }
    told_.lists.push_back(std::move(list));
}

void Teller::waivers() {
    if (permit_.waivers.empty() || permit_.verdict.status != Status::eligible) {
        return; // as long as it fails or is open, nothing is waived
    }
    ListTold list;
    list.heading = Phrase::waivers;
    for (const WaiverFound& waiver : permit_.waivers) {
        std::string text = waiver.label != nullptr ? say(waiver.label, waiver.criterion) : waiver.criterion;
        if (waiver.uncertain) {
            text += " (" + say(Phrase::if_needed) + ')';
        }
        text += ": " + waiver.law;
        if (!waiver.quote.empty()) {
            text += ' ' + in_quotation_marks(waiver.quote, language_);
        }
        list.items.push_back(std::move(text));
    }
    told_.lists.push_back(std::move(list));
}

ReadingTold Teller::reading(const DisputeFound& dispute, const ReadingFound& found) const {
    ReadingTold told;
    told.label = say(found.label, found.id);
    if (found.chosen) {
        told.label += " (" + say(found.baseline ? Phrase::baseline : Phrase::chosen) + ')';
    }
    told.result = say(phrase_of(found.status));
    if (found.effect) {
        told.result += ", " + say(phrase_of(*found.effect));
    }
    told.choice = std::string(dispute.id) + '=' + std::string(found.id);
    told.summary = found.summary != nullptr ? say(found.summary, "") : std::string();
    told.holders = found.holders;
    told.tone = tone_of(found.status);
    return told;
}

void Teller::disputes() {
    for (const DisputeFound& found : permit_.disputes) {
        if (!found.matters) {
            std::string& names = found.may_matter ? told_.possible_disputes : told_.other_disputes;
            names += (names.empty() ? "" : "; ") + say(found.label, found.id);
            continue;
        }
        DisputeTold& told = told_.disputes.emplace_back();
        told.label = say(found.label, found.id);
        told.label += found.settled ? "" : " (" + say(Phrase::unsettled) + ')';
        for (const ReadingFound& one : found.readings) {
            told.readings.push_back(reading(found, one));
        }
    }
    if (permit_.explanation.empty()) {
        told_.possible_disputes.clear();
        told_.other_disputes.clear();
    }
}

void Teller::overview(const Point& point, std::size_t depth, std::vector<OverviewTold>& into) const {
    const bool bare = is_bare_group(point);
    if (!bare) {
        const Tone tone = tone_of(point.state, point.negative);
        into.push_back({depth, state_of(point, false, language_), label_of(point, language_), point.law,
                        needless_.count(&point) > 0 ? Tone::none : tone, sign_of(tone, point.negative),
                        point.number});
    }
    if (point.state == PointState::does_not_apply) {
        return; // what lies below has no say
    }
    for (const Point& child : point.children) {
        overview(child, depth + (bare ? 0 : 1), into);
    }
}

void Teller::omitted() {
    for (const Omitted& part : permit_.omitted) {
        if (part.bears_on == "nothing" || permit_.explanation.empty()) {
            continue;
        }
        std::string text = part.law;
        if (!part.quote.empty()) {
            text += ' ' + in_quotation_marks(part.quote, language_);
        }
        text += ": " + say(part.because, "") + " (" + say(phrase_of_bearing(part.bears_on)) + ')';
        told_.omitted.push_back(std::move(text));
    }
}

} // namespace

Phrase phrase_of_bearing(std::string_view bears_on) noexcept {
    return bears_on == "could_refuse"  ? Phrase::bears_refuse
           : bears_on == "could_grant" ? Phrase::bears_grant
           : bears_on == "nothing"     ? Phrase::bears_nothing
                                       : Phrase::bears_either;
}

std::string tell_version(const LawApplied& law, std::string_view language) {
    const auto say = [&](Phrase which) { return std::string(phrase(which, language)); };
    std::string text = say(Phrase::version_from) + ' ' + day_in_words(law.version, language) + ", " +
                       say(!law.proposal.empty()            ? Phrase::wording_proposed
                           : law.wording == "literal"       ? Phrase::wording_literal
                           : law.wording == "reconstructed" ? Phrase::wording_reconstructed
                                                            : Phrase::wording_not_stated);
    if (!law.proposal.empty()) {
        text += " (" + say(Phrase::proposal) + ": " + std::string(law.proposal) + ')';
    }
    return text;
}

PermitTold tell_permit(const CaseReport& report, const PermitReport& permit, std::string_view language) {
    return Teller(report, permit, language).tell();
}

std::string tell_case(const CaseReport& report, std::string_view language) {
    std::string text(phrase(Phrase::case_, language));
    text += ' ';
    if (!report.id.empty()) {
        text += report.id;
    } else if (report.line != 0) {
        text += std::string(phrase(Phrase::line, language)) + ' ' + std::to_string(report.line);
    } else {
        text += phrase(Phrase::without_id, language);
    }
    return text;
}

std::string tell_closing(const CaseReport& report, std::string_view language) {
    std::string text(phrase(Phrase::examined, language));
    const char* separator = ": ";
    for (const PermitReport& permit : report.permits) {
        text += separator + std::string(permit.id);
        separator = ", ";
    }
    return text + ". " + std::string(phrase(Phrase::closing, language));
}

} // namespace bleibe::detail
