// SPDX-License-Identifier: Apache-2.0
// Prints how many words of each version's wording the rules quote, omit, or pass over as connecting, and
// what § 104c omits. With the word `table` behind the folder: the counts as a table, with the scenarios of
// each version. Fails if something of Abs. 1 or 2 of § 104c, in the version of 2022-12-31, is left out that
// could decide.
#include <bleibe/bleibe.hpp>

#include <array>
#include <cstdio>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

namespace {

using namespace bleibe;

constexpr std::uint32_t long_stretch = 4; // words in a row that nothing quotes

struct Sums {
    std::uint32_t words = 0;
    std::uint32_t quoted = 0;
    std::uint32_t omitted = 0;
    std::uint32_t connecting = 0;
    std::uint32_t uncovered = 0;
};

Sums sums_of(const Catalog& catalog, const std::string& norm, Date version) {
    Sums sums;
    for (const Coverage& sentence : catalog.coverage(norm, version)) {
        sums.words += sentence.words;
        sums.quoted += sentence.quoted;
        sums.omitted += sentence.omitted;
        sums.connecting += sentence.connecting;
        sums.uncovered += sentence.uncovered;
    }
    return sums;
}

/// Scenarios of the files that end so, all run and passed; those that fail make it negative.
long scenarios_of(const Catalog& catalog, std::span<const Source> files, const std::string& ending) {
    for (const Source& file : files) {
        if (file.name().ends_with(ending)) {
            const ScenarioResults results = run_scenarios(catalog, {&file, 1});
            return results.failures.empty() ? static_cast<long>(results.passed)
                                            : -static_cast<long>(results.failures.size());
        }
    }
    return 0;
}

void print_table(const Catalog& catalog, const std::array<std::filesystem::path, 1>& folders) {
    DiagnosticList findings;
    const std::vector<Source> files = find_scenarios(folders, findings);
    std::printf("| norm | version | words | quoted | omitted | connecting | rest | scenarios |\n"
                "| --- | --- | --- | --- | --- | --- | --- | --- |\n");
    long scenarios = 0;
    for (const std::string& norm : catalog.norms()) {
        for (const VersionInfo& version : catalog.versions(norm)) {
            const Sums sums = sums_of(catalog, norm, version.from);
            const std::string folder = norm.substr(norm.find('/'));
            const long count =
                scenarios_of(catalog, files, folder + "/" + version.from.to_string() + ".scenarios.yaml");
            std::printf("| %s | %s | %u | %u | %u | %u | %u | %ld |\n", version.cite.c_str(),
                        version.from.to_string().c_str(), sums.words, sums.quoted, sums.omitted,
                        sums.connecting, sums.uncovered, count);
            scenarios += count;
        }
    }
    std::printf("| all | | | | | | | %ld |\n", scenarios);
}

void print_version(const Catalog& catalog, const std::string& norm, const VersionInfo& version) {
    const Sums sums = sums_of(catalog, norm, version.from);
    const auto share = [&](std::uint32_t part) { return sums.words == 0 ? 0.0 : 100.0 * part / sums.words; };
    std::printf("%s, version of %s: %u words; quoted %.1f %%, omitted %.1f %%, connecting %.1f %%, uncovered "
                "%.1f %%\n",
                version.cite.c_str(), version.from.to_string().c_str(), sums.words, share(sums.quoted),
                share(sums.omitted), share(sums.connecting), share(sums.uncovered));
}

[[nodiscard]] bool begins_with(std::string_view text, std::string_view beginning) {
    return text.substr(0, beginning.size()) == beginning;
}

/// Counts what must not be: parts of the first two paragraphs that are omitted although they bear on
/// something.
[[nodiscard]] int print_omitted(const Program& program, Date day) {
    const PermitId permit = program.find("de/aufenthg/104c#principal").value();
    const Case nobody = read_case(program.catalog(), Source("nobody.json", "{}")).value();
    ReportOptions options;
    options.permits = {permit};
    options.horizon_months = 0;
    const CaseReport report = bleibe::report(program, nobody, day, {}, options);
    const PermitReport& found = report.permits.front();
    std::printf("%s, version of %s, leaves out:\n", std::string(found.law.cite).c_str(),
                found.law.version.c_str());
    int wrong = 0;
    for (const Omitted& omitted : found.omitted) {
        const bool first = !omitted.elsewhere && (begins_with(omitted.law, "§ 104c Abs. 1 ") ||
                                                  begins_with(omitted.law, "§ 104c Abs. 2 "));
        const bool bad = first && omitted.bears_on != "nothing";
        std::printf("  %s%s (bears on: %s)%s%s\n", bad ? "WRONG " : "", omitted.law.c_str(),
                    std::string(omitted.bears_on).c_str(), omitted.quote.empty() ? "" : ": ",
                    omitted.quote.c_str());
        wrong += bad ? 1 : 0;
    }
    return wrong;
}

/// Fewer words than a long stretch cannot be one; stretches themselves are findings of the loader.
[[nodiscard]] int uncovered_sentences(const Catalog& catalog, const DiagnosticList& findings, Date version) {
    int wrong = 0;
    for (const Coverage& sentence : catalog.coverage("de/aufenthg/104c", version)) {
        const bool first = begins_with(sentence.key, "Abs. 1 ") || begins_with(sentence.key, "Abs. 2 ");
        if (first && sentence.uncovered > 0) {
            std::printf("%s: %u words uncovered\n", sentence.key.c_str(), sentence.uncovered);
        }
        if (first &&
            sentence.quoted + sentence.omitted + sentence.connecting + sentence.uncovered != sentence.words) {
            std::printf("WRONG %s: the parts do not add up to %u words\n", sentence.key.c_str(),
                        sentence.words);
            ++wrong;
        }
    }
    for (const Diagnostic& finding : findings) {
        if (finding.code == "W503" && finding.file.find("104c/" + version.to_string()) != std::string::npos) {
            std::printf("WRONG %s:%u: %s (stretches of %u words and more)\n", finding.file.c_str(),
                        finding.line, finding.message.c_str(), long_stretch);
            ++wrong;
        }
    }
    return wrong;
}

} // namespace

int main(int count, char** words) {
    const std::array<std::filesystem::path, 1> folders{count > 1 ? words[1] : "rulesets/de"};
    const Checked<Catalog> loaded = load_catalog(folders);
    if (!loaded) {
        std::printf("%s", render(loaded.diagnostics()).c_str());
        return 1;
    }
    const Catalog& catalog = *loaded;
    if (count > 2 && std::string_view(words[2]) == "table") {
        print_table(catalog, folders);
        return 0;
    }
    for (const std::string& norm : catalog.norms()) {
        for (const VersionInfo& version : catalog.versions(norm)) {
            print_version(catalog, norm, version);
        }
    }
    const Program program = compile(catalog).value();
    const Date first = Date::parse("2022-12-31").value();
    int wrong = print_omitted(program, first);
    static_cast<void>(print_omitted(program, Date::parse("2025-12-31").value()));
    wrong += uncovered_sentences(catalog, loaded.diagnostics(), first);
    return wrong == 0 ? 0 : 1;
}
