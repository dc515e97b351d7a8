// SPDX-License-Identifier: Apache-2.0
// The idea: the scanner never says that a line is wrong, only that it is not for it; so there is one reader
// that refuses, and findings and rejections are the same whoever read first. Constraints are asked of all
// rows at once, and only rows that break one are read again.
#include "input/constraint_columns.hpp"
#include "input/line_scanner.hpp"

#include <bleibe/caseload_reader.hpp>

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

namespace bleibe {
struct CaseloadReader::State {
    struct Row {
        std::string_view id;
        bool is_person = false;
    };

    State(const Catalog& of, const Limits& bounds)
        : catalog(of), limits(bounds), strict(of, bounds), arrays(of.share()),
          scanner(of.share(), arrays, bounds), constraints(of), people(of, 0) {}

    void read_by_scanner() {
        arrays.begin(lines.size());
        std::fill(doubtful.begin(), doubtful.end(), false);
        doubtful.resize(lines.size(), false);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            rows[i].is_person = scanner.scan(lines[i].text, i);
            if (rows[i].is_person) {
                rows[i].id = scanner.id();
            } else {
                doubtful[i] = true;
                arrays.pass_over(i);
            }
        }
        arrays.hand_over(people.data());
        constraints.doubtful(people.data(), doubtful);
    }

    void read_strict(std::size_t i) {
        ++strictly;
        arrays.pass_over(i);
        const auto number =
            std::min<std::uint64_t>(lines[i].number, std::numeric_limits<std::uint32_t>::max());
        auto read = strict.read(lines[i].text, name, static_cast<std::uint32_t>(number));
        findings.insert(findings.end(), read.diagnostics().begin(), read.diagnostics().end());
        rows[i].is_person = static_cast<bool>(read);
        if (read) {
            rows[i].id = read->id();
            people.add_case(i, *read);
        }
    }

    Catalog catalog;
    Limits limits;
    mutable CaseReader strict;
    detail::FactArrays arrays;
    detail::LineScanner scanner;
    detail::ConstraintColumns constraints;
    FactColumns people;
    std::string name;
    std::vector<CaseLine> lines;
    std::vector<Row> rows;
    std::vector<bool> doubtful;
    DiagnosticList findings;
    std::size_t strictly = 0;
};

CaseloadReader::CaseloadReader(const Catalog& catalog, const Limits& limits)
    : state_(std::make_unique<State>(catalog, limits)) {}
CaseloadReader::~CaseloadReader() = default;
CaseloadReader::CaseloadReader(CaseloadReader&&) noexcept = default;
CaseloadReader& CaseloadReader::operator=(CaseloadReader&&) noexcept = default;

void CaseloadReader::read(std::span<const CaseLine> lines, std::string_view name) {
    State& state = *state_;
    state.name = name;
    state.lines.assign(lines.begin(), lines.end());
    state.rows.assign(lines.size(), {});
    state.people.data().cases.clear();
    state.findings.clear();
    state.strictly = 0;
    state.read_by_scanner();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (state.doubtful[i]) {
            state.read_strict(i);
        }
    }
    state.arrays.hand_over(state.people.data());
}

const FactColumns& CaseloadReader::people() const noexcept { return state_->people; }
std::size_t CaseloadReader::size() const noexcept { return state_->rows.size(); }
bool CaseloadReader::is_person(std::size_t row) const noexcept { return state_->rows[row].is_person; }
std::string_view CaseloadReader::id(std::size_t row) const noexcept { return state_->rows[row].id; }
const DiagnosticList& CaseloadReader::findings() const noexcept { return state_->findings; }
std::size_t CaseloadReader::read_strictly() const noexcept { return state_->strictly; }

Case CaseloadReader::subject(std::size_t row) const {
    const auto& cases = state_->people.data().cases;
    const auto read = cases.find(row);
    return read != cases.end() ? read->second
                               : state_->strict.read(state_->lines[row].text, state_->name, 1).value();
}

} // namespace bleibe
