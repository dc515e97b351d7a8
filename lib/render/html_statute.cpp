// SPDX-License-Identifier: Apache-2.0
// The wording stays as it is; each passage gets a sign in front and the numbers of its points behind, and the
// points stand beside the sentence.
#include "render/html_statute.hpp"

#include <algorithm>
#include <map>

namespace bleibe::detail {

namespace {

struct Mark {
    std::string css;
    std::string_view sign;
    std::string words; // for whoever does not see it
};

class StatuteHtml {
public:
    explicit StatuteHtml(const HtmlPermit& page)
        : page_(page), html_(page.html), needless_(needless_points(page.permit.explanation)) {
        for (const Point& point : page.permit.explanation) {
            note(point);
        }
    }

    void write() {
        html_.open("section", {{"class", "statute"}});
        html_.element("h3", page_.say(Phrase::statute));
        legend();
        for (const StatuteText& norm : page_.permit.statute) {
            write(norm);
        }
        html_.close();
    }

    [[nodiscard]] static bool is_shown(const StatuteText& norm, const StatuteSentence& sentence) {
        return norm.own || !sentence.points.empty() ||
               std::any_of(sentence.passages.begin(), sentence.passages.end(), [](const Passage& passage) {
                   return passage.role == PassageRole::condition || passage.role == PassageRole::waiver ||
                          passage.role == PassageRole::definition || passage.role == PassageRole::consequence;
               });
    }

private:
    void note(const Point& point) {
        if (point.number > 0) {
            points_[point.number] = &point;
        }
        for (const Point& child : point.children) {
            note(child);
        }
    }

    void legend() {
        html_.open("p", {{"class", "legend"}});
        html_.element("span", std::string(page_.say(Phrase::legend)) + ": ", {{"class", "legend-title"}});
        const auto entry = [&](std::string_view css, std::string_view sign, Phrase words) {
            html_.open("span", {{"class", "legend-entry"}});
            html_.open("mark", {{"class", css}});
            html_.element("span", sign, {{"class", "sign"}, {"aria-hidden", "true"}});
            html_.text(" ");
            html_.text(page_.say(words));
            html_.close();
            html_.close();
            html_.text(" ");
        };
        entry("good", sign_of(Tone::good), Phrase::met);
        entry("bad", sign_of(Tone::bad), Phrase::unmet);
        entry("open", sign_of(Tone::open), Phrase::open);
        entry("waived", sign_of(Tone::waived), Phrase::waived);
        entry("good", sign_of(Tone::good, true), Phrase::does_not_stand);
        entry("bad", sign_of(Tone::bad, true), Phrase::stands);
        entry("effect", "→", Phrase::consequence);
        entry("effect", "=", Phrase::definition);
        entry("none", sign_of(Tone::none), Phrase::no_condition);
        html_.close();
    }

    void write(const StatuteText& norm) {
        html_.open("div", {{"class", "norm"}});
        html_.open("h4");
        html_.text(norm.law.cite);
        if (norm.label != nullptr && !norm.label->empty()) {
            html_.text(" – " + std::string(norm.label->in(page_.language)));
        }
        html_.close();
        version(norm);
        std::string left_out;
        for (const StatuteSentence& sentence : norm.sentences) {
            if (is_shown(norm, sentence)) {
                write(sentence);
            } else {
                left_out += (left_out.empty() ? "" : "; ") + sentence.key;
            }
        }
        if (!left_out.empty()) {
            html_.element("p", std::string(page_.say(Phrase::not_drawn_upon)) + ": " + left_out,
                          {{"class", "left-out"}});
        }
        html_.close();
    }

    void version(const StatuteText& norm) {
        html_.open("p", {{"class", "version"}});
        html_.text((norm.own ? "" : std::string(page_.say(Phrase::used_norm)) + "; ") +
                   tell_version(norm.law, page_.language));
        if (!norm.law.enacted.empty()) {
            html_.text(" (" + std::string(norm.law.enacted) + ')');
        }
        if (norm.law.attested) {
            html_.text(", " + std::string(page_.say(Phrase::attested)) + ' ' +
                       day_in_words(*norm.law.attested, page_.language));
        }
        if (is_web_address(norm.law.url)) {
            html_.text(". ");
            html_.link(norm.law.url, page_.say(Phrase::source));
        }
        html_.close();
    }

    void write(const StatuteSentence& sentence) {
        html_.open("div", {{"class", "sentence"}});
        html_.element("h5", sentence.key, {{"lang", page_.wording_language}});
        html_.open("p", {{"class", "wording"}, {"lang", page_.wording_language}});
        for (const Passage& passage : sentence.passages) {
            write(passage);
        }
        html_.close();
        html_.open("div", {{"class", "notes"}});
        for (const std::uint32_t number : sentence.points) {
            if (const auto point = points_.find(number); point != points_.end()) {
                PointTold told = tell_point(*point->second, page_.permit.disputes, page_.language);
                if (needless_.count(point->second) > 0) {
                    told.tone = Tone::none;
                    told.state = page_.say(Phrase::another_way);
                }
                write_note(page_, told);
            }
        }
        remarks(sentence);
        html_.close();
        html_.close();
    }

    /// Why words are no condition.
    void remarks(const StatuteSentence& sentence) {
        std::vector<std::string> told;
        for (const Passage& passage : sentence.passages) {
            std::string text;
            if (passage.role == PassageRole::omitted && passage.because != nullptr) {
                text = std::string(page_.say(Phrase::no_condition)) + ": " +
                       std::string(passage.because->in(page_.language)) + " (" +
                       std::string(page_.say(phrase_of_bearing(passage.bears_on))) + ')';
            } else if (passage.role == PassageRole::other_permit && sentence.points.empty()) {
                text = page_.say(Phrase::other_permit);
            } else if (passage.role == PassageRole::waiver || passage.role == PassageRole::definition) {
                text = mark_of(passage).words;
                for (const std::uint32_t number : passage.points) {
                    text += " (" + std::to_string(number) + ')';
                }
            } else if (passage.role == PassageRole::consequence && sentence.points.empty()) {
                text = page_.say(Phrase::consequence);
            }
            if (!text.empty() && std::find(told.begin(), told.end(), text) == told.end()) {
                html_.element("p", text, {{"class", "note-remark"}});
                told.push_back(std::move(text));
            }
        }
    }

    void write(const Passage& passage) {
        const Mark mark = mark_of(passage);
        if (mark.css.empty()) {
            html_.text(passage.text);
            return;
        }
        html_.open("mark", {{"class", mark.css}, {"title", mark.words}});
        html_.element("span", mark.sign, {{"class", "sign"}, {"aria-hidden", "true"}});
        html_.element("span", '(' + mark.words + ") ", {{"class", "unseen"}});
        html_.text(passage.text);
        html_.close();
        if (!passage.points.empty()) {
            html_.open("sup");
            const char* separator = "";
            for (const std::uint32_t number : passage.points) {
                html_.text(separator);
                write_number(page_, number);
                separator = " ";
            }
            html_.close();
        }
    }

    [[nodiscard]] Mark mark_of(const Passage& passage) const {
        const auto words = [&](Phrase which) { return std::string(page_.say(which)); };
        switch (passage.role) {
        case PassageRole::condition:
            return condition_mark(passage);
        case PassageRole::definition:
            return {"effect", "=", words(Phrase::definition)};
        case PassageRole::waiver:
            return waiver_mark(passage.state);
        case PassageRole::consequence:
            return {"effect", "→", words(Phrase::consequence)};
        case PassageRole::other_permit:
            return {"none", sign_of(Tone::none), words(Phrase::other_permit)};
        case PassageRole::omitted:
            return {"none", sign_of(Tone::none), words(Phrase::no_condition)};
        case PassageRole::unmarked:
            return {"none", sign_of(Tone::none), words(Phrase::unmarked)};
        case PassageRole::connecting:
            break;
        }
        return {};
    }

    [[nodiscard]] Mark condition_mark(const Passage& passage) const {
        const Tone tone = tone_of(passage.state, passage.negative);
        const std::string_view sign = sign_of(tone, passage.negative);
        if (tone == Tone::bad && is_needless(passage)) {
            return {"none", sign, std::string(page_.say(Phrase::another_way))};
        }
        return {std::string(class_of(tone)), sign,
                std::string(page_.say(passage.uncertain ? Phrase::waived_if_needed_short
                                                        : phrase_of(passage.state, passage.negative)))};
    }

    [[nodiscard]] bool is_needless(const Passage& passage) const {
        return std::all_of(passage.points.begin(), passage.points.end(), [&](std::uint32_t number) {
            const auto point = points_.find(number);
            return point != points_.end() && needless_.count(point->second) > 0;
        });
    }

    [[nodiscard]] Mark waiver_mark(PointState state) const {
        const auto words = [&](Phrase which) { return std::string(page_.say(which)); };
        if (state == PointState::waived) {
            return {"waived", sign_of(Tone::waived), words(Phrase::waiver_used)};
        }
        if (state == PointState::does_not_apply) {
            return {"none", sign_of(Tone::none), words(Phrase::waiver_needless)};
        }
        const Tone tone = tone_of(state, false);
        return {std::string(class_of(tone)), sign_of(tone),
                words(Phrase::waiver) + ": " + words(phrase_of(state, false))};
    }

    const HtmlPermit& page_;
    Markup& html_;
    std::map<std::uint32_t, const Point*> points_;
    std::set<const Point*> needless_;
};

} // namespace

std::set<std::uint32_t> points_placed(const PermitReport& permit) {
    std::set<std::uint32_t> placed;
    for (const StatuteText& norm : permit.statute) {
        for (const StatuteSentence& sentence : norm.sentences) {
            placed.insert(sentence.points.begin(), sentence.points.end());
        }
    }
    return placed;
}

void write_statute(const HtmlPermit& page) {
    if (!page.permit.statute.empty()) {
        StatuteHtml(page).write();
    }
}

} // namespace bleibe::detail
