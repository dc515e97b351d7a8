// SPDX-License-Identifier: Apache-2.0
// The command line's texts become a loaded, compiled program and a day. What the user misspelt on the
// command line is wrong usage; what is wrong in files is a finding.
#include "options.hpp"

#include "horizon.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <ctime>
#include <iostream>

namespace cli {

namespace {

/// Beside the program as it is installed, else in the working directory.
[[nodiscard]] std::vector<std::filesystem::path> default_rulesets() {
    std::error_code failed;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", failed);
    if (!failed) {
        auto installed = program.parent_path().parent_path() / "share" / "bleibe" / "rulesets";
        if (std::filesystem::is_directory(installed, failed)) {
            return {std::move(installed)};
        }
    }
    return {"rulesets"};
}

[[nodiscard]] bleibe::Date today() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    return bleibe::Date::from(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday).value();
}

/// A finding about the command line itself.
template <class T>
[[nodiscard]] T usage_checked(bleibe::Checked<T> checked) {
    if (!checked) {
        throw UsageError(bleibe::render(checked.diagnostics()));
    }
    return std::move(checked).value();
}

[[nodiscard]] std::vector<bleibe::PermitId> chosen_permits(const bleibe::Program& program,
                                                           const std::vector<std::string>& names) {
    std::vector<bleibe::PermitId> permits;
    for (const std::string& name : names) {
        const auto permit = program.find(name);
        if (!permit) {
            throw UsageError("no permit is named `" + name + "`\n");
        }
        if (std::find(permits.begin(), permits.end(), *permit) == permits.end()) {
            permits.push_back(*permit);
        }
    }
    return permits;
}

/// The library speaks German and English; of a catalog's other languages the labels are shown.
std::string language_of(const std::string& wanted, const bleibe::Catalog& catalog) {
    const std::vector<std::string>& languages = catalog.languages();
    if (wanted.empty()) {
        return languages.empty() ? "en" : languages.front();
    }
    if (wanted != "de" && wanted != "en" &&
        std::find(languages.begin(), languages.end(), wanted) == languages.end()) {
        throw UsageError("--lang: the catalog has no texts in `" + wanted + "`\n");
    }
    return wanted;
}

} // namespace

void add_day_option(CLI::App& command, std::string& on) {
    command.add_option("--on", on, "Day of the decision, such as 2022-12-31 (today unless given)")
        ->type_name("DAY");
}

void add_rulesets_option(CLI::App& command, std::vector<std::string>& rulesets) {
    command
        .add_option("--rulesets", rulesets,
                    "Folder of rulesets; may be repeated (../share/bleibe/rulesets beside the program, else "
                    "./rulesets)")
        ->type_name("DIR")
        ->allow_extra_args(false);
}

void add_assess_options(CLI::App& command, AssessOptions& options, const std::vector<std::string>& formats) {
    add_day_option(command, options.on);
    command
        .add_option("--permit", options.permits,
                    "Only this permit, such as de/aufenthg/104c#principal; told in full; may be repeated")
        ->type_name("ID")
        ->allow_extra_args(false);
    command.add_option("--reading", options.readings, "Reading of a dispute; may be repeated")
        ->type_name("DISPUTE=READING")
        ->allow_extra_args(false);
    command.add_option("--profile", options.profile, "Readings that an office is bound to, such as ni")
        ->type_name("ID");
    command
        .add_option("--proposal", options.proposals,
                    "Proposal that replaces the law from its day on; may be repeated")
        ->type_name("NAME")
        ->allow_extra_args(false);
    command
        .add_option("--horizon", options.horizon, "How far ahead green by waiting looks (P3M unless given)")
        ->type_name("P3M");
    add_rulesets_option(command, options.rulesets);
    command.add_option("--format", options.format)->check(CLI::IsMember(formats));
    command.add_option("--lang", options.language,
                       "Language of the catalog, or de or en (the catalog's first unless given)");
}

bleibe::Date day_of(const std::string& on, std::string_view option) {
    if (on.empty()) {
        return today();
    }
    const auto day = bleibe::Date::parse(on);
    if (!day) {
        throw UsageError(std::string(option) + ": `" + on + "` is no day, write it like 2022-12-31\n");
    }
    return *day;
}

std::vector<std::filesystem::path> folders_of(const std::vector<std::string>& rulesets) {
    return rulesets.empty() ? default_rulesets()
                            : std::vector<std::filesystem::path>(rulesets.begin(), rulesets.end());
}

std::optional<bleibe::Catalog> open_catalog(const std::vector<std::string>& rulesets) {
    auto catalog = bleibe::load_catalog(folders_of(rulesets));
    if (!catalog) {
        print(catalog.diagnostics());
        return std::nullopt;
    }
    if (!catalog.diagnostics().empty()) {
        std::cerr << "note: the rulesets have " << catalog.diagnostics().size()
                  << " findings; `bleibe lint` shows them\n";
    }
    return std::move(catalog).value();
}

std::optional<bleibe::Case> read_case_at(const Session& session, const std::string& path) {
    const bleibe::Limits limits;
    const auto source = read_source(path, limits.case_bytes);
    if (!source) {
        return std::nullopt;
    }
    const auto subject = bleibe::read_case(session.program.catalog(), *source, limits);
    print(subject.diagnostics());
    return subject ? std::optional(*subject) : std::nullopt;
}

std::optional<Session> open_session(const AssessOptions& options) {
    const auto horizon = parse_horizon(options.horizon);
    if (!horizon) {
        throw UsageError("--horizon: `" + options.horizon +
                         "` is no period of months and days, write it like P3M\n");
    }
    const bleibe::Date on = day_of(options.on);
    auto catalog = open_catalog(options.rulesets);
    if (!catalog) {
        return std::nullopt;
    }
    std::string language = language_of(options.language, *catalog);
    auto program = usage_checked(bleibe::compile(*catalog, {options.permits, options.proposals}));
    auto readings = usage_checked(bleibe::choose_readings(program, options.readings, options.profile));
    bleibe::ReportOptions report;
    report.horizon_months = horizon->months;
    report.horizon_days = horizon->days;
    report.permits = options.permits.empty() ? bleibe::strongest_first(program, on)
                                             : chosen_permits(program, options.permits);
    return Session{std::move(program), on, std::move(readings), std::move(report), std::move(language)};
}

} // namespace cli
