// SPDX-License-Identifier: Apache-2.0
// The idea: everything that is not measured is made here once.
#include "office.hpp"

#include "caseload.hpp"

#include <stdexcept>

namespace bench {

const std::vector<std::filesystem::path>& folders() {
    static const std::vector<std::filesystem::path> rulesets{"rulesets"};
    return rulesets;
}

const bleibe::Catalog& catalog() {
    static const bleibe::Catalog loaded = bleibe::load_catalog(folders()).value();
    return loaded;
}

bleibe::Program compile(std::string_view permit) {
    bleibe::Selection selection;
    if (!permit.empty()) {
        selection.permits.emplace_back(permit);
    }
    return bleibe::compile(catalog(), selection).value();
}

bleibe::Date day() { return bleibe::Date::from(2022, 12, 31).value(); }

std::vector<std::string> lines(std::size_t count) {
    constexpr std::uint64_t seed = 2022;
    std::vector<std::string> made;
    for (std::size_t number = 1; number <= count; ++number) {
        made.push_back(stade::line_of(seed, number));
    }
    return made;
}

std::vector<bleibe::Case> people(std::size_t count) {
    bleibe::CaseReader reader(catalog());
    std::vector<bleibe::Case> read;
    for (const std::string& line : lines(count)) {
        read.push_back(reader.read(line, "caseload", 1).value());
    }
    return read;
}

bleibe::Case person(bleibe::Status status) {
    const bleibe::Program program = compile(principal);
    for (const bleibe::Case& one : people(650)) {
        if (bleibe::assess(program, one, day()).unsearched_verdict({0}).status == status) {
            return one;
        }
    }
    throw std::runtime_error("nobody has that status");
}

} // namespace bench
