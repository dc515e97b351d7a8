// SPDX-License-Identifier: Apache-2.0
// The tree of points as JSON: what a point has nothing to say about is left out.
#include "render/json_points.hpp"

#include "render/told_points.hpp"

namespace bleibe::detail {

namespace {

[[nodiscard]] std::string_view kind_word(PointKind kind) noexcept {
    switch (kind) {
    case PointKind::criterion:
        return "criterion";
    case PointKind::all:
        return "all";
    case PointKind::any:
        return "any";
    case PointKind::at_least:
        return "at_least";
    case PointKind::negation:
        return "not";
    }
    return {};
}

void write_facts(JsonWriter& json, const std::vector<FactFound>& facts) {
    if (facts.empty()) {
        return;
    }
    json.key("facts");
    json.begin_array();
    for (const FactFound& fact : facts) {
        json.begin_object();
        json.member("fact", fact.path);
        json.optional_member("label", fact.label);
        json.member("known", fact.known);
        json.optional_member("in_part", &fact.in_part);
        json.optional_member("value", fact.value);
        json.optional_member("value_label", fact.value_label);
        if (!fact.values.empty()) {
            json.members("values", fact.values);
        }
        if (!fact.entries.empty()) {
            json.key("entries");
            json.begin_array();
            for (const Words& entry : fact.entries) {
                json.write(entry);
            }
            json.end_array();
        }
        json.optional_flag("none", fact.none);
        json.optional_flag("list", fact.list);
        json.optional_flag("judgement", fact.judgement);
        json.optional_flag("assumed", fact.assumed);
        json.end_object();
    }
    json.end_array();
}

void write_waivers(JsonWriter& json, const std::vector<WaiverFound>& waivers) {
    if (waivers.empty()) {
        return;
    }
    json.key("waivers");
    json.begin_array();
    for (const WaiverFound& waiver : waivers) {
        json.begin_object();
        json.member("criterion", waiver.criterion);
        json.member("effect", to_string(waiver.effect));
        json.member("state", to_string(waiver.state));
        json.member("used", waiver.used);
        json.optional_member("label", waiver.label);
        json.optional_member("law", waiver.law);
        json.optional_member("quote", waiver.quote);
        json.optional_flag("uncertain", waiver.uncertain);
        json.end_object();
    }
    json.end_array();
}

void write_other_readings(JsonWriter& json, const std::vector<OtherReading>& readings) {
    if (readings.empty()) {
        return;
    }
    json.key("otherwise");
    json.begin_array();
    for (const OtherReading& other : readings) {
        json.begin_object();
        json.member("dispute", other.dispute);
        json.member("reading", other.reading);
        json.member("state", to_string(other.state));
        json.end_object();
    }
    json.end_array();
}

void write_point(JsonWriter& json, const Point& point);

void write_points(JsonWriter& json, std::string_view name, const std::vector<Point>& points) {
    json.key(name);
    json.begin_array();
    for (const Point& point : points) {
        write_point(json, point);
    }
    json.end_array();
}

void write_point(JsonWriter& json, const Point& point) {
    json.begin_object();
    json.member_or_null("point", point.id);
    json.member("kind", kind_word(point.kind));
    if (point.kind == PointKind::at_least) {
        json.member("at_least", std::uint64_t{point.at_least});
    }
    json.member("state", to_string(point.state));
    json.optional_flag("decisive", point.decisive);
    json.optional_flag("uncertain", point.uncertain);
    json.optional_flag("cannot_compute", point.cannot_compute);
    json.optional_member("exception", point.exception);
    json.optional_member("label", point.label);
    json.optional_member("law", point.law);
    json.optional_member("url", point.url);
    json.optional_member("quote", point.quote);
    json.optional_member("mentioned_law", point.mentioned_law);
    json.optional_member("mentioned_quote", point.mentioned_quote);
    json.optional_member("required", &point.required);
    json.optional_member("found", &point.found);
    write_facts(json, point.facts);
    if (!point.missing.empty()) {
        json.members("missing", point.missing);
    }
    if (!point.open_disputes.empty()) {
        json.members("open_disputes", point.open_disputes);
    }
    write_waivers(json, point.waivers);
    if (!point.children.empty()) {
        write_points(json, "children", point.children);
    }
    if (point.number > 0) {
        json.member("number", std::uint64_t{point.number});
    }
    json.optional_flag("rests", point.rests);
    write_other_readings(json, point.otherwise);
    json.end_object();
}

void write_side(JsonWriter& json, std::string_view name, const std::vector<Point>& points, bool refusals) {
    json.key(name);
    json.begin_array();
    for (const Point& point : points) {
        if (point.refusal == refusals) {
            write_point(json, point);
        }
    }
    json.end_array();
}

void write_reading(JsonWriter& json, const ReadingFound& reading) {
    json.begin_object();
    json.member("reading", reading.id);
    json.member("status", to_string(reading.status));
    if (reading.effect) {
        json.member("effect", to_string(*reading.effect));
    }
    json.member("chosen", reading.chosen);
    json.optional_flag("baseline", reading.baseline);
    json.optional_member("label", reading.label);
    json.optional_member("summary", reading.summary);
    json.key("holders");
    json.begin_array();
    for (const ReadingFound::Holder& holder : reading.holders) {
        json.begin_object();
        json.member("cite", holder.cite);
        json.optional_member("url", holder.url);
        json.end_object();
    }
    json.end_array();
    json.end_object();
}

void write_disputes(JsonWriter& json, const std::vector<DisputeFound>& disputes) {
    json.key("disputes");
    json.begin_array();
    for (const DisputeFound& dispute : disputes) {
        json.begin_object();
        json.member("dispute", dispute.id);
        json.optional_member("label", dispute.label);
        json.member("matters", dispute.matters);
        json.member("may_matter", dispute.may_matter);
        json.member("settled", dispute.settled);
        json.key("readings");
        json.begin_array();
        for (const ReadingFound& reading : dispute.readings) {
            write_reading(json, reading);
        }
        json.end_array();
        json.end_object();
    }
    json.end_array();
}

void write_numbers(JsonWriter& json, std::string_view name, const std::vector<std::uint32_t>& numbers) {
    if (numbers.empty()) {
        return;
    }
    json.key(name);
    json.begin_array();
    for (const std::uint32_t number : numbers) {
        json.number(number);
    }
    json.end_array();
}

void write_passage(JsonWriter& json, const Passage& passage) {
    json.begin_object();
    json.member("text", passage.text);
    json.member("role", to_string(passage.role));
    if (passage.role == PassageRole::condition || passage.role == PassageRole::waiver) {
        json.member("state", to_string(passage.state));
    }
    json.optional_flag("negative", passage.negative);
    json.optional_flag("uncertain", passage.uncertain);
    write_numbers(json, "points", passage.points);
    json.optional_member("because", passage.because);
    json.optional_member("bears_on", passage.bears_on);
    json.end_object();
}

void write_statute_text(JsonWriter& json, const StatuteText& text) {
    json.begin_object();
    json.member("ruleset", text.law.ruleset);
    json.member("cite", text.law.cite);
    json.member("version", text.law.version);
    json.member_or_null("wording", text.law.wording);
    json.member("own", text.own);
    json.optional_member("url", text.law.url);
    json.key("sentences");
    json.begin_array();
    for (const StatuteSentence& sentence : text.sentences) {
        json.begin_object();
        json.member("key", sentence.key);
        json.key("passages");
        json.begin_array();
        for (const Passage& passage : sentence.passages) {
            write_passage(json, passage);
        }
        json.end_array();
        write_numbers(json, "points", sentence.points);
        json.end_object();
    }
    json.end_array();
    json.end_object();
}

/// How to ask for what is missing.
void write_questions(JsonWriter& json, const CaseReport& report, const PermitReport& permit) {
    json.key("questions");
    json.begin_array();
    for (const std::string& path : permit.missing) {
        const Words label = label_of_fact(report, path);
        const Words question = question_of_fact(report, path);
        const Words evidence = evidence_of_fact(report, path);
        json.begin_object();
        json.member("fact", path);
        json.optional_member("label", &label);
        json.optional_member("question", &question);
        json.optional_member("evidence", &evidence);
        json.end_object();
    }
    json.end_array();
}

/// The numbers of the points as the other formats show them: first what decides, then what else it rests on.
void write_order(JsonWriter& json, const PermitReport& permit) {
    std::vector<std::uint32_t> numbers;
    for (const auto& points : {decisive_points(permit.explanation), resting_points(permit.explanation)}) {
        for (const Point* point : points) {
            if (point->number > 0) {
                numbers.push_back(point->number);
            }
        }
    }
    write_numbers(json, "order", numbers);
}

} // namespace

void write_explanation(JsonWriter& json, const CaseReport& report, const PermitReport& permit) {
    json.begin_object();
    json.optional_member("label", permit.label);
    json.optional_member("kind_label", permit.kind_label);
    json.optional_member("quote", permit.quote);
    write_side(json, "requirements", permit.explanation, false);
    write_side(json, "refusals", permit.explanation, true);
    write_disputes(json, permit.disputes);
    write_order(json, permit);
    write_questions(json, report, permit);
    json.key("statute");
    json.begin_array();
    for (const StatuteText& text : permit.statute) {
        write_statute_text(json, text);
    }
    json.end_array();
    json.end_object();
}

} // namespace bleibe::detail
