// SPDX-License-Identifier: Apache-2.0
// A timeline as one page: per permit a bar whose parts carry a sign and a number, and the table that says in
// words what each number means. All bars have one scale; the table alone is exact.
#include "render/html_points.hpp"
#include "render/html_style.hpp"
#include "render/markup.hpp"
#include "render/told_timeline.hpp"

#include <bleibe/render.hpp>

#include <algorithm>

namespace bleibe {
namespace {

using namespace detail;

constexpr std::string_view timeline_style = R"css(
.bar{display:flex;list-style:none;margin:1rem 0 .2rem}
.bar li{flex:1 1 0;overflow:hidden;white-space:nowrap;text-align:center;padding:.35rem 0;font-size:.85rem;font-weight:700;
background:var(--card);border:2px solid var(--soft);border-left-width:1px;border-right-width:1px}
.bar .good{color:var(--good);background:var(--good-bg);border-color:var(--good)}
.bar .bad{color:var(--bad);background:var(--bad-bg);border:4px double var(--bad);border-left-width:1px;border-right-width:1px}
.bar .open{color:var(--open);background:var(--open-bg);border-color:var(--open);border-style:dashed}
.bar .none{color:var(--soft);font-weight:400;border-style:dotted}
.bar-ends{display:flex;justify-content:space-between;font-size:.9rem;color:var(--soft);margin-bottom:1rem}
.stretches{width:100%;border-collapse:collapse;background:var(--card);border:1px solid var(--line)}
.stretches th,.stretches td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-top:1px solid var(--line)}
.stretches thead th{border-bottom:2px solid var(--ink)}
.stretches .day{white-space:nowrap}
.stretches .state{white-space:normal}
@media screen and (max-width:44rem){
.stretches thead{display:none}
.stretches,.stretches tbody,.stretches tr,.stretches th,.stretches td{display:block}
.stretches tr{border-top:2px solid var(--ink);padding:.3rem 0}
.stretches th,.stretches td{border:0;padding:.1rem .6rem}
.stretches td:empty{display:none}
.stretches [data-name]::before{content:attr(data-name) ": ";font-weight:400;color:var(--soft)}
}
@media print{
article{break-before:auto}
.bar li,.stretches{background:#fff!important}
.bar,.stretches tr{break-inside:avoid}
}
)css";

class TimelineHtml {
public:
    TimelineHtml(Markup& html, const Timeline& timeline, std::string_view language)
        : html_(html), timeline_(timeline), language_(language), last_(last_day(timeline)) {}

    void write() {
        html_.open("html", {{"lang", language_}});
        head();
        html_.open("body");
        html_.open("div", {{"class", "page"}});
        html_.open("header", {{"class", "case-head"}});
        html_.element("h1", tell_case(timeline_, language_));
        html_.element("p", say(Phrase::timeline_title));
        html_.close();
        html_.open("main");
        html_.element("p", say(Phrase::timeline_assumes), {{"class", "box"}});
        for (std::size_t i = 0; i < timeline_.permits.size(); ++i) {
            permit(timeline_.permits[i], "p" + std::to_string(i + 1));
        }
        html_.close();
        html_.close();
        html_.close();
        html_.close();
    }

private:
    /// Where the bars end. A stretch that goes on would make all before it too small to be seen: it is drawn
    /// for a fifth of what comes before it, and for a year at least.
    static std::int64_t last_day(const Timeline& timeline) {
        if (timeline.until) {
            return timeline.until->days();
        }
        constexpr std::int64_t year = 365;
        std::int64_t border = timeline.from.days();
        for (const PermitTimeline& permit : timeline.permits) {
            if (!permit.stretches.empty()) {
                border = std::max(border, permit.stretches.back().from.days());
            }
        }
        return border + std::max((border - timeline.from.days()) / 5, year);
    }

    [[nodiscard]] std::string_view say(Phrase which) const { return phrase(which, language_); }
    [[nodiscard]] std::string until(const std::optional<Date>& day) const {
        return day ? day_in_words(*day, language_) : std::string(say(Phrase::timeline_until_when));
    }

    void head() {
        html_.open("head");
        html_.empty("meta", {{"charset", "utf-8"}});
        html_.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
        html_.empty("meta", {{"name", "robots"}, {"content", "noindex"}});
        html_.element("title",
                      tell_case(timeline_, language_) + " – " + std::string(say(Phrase::timeline_title)));
        html_.open("style");
        html_.raw(html_style());
        html_.raw(timeline_style);
        html_.close();
        html_.close();
    }

    void permit(const PermitTimeline& permit, const std::string& id) {
        html_.open("article", {{"id", id}, {"aria-labelledby", id + "-title"}});
        html_.element("h2", tell_permit(permit, language_), {{"id", id + "-title"}});
        html_.element("code", permit.id);
        if (!permit.stretches.empty()) {
            bar(permit);
            table(permit);
        }
        html_.close();
    }

    void bar(const PermitTimeline& permit) {
        html_.open("ol", {{"class", "bar"}, {"aria-label", say(Phrase::timeline_bar)}});
        const std::string share = std::to_string(100 / permit.stretches.size());
        for (std::size_t i = 0; i < permit.stretches.size(); ++i) {
            const TimelineStretch& stretch = permit.stretches[i];
            const std::int64_t end = stretch.until ? stretch.until->days() : last_;
            const std::string days = std::to_string(end - stretch.from.days() + 1);
            const Tone tone = tone_of(stretch.status);
            html_.element("li", std::string(sign_of(tone)) + ' ' + std::to_string(i + 1),
                          {{"class", class_of(tone)},
                           {"style", "flex-grow:" + days + ";min-width:min(2rem," + share + "%)"},
                           {"title", tell_status(stretch, language_)}});
        }
        html_.close();
        html_.open("p", {{"class", "bar-ends"}});
        html_.element("span", day_in_words(timeline_.from, language_));
        html_.element("span", until(timeline_.until));
        html_.close();
    }

    void table(const PermitTimeline& permit) {
        html_.open("table", {{"class", "stretches"}});
        html_.open("thead");
        html_.open("tr");
        for (const Phrase column : {Phrase::number, Phrase::from_day, Phrase::until, Phrase::result,
                                    Phrase::effect, Phrase::cause}) {
            html_.element("th", say(column), {{"scope", "col"}});
        }
        html_.close();
        html_.close();
        html_.open("tbody");
        for (std::size_t i = 0; i < permit.stretches.size(); ++i) {
            row(permit.stretches[i], i + 1);
        }
        html_.close();
        html_.close();
    }

    void row(const TimelineStretch& stretch, std::size_t number) {
        const Tone tone = tone_of(stretch.status);
        html_.open("tr");
        html_.element("th", std::to_string(number), {{"scope", "row"}, {"data-name", say(Phrase::number)}});
        html_.element("td", day_in_words(stretch.from, language_),
                      {{"class", "day"}, {"data-name", say(Phrase::from_day)}});
        html_.element("td", until(stretch.until), {{"class", "day"}, {"data-name", say(Phrase::until)}});
        html_.open("td");
        write_state(html_, tone, sign_of(tone), tell_status(stretch, language_));
        html_.close();
        cell(tell_effect(stretch, language_), Phrase::effect);
        cell(tell_cause(stretch.cause, language_), Phrase::cause);
        html_.close();
    }

    void cell(const std::string& text, Phrase name) { html_.element("td", text, {{"data-name", say(name)}}); }

    Markup& html_;
    const Timeline& timeline_;
    std::string_view language_;
    std::int64_t last_;
};

} // namespace

std::string to_html(const Timeline& timeline, std::string_view language) {
    std::string out = "<!DOCTYPE html>\n";
    Markup html(out);
    TimelineHtml(html, timeline, language).write();
    return out;
}

} // namespace bleibe
