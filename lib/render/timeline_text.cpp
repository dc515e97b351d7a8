// SPDX-License-Identifier: Apache-2.0
// A timeline for people: one line per stretch, with the cause of its first day, and what is assumed.
#include "render/page.hpp"
#include "render/told_timeline.hpp"

#include <bleibe/render.hpp>

namespace bleibe {
namespace {

using detail::Page;
using detail::Phrase;
using detail::phrase;
using detail::tell_cause;

/// For two days of the longest month and the gap behind them.
std::size_t days_width(std::string_view language) { return language == "de" ? 25 : 40; }

std::string text_of(const TimelineStretch& stretch, std::string_view language) {
    std::string text = detail::tell_status(stretch, language);
    const std::string effect = detail::tell_effect(stretch, language);
    text += (effect.empty() ? "" : ", ") + effect;
    if (stretch.cause.kind != CauseKind::begin) {
        text += " (" + tell_cause(stretch.cause, language) + ')';
    }
    return text;
}

} // namespace

std::string to_text(const Timeline& timeline, std::string_view language) {
    std::string out;
    Page page(out);
    for (const PermitTimeline& permit : timeline.permits) {
        page.gap();
        page.heading(detail::tell_permit(permit, language) + " [" + std::string(permit.id) + ']', '-');
        for (const TimelineStretch& stretch : permit.stretches) {
            page.entry(0, detail::tell_days(stretch, language), days_width(language),
                       text_of(stretch, language));
        }
    }
    page.gap();
    page.paragraph(0, 0, phrase(Phrase::timeline_assumes, language));
    return out;
}

} // namespace bleibe
