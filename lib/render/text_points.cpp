// SPDX-License-Identifier: Apache-2.0
// What a caseworker needs beside a point: the words of the law, the facts it rests on, and whether an
// exception or a waiver could change it.
#include "render/text_points.hpp"

#include "render/phrases.hpp"

namespace bleibe::detail {

namespace {

constexpr std::size_t point_indent = 2;
constexpr std::size_t part_indent = 4;
constexpr std::size_t state_width = 17;

[[nodiscard]] std::string label_of(const Point& point, std::string_view language) {
    if (point.label != nullptr && !point.label->empty()) {
        return std::string(point.label->in(language));
    }
    if (!point.id.empty()) {
        return point.id;
    }
    switch (point.kind) {
    case PointKind::any:
        return std::string(phrase(Phrase::any_of, language));
    case PointKind::at_least:
        return std::string(phrase(Phrase::at_least, language)) + ' ' + std::to_string(point.at_least) + ' ' +
               std::string(phrase(Phrase::of, language));
    case PointKind::negation:
        return std::string(phrase(Phrase::not_, language));
    case PointKind::all:
    case PointKind::criterion:
        break;
    }
    return std::string(phrase(Phrase::all_of, language));
}

[[nodiscard]] std::string state_of(const Point& point, std::string_view language) {
    return std::string(phrase(phrase_of(point.state, point.refusal), language));
}

void write_part(Page& page, Phrase name, std::string_view text, std::string_view language) {
    if (!text.empty()) {
        page.paragraph(part_indent, 2, std::string(phrase(name, language)) + ": " + std::string(text));
    }
}

[[nodiscard]] std::string plain_value(const FactFound& fact, std::string_view language) {
    if (!fact.known) {
        return std::string(phrase(Phrase::not_known, language));
    }
    if (fact.value_label != nullptr && !fact.value_label->empty()) {
        return std::string(fact.value_label->in(language));
    }
    if (fact.none || (fact.list && fact.value == "0")) {
        return std::string(phrase(Phrase::none, language));
    }
    if (fact.list) {
        return fact.value + ' ' +
               std::string(phrase(fact.value == "1" ? Phrase::entry : Phrase::entries, language));
    }
    if (fact.value == "true" || fact.value == "false") {
        return std::string(phrase(fact.value == "true" ? Phrase::yes : Phrase::no, language));
    }
    return fact.value;
}

[[nodiscard]] std::string value_of(const FactFound& fact, std::string_view language) {
    std::string text = plain_value(fact, language);
    if (fact.judgement && fact.known) {
        text += " (" + std::string(phrase(Phrase::judged, language)) + ')';
    }
    if (fact.assumed) {
        text += " (" + std::string(phrase(Phrase::assumed, language)) + ')';
    }
    return text;
}

void write_facts(Page& page, const std::vector<FactFound>& facts, std::string_view language) {
    for (const FactFound& fact : facts) {
        const std::string_view label = fact.label != nullptr && !fact.label->empty()
                                           ? fact.label->in(language)
                                           : std::string_view(fact.path);
        page.paragraph(part_indent, 2, "– " + std::string(label) + ": " + value_of(fact, language));
        for (const std::string& value : fact.values) {
            page.paragraph(part_indent + 4, 2, value);
        }
    }
}

void write_exception(Page& page, const Point& point, std::string_view language) {
    if (point.exception == "in_favour") {
        page.paragraph(part_indent, 2, phrase(Phrase::rule_in_favour, language));
    } else if (point.exception == "against") {
        page.paragraph(part_indent, 2, phrase(Phrase::rule_against, language));
    } else if (point.exception == "either") {
        page.paragraph(part_indent, 2, phrase(Phrase::rule_either, language));
    }
}

[[nodiscard]] Phrase waiver_phrase(Effect effect) noexcept {
    switch (effect) {
    case Effect::may:
        return Phrase::waiver_may;
    case Effect::should:
        return Phrase::waiver_should;
    case Effect::by_law:
    case Effect::shall:
        break;
    }
    return Phrase::waiver_shall;
}

void write_waiver(Page& page, const WaiverFound& waiver, std::string_view language) {
    std::string text(phrase(waiver_phrase(waiver.effect), language));
    text += " (" + std::string(phrase(phrase_of(waiver.state, false), language)) + ')';
    if (waiver.label != nullptr && !waiver.label->empty()) {
        text += ": " + std::string(waiver.label->in(language));
    }
    if (!waiver.law.empty()) {
        text += ", " + waiver.law;
    }
    if (!waiver.quote.empty()) {
        text += ' ' + in_quotation_marks(waiver.quote, language);
    }
    write_part(page, Phrase::waiver, text, language);
}

void collect(std::vector<const Point*>& found, const std::vector<Point>& points,
             bool (*wanted)(const Point&)) {
    for (const Point& point : points) {
        if (wanted(point)) {
            found.push_back(&point);
        }
        collect(found, point.children, wanted);
    }
}

void collect_labels(FactLabels& labels, const std::vector<Point>& points) {
    for (const Point& point : points) {
        for (const FactFound& fact : point.facts) {
            if (fact.label != nullptr) {
                labels.emplace(fact.path, fact.label);
            }
        }
        collect_labels(labels, point.children);
    }
}

} // namespace

void write_point(Page& page, const Point& point, std::string_view language) {
    page.paragraph(point_indent, 2, label_of(point, language) + ": " + state_of(point, language));
    std::string law = point.law;
    if (!point.quote.empty()) {
        law += (law.empty() ? "" : " ") + in_quotation_marks(point.quote, language);
    }
    if (!law.empty()) {
        page.paragraph(part_indent, 2, law);
    }
    std::string mentioned = point.mentioned_law;
    if (!point.mentioned_quote.empty()) {
        mentioned += (mentioned.empty() ? "" : " ") + in_quotation_marks(point.mentioned_quote, language);
    }
    write_part(page, Phrase::by_way_of, mentioned, language);
    write_part(page, Phrase::required, point.required.in(language), language);
    write_part(page, Phrase::found, point.found.in(language), language);
    write_facts(page, point.facts, language);
    if (point.cannot_compute) {
        page.paragraph(part_indent, 2, phrase(Phrase::cannot_compute, language));
    }
    for (const WaiverFound& waiver : point.waivers) {
        write_waiver(page, waiver, language);
    }
    write_exception(page, point, language);
}

void write_overview(Page& page, const Point& point, std::size_t indent, std::string_view language) {
    const bool only_groups = point.id.empty() && (point.label == nullptr || point.label->empty()) &&
                             point.kind == PointKind::all && !point.children.empty();
    std::size_t below = indent;
    if (!only_groups) {
        std::string text = label_of(point, language);
        if (!point.law.empty()) {
            text += " (" + point.law + ')';
        }
        page.entry(indent, state_of(point, language), indent + state_width, text);
        below += 2;
    }
    if (point.state == PointState::does_not_apply) {
        return; // what lies below has no say
    }
    for (const Point& child : point.children) {
        write_overview(page, child, below, language);
    }
}

std::vector<const Point*> decisive_points(const std::vector<Point>& points) {
    std::vector<const Point*> found;
    collect(found, points, [](const Point& point) { return point.decisive; });
    return found;
}

std::vector<const Point*> carrying_points(const std::vector<Point>& points) {
    std::vector<const Point*> found;
    collect(found, points, [](const Point& point) {
        return point.state == PointState::waived ||
               (!point.refusal && point.state == PointState::met && !point.found.empty());
    });
    return found;
}

FactLabels fact_labels(const std::vector<Point>& points) {
    FactLabels labels;
    collect_labels(labels, points);
    return labels;
}

} // namespace bleibe::detail
