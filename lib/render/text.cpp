// SPDX-License-Identifier: Apache-2.0
// A report as plain text: headings, paragraphs and lists in lines of a bounded width.
#include "render/page.hpp"
#include "render/text_paths.hpp"
#include "render/text_points.hpp"
#include "render/told.hpp"

#include <bleibe/render.hpp>

namespace bleibe {

namespace {

using namespace detail;

constexpr std::size_t head_column = 12;

class PermitText {
public:
    PermitText(Page& page, const PermitTold& told, std::string_view language)
        : page_(page), told_(told), language_(language) {}

    void write() {
        page_.gap();
        page_.heading(told_.title == told_.id ? told_.id : told_.title + " [" + told_.id + ']', '-');
        for (const RowTold& row : told_.rows) {
            std::string_view name = row.name;
            for (const std::string& line : row.lines) {
                page_.entry(0, name, head_column, line);
                name = {};
            }
        }
        for (const PointsTold& points : told_.points) {
            section(points.heading);
            for (const PointTold& point : points.points) {
                write_point(page_, point, language_);
            }
        }
        if (told_.because) {
            list(*told_.because);
        }
        questions();
        for (const auto* lists : {&told_.open, &told_.lists}) {
            for (const ListTold& one : *lists) {
                list(one);
            }
        }
        disputes();
        overview();
        if (!told_.omitted.empty()) {
            list({Phrase::omitted, told_.omitted});
        }
    }

private:
    void item(std::string_view text) { page_.paragraph(2, 2, text); }
    void section(Phrase heading) {
        page_.gap();
        page_.paragraph(0, 0, phrase(heading, language_));
    }
    void list(const ListTold& list) {
        section(list.heading);
        for (const std::string& one : list.items) {
            item("– " + one);
        }
    }

    void questions() {
        if (told_.questions.empty()) {
            return;
        }
        section(Phrase::missing);
        for (const QuestionTold& question : told_.questions) {
            item("– " + question.fact);
            page_.paragraph(4, 2, question.question);
            if (!question.evidence.empty()) {
                page_.paragraph(4, 2,
                                std::string(phrase(Phrase::evidence, language_)) + ": " + question.evidence);
            }
        }
    }

    void disputes() {
        if (!told_.disputes.empty()) {
            section(Phrase::disputes);
        }
        for (const DisputeTold& dispute : told_.disputes) {
            item(dispute.label);
            for (const ReadingTold& reading : dispute.readings) {
                std::string text =
                    "– " + reading.label + ": " + reading.result + " [" + reading.choice + "].";
                text += (reading.summary.empty() ? "" : " ") + reading.summary;
                std::string separator = ' ' + std::string(phrase(Phrase::held_by, language_)) + ": ";
                for (const ReadingFound::Holder& holder : reading.holders) {
                    text += separator + std::string(holder.cite);
                    separator = "; ";
                }
                page_.paragraph(4, 2, text);
            }
        }
        if (!told_.possible_disputes.empty()) {
            section(Phrase::possible_disputes);
            item(told_.possible_disputes);
        }
        if (!told_.other_disputes.empty()) {
            section(Phrase::other_disputes);
            item(told_.other_disputes);
        }
    }

    void overview() {
        if (!told_.requirements.empty()) {
            section(Phrase::all_points);
            write_overview(page_, told_.requirements, 2);
        }
        if (!told_.refusals.empty()) {
            section(Phrase::refusals);
            write_overview(page_, told_.refusals, 2);
        }
    }

    Page& page_;
    const PermitTold& told_;
    std::string_view language_;
};

} // namespace

std::string to_text(const CaseReport& report, std::string_view language) {
    std::string out;
    Page page(out);
    page.heading(tell_case(report, language) + ", " + std::string(phrase(Phrase::decision_day, language)) +
                     ' ' + day_in_words(report.on, language) + ": " +
                     std::string(phrase(phrase_of(report.colour), language)),
                 '=');
    const PathsTold paths = tell_paths(report, language);
    write_paths_in_brief(page, paths);
    for (const PermitReport& permit : report.permits) {
        PermitText(page, tell_way(report, permit, language), language).write();
    }
    write_paths(page, paths);
    page.gap();
    page.paragraph(0, 0, tell_closing(report, language));
    return out;
}

} // namespace bleibe
