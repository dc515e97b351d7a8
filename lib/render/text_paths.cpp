// SPDX-License-Identifier: Apache-2.0
// The end of an answer over all permits: what is open, what time opens, what is within reach and takes
// what, what is closed and why.
#include "render/text_paths.hpp"

#include "words/phrases.hpp"

namespace bleibe::detail {

namespace {

Phrase phrase_of(Standing standing) {
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

Phrase phrase_of_cure(std::string_view cure) {
    return cure == "wait"        ? Phrase::cure_wait
           : cure == "evidence"  ? Phrase::cure_evidence
           : cure == "act"       ? Phrase::cure_act
           : cure == "authority" ? Phrase::cure_authority
                                 : Phrase::cure_reapply;
}

class PathsText {
public:
    PathsText(Page& page, std::string_view language) : page_(page), language_(language) {}

    void group(const std::vector<Path>& paths, Standing standing) {
        bool headed = false;
        for (const Path& path : paths) {
            if (path.standing != standing) {
                continue;
            }
            if (!headed) {
                page_.gap();
                page_.paragraph(0, 0, phrase(phrase_of(standing), language_));
                headed = true;
            }
            one(path);
        }
    }

private:
    void one(const Path& path) {
        std::string text = "– ";
        text += path.label != nullptr && !path.label->empty() ? path.label->in(language_) : path.id;
        text += " [" + std::string(path.id) + ']';
        if (path.effect && path.standing != Standing::closed) {
            text += ": " + say(bleibe::detail::phrase_of(*path.effect));
        }
        if (path.on) {
            text += ", " + say(Phrase::from_day) + ' ' + day_in_words(*path.on, language_);
        }
        page_.paragraph(2, 2, text);
        if (path.needs.empty() && path.standing == Standing::closed) {
            page_.paragraph(4, 2, no_law(path));
        }
        if (path.standing != Standing::by_waiting) { // there the needs are a matter of time
            needs(path, PathNeed::Kind::criterion,
                  path.standing == Standing::closed ? Phrase::way_fails_on : Phrase::way_needs);
            needs(path, PathNeed::Kind::fact, Phrase::way_asks);
            needs(path, PathNeed::Kind::dispute, Phrase::way_disputed);
            needs(path, PathNeed::Kind::norm, Phrase::missing_norms);
        }
    }

    [[nodiscard]] std::string no_law(const Path& path) const {
        std::string text = say(Phrase::no_law);
        if (!path.next_law.empty()) {
            text += "; " + say(Phrase::next_version) + ' ' + day_in_words(path.next_law, language_);
        }
        return text;
    }

    /// Those of one kind in one line.
    void needs(const Path& path, PathNeed::Kind kind, Phrase before) {
        std::string text;
        for (const PathNeed& need : path.needs) {
            if (need.kind != kind) {
                continue;
            }
            text += text.empty() ? say(before) + ": " : "; ";
            text += need.label.empty() ? need.name : std::string(need.label.in(language_));
            std::string cures;
            for (const std::string_view cure : need.cures) {
                cures += (cures.empty() ? " (" : ", ") + say(phrase_of_cure(cure));
            }
            text += cures.empty() ? "" : cures + ')';
        }
        page_.paragraph(4, 2, text);
    }

    [[nodiscard]] std::string say(Phrase which) const { return std::string(phrase(which, language_)); }

    Page& page_;
    std::string_view language_;
};

} // namespace

void write_paths(Page& page, const CaseReport& report, std::string_view language) {
    if (report.paths.empty()) {
        return;
    }
    page.gap();
    page.heading(phrase(Phrase::ways, language), '-');
    PathsText text(page, language);
    for (const Standing standing : {Standing::open, Standing::by_waiting, Standing::within_reach,
                                    Standing::unclear, Standing::closed}) {
        text.group(report.paths, standing);
    }
}

} // namespace bleibe::detail
