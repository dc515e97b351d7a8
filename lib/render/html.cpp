// SPDX-License-Identifier: Apache-2.0
// One page for one case: per permit the result and what is missing on top, then the wording with its marks,
// then the explanation.
#include "render/html_paths.hpp"
#include "render/html_statute.hpp"
#include "render/html_style.hpp"
#include "render/markup.hpp"
#include "render/told.hpp"

#include <bleibe/render.hpp>

#include <algorithm>

namespace bleibe {

namespace {

using namespace detail;

class PermitHtml {
public:
    explicit PermitHtml(const HtmlPermit& page) : page_(page), html_(page.html), told_(page.told) {}

    void write() {
        html_.open("article", {{"id", page_.prefix}, {"aria-labelledby", page_.prefix + "-title"}});
        verdict();
        summary();
        const bool folded = is_closed_way(page_.report, page_.permit);
        if (folded) {
            html_.open("details");
            html_.element("summary", say(Phrase::explanation));
        }
        write_statute(page_);
        explanation();
        if (folded) {
            html_.close();
        }
        html_.close();
    }

private:
    [[nodiscard]] std::string_view say(Phrase which) const { return page_.say(which); }

    void verdict() {
        html_.open("header", {{"class", "verdict " + std::string(class_of(told_.tone))}});
        html_.element("p", told_.kind.empty() ? std::string(say(Phrase::permit)) : told_.kind,
                      {{"class", "kind"}});
        html_.element("h2", told_.title, {{"id", page_.prefix + "-title"}});
        html_.open("p", {{"class", "result"}});
        write_state(html_, told_.tone, sign_of(told_.tone), told_.result);
        if (page_.permit.colour != Colour::none) {
            html_.text(" ");
            html_.element("span", say(phrase_of(page_.permit.colour)), {{"class", "colour"}});
        }
        html_.close();
        html_.open("dl", {{"class", "rows"}});
        for (std::size_t i = 0; i < told_.rows.size(); ++i) {
            row(told_.rows[i], i == 0);
        }
        html_.close();
        html_.close();
    }

    /// Of the result only what stands behind it: the result itself is the headline.
    void row(const RowTold& row, bool is_result) {
        for (std::size_t i = is_result ? 1 : 0; i < row.lines.size(); ++i) {
            html_.element("dt", row.name);
            html_.open("dd");
            html_.text(row.lines[i]);
            if (is_web_address(row.url)) {
                html_.text(" · ");
                html_.link(row.url, say(Phrase::source));
            }
            html_.close();
        }
    }

    void summary() {
        const bool points = !told_.points.empty() && page_.permit.verdict.status != Status::eligible;
        const bool asks = !told_.questions.empty() || !told_.open.empty();
        if (!points && !asks && !told_.because) {
            return;
        }
        html_.open("div", {{"class", points && asks ? "summary two" : "summary"}});
        if (points) {
            decisive(told_.points.front());
        }
        if (told_.because) {
            box(*told_.because);
        }
        if (!told_.questions.empty()) {
            questions();
        }
        for (const ListTold& list : told_.open) {
            box(list);
        }
        html_.close();
    }

    void decisive(const PointsTold& points) {
        html_.open("section", {{"class", "box"}});
        html_.element("h3", say(points.heading));
        html_.open("ul", {{"class", "plain"}});
        for (const PointTold& point : points.points) {
            html_.open("li", {{"class", "point-head"}});
            if (point.number > 0) {
                write_number(page_, point.number);
                html_.text(" ");
            }
            html_.element("strong", point.label);
            html_.text(" ");
            write_state(html_, point.tone, point.sign, point.state);
            if (!point.required.empty() || !point.found.empty()) {
                html_.open("p", {{"class", "small"}});
                html_.text(
                    point.required.empty() ? "" : std::string(say(Phrase::required)) + ": " + point.required);
                html_.text(point.required.empty() || point.found.empty() ? "" : "; ");
                html_.text(point.found.empty() ? "" : std::string(say(Phrase::found)) + ": " + point.found);
                html_.close();
            }
            html_.close();
        }
        html_.close();
        html_.close();
    }

    void questions() {
        html_.open("section", {{"class", "box"}});
        html_.element("h3", say(Phrase::missing));
        html_.open("ol");
        for (const QuestionTold& question : told_.questions) {
            html_.open("li");
            html_.element("p", question.question.empty() ? question.fact : question.question,
                          {{"class", "question"}});
            if (!question.question.empty() && !question.label.empty()) {
                html_.element("p", question.label, {{"class", "small"}});
            }
            if (!question.evidence.empty()) {
                html_.element("p", std::string(say(Phrase::evidence)) + ": " + question.evidence,
                              {{"class", "small"}});
            }
            html_.close();
        }
        html_.close();
        html_.close();
    }

    void box(const ListTold& list) {
        html_.open("section", {{"class", "box"}});
        html_.element("h3", say(list.heading));
        lines(list.items);
        html_.close();
    }

    void lines(const std::vector<std::string>& items) {
        html_.open("ul", {{"class", "lines"}});
        for (const std::string& item : items) {
            html_.element("li", item);
        }
        html_.close();
    }

    void section(Phrase heading, const std::vector<std::string>& items) {
        if (!items.empty()) {
            html_.open("section");
            html_.element("h3", say(heading));
            lines(items);
            html_.close();
        }
    }

    void explanation() {
        for (const PointsTold& points : told_.points) {
            html_.open("section");
            html_.element("h3",
                          std::string(say(Phrase::explanation)) + ": " + std::string(say(points.heading)));
            html_.open("ol", {{"class", "points"}});
            for (const PointTold& point : points.points) {
                write_full_point(page_, point);
            }
            html_.close();
            html_.close();
        }
        for (const ListTold& list : told_.lists) {
            section(list.heading, list.items);
        }
        disputes();
        overview(Phrase::all_points, told_.requirements);
        overview(Phrase::refusals, told_.refusals);
        section(Phrase::omitted, told_.omitted);
    }

    void disputes() {
        if (!told_.disputes.empty()) {
            html_.open("section");
            html_.element("h3", say(Phrase::disputes));
            for (const DisputeTold& dispute : told_.disputes) {
                html_.open("div", {{"class", "dispute"}});
                html_.element("h4", dispute.label);
                html_.open("ul", {{"class", "readings"}});
                for (const ReadingTold& one : dispute.readings) {
                    reading(one);
                }
                html_.close();
                html_.close();
            }
            html_.close();
        }
        if (!told_.possible_disputes.empty()) {
            section(Phrase::possible_disputes, {told_.possible_disputes});
        }
        if (!told_.other_disputes.empty()) {
            section(Phrase::other_disputes, {told_.other_disputes});
        }
    }

    void reading(const ReadingTold& reading) {
        html_.open("li");
        html_.open("p");
        html_.element("strong", reading.label);
        html_.text(": ");
        write_state(html_, reading.tone, sign_of(reading.tone), reading.result);
        html_.text(" ");
        html_.element("code", reading.choice);
        html_.close();
        if (!reading.summary.empty()) {
            html_.element("p", reading.summary);
        }
        if (!reading.holders.empty()) {
            html_.open("p", {{"class", "small"}});
            std::string separator = std::string(say(Phrase::held_by)) + ": ";
            for (const ReadingFound::Holder& holder : reading.holders) {
                html_.text(separator);
                html_.link(holder.url, holder.cite);
                separator = "; ";
            }
            html_.close();
        }
        html_.close();
    }

    void overview(Phrase heading, const std::vector<OverviewTold>& lines) {
        if (lines.empty()) {
            return;
        }
        constexpr std::size_t deepest = 4;
        html_.open("section");
        html_.element("h3", say(heading));
        html_.open("ul", {{"class", "overview"}});
        for (const OverviewTold& line : lines) {
            html_.open("li", {{"class", "d" + std::to_string(std::min(line.depth, deepest))}});
            write_state(html_, line.tone, line.sign, line.state);
            html_.open("span", {{"class", "what"}});
            if (line.number > 0) {
                write_number(page_, line.number);
                html_.text(" ");
            }
            html_.text(line.label);
            if (!line.law.empty()) {
                html_.text(" ");
                html_.element("span", '(' + line.law + ')', {{"class", "small"}});
            }
            html_.close();
            html_.close();
        }
        html_.close();
        html_.close();
    }

    const HtmlPermit& page_;
    Markup& html_;
    const PermitTold& told_;
};

void write_page_head(Markup& html, const CaseReport& report, std::string_view language) {
    html.open("head");
    html.empty("meta", {{"charset", "utf-8"}});
    html.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    html.empty("meta", {{"name", "robots"}, {"content", "noindex"}});
    html.element("title", tell_case(report, language) + " – " + day_in_words(report.on, language));
    html.open("style");
    html.raw(html_style());
    html.close();
    html.close();
}

void write_case_head(Markup& html, const CaseReport& report, std::string_view language) {
    html.open("header", {{"class", "case-head"}});
    html.element("h1", tell_case(report, language));
    html.element("p", std::string(phrase(Phrase::decision_day, language)) + ' ' +
                          day_in_words(report.on, language));
    if (report.law_as_of) {
        html.element("p", std::string(phrase(Phrase::law_as_of, language)) + ' ' +
                              day_in_words(*report.law_as_of, language));
    }
    html.close();
}

void write_contents(Markup& html, const std::vector<PermitTold>& told, std::string_view language) {
    if (told.size() < 2) {
        return;
    }
    html.open("nav", {{"class", "contents"}, {"aria-label", phrase(Phrase::contents, language)}});
    html.open("ol");
    for (std::size_t i = 0; i < told.size(); ++i) {
        html.open("li");
        html.element("a", told[i].title, {{"href", "#p" + std::to_string(i + 1)}});
        html.open("span");
        write_state(html, told[i].tone, sign_of(told[i].tone), told[i].result);
        html.close();
        html.close();
    }
    html.close();
    html.close();
}

/// The law's words are in the catalog's first language.
std::string_view wording_language(const PermitReport& permit, std::string_view language) {
    const bool known = permit.label != nullptr && !permit.label->texts.empty();
    const std::string_view first = known ? std::string_view(permit.label->texts.front().first) : language;
    return first == language ? std::string_view{} : first;
}

} // namespace

std::string to_html(const CaseReport& report, std::string_view language) {
    std::string out = "<!DOCTYPE html>\n";
    Markup html(out);
    html.open("html", {{"lang", language}});
    write_page_head(html, report, language);
    html.open("body");
    html.open("div", {{"class", "page"}});
    html.element("a", phrase(Phrase::to_result, language), {{"class", "skip"}, {"href", "#p1"}});
    write_case_head(html, report, language);
    std::vector<PermitTold> told;
    for (const PermitReport& permit : report.permits) {
        told.push_back(tell_permit(report, permit, language));
    }
    if (report.paths.empty()) {
        write_contents(html, told, language);
    }
    html.open("main");
    write_paths(html, tell_paths(report, language));
    for (std::size_t i = 0; i < told.size(); ++i) {
        const PermitReport& permit = report.permits[i];
        const HtmlPermit page{html,
                              report,
                              permit,
                              told[i],
                              language,
                              "p" + std::to_string(i + 1),
                              wording_language(permit, language),
                              points_placed(permit)};
        PermitHtml(page).write();
    }
    html.close();
    html.element("footer", tell_closing(report, language));
    html.close();
    html.close();
    html.close();
    return out;
}

} // namespace bleibe
