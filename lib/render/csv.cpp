// SPDX-License-Identifier: Apache-2.0
// A report as rows of CSV (RFC 4180): one per permit, so that the columns are the same for every selection.
#include <bleibe/render.hpp>

#include <algorithm>

namespace bleibe {
namespace {

/// In quotes where it has to be.
void write_field(std::string& out, std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
        out += text;
        return;
    }
    out += '"';
    for (const char c : text) {
        out += c;
        out += c == '"' ? "\"" : "";
    }
    out += '"';
}

void write_names(std::string& out, const std::vector<std::string>& names) {
    std::string joined;
    for (const std::string& name : names) {
        joined += joined.empty() ? "" : " ";
        joined += name;
    }
    write_field(out, joined);
}

} // namespace

std::string csv_header() { return "id,line,permit,status,effect,colour,green_on,because,missing\n"; }

void write_csv(std::string& out, const CaseReport& report) {
    for (const PermitReport& permit : report.permits) {
        write_field(out, report.id);
        out += ',';
        out += report.id.empty() && report.line > 0 ? std::to_string(report.line) : std::string();
        out += ',';
        write_field(out, permit.id);
        out += ',';
        out += to_string(permit.verdict.status);
        out += ',';
        out += permit.verdict.effect ? to_string(*permit.verdict.effect) : std::string_view();
        out += ',';
        out += to_string(permit.colour);
        out += ',';
        out += permit.green_on ? permit.green_on->to_string() : std::string();
        out += ',';
        write_names(out, permit.because);
        out += ',';
        write_names(out, permit.missing);
        out += '\n';
    }
}

} // namespace bleibe
