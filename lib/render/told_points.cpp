// SPDX-License-Identifier: Apache-2.0
// What a caseworker needs beside a point: the words of the law, the facts it rests on, and whether an
// exception, a waiver or another reading could change it.
#include "render/told_points.hpp"

#include "words/phrases.hpp"

#include <algorithm>
#include <span>

namespace bleibe::detail {

namespace {

[[nodiscard]] std::string say(Phrase which, std::string_view language) {
    return std::string(phrase(which, language));
}

[[nodiscard]] bool is_for(const Point& point) noexcept {
    const Tone tone = tone_of(point.state, point.negative);
    return tone == Tone::good || tone == Tone::waived;
}
[[nodiscard]] bool is_against(const Point& point) noexcept {
    return tone_of(point.state, point.negative) == Tone::bad;
}

[[nodiscard]] std::string plain_value(const FactFound& fact, std::string_view language) {
    if (!fact.known) {
        const std::string_view in_part = fact.in_part.in(language);
        return in_part.empty() ? say(Phrase::not_known, language) : std::string(in_part);
    }
    if (fact.value_label != nullptr && !fact.value_label->empty()) {
        return std::string(fact.value_label->in(language));
    }
    if (fact.none || (fact.list && fact.value == "0")) {
        return say(Phrase::none, language);
    }
    if (fact.list) {
        return fact.value + ' ' + say(fact.value == "1" ? Phrase::entry : Phrase::entries, language);
    }
    if (fact.value == "true" || fact.value == "false") {
        return say(fact.value == "true" ? Phrase::yes : Phrase::no, language);
    }
    return duration_in_words(day_in_words(fact.value, language), language);
}

[[nodiscard]] FactTold tell_fact(const FactFound& fact, std::string_view language) {
    FactTold told;
    told.label =
        fact.label != nullptr && !fact.label->empty() ? std::string(fact.label->in(language)) : fact.path;
    told.value = plain_value(fact, language);
    told.known = fact.known;
    if (fact.judgement && fact.known) {
        told.value += " (" + say(Phrase::judged, language) + ')';
    }
    if (fact.assumed) {
        told.value += " (" + say(Phrase::assumed, language) + ')';
    }
    if (fact.list && !fact.values.empty() && std::to_string(fact.values.size()) != fact.value) {
        told.value += ", " + say(Phrase::deciding, language) + ':';
    }
    if (fact.known && fact.entries.empty() && !fact.in_part.in(language).empty()) {
        told.value +=
            " (" + say(Phrase::in_part, language) + ": " + std::string(fact.in_part.in(language)) + ')';
    }
    for (std::size_t i = 0; i < fact.values.size(); ++i) {
        told.entries.emplace_back(i < fact.entries.size() ? fact.entries[i].in(language)
                                                          : std::string_view(fact.values[i]));
    }
    return told;
}

/// An exception in favour helps against a point that stands in the way, one against hurts a point that does
/// not; as long as it is open, both may come to matter.
void tell_exception(const Point& point, PointTold& told, std::string_view language) {
    const bool open = point.state == PointState::open;
    const bool against = is_against(point);
    const bool in_favour = is_for(point) && point.state != PointState::waived;
    if (point.exception == "in_favour" && (against || open)) {
        told.remarks.push_back({"", say(Phrase::rule_in_favour, language), {}});
    } else if (point.exception == "against" && (in_favour || open)) {
        told.remarks.push_back({"", say(Phrase::rule_against, language), {}});
    } else if (point.exception == "either" && (against || in_favour || open)) {
        told.remarks.push_back({"", say(Phrase::rule_either, language), {}});
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

/// Without the quoted words.
[[nodiscard]] std::string tell_waiver(const WaiverFound& waiver, std::string_view language) {
    std::string text = say(waiver_phrase(waiver.effect), language);
    text += " (" + say(phrase_of(waiver.state, false), language) + ')';
    if (waiver.label != nullptr && !waiver.label->empty()) {
        text += ": " + std::string(waiver.label->in(language));
    }
    if (!waiver.law.empty()) {
        text += ", " + waiver.law;
    }
    return text;
}

void tell_disputes(const Point& point, const std::vector<DisputeFound>& disputes, PointTold& told,
                   std::string_view language) {
    for (const std::string& id : point.open_disputes) {
        const auto dispute = std::find_if(disputes.begin(), disputes.end(),
                                          [&](const DisputeFound& one) { return one.id == id; });
        const bool has_label = dispute != disputes.end() && dispute->label != nullptr;
        told.remarks.push_back({say(Phrase::depends_on_reading, language),
                                has_label ? std::string(dispute->label->in(language)) : id,
                                {}});
    }
}

void tell_readings(const Point& point, PointTold& told, std::string_view language) {
    const auto words = [&](const Words* label, std::string_view id) {
        return std::string(label != nullptr && !label->empty() ? label->in(language) : id);
    };
    for (const OtherReading& other : point.otherwise) {
        told.remarks.push_back({say(Phrase::otherwise, language),
                                words(other.dispute_label, other.dispute) + " – " +
                                    words(other.label, other.reading) + ": " +
                                    say(phrase_of(other.state, point.negative), language),
                                {}});
    }
}

[[nodiscard]] std::size_t count_decisive(const Point& point) {
    std::size_t count = point.decisive ? 1 : 0;
    for (const Point& child : point.children) {
        count += count_decisive(child);
    }
    return count;
}

void collect_decisive(std::vector<const Point*>& found, const Point& point) {
    if (point.decisive) {
        found.push_back(&point);
    }
    std::vector<const Point*> branches;
    for (const Point& child : point.children) {
        branches.push_back(&child);
    }
    if (point.kind == PointKind::any || point.kind == PointKind::at_least) {
        std::stable_sort(branches.begin(), branches.end(), [](const Point* a, const Point* b) {
            return count_decisive(*a) < count_decisive(*b);
        });
    }
    for (const Point* branch : branches) {
        collect_decisive(found, *branch);
    }
}

void collect_resting(std::vector<const Point*>& found, const std::vector<Point>& points) {
    for (const Point& point : points) {
        if (point.rests && !point.decisive) {
            found.push_back(&point);
        }
        collect_resting(found, point.children);
    }
}

void collect_needless(std::set<const Point*>& found, const std::vector<Point>& points, bool needless) {
    for (const Point& point : points) {
        const bool not_met = !point.negative && point.state == PointState::unmet;
        if (needless && not_met) {
            found.insert(&point);
        }
        const bool alternatives = point.kind == PointKind::any || point.kind == PointKind::at_least;
        const bool settled = !point.negative && is_for(point) && alternatives;
        collect_needless(found, point.children, settled || (needless && not_met));
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

std::string_view sign_of(Tone tone, bool negative) noexcept {
    switch (tone) {
    case Tone::good:
        return negative ? "○" : "✓";
    case Tone::bad:
        return negative ? "●" : "✗";
    case Tone::open:
        return "?";
    case Tone::waived:
        return "≈";
    case Tone::none:
        break;
    }
    return "–";
}

Tone tone_of(PointState state, bool negative) noexcept {
    switch (state) {
    case PointState::met:
        return negative ? Tone::bad : Tone::good;
    case PointState::unmet:
        return negative ? Tone::good : Tone::bad;
    case PointState::open:
        return Tone::open;
    case PointState::waived:
        return Tone::waived;
    case PointState::does_not_apply:
        break;
    }
    return Tone::none;
}

Tone tone_of(Status status) noexcept {
    switch (status) {
    case Status::eligible:
        return Tone::good;
    case Status::ineligible:
        return Tone::bad;
    case Status::undetermined:
        return Tone::open;
    case Status::no_law:
        break;
    }
    return Tone::none;
}

std::string label_of(const Point& point, std::string_view language) {
    if (point.label != nullptr && !point.label->empty()) {
        return std::string(point.label->in(language));
    }
    if (!point.id.empty()) {
        return point.id;
    }
    switch (point.kind) {
    case PointKind::any:
        return say(Phrase::any_of, language);
    case PointKind::at_least:
        return say(Phrase::at_least, language) + ' ' + std::to_string(point.at_least) + ' ' +
               say(Phrase::of, language);
    case PointKind::negation:
        return say(Phrase::not_, language);
    case PointKind::all:
    case PointKind::criterion:
        break;
    }
    return say(Phrase::all_of, language);
}

std::string state_of(const Point& point, bool in_full, std::string_view language) {
    const Phrase uncertain = in_full ? Phrase::waived_if_needed : Phrase::waived_if_needed_short;
    return say(point.uncertain ? uncertain : phrase_of(point.state, point.negative), language);
}

bool is_bare_group(const Point& point) noexcept {
    return point.id.empty() && (point.label == nullptr || point.label->empty()) &&
           point.kind == PointKind::all && !point.children.empty();
}

PointTold tell_point(const Point& point, const std::vector<DisputeFound>& disputes,
                     std::string_view language) {
    PointTold told;
    told.number = point.number;
    told.tone = tone_of(point.state, point.negative);
    told.sign = sign_of(told.tone, point.negative);
    told.label = label_of(point, language);
    if (!told.label.empty() && told.label.back() == ':') {
        told.label.pop_back(); // of a group without a name; its state follows
    }
    told.state = state_of(point, true, language);
    const auto quoted = [&](const std::string& quote) {
        return quote.empty() ? std::string() : in_quotation_marks(quote, language);
    };
    told.law = {point.law, std::string(point.url), quoted(point.quote)};
    told.mentioned = {point.mentioned_law, "", quoted(point.mentioned_quote)};
    told.required = point.required.in(language);
    told.found = point.found.in(language);
    for (const FactFound& fact : point.facts) {
        told.facts.push_back(tell_fact(fact, language));
    }
    tell_disputes(point, disputes, told, language);
    if (point.cannot_compute) {
        told.remarks.push_back({"", say(Phrase::cannot_compute, language), {}});
    }
    const bool in_need =
        point.state == PointState::waived || point.state == PointState::open || is_against(point);
    for (const WaiverFound& waiver : point.waivers) {
        if (in_need) {
            const std::string brief = tell_waiver(waiver, language);
            const std::string quote =
                waiver.quote.empty() ? "" : ' ' + in_quotation_marks(waiver.quote, language);
            told.remarks.push_back({say(Phrase::waiver, language), brief + quote, brief});
        }
    }
    tell_readings(point, told, language);
    tell_exception(point, told, language);
    return told;
}

std::set<const Point*> needless_points(const std::vector<Point>& points) {
    std::set<const Point*> found;
    collect_needless(found, points, false);
    return found;
}

std::vector<const Point*> decisive_points(const std::vector<Point>& points) {
    std::vector<const Point*> found;
    for (const Point& point : points) {
        collect_decisive(found, point);
    }
    return found;
}

std::vector<const Point*> resting_points(const std::vector<Point>& points) {
    std::vector<const Point*> found;
    collect_resting(found, points);
    return found;
}

PointLabels point_labels(const std::vector<Point>& points) {
    PointLabels labels;
    collect_labels(labels, points);
    return labels;
}

} // namespace bleibe::detail
