// SPDX-License-Identifier: Apache-2.0
// What is said of a way depends on how far it is open; ways of which the same is said share one entry, so
// that twenty permits that fail for one reason are read once.
#include "render/told_paths.hpp"

#include "words/phrases.hpp"

#include <algorithm>

namespace bleibe::detail {

namespace {

/// More facts than these are counted: whoever has to ask that much begins with `bleibe missing`.
constexpr std::size_t most_facts = 5;

Phrase heading_of(Standing standing) {
    switch (standing) {
    case Standing::open:
        return Phrase::way_open;
    case Standing::by_waiting:
        return Phrase::way_by_waiting;
    case Standing::within_reach:
        return Phrase::way_within_reach;
    case Standing::unclear:
        return Phrase::way_unclear;
    case Standing::closed:
        break;
    }
    return Phrase::way_closed;
}

Tone tone_of_way(Standing standing) {
    switch (standing) {
    case Standing::open:
        return Tone::good;
    case Standing::by_waiting:
    case Standing::within_reach:
        return Tone::waived;
    case Standing::unclear:
        return Tone::open;
    case Standing::closed:
        break;
    }
    return Tone::bad;
}

Phrase phrase_of_cure(std::string_view cure) {
    return cure == "wait"        ? Phrase::cure_wait
           : cure == "evidence"  ? Phrase::cure_evidence
           : cure == "act"       ? Phrase::cure_act
           : cure == "authority" ? Phrase::cure_authority
                                 : Phrase::cure_reapply;
}

class PathTeller {
public:
    PathTeller(const CaseReport& report, std::string_view language) : report_(report), language_(language) {}

    [[nodiscard]] PathGroupTold group(Standing standing) const {
        PathGroupTold told;
        told.heading = say(heading_of(standing));
        told.tone = tone_of_way(standing);
        const std::vector<std::size_t> places = strongest_first(standing);
        for (const std::size_t place : places) {
            add(report_.paths[place], place, told.paths);
            told.brief += (told.brief.empty() ? "" : "; ") + brief(report_.paths[place]);
        }
        if (standing == Standing::closed && !places.empty()) {
            told.brief = std::to_string(places.size()) + ' ' + say(Phrase::way_of_all) + ' ' +
                         std::to_string(report_.paths.size());
        }
        return told;
    }

private:
    /// By the effect for this person, which a waiver may have weakened; equals in the order of the report.
    [[nodiscard]] std::vector<std::size_t> strongest_first(Standing standing) const {
        std::vector<std::size_t> places;
        for (std::size_t i = 0; i < report_.paths.size(); ++i) {
            if (report_.paths[i].standing == standing) {
                places.push_back(i);
            }
        }
        const auto strength = [&](std::size_t place) {
            const std::optional<Effect>& effect = report_.paths[place].effect;
            return effect ? static_cast<int>(*effect) : static_cast<int>(Effect::may) + 1;
        };
        std::stable_sort(places.begin(), places.end(),
                         [&](std::size_t a, std::size_t b) { return strength(a) < strength(b); });
        return places;
    }

    void add(const Path& path, std::size_t place, std::vector<PathTold>& into) const {
        PathTold told = one(path);
        const auto same = std::find_if(into.begin(), into.end(), [&](const PathTold& other) {
            return other.result == told.result &&
                   std::equal(other.needs.begin(), other.needs.end(), told.needs.begin(), told.needs.end(),
                              [](const PartTold& a, const PartTold& b) {
                                  return a.name == b.name && a.text == b.text;
                              });
        });
        PathTold& entry = same != into.end() ? *same : into.emplace_back(std::move(told));
        entry.permits.push_back({label(path), std::string(path.id), place});
    }

    [[nodiscard]] PathTold one(const Path& path) const {
        PathTold told;
        if (path.effect && path.standing != Standing::closed && path.standing != Standing::unclear) {
            told.result = say(phrase_of(*path.effect));
        }
        if (path.on && path.standing == Standing::by_waiting) {
            told.result += (told.result.empty() ? "" : ", ") + from_day(*path.on);
        }
        if (path.needs.empty() && path.standing == Standing::closed) {
            told.needs.push_back({"", no_law(path), ""});
        }
        if (path.standing == Standing::unclear) {
            return told; // everything is missing: the list would say no more
        }
        criteria(path, told.needs);
        needs(path, PathNeed::Kind::fact, Phrase::way_asks, told.needs);
        needs(path, PathNeed::Kind::dispute, Phrase::way_disputed, told.needs);
        needs(path, PathNeed::Kind::norm, Phrase::missing_norms, told.needs);
        if (path.on && path.standing == Standing::within_reach) {
            told.needs.push_back({say(Phrase::way_or_waiting), from_day(*path.on), ""});
        }
        return told;
    }

    /// Those of one kind in one line.
    void needs(const Path& path, PathNeed::Kind kind, Phrase before, std::vector<PartTold>& into) const {
        PartTold part{say(before), "", ""};
        std::size_t count = 0;
        for (const PathNeed& need : path.needs) {
            if (need.kind == kind && (++count <= most_facts || kind != PathNeed::Kind::fact)) {
                part.text += (part.text.empty() ? "" : "; ") + in_words(need, path.standing);
            }
        }
        if (kind == PathNeed::Kind::fact && count > most_facts) {
            part.text += "; + " + std::to_string(count - most_facts) + ' ' + say(Phrase::and_more);
        }
        if (count > 0) {
            into.push_back(std::move(part));
        }
    }

    /// What has to come and what has to go, each in one line; alternatives in lines of their own.
    void criteria(const Path& path, std::vector<PartTold>& into) const {
        for (const bool stands : {false, true}) {
            PartTold part{say(before_criteria(path.standing, stands)), "", ""};
            std::vector<PartTold> alternatives;
            for (const PathNeed& need : path.needs) {
                if (need.kind == PathNeed::Kind::criterion && need.stands == stands) {
                    part.text += (part.text.empty() ? "" : "; ") + in_words(need, path.standing);
                } else if (!need.parts.empty() && need.stands == stands) {
                    alternatives.push_back({part.name, group(need, path.standing, stands), ""});
                }
            }
            if (!part.text.empty()) {
                into.push_back(std::move(part));
            }
            into.insert(into.end(), alternatives.begin(), alternatives.end());
        }
    }

    [[nodiscard]] static Phrase before_criteria(Standing standing, bool stands) {
        switch (standing) {
        case Standing::by_waiting:
            return stands ? Phrase::way_stands_today : Phrase::way_waits_for;
        case Standing::closed:
            return stands ? Phrase::way_stands : Phrase::way_unmet;
        default:
            return stands ? Phrase::way_stands : Phrase::way_needs;
        }
    }

    /// Of grounds it is said that they are there, all of them; of conditions what would be enough. `stands`:
    /// the words before the group speak of grounds.
    [[nodiscard]] std::string group(const PathNeed& need, Standing standing, bool stands) const {
        const bool all = stands || need.kind == PathNeed::Kind::all_of;
        const bool some = !all && need.enough > 1;
        std::string text;
        for (const PathNeed& part : need.parts) {
            text += text.empty() ? ""
                    : some       ? "; "
                                 : ' ' + say(all ? Phrase::and_ : Phrase::one_or_other) + ' ';
            text += part.parts.empty() ? (part.stands && !stands ? say(Phrase::way_no_longer) + ' ' : "") +
                                             in_words(part, standing)
                                       : '(' + group(part, standing, stands) + ')';
        }
        return some ? say(Phrase::at_least) + ' ' + std::to_string(need.enough) + ' ' + say(Phrase::of) +
                          ' ' + text
                    : text;
    }

    /// By waiting the cure is known, and of what is closed it would be no news that nobody changes it.
    [[nodiscard]] std::string in_words(const PathNeed& need, Standing standing) const {
        std::string text = need.label.empty() ? need.name : std::string(need.label.in(language_));
        if (standing == Standing::by_waiting) {
            return text;
        }
        std::string remarks;
        for (const std::string_view cure : need.cures) {
            remarks += (remarks.empty() ? "" : ", ") + say(phrase_of_cure(cure));
        }
        if (need.as_a_rule) {
            remarks += (remarks.empty() ? "" : "; ") + say(Phrase::way_as_a_rule);
        }
        return remarks.empty() ? text : text + " (" + remarks + ')';
    }

    [[nodiscard]] std::string brief(const Path& path) const {
        const bool waits = path.on && path.standing == Standing::by_waiting;
        return label(path) + (waits ? ", " + from_day(*path.on) : "");
    }

    [[nodiscard]] std::string no_law(const Path& path) const {
        std::string text = say(Phrase::no_law);
        if (!path.next_law.empty()) {
            text += "; " + say(Phrase::next_version) + ' ' + day_in_words(path.next_law, language_);
        }
        return text;
    }

    [[nodiscard]] std::string label(const Path& path) const {
        return std::string(path.label != nullptr && !path.label->empty() ? path.label->in(language_)
                                                                         : path.id);
    }
    [[nodiscard]] std::string from_day(Date day) const {
        return say(Phrase::from_day) + ' ' + day_in_words(day, language_);
    }
    [[nodiscard]] std::string say(Phrase which) const { return std::string(phrase(which, language_)); }

    const CaseReport& report_;
    std::string_view language_;
};

} // namespace

PathsTold tell_paths(const CaseReport& report, std::string_view language) {
    PathsTold told;
    told.heading = std::string(phrase(Phrase::ways, language));
    told.in_full = std::string(phrase(Phrase::ways_in_full, language));
    const PathTeller teller(report, language);
    for (const Standing standing : {Standing::open, Standing::by_waiting, Standing::within_reach,
                                    Standing::unclear, Standing::closed}) {
        PathGroupTold group = teller.group(standing);
        if (!group.paths.empty()) {
            told.groups.push_back(std::move(group));
        }
    }
    if (std::any_of(report.paths.begin(), report.paths.end(),
                    [](const Path& path) { return path.on.has_value(); })) {
        told.assumes = std::string(phrase(Phrase::timeline_assumes, language));
    }
    return told;
}

bool is_closed_way(const CaseReport& report, const PermitReport& permit) {
    return std::any_of(report.paths.begin(), report.paths.end(), [&](const Path& path) {
        return path.id == permit.id && path.standing == Standing::closed;
    });
}

PermitTold tell_way(const CaseReport& report, const PermitReport& permit, std::string_view language) {
    PermitTold told = tell_permit(report, permit, language);
    if (!is_closed_way(report, permit)) {
        return told;
    }
    PermitTold brief;
    brief.title = std::move(told.title);
    brief.id = std::move(told.id);
    brief.rows = std::move(told.rows);
    brief.because = std::move(told.because);
    if (!told.points.empty()) {
        brief.points.push_back(std::move(told.points.front()));
    }
    return brief;
}

} // namespace bleibe::detail
