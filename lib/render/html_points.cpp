// SPDX-License-Identifier: Apache-2.0
// A state is always a sign and words; colour only repeats them.
#include "render/html_points.hpp"

#include <limits>

namespace bleibe::detail {

namespace {

constexpr std::size_t most_entries_in_notes = 3;

void write_facts(const HtmlPermit& page, const std::vector<FactTold>& facts, std::size_t most) {
    if (facts.empty()) {
        return;
    }
    Markup& html = page.html;
    html.open("ul", {{"class", "facts"}});
    for (const FactTold& fact : facts) {
        html.open("li", {{"class", fact.known ? "" : "unknown"}});
        html.text(fact.label + ": ");
        html.element("strong", fact.value);
        if (!fact.entries.empty()) {
            html.open("ul");
            const std::size_t shown = fact.entries.size() <= most + 1 ? fact.entries.size() : most;
            for (std::size_t i = 0; i < shown; ++i) {
                html.element("li", fact.entries[i]);
            }
            if (shown < fact.entries.size()) {
                html.element("li", "+ " + std::to_string(fact.entries.size() - shown) + ' ' +
                                       std::string(page.say(Phrase::and_more_entries)));
            }
            html.close();
        }
        html.close();
    }
    html.close();
}

void write_pair(Markup& html, std::string_view name, std::string_view text) {
    if (!text.empty()) {
        html.element("dt", name);
        html.element("dd", text);
    }
}

void write_required_and_found(const HtmlPermit& page, const PointTold& point) {
    if (point.required.empty() && point.found.empty()) {
        return;
    }
    page.html.open("dl", {{"class", "compare"}});
    write_pair(page.html, page.say(Phrase::required), point.required);
    write_pair(page.html, page.say(Phrase::found), point.found);
    page.html.close();
}

void write_remarks(Markup& html, const std::vector<PartTold>& remarks, bool brief) {
    for (const PartTold& remark : remarks) {
        const std::string& text = brief && !remark.brief.empty() ? remark.brief : remark.text;
        html.open("p", {{"class", "remark"}});
        html.text(remark.name.empty() ? text : remark.name + ": " + text);
        html.close();
    }
}

void write_head(const HtmlPermit& page, const PointTold& point, bool linked) {
    Markup& html = page.html;
    html.open("p", {{"class", "point-head"}});
    if (point.number > 0) {
        if (linked) {
            write_number(page, point.number);
        } else {
            html.element("span", std::to_string(point.number), {{"class", "number"}});
        }
        html.text(" ");
    }
    html.element("strong", point.label);
    html.text(" ");
    write_state(html, point.tone, point.sign, point.state);
    html.close();
}

} // namespace

std::string_view class_of(Tone tone) noexcept {
    switch (tone) {
    case Tone::good:
        return "good";
    case Tone::bad:
        return "bad";
    case Tone::open:
        return "open";
    case Tone::waived:
        return "waived";
    case Tone::none:
        break;
    }
    return "none";
}

void write_state(Markup& html, Tone tone, std::string_view sign, std::string_view words) {
    html.open("span", {{"class", "state " + std::string(class_of(tone))}});
    html.element("span", sign, {{"class", "sign"}, {"aria-hidden", "true"}});
    html.text(" ");
    html.text(words);
    html.close();
}

void write_number(const HtmlPermit& page, std::uint32_t number) {
    const std::string text = std::to_string(number);
    if (page.placed.count(number) > 0) {
        page.html.element("a", text, {{"class", "number"}, {"href", '#' + page.note(number)}});
    } else {
        page.html.element("span", text, {{"class", "number"}});
    }
}

void write_note(const HtmlPermit& page, const PointTold& point) {
    page.html.open("div",
                   {{"class", "note " + std::string(class_of(point.tone))}, {"id", page.note(point.number)}});
    write_head(page, point, false);
    write_required_and_found(page, point);
    write_facts(page, point.facts, most_entries_in_notes);
    write_remarks(page.html, point.remarks, true);
    page.html.close();
}

void write_full_point(const HtmlPermit& page, const PointTold& point) {
    Markup& html = page.html;
    html.open("li", {{"class", "point " + std::string(class_of(point.tone))}});
    write_head(page, point, true);
    for (const LawTold* law : {&point.law, &point.mentioned}) {
        if (law->empty()) {
            continue;
        }
        html.open("p", {{"class", "law"}});
        if (law == &point.mentioned) {
            html.text(std::string(page.say(Phrase::by_way_of)) + ' ');
        }
        html.link(law->url, law->law);
        if (!law->quote.empty()) {
            html.text(" ");
            html.element("span", law->quote, {{"class", "quote"}, {"lang", page.wording_language}});
        }
        html.close();
    }
    write_required_and_found(page, point);
    write_facts(page, point.facts, std::numeric_limits<std::size_t>::max() - 1);
    write_remarks(html, point.remarks, false);
    html.close();
}

} // namespace bleibe::detail
