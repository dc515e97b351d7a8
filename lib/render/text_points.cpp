// SPDX-License-Identifier: Apache-2.0
// What a caseworker needs beside a point: the words of the law, the facts it rests on, and whether an
// exception or a waiver could change it.
#include "render/text_points.hpp"

#include "words/phrases.hpp"

#include <algorithm>
#include <span>

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

/// The point speaks for the person.
[[nodiscard]] bool is_for(const Point& point) noexcept {
    return point.state == PointState::waived ||
           point.state == (point.negative ? PointState::unmet : PointState::met);
}

[[nodiscard]] bool is_against(const Point& point) noexcept {
    return point.state == (point.negative ? PointState::met : PointState::unmet);
}

/// `uncertain`: the words for a point that is waived without being known to need it.
[[nodiscard]] std::string state_of(const Point& point, Phrase uncertain, std::string_view language) {
    return std::string(
        phrase(point.uncertain ? uncertain : phrase_of(point.state, point.negative), language));
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
    return duration_in_words(day_in_words(fact.value, language), language);
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
        for (std::size_t i = 0; i < fact.values.size(); ++i) {
            page.paragraph(part_indent + 4, 2,
                           i < fact.entries.size() ? fact.entries[i].in(language)
                                                   : std::string_view(fact.values[i]));
        }
    }
}

/// An exception in favour helps against a point that stands in the way, one against hurts a point that does
/// not; as long as it is open, both may come to matter.
void write_exception(Page& page, const Point& point, std::string_view language) {
    const bool open = point.state == PointState::open;
    const bool against = is_against(point);
    const bool in_favour = is_for(point) && point.state != PointState::waived;
    if (point.exception == "in_favour" && (against || open)) {
        page.paragraph(part_indent, 2, phrase(Phrase::rule_in_favour, language));
    } else if (point.exception == "against" && (in_favour || open)) {
        page.paragraph(part_indent, 2, phrase(Phrase::rule_against, language));
    } else if (point.exception == "either" && (against || in_favour || open)) {
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

void collect(std::vector<const Point*>& found, std::span<const Point> points, bool (*wanted)(const Point&)) {
    for (const Point& point : points) {
        if (wanted(point)) {
            found.push_back(&point);
        }
        collect(found, point.children, wanted);
    }
}

/// The point, or one below it, is waived or may be otherwise in an atypical case.
[[nodiscard]] bool is_doubtful(const Point& point) {
    return point.state == PointState::waived || point.exception == "against" || point.exception == "either" ||
           std::any_of(point.children.begin(), point.children.end(), is_doubtful);
}

/// Adds what a point that is for the person rests on.
void carry(std::vector<const Point*>& found, const Point& point) {
    if (!is_for(point)) {
        return;
    }
    if (point.state == PointState::waived || point.children.empty()) {
        found.push_back(&point);
        return;
    }
    std::vector<const Point*> parts;
    for (const Point& child : point.children) {
        if (is_for(child)) {
            parts.push_back(&child);
        }
    }
    // Below a `not` the roles are turned: one part that fails defeats a whole of all, and of alternatives
    // every one must fail.
    const bool alternatives = point.kind == PointKind::any || point.kind == PointKind::at_least;
    const std::size_t needed = point.kind == PointKind::at_least ? point.at_least : 1;
    const bool whole_is_negative = point.children.front().negative;
    const bool some =
        point.kind == PointKind::negation ? whole_is_negative : alternatives != whole_is_negative;
    if (some && parts.size() > needed) {
        std::stable_sort(parts.begin(), parts.end(),
                         [](const Point* a, const Point* b) { return is_doubtful(*a) < is_doubtful(*b); });
        parts.resize(needed);
        std::sort(parts.begin(), parts.end()); // as they stand in the tree
    }
    for (const Point* part : parts) {
        carry(found, *part);
    }
}

void collect_labels(PointLabels& labels, const std::vector<Point>& points) {
    for (const Point& point : points) {
        if (point.label != nullptr && !point.id.empty()) {
            labels.emplace(point.id, point.label);
        }
        for (const FactFound& fact : point.facts) {
            if (fact.label != nullptr) {
                labels.emplace(fact.path, fact.label);
            }
        }
        collect_labels(labels, point.children);
    }
}

} // namespace

void write_point(Page& page, const Point& point, const std::vector<DisputeFound>& disputes,
                 std::string_view language) {
    page.paragraph(point_indent, 2,
                   label_of(point, language) + ": " + state_of(point, Phrase::waived_if_needed, language));
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
    for (const std::string& id : point.open_disputes) {
        const auto dispute = std::find_if(disputes.begin(), disputes.end(),
                                          [&](const DisputeFound& one) { return one.id == id; });
        const bool has_label = dispute != disputes.end() && dispute->label != nullptr;
        write_part(page, Phrase::depends_on_reading,
                   has_label ? dispute->label->in(language) : std::string_view(id), language);
    }
    if (point.cannot_compute) {
        page.paragraph(part_indent, 2, phrase(Phrase::cannot_compute, language));
    }
    const bool in_need =
        point.state == PointState::waived || point.state == PointState::open || is_against(point);
    for (const WaiverFound& waiver : point.waivers) {
        if (in_need) {
            write_waiver(page, waiver, language);
        }
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
        page.entry(indent, state_of(point, Phrase::waived_if_needed_short, language), indent + state_width,
                   text);
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
    for (const Point& point : points) {
        if (!point.refusal) {
            carry(found, point);
        } else {
            collect(found, {&point, 1}, [](const Point& one) { return one.state == PointState::waived; });
        }
    }
    return found;
}

PointLabels point_labels(const std::vector<Point>& points) {
    PointLabels labels;
    collect_labels(labels, points);
    return labels;
}

} // namespace bleibe::detail
