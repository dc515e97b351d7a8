// SPDX-License-Identifier: Apache-2.0
// A timeline for people: one line per stretch, with the cause of its first day, and what is assumed.
#include "render/page.hpp"
#include "words/phrases.hpp"

#include <bleibe/render.hpp>

namespace bleibe {
namespace {

using detail::Page;
using detail::Phrase;
using detail::phrase;

constexpr std::size_t days_width = 28;

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

std::string text_of(const Cause& cause, std::string_view language) {
    std::string text(phrase(phrase_of(cause.kind), language));
    if (cause.kind == CauseKind::law) {
        if (!cause.law.empty()) {
            text += ": " + cause.law;
        }
        text +=
            ' ' + (cause.version.empty() ? std::string(phrase(Phrase::cause_ends, language)) : cause.version);
    } else if (cause.label != nullptr && !cause.label->empty()) {
        text += ": " + std::string(cause.label->in(language));
    }
    return text;
}

std::string text_of(const TimelineStretch& stretch, std::string_view language) {
    std::string text(phrase(detail::phrase_of(stretch.status), language));
    if (stretch.effect) {
        text += ", " + std::string(phrase(detail::phrase_of(*stretch.effect), language));
    }
    if (stretch.cause.kind != CauseKind::begin) {
        text += " (" + text_of(stretch.cause, language) + ')';
    }
    return text;
}

} // namespace

std::string to_text(const Timeline& timeline, std::string_view language) {
    std::string out;
    Page page(out);
    for (const PermitTimeline& permit : timeline.permits) {
        page.gap();
        const std::string_view label =
            permit.label == nullptr ? std::string_view() : permit.label->in(language);
        page.heading(std::string(label.empty() ? permit.id : label) + " [" + std::string(permit.id) + ']',
                     '-');
        for (const TimelineStretch& stretch : permit.stretches) {
            const std::string days = stretch.from.to_string() +
                                     (stretch.until ? " – " + stretch.until->to_string() : std::string(" –"));
            page.entry(0, days, days_width, text_of(stretch, language));
        }
    }
    page.gap();
    page.paragraph(0, 0, phrase(Phrase::timeline_assumes, language));
    return out;
}

} // namespace bleibe
