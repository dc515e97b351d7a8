// SPDX-License-Identifier: Apache-2.0
// A report as JSON, format "bleibe-verdict/1": the members and their order are a contract, described in
// docs/verdict.schema.json. Members are only ever added, behind those that are there.
#include "render/json_completions.hpp"
#include "render/json_paths.hpp"
#include "render/json_points.hpp"
#include "render/json_writer.hpp"

#include <bleibe/render.hpp>

namespace bleibe {

namespace {

using detail::JsonWriter;
using detail::write_effect;

void write_waivers(JsonWriter& json, const PermitReport& permit) {
    json.key("waivers");
    json.begin_array();
    for (const WaiverFound& waiver : permit.waivers) {
        json.begin_object();
        json.member("criterion", waiver.criterion);
        json.member("effect", to_string(waiver.effect));
        json.member("law", waiver.law);
        json.member("quote", waiver.quote);
        json.optional_flag("uncertain", waiver.uncertain);
        json.end_object();
    }
    json.end_array();
}

void write_disputes(JsonWriter& json, const PermitReport& permit) {
    json.key("disputes");
    json.begin_object();
    for (const DisputeFound& dispute : permit.disputes) {
        json.key(dispute.id);
        json.begin_object();
        for (const ReadingFound& reading : dispute.readings) {
            json.member(reading.id, to_string(reading.status));
        }
        json.end_object();
    }
    json.end_object();
}

void write_omitted(JsonWriter& json, const PermitReport& permit) {
    json.key("omitted");
    json.begin_array();
    for (const Omitted& part : permit.omitted) {
        json.begin_object();
        json.member("law", part.law);
        json.optional_member("quote", part.quote);
        json.member("bears_on", part.bears_on);
        json.member("elsewhere", part.elsewhere);
        json.key("because");
        json.write(part.because != nullptr ? *part.because : Words{});
        json.end_object();
    }
    json.end_array();
}

void write_law(JsonWriter& json, const PermitReport& permit) {
    const LawApplied& law = permit.law;
    json.key("law");
    json.begin_object();
    json.member("ruleset", law.ruleset);
    json.member_or_null("version", law.version);
    json.member("cite", law.cite);
    json.member_or_null("wording", law.wording);
    json.member_or_null("hash", law.hash);
    json.optional_member("url", law.url);
    json.optional_member("proposal", law.proposal);
    if (permit.verdict.status == Status::no_law) {
        json.member_or_null("previous", law.previous);
        json.member_or_null("next", law.next);
    }
    json.optional_member("enacted", law.enacted);
    if (law.attested) {
        json.member("attested", law.attested->to_string());
    }
    json.end_object();
}

void write_permit(JsonWriter& json, const CaseReport& report, const PermitReport& permit) {
    const Verdict& verdict = permit.verdict;
    json.begin_object();
    json.member("permit", permit.id);
    json.member("kind", permit.kind);
    json.member("status", to_string(verdict.status));
    write_effect(json, "effect", verdict.effect);
    write_effect(json, "effect_at_best", verdict.effect_at_best);
    json.member("open_to_exception", to_string(verdict.open_to_exception));
    json.member("colour", to_string(permit.colour));
    json.members("because", permit.because);
    json.members("missing", permit.missing);
    write_waivers(json, permit);
    write_disputes(json, permit);
    write_omitted(json, permit);
    write_law(json, permit);
    if (!permit.explanation.empty()) {
        json.key("explanation");
        detail::write_explanation(json, report, permit);
    }
    json.key("green_on");
    if (permit.green_on) {
        json.text(permit.green_on->to_string());
    } else {
        json.null();
    }
    json.members("judgement", permit.judgement);
    json.members("assumed", permit.assumed);
    json.member_or_null("grant", permit.grant);
    json.member("grant_at_most", permit.grant_at_most);
    json.members("cannot_compute", permit.cannot_compute);
    json.members("open_disputes", permit.open_disputes);
    json.members("missing_norms", permit.missing_norms);
    json.members("missing_for_best", permit.missing_for_best);
    if (!verdict.proven) {
        json.member("proven", false);
    }
    if (!permit.completions.empty()) {
        json.key("completions");
        detail::write_people(json, permit.completions);
    }
    if (permit.readings) {
        json.key("readings");
        detail::write_readings(json, *permit.readings);
    }
    json.end_object();
}

void write_identity(JsonWriter& json, const CaseReport& report) {
    if (report.id.empty() && report.line != 0) {
        json.member("line", report.line);
    } else {
        json.member_or_null("id", report.id);
    }
}

} // namespace

void write_json(std::string& out, const CaseReport& report) {
    JsonWriter json(out);
    json.begin_object();
    json.member("format", "bleibe-verdict/1");
    write_identity(json, report);
    json.member("on", report.on.to_string());
    json.key("law_as_of");
    if (report.law_as_of) {
        json.text(report.law_as_of->to_string());
    } else {
        json.null();
    }
    json.member("colour", to_string(report.colour));
    json.key("permits");
    json.begin_array();
    for (const PermitReport& permit : report.permits) {
        write_permit(json, report, permit);
    }
    json.end_array();
    detail::write_paths(json, report);
    json.end_object();
}

std::string to_json(const CaseReport& report) {
    std::string out;
    write_json(out, report);
    return out;
}

} // namespace bleibe
