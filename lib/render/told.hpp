// SPDX-License-Identifier: Apache-2.0
// A report in words, section by section: what text, Markdown and HTML have to say, once for all of them.
#pragma once

#include "render/told_points.hpp"
#include "words/phrases.hpp"

#include <bleibe/report.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bleibe::detail {

/// "Ergebnis": "Voraussetzungen erfüllt – grün".
struct RowTold {
    std::string name;
    std::vector<std::string> lines;
    std::string url;
};

/// A fact that is not known, how to ask for it, and what shows it.
struct QuestionTold {
    std::string fact; // its label, and its path in brackets
    std::string label;
    std::string question;
    std::string evidence;
};

/// A heading with one line for each item.
struct ListTold {
    Phrase heading = Phrase::missing;
    std::vector<std::string> items;
};

struct PointsTold {
    Phrase heading = Phrase::rests_on;
    std::vector<PointTold> points;
};

struct ReadingTold {
    std::string label;  // "Jede Ausreise unterbricht (gewählt)"
    std::string result; // "Voraussetzungen erfüllt, soll erteilt werden"
    std::string choice; // "interruptions=strict"
    std::string summary;
    std::vector<ReadingFound::Holder> holders;
    Tone tone = Tone::none;
};

struct DisputeTold {
    std::string label;
    std::vector<ReadingTold> readings;
};

/// A line of the tree of all points.
struct OverviewTold {
    std::size_t depth = 0;
    std::string state;
    std::string label;
    std::string law;
    Tone tone = Tone::none;
    std::string_view sign;
    std::uint32_t number = 0;
};

struct PermitTold {
    std::string title;
    std::string id;
    std::string kind;
    std::string result; // without the colour
    std::string effect; // may be empty
    Tone tone = Tone::none;
    std::vector<RowTold> rows;
    std::vector<PointsTold> points;  // what decides, then what else it rests on
    std::optional<ListTold> because; // names alone, where there is no explanation
    std::vector<QuestionTold> questions;
    std::vector<ListTold> open;  // what else leaves it open
    std::vector<ListTold> lists; // waivers, judgements, what is assumed
    std::vector<DisputeTold> disputes;
    std::string possible_disputes; // on points that are open
    std::string other_disputes;    // without effect on the case
    std::vector<OverviewTold> requirements;
    std::vector<OverviewTold> refusals;
    std::vector<std::string> omitted;
};

[[nodiscard]] PermitTold tell_permit(const CaseReport& report, const PermitReport& permit,
                                     std::string_view language);
/// "in der Fassung ab 31.12.2022, Wortlaut amtlich".
[[nodiscard]] std::string tell_version(const LawApplied& law, std::string_view language);
/// Of a word of `bears_on`.
[[nodiscard]] Phrase phrase_of_bearing(std::string_view bears_on) noexcept;
/// "Fall 12": by its id, or its line.
[[nodiscard]] std::string tell_case(const CaseReport& report, std::string_view language);
/// What was examined, and what this is not.
[[nodiscard]] std::string tell_closing(const CaseReport& report, std::string_view language);

} // namespace bleibe::detail
