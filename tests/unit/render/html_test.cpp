// SPDX-License-Identifier: Apache-2.0
// The page and the Markdown: well-formed, free of anything from elsewhere, and safe whatever a case says.
#include "golden.hpp"
#include "render/markup.hpp"
#include "sample_reports.hpp"

#include <bleibe/render.hpp>

#include <doctest/doctest.h>

#include <functional>

using namespace bleibe;

namespace {

const std::string hostile =
    "<script>alert('1')</script>\"&\x1b[31m\u202e](javascript:x) *b* `c` <b onload=x>";
const Words hostile_words{{{"de", hostile}, {"en", hostile}}};

/// Why a page is not well-formed; empty if it is.
std::string fault_of(const std::string& page) {
    std::vector<std::string> open;
    std::size_t at = page.find('\n'); // behind the doctype
    while ((at = page.find_first_of("<&", at)) != std::string::npos) {
        if (page[at] == '&') {
            const std::size_t end = page.find(';', at);
            if (end == std::string::npos || end - at > 6) {
                return "a bare & at " + page.substr(at, 20);
            }
            ++at;
            continue;
        }
        const std::size_t end = page.find('>', at);
        const std::string tag = page.substr(at + 1, end - at - 1);
        at = end;
        if (tag.empty() || tag.find('<') != std::string::npos) {
            return "a bare < in " + tag;
        }
        if (tag.front() == '/') {
            if (open.empty() || open.back() != tag.substr(1)) {
                return "closes " + tag + " within " + (open.empty() ? "" : open.back());
            }
            open.pop_back();
        } else if (tag.back() != '/') {
            open.push_back(tag.substr(0, tag.find(' ')));
        }
        if (std::count(tag.begin(), tag.end(), '"') % 2 != 0) {
            return "an attribute that does not end: " + tag;
        }
    }
    return open.empty() ? "" : "never closed: " + open.back();
}

void for_each_point(std::vector<Point>& points, const std::function<void(Point&)>& visit) {
    for (Point& point : points) {
        visit(point);
        for_each_point(point.children, visit);
    }
}

StatuteText wording(bool own) {
    StatuteText text;
    text.own = own;
    text.law.cite = "§ 1 BeispielG";
    text.law.version = "2022-12-31";
    text.law.url = "https://example.org/wording";
    Passage condition;
    condition.text = "wer fünf Jahre hier ist";
    condition.role = PassageRole::condition;
    condition.state = PointState::unmet;
    condition.points = {1};
    Passage comma;
    comma.text = ", ";
    comma.role = PassageRole::connecting;
    Passage consequence;
    consequence.text = "darf bleiben";
    consequence.role = PassageRole::consequence;
    text.sentences.push_back({"Abs. 1 Satz 1", {condition, comma, consequence}, {1}});
    Passage omitted;
    omitted.text = "Das Nähere regelt eine Verordnung";
    omitted.role = PassageRole::omitted;
    omitted.bears_on = "nothing";
    omitted.because = &hostile_words;
    text.sentences.push_back({"Abs. 2", {omitted}, {}});
    return text;
}

/// A report in which whatever can be a text is hostile.
CaseReport hostile_report() {
    CaseReport report = test::ineligible_report();
    report.id = hostile;
    for (PermitReport& permit : report.permits) {
        permit.label = &hostile_words;
        permit.quote = hostile;
        permit.law.url = "javascript:alert(1)";
        permit.law.cite = hostile;
        permit.missing = {hostile};
        permit.judgement = {hostile};
        for (DisputeFound& dispute : permit.disputes) {
            for (ReadingFound& reading : dispute.readings) {
                reading.summary = &hostile_words;
                reading.holders.push_back({hostile, "javascript:alert(2)"});
                reading.holders.push_back({"H", "https://example.org/\"onmouseover=\"x"});
            }
        }
        std::uint32_t number = 0;
        for_each_point(permit.explanation, [&](Point& point) {
            point.number = ++number;
            point.label = &hostile_words;
            point.law = hostile;
            point.url = "data:text/html,x";
            point.quote = hostile;
            point.found = hostile_words;
            for (FactFound& fact : point.facts) {
                fact.value = hostile;
                fact.values = {hostile};
                fact.entries = {hostile_words};
            }
        });
        permit.statute = {wording(true)};
        permit.statute.front().sentences.front().passages.front().text = hostile;
        permit.statute.front().sentences.front().key = hostile;
        permit.statute.front().label = &hostile_words;
    }
    return report;
}

std::size_t count_of(const std::string& text, std::string_view part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++count;
    }
    return count;
}

} // namespace

TEST_CASE("the fault finder finds faults") {
    CHECK(fault_of("<!DOCTYPE html>\n<p>a &amp; b<br/></p>") == "");
    CHECK(fault_of("<!DOCTYPE html>\n<p>a & b</p>") != "");
    CHECK(fault_of("<!DOCTYPE html>\n<p><b></p></b>") != "");
    CHECK(fault_of("<!DOCTYPE html>\n<p>") != "");
    CHECK(fault_of("<!DOCTYPE html>\n<p a=\"></p>") != "");
}

TEST_CASE("a report as a page and as Markdown") {
    CaseReport report = test::ineligible_report();
    PermitReport& permit = report.permits.front();
    permit.statute = {wording(true)};
    permit.explanation.front().children.front().number = 1;
    for (const std::string language : {"de", "en"}) {
        const std::string page = to_html(report, language);
        CHECK(fault_of(page) == "");
        CHECK(page.find("<html lang=\"" + language + "\">") != std::string::npos);
        test::compare(to_markdown(report, language), "ineligible." + language + ".markdown");
        CHECK(fault_of(to_html(test::undetermined_report(), language)) == "");
        CHECK(fault_of(to_html(test::eligible_report(), language)) == "");
    }
}

TEST_CASE("a page needs nothing from elsewhere") {
    const std::string page = to_html(hostile_report(), "de");
    for (const std::string_view part : {"<script", "<link", "<img", "<iframe", "url(", "@import", " src="}) {
        CAPTURE(part);
        CHECK(page.find(part) == std::string::npos);
    }
}

TEST_CASE("texts of a case become neither markup nor links") {
    const std::string page = to_html(hostile_report(), "de");
    CHECK(fault_of(page) == "");
    CHECK(page.find("&lt;script&gt;alert(&#39;1&#39;)") != std::string::npos);
    CHECK(page.find('\x1b') == std::string::npos);
    CHECK(page.find("\u202e") == std::string::npos);
    // Every link leads to the web or within the page; a quotation mark in an address ends no attribute.
    CHECK(count_of(page, "href=\"") ==
          count_of(page, "href=\"#") + count_of(page, "href=\"https://example.org/"));
    CHECK(page.find("href=\"https://example.org/&quot;onmouseover") != std::string::npos);

    const std::string markdown = to_markdown(hostile_report(), "de");
    CHECK(markdown.find("<script") == std::string::npos);
    CHECK(count_of(markdown, "](javascript") > 0);
    CHECK(count_of(markdown, "](javascript") == count_of(markdown, "\\](javascript"));
    CHECK(markdown.find("\\*b\\*") != std::string::npos);
    CHECK(count_of(markdown, "](<") == count_of(markdown, "](<https://example.org/"));
}

TEST_CASE("every state is a sign and words, not a colour alone") {
    CaseReport report = test::ineligible_report();
    report.permits.front().statute = {wording(true)};
    report.permits.front().explanation.front().children.front().number = 1;
    const std::string page = to_html(report, "de");
    CHECK(page.find("<mark class=\"bad\" title=\"nicht erfüllt\"><span class=\"sign\" aria-hidden=\"true\">✗"
                    "</span><span class=\"unseen\">(nicht erfüllt) </span>wer fünf Jahre hier ist</mark>"
                    "<sup><a class=\"number\" href=\"#p1-n1\">1</a></sup>, <mark class=\"effect\"") !=
          std::string::npos);
    CHECK(page.find("id=\"p1-n1\"") != std::string::npos);
    // A ground of refusal that stands is told with a sign of its own.
    CHECK(page.find("●</span> liegt vor") != std::string::npos);
}

TEST_CASE("of another norm only what the permit draws upon is shown") {
    CaseReport report = test::ineligible_report();
    report.permits.front().statute = {wording(true), wording(false)};
    const std::string page = to_html(report, "de");
    CHECK(count_of(page, "Das Nähere regelt eine Verordnung") == 1);
    CHECK(page.find("Hier nicht herangezogen: Abs. 2") != std::string::npos);
}

TEST_CASE("several permits have a table of contents, one has none") {
    CaseReport report = test::ineligible_report();
    CHECK(to_html(report, "de").find("<nav") != std::string::npos);
    CHECK(to_html(report, "de").find("href=\"#p2\"") != std::string::npos);
    report.permits.pop_back();
    CHECK(to_html(report, "de").find("<nav") == std::string::npos);
}

TEST_CASE("blanks at the ends of a text stay, within it they are folded") {
    CHECK(detail::escaped(" a \n b ") == " a b ");
    CHECK(detail::escaped("<&>\"'") == "&lt;&amp;&gt;&quot;&#39;");
    CHECK(detail::escaped("") == "");
    CHECK(detail::is_web_address("https://example.org"));
    CHECK_FALSE(detail::is_web_address("javascript:x"));
    CHECK_FALSE(detail::is_web_address(" https://example.org"));
}
