// SPDX-License-Identifier: Apache-2.0
// The idea: one batch after the other, for a host that wants the people and not their verdicts.
#include "tables/person_reader.hpp"

#include <stdexcept>

namespace bleibe {

namespace {

template <class Persons>
Checked<CaseTables> open(const Mapping& mapping, Persons persons, std::vector<TableFile> tables,
                         const CaseloadOptions& options) {
    if (tables.size() != mapping.data().tables.size()) {
        throw std::invalid_argument("open_tables: one file per table of the mapping");
    }
    auto data = std::make_shared<detail::TablesData>(mapping, std::move(persons), std::move(tables), options);
    detail::Diagnostics diagnostics;
    data->open(diagnostics);
    if (diagnostics.has_errors()) {
        return Checked<CaseTables>(diagnostics.take());
    }
    return {CaseTables(std::move(data)), diagnostics.take()};
}

} // namespace

Checked<CaseTables> open_tables(const Mapping& mapping, TableFile persons, std::vector<TableFile> tables,
                                const CaseloadOptions& options) {
    return open(mapping, std::move(persons), std::move(tables), options);
}

Checked<CaseTables> open_tables(const Mapping& mapping, ReadBytes persons, std::vector<TableFile> tables,
                                const CaseloadOptions& options) {
    return open(mapping, std::move(persons), std::move(tables), options);
}

std::vector<std::string> CaseTables::out_of_order() const {
    std::vector<std::string> names;
    if (!data_->order()) {
        names.push_back(data_->options().name);
    }
    for (const detail::JoinedTable& table : data_->tables()) {
        if (!table.order()) {
            names.push_back(table.file().name);
        }
    }
    return names;
}

bool CaseTables::read(TablePeople& batch) {
    batch.rows.clear();
    batch.findings.clear();
    detail::PersonBatch persons;
    if (!data_->fill(persons)) {
        static_cast<void>(data_->unclaimed(batch.findings));
        return false;
    }
    detail::PersonReader reader(*data_);
    reader.begin(persons);
    for (std::size_t row = 0; row < persons.lines.size(); ++row) {
        auto person = reader.read(row, batch.findings);
        if (person && !reader.check(row, *person, batch.findings)) {
            person.reset();
        }
        batch.rows.push_back({persons.lines[row].number, std::move(person)});
    }
    batch.bytes = persons.bytes;
    return true;
}

} // namespace bleibe
