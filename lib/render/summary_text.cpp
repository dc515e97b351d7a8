// SPDX-License-Identifier: Apache-2.0
// The summary of a screening for the head of an office: colours, permits, what fails most, what is missing.
#include "render/page.hpp"
#include "words/phrases.hpp"

#include <bleibe/render.hpp>

#include <algorithm>

namespace bleibe {

namespace {

using detail::Page;
using detail::Phrase;
using detail::phrase;

constexpr std::size_t shown_counts = 12;
constexpr std::size_t number_width = 8;

[[nodiscard]] std::string right(const std::string& text, std::size_t width) {
    return text.size() < width ? std::string(width - text.size(), ' ') + text : text;
}

/// "21,8 %" of a whole that is not 0.
[[nodiscard]] std::string share(std::uint64_t part, std::uint64_t whole, std::string_view language) {
    const std::uint64_t tenths = (part * 2000 + whole) / (whole * 2);
    return std::to_string(tenths / 10) + (language == "de" ? ',' : '.') + std::to_string(tenths % 10) + " %";
}

void write_counts(Page& page, Phrase heading, const std::vector<Summary::Count>& counts,
                  std::string_view language) {
    if (counts.empty()) {
        return;
    }
    page.gap();
    page.paragraph(0, 0, phrase(heading, language));
    for (std::size_t i = 0; i < std::min(counts.size(), shown_counts); ++i) {
        const Summary::Count& count = counts[i];
        std::string text(count.label.empty() ? std::string_view(count.name) : count.label.in(language));
        text += " (" + count.permit + ": " + count.name + ')';
        page.entry(0, right(std::to_string(count.cases), number_width), number_width + 2, text);
    }
    if (counts.size() > shown_counts) {
        const std::string more = std::to_string(counts.size() - shown_counts);
        page.paragraph(number_width + 2, 0,
                       "+ " + more + ' ' + std::string(phrase(Phrase::and_more, language)));
    }
}

void write_colours(Page& page, const Summary& summary, std::string_view language) {
    page.gap();
    page.paragraph(0, 0, phrase(Phrase::colours, language));
    for (const Colour colour : {Colour::green, Colour::yellow, Colour::grey, Colour::red}) {
        const std::string share_text =
            summary.cases() == 0 ? std::string{} : share(summary.of(colour), summary.cases(), language);
        page.entry(0, right(std::to_string(summary.of(colour)), number_width) + "  " + right(share_text, 8),
                   number_width + 12, phrase(detail::phrase_of(colour), language));
    }
}

void write_permits(Page& page, const Summary& summary, std::string_view language) {
    if (summary.permits().empty()) {
        return;
    }
    page.gap();
    page.paragraph(0, 0, phrase(Phrase::per_permit, language));
    for (std::size_t permit = 0; permit < summary.permits().size(); ++permit) {
        page.paragraph(2, 0, summary.permits()[permit]);
        for (const Status status :
             {Status::eligible, Status::undetermined, Status::ineligible, Status::no_law}) {
            if (const std::uint64_t cases = summary.of(permit, status); cases > 0) {
                page.entry(0, right(std::to_string(cases), number_width), number_width + 2,
                           phrase(detail::phrase_of(status), language));
            }
        }
    }
}

} // namespace

std::string to_text(const Summary& summary, std::string_view language) {
    std::string out;
    Page page(out);
    page.paragraph(
        0, 0, std::to_string(summary.cases()) + ' ' + std::string(phrase(Phrase::cases_screened, language)));
    write_colours(page, summary, language);
    write_permits(page, summary, language);
    write_counts(page, Phrase::often_unmet, summary.unmet(), language);
    write_counts(page, Phrase::often_missing, summary.missing(), language);
    return out;
}

} // namespace bleibe
