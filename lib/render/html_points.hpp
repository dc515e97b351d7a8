// SPDX-License-Identifier: Apache-2.0
// Points as parts of a page: beside the wording in brief, in the explanation in full.
#pragma once

#include "render/markup.hpp"
#include "render/told.hpp"

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

namespace bleibe::detail {

/// What the parts of one permit share.
struct HtmlPermit {
    Markup& html;
    const CaseReport& report;
    const PermitReport& permit;
    const PermitTold& told;
    std::string_view language;
    std::string prefix;                // of ids: "p1"
    std::string_view wording_language; // of the law's words; empty: the page's own
    std::set<std::uint32_t> placed{};  // points that have a note beside the wording

    [[nodiscard]] std::string_view say(Phrase which) const { return phrase(which, language); }
    /// The id of a point's note.
    [[nodiscard]] std::string note(std::uint32_t number) const {
        return prefix + "-n" + std::to_string(number);
    }
};

/// "good", "bad" … as a class.
[[nodiscard]] std::string_view class_of(Tone tone) noexcept;
/// Sign and words of a state.
void write_state(Markup& html, Tone tone, std::string_view sign, std::string_view words);
/// The number of a point, as a link to its note where there is one.
void write_number(const HtmlPermit& page, std::uint32_t number);
/// Beside the wording: the state, what was required and found, the facts; of long lists the beginning.
void write_note(const HtmlPermit& page, const PointTold& point);
/// In the explanation: with the law and its words.
void write_full_point(const HtmlPermit& page, const PointTold& point);

} // namespace bleibe::detail
