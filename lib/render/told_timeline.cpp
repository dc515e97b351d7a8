// SPDX-License-Identifier: Apache-2.0
// A border is told by the kind of its cause, and by the criterion or the norm that it is about.
#include "render/told_timeline.hpp"

namespace bleibe::detail {
namespace {

Phrase phrase_of(CauseKind kind) {
    switch (kind) {
    case CauseKind::begin:
        return Phrase::cause_begin;
    case CauseKind::law:
        return Phrase::cause_law;
    case CauseKind::age:
        return Phrase::cause_age;
    case CauseKind::time:
        return Phrase::cause_time;
    case CauseKind::fixed_day:
        return Phrase::cause_fixed_day;
    case CauseKind::fact:
        return Phrase::cause_fact;
    case CauseKind::other:
        return Phrase::cause_other;
    }
    return Phrase::cause_other;
}

/// "§ 104c AufenthG, version from 31 December 2022".
std::string told_law(const Cause& cause, std::string_view language) {
    if (cause.version.empty()) {
        return cause.law + ' ' + std::string(phrase(Phrase::cause_ends, language));
    }
    const std::string from = std::string(phrase(Phrase::cause_version_from, language)) + ' ' +
                             day_in_words(cause.version, language);
    return cause.law.empty() ? from + ' ' + std::string(phrase(Phrase::cause_norm_drawn_upon, language))
                             : cause.law + ", " + from;
}

} // namespace

std::string tell_permit(const PermitTimeline& permit, std::string_view language) {
    const std::string_view label = permit.label == nullptr ? std::string_view() : permit.label->in(language);
    return std::string(label.empty() ? permit.id : label);
}

std::string tell_case(const Timeline& timeline, std::string_view language) {
    return std::string(phrase(Phrase::case_, language)) + ' ' +
           (timeline.id.empty() ? std::string(phrase(Phrase::without_id, language)) : timeline.id);
}

std::string tell_status(const TimelineStretch& stretch, std::string_view language) {
    std::string text(phrase(phrase_of(stretch.status), language));
    return stretch.proven ? text : text + " (" + std::string(phrase(Phrase::not_proven_here, language)) + ')';
}

std::string tell_effect(const TimelineStretch& stretch, std::string_view language) {
    return stretch.effect ? std::string(phrase(phrase_of(*stretch.effect), language)) : std::string();
}

std::string tell_days(const TimelineStretch& stretch, std::string_view language) {
    return day_in_words(stretch.from, language) + " –" +
           (stretch.until ? ' ' + day_in_words(*stretch.until, language) : "");
}

std::string tell_cause(const Cause& cause, std::string_view language) {
    std::string text(phrase(phrase_of(cause.kind), language));
    if (cause.kind == CauseKind::law) {
        text += ": " + told_law(cause, language);
    } else if (cause.label != nullptr && !cause.label->empty()) {
        text += ": " + std::string(cause.label->in(language));
    }
    return text;
}

} // namespace bleibe::detail
