// SPDX-License-Identifier: Apache-2.0
// The idea: one batch after the other, for a host that wants the people and not their verdicts.
#include "tables/person_reader.hpp"

#include <stdexcept>

namespace bleibe {

Checked<CaseTables> open_tables(const Mapping& mapping, ReadBytes persons, std::vector<TableFile> tables,
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

bool CaseTables::read(TablePeople& batch) {
    batch.rows.clear();
    batch.findings.clear();
    detail::PersonBatch persons;
    if (!data_->fill(persons)) {
        static_cast<void>(data_->unclaimed(batch.findings));
        return false;
    }
    detail::PersonReader reader(*data_);
    for (std::size_t row = 0; row < persons.lines.size(); ++row) {
        batch.rows.push_back({persons.lines[row].number, reader.read(persons, row, batch.findings)});
    }
    batch.bytes = persons.bytes;
    return true;
}

} // namespace bleibe
