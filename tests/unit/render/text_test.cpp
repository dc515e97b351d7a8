// SPDX-License-Identifier: Apache-2.0
// Reports as people read them, against golden files.
#include "golden.hpp"
#include "render/page.hpp"
#include "render/text_points.hpp"
#include "sample_reports.hpp"

#include <bleibe/render.hpp>

#include <doctest/doctest.h>

#include <sstream>

using namespace bleibe;

using test::compare;

TEST_CASE("a report as text") {
    for (const std::string language : {"de", "en"}) {
        compare(to_text(test::ineligible_report(), language), "ineligible." + language + ".txt");
        compare(to_text(test::undetermined_report(), language), "undetermined." + language + ".txt");
        compare(to_text(test::eligible_report(), language), "eligible." + language + ".txt");
    }
}

TEST_CASE("a language without words of its own gets English around the catalog's first language") {
    const std::string text = to_text(test::undetermined_report(), "fr");
    CHECK(text.find("What is missing") != std::string::npos);
    CHECK(text.find("Bekenntnis abgegeben (commitment_declared)") != std::string::npos);
}

TEST_CASE("the words that carry an effect are shown beside that effect alone") {
    CaseReport report = test::eligible_report();
    PermitReport& permit = report.permits.front();
    CHECK(to_text(report, "de").find("soll erteilt werden“") == std::string::npos);
    permit.verdict.effect = Effect::should;
    CHECK(to_text(report, "de").find("soll erteilt werden „soll erteilt werden“") != std::string::npos);
    // At best as good as what stands, and still not the permit's own.
    permit.verdict.effect = permit.verdict.effect_at_best = Effect::may;
    CHECK(to_text(report, "de").find("soll erteilt werden“") == std::string::npos);
}

namespace {

Point named(const std::string& id, PointState state, std::string_view exception = {}) {
    Point point;
    point.id = id;
    point.state = state;
    point.exception = exception;
    return point;
}

Point group_of(PointKind kind, PointState state, std::vector<Point> children) {
    Point point;
    point.kind = kind;
    point.state = state;
    point.children = std::move(children);
    return point;
}

} // namespace

TEST_CASE("an exception is mentioned where it could change something") {
    const std::string hurts = "zulasten der Person";
    const std::string helps = "zugunsten der Person";
    struct Row {
        std::string_view exception;
        PointState state;
        bool negative;
        std::string expected;
    };
    for (const Row& row : {Row{"against", PointState::met, false, hurts},
                           {"against", PointState::unmet, false, ""},
                           {"against", PointState::waived, false, ""},
                           {"against", PointState::met, true, ""},
                           {"against", PointState::unmet, true, hurts},
                           {"in_favour", PointState::met, true, helps},
                           {"in_favour", PointState::unmet, true, ""},
                           {"in_favour", PointState::unmet, false, helps},
                           {"in_favour", PointState::open, true, helps},
                           {"either", PointState::waived, false, ""},
                           {"either", PointState::unmet, false, "kann anders liegen"}}) {
        Point point = named("point", row.state, row.exception);
        point.negative = row.negative;
        std::string text;
        detail::Page page(text);
        detail::write_point(page, detail::tell_point(point, {}, "de"), "de");
        CAPTURE(row.exception);
        CAPTURE(row.negative);
        CHECK((text.find("Das Gesetz") != std::string::npos) == !row.expected.empty());
        CHECK(text.find(row.expected) != std::string::npos);
    }
}

TEST_CASE("what must not stand is told as what it is") {
    Point ground = named("ground", PointState::unmet);
    ground.negative = true;
    CaseReport report = test::ineligible_report();
    report.permits.resize(1);
    report.permits.front().explanation = {group_of(PointKind::negation, PointState::met, {ground})};
    const detail::PermitTold told = detail::tell_permit(report, report.permits.front(), "de");
    std::string text;
    detail::Page page(text);
    detail::write_overview(page, told.requirements, 0);
    CHECK(text == "erfüllt          darf nicht vorliegen:\n  liegt nicht vor  ground\n");
}

TEST_CASE("what is waived is told of a yes alone") {
    CaseReport report = test::eligible_report();
    CHECK(to_text(report, "de").find("Wovon abgesehen wird") != std::string::npos);
    for (const Status status : {Status::ineligible, Status::undetermined}) {
        report.permits.front().verdict.status = status;
        CHECK(to_text(report, "de").find("Wovon abgesehen wird") == std::string::npos);
    }
}

TEST_CASE("a waiver of which it is open whether it is needed says so") {
    CaseReport report = test::eligible_report();
    PermitReport& permit = report.permits.front();
    CHECK(to_text(report, "de").find("ob, ist offen") == std::string::npos);
    permit.waivers.front().uncertain = true;
    permit.explanation.front().children.front().children.back().uncertain = true;
    const std::string text = to_text(report, "de");
    CHECK(text.find("Visumverfahren (soweit nötig; ob, ist offen)") != std::string::npos);
    CHECK(text.find("offen, notfalls wird abgesehen") != std::string::npos);
}

TEST_CASE("a waiver is no news where nothing needs to be waived") {
    Point point = named("point", PointState::met);
    WaiverFound waiver;
    waiver.law = "§ 9";
    point.waivers = {waiver};
    for (const PointState state :
         {PointState::met, PointState::unmet, PointState::open, PointState::waived}) {
        point.state = state;
        std::string text;
        detail::Page page(text);
        detail::write_point(page, detail::tell_point(point, {}, "de"), "de");
        CHECK((text.find("§ 9") == std::string::npos) == (state == PointState::met));
    }
}

TEST_CASE("the wording of a proposal is nobody's law") {
    CaseReport report = test::eligible_report();
    report.permits.front().law.wording = "literal";
    const std::string text = to_text(report, "de");
    CHECK(text.find("amtlich") == std::string::npos);
    CHECK(text.find("Wortlaut des Entwurfs") != std::string::npos);
    CHECK(text.find("geltendes Recht: entwurf)") != std::string::npos);
}

TEST_CASE("a dispute that leaves a point open is not a fact that is not known") {
    CaseReport report = test::undetermined_report();
    Point& point = report.permits.front().explanation.front().children.front();
    point.open_disputes = {"dublin"};
    CHECK(to_text(report, "de").find("hängt an der Streitfrage: dublin") != std::string::npos);
}

TEST_CASE("text is safe for a terminal and at most 100 characters wide") {
    const std::string text = to_text(test::eligible_report(), "de");
    CHECK(text.find('\x1b') == std::string::npos);
    std::istringstream lines(text + to_text(test::ineligible_report(), "de"));
    for (std::string line; std::getline(lines, line);) {
        CHECK_MESSAGE(detail::width_of(line) <= 100, line);
        CHECK_MESSAGE((line.empty() || line.back() != ' '), line);
    }
}

TEST_CASE("without explanation the ids stand for the points") {
    CaseReport report = test::ineligible_report();
    report.permits.front().explanation.clear();
    const std::string text = to_text(report, "en");
    CHECK(text.find("– five_years\n") != std::string::npos);
    CHECK(text.find("All points") == std::string::npos);
}
