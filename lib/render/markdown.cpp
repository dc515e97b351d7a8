// SPDX-License-Identifier: Apache-2.0
// A report as Markdown (CommonMark): nothing that comes from outside can become markup, and links lead to the
// web alone.
#include "render/markup.hpp"
#include "render/page.hpp"
#include "render/told.hpp"
#include "render/told_paths.hpp"

#include <bleibe/render.hpp>

namespace bleibe {

namespace {

using namespace detail;

/// One line of Markdown that shows the text as it is.
std::string shown(std::string_view text) {
    std::string out;
    for (const char c : plain(text)) {
        if (c == '<') {
            out += "&lt;";
        } else if (c == '&') {
            out += "&amp;";
        } else {
            constexpr std::string_view special = "\\`*_{}[]>#|~!$";
            out += special.find(c) != std::string_view::npos ? "\\" : "";
            out += c;
        }
    }
    // What begins a list at the beginning of a line.
    const std::size_t digits = out.find_first_not_of("0123456789");
    if (!out.empty() && (out.front() == '-' || out.front() == '+' || out.front() == '=')) {
        out.insert(0, "\\");
    } else if (digits != 0 && digits < out.size() && (out[digits] == '.' || out[digits] == ')')) {
        out.insert(digits, "\\");
    }
    return out;
}

std::string link(std::string_view url, std::string_view text) {
    if (!is_web_address(url) || url.find_first_of(" <>\\\n\t") != std::string_view::npos) {
        return shown(text);
    }
    return '[' + shown(text) + "](<" + std::string(url) + ">)";
}

class PermitMarkdown {
public:
    PermitMarkdown(std::string& out, const PermitTold& told, std::string_view language)
        : out_(out), told_(told), language_(language) {}

    void write() {
        out_ += "\n## " + shown(told_.title) + "\n\n";
        for (const RowTold& row : told_.rows) {
            for (const std::string& line : row.lines) {
                out_ += "- **" + shown(row.name) + ":** " + shown(line);
                out_ += is_web_address(row.url) ? " (" + link(row.url, say(Phrase::source)) + ")\n" : "\n";
            }
        }
        for (const PointsTold& points : told_.points) {
            heading(points.heading);
            for (const PointTold& one : points.points) {
                point(one);
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
        overview(Phrase::all_points, told_.requirements);
        overview(Phrase::refusals, told_.refusals);
        if (!told_.omitted.empty()) {
            list({Phrase::omitted, told_.omitted});
        }
    }

private:
    [[nodiscard]] std::string say(Phrase which) const { return std::string(phrase(which, language_)); }
    void heading(Phrase which) { out_ += "\n### " + say(which) + "\n\n"; }
    void item(std::size_t depth, const std::string& markdown) {
        out_ += std::string(2 * depth, ' ') + "- " + markdown + '\n';
    }
    void part(const std::string& name, const std::string& text) {
        if (!text.empty()) {
            item(1, (name.empty() ? "" : shown(name) + ": ") + shown(text));
        }
    }

    void point(const PointTold& point) {
        item(0, "**" + std::string(point.sign) + ' ' + shown(point.state) + "** – " + shown(point.label));
        if (!point.law.empty()) {
            item(1, link(point.law.url, point.law.law) + ' ' + shown(point.law.quote));
        }
        part(say(Phrase::by_way_of), point.mentioned.text());
        part(say(Phrase::required), point.required);
        part(say(Phrase::found), point.found);
        for (const FactTold& fact : point.facts) {
            item(1, shown(fact.label) + ": " + shown(fact.value));
            for (const std::string& entry : fact.entries) {
                item(2, shown(entry));
            }
        }
        for (const PartTold& remark : point.remarks) {
            part(remark.name, remark.text);
        }
    }

    void questions() {
        if (told_.questions.empty()) {
            return;
        }
        heading(Phrase::missing);
        for (const QuestionTold& question : told_.questions) {
            item(0, shown(question.fact));
            part("", question.question);
            part(say(Phrase::evidence), question.evidence);
        }
    }

    void list(const ListTold& list) {
        heading(list.heading);
        for (const std::string& one : list.items) {
            item(0, shown(one));
        }
    }

    void disputes() {
        if (!told_.disputes.empty()) {
            heading(Phrase::disputes);
        }
        for (const DisputeTold& dispute : told_.disputes) {
            item(0, "**" + shown(dispute.label) + "**");
            for (const ReadingTold& reading : dispute.readings) {
                std::string text = shown(reading.label) + ": **" + std::string(sign_of(reading.tone)) + ' ' +
                                   shown(reading.result) + "** (" + shown(reading.choice) + ")";
                text += reading.summary.empty() ? "" : ". " + shown(reading.summary);
                std::string separator = ' ' + say(Phrase::held_by) + ": ";
                for (const ReadingFound::Holder& holder : reading.holders) {
                    text += separator + link(holder.url, holder.cite);
                    separator = "; ";
                }
                item(1, text);
            }
        }
        if (!told_.possible_disputes.empty()) {
            list({Phrase::possible_disputes, {told_.possible_disputes}});
        }
        if (!told_.other_disputes.empty()) {
            list({Phrase::other_disputes, {told_.other_disputes}});
        }
    }

    void overview(Phrase which, const std::vector<OverviewTold>& lines) {
        if (!lines.empty()) {
            heading(which);
        }
        for (const OverviewTold& line : lines) {
            item(line.depth, std::string(line.sign) + ' ' + shown(line.state) + ": " + shown(line.label) +
                                 (line.law.empty() ? "" : " (" + shown(line.law) + ')'));
        }
    }

    std::string& out_;
    const PermitTold& told_;
    std::string_view language_;
};

void write_paths_in_brief(std::string& out, const PathsTold& told) {
    if (told.groups.empty()) {
        return;
    }
    out += "\n**" + shown(told.heading) + "** (" + shown(told.in_full) + ")\n\n";
    for (const PathGroupTold& group : told.groups) {
        out += "- " + shown(group.heading) + ": " + shown(group.brief) + '\n';
    }
}

void write_paths(std::string& out, const PathsTold& told) {
    if (told.groups.empty()) {
        return;
    }
    out += "\n## " + shown(told.heading) + '\n';
    for (const PathGroupTold& group : told.groups) {
        out += "\n### " + std::string(sign_of(group.tone)) + ' ' + shown(group.heading) + "\n\n";
        for (const PathTold& path : group.paths) {
            out += "- ";
            for (const PathTold::Permit& permit : path.permits) {
                out += (&permit == &path.permits.front() ? "**" : "; **") + shown(permit.label) + "**";
            }
            out += (path.result.empty() ? "" : ": " + shown(path.result)) + '\n';
            for (const PartTold& need : path.needs) {
                out += "  - " + (need.name.empty() ? "" : shown(need.name) + ": ") + shown(need.text) + '\n';
            }
        }
    }
    out += told.assumes.empty() ? "" : '\n' + shown(told.assumes) + '\n';
}

} // namespace

std::string to_markdown(const CaseReport& report, std::string_view language) {
    const auto say = [&](Phrase which) { return std::string(phrase(which, language)); };
    std::string out = "# " + shown(tell_case(report, language)) + ", " + say(Phrase::decision_day) + ' ' +
                      day_in_words(report.on, language) + ": " + say(phrase_of(report.colour)) + '\n';
    const PathsTold paths = tell_paths(report, language);
    write_paths_in_brief(out, paths);
    for (const PermitReport& permit : report.permits) {
        const PermitTold told = tell_way(report, permit, language);
        PermitMarkdown(out, told, language).write();
    }
    write_paths(out, paths);
    return out + "\n---\n\n" + shown(tell_closing(report, language)) + '\n';
}

} // namespace bleibe
