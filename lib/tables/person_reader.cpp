// SPDX-License-Identifier: Apache-2.0
// The idea: a person is known as far as all rows of their key are; one row that cannot be read refuses the
// person, since a list that lacks an entry would be a wrong list.
#include "tables/person_reader.hpp"

#include "compile/catalog_model.hpp"
#include "input/screen_batches.hpp"
#include "value/made_values.hpp"

#include <algorithm>

namespace bleibe::detail {

PersonReader::PersonReader(TablesData& tables)
    : tables_(tables), facts_(tables.mapping().catalog.model(), diagnostics_, tables.options().limits),
      person_(tables.mapping().persons, tables.header(), tables.mapping().separator,
              tables.options().limits) {
    for (JoinedTable& table : tables.tables()) {
        joined_.push_back(std::make_unique<Joined>(table, tables.options().limits));
    }
}

void PersonReader::begin(const PersonBatch& batch) {
    batch_ = &batch;
    for (std::size_t i = 0; i < joined_.size(); ++i) {
        joined_[i]->rows.begin(batch.spans[i]);
    }
}

bool PersonReader::begin_row(std::size_t row) {
    return person_.begin({(*batch_)[row], &tables_.options().name, batch_->lines[row].number}, diagnostics_);
}

void PersonReader::take_findings(DiagnosticList& into) {
    if (diagnostics_.size() > 0) {
        const DiagnosticList found = diagnostics_.take();
        into.insert(into.end(), found.begin(), found.end());
    }
}

std::optional<Case> PersonReader::read(std::size_t row, DiagnosticList& findings) {
    const BatchLine& line = batch_->lines[row];
    const PersonBatch::Key& key = batch_->keys[row];
    std::optional<Case> person;
    if (line.too_long) {
        findings.push_back(too_long_line(line.number, tables_.options()));
        return person;
    }
    if (begin_row(row)) {
        const auto& mapping = tables_.share();
        std::shared_ptr<CaseData> data = facts_.empty();
        data->id = person_.key();
        data->catalog = std::shared_ptr<const void>(mapping, &mapping->catalog.model());
        if (key.met_on != 0) {
            person_.report_row(diagnostics_, Code::row_key,
                               "the key " + detail::quoted(data->id) + " stands in line " +
                                   std::to_string(key.met_on) + " already");
        }
        read_all(key, *data);
        if (!diagnostics_.has_errors()) {
            person = Case(std::move(data));
        }
    }
    take_findings(findings);
    return person;
}

bool PersonReader::check(std::size_t row, const Case& person, DiagnosticList& findings) {
    if (begin_row(row)) {
        facts_.check_constraints(person.data(), nullptr, person_.place());
    }
    const bool holds = !diagnostics_.has_errors();
    take_findings(findings);
    return holds;
}

void PersonReader::read_all(const PersonBatch::Key& key, CaseData& into) {
    const auto state = [&into](std::size_t fact, const Value& value) {
        if (!value.is_unknown()) {
            into.facts[fact] = value;
            into.assumed[fact] = false;
        }
    };
    const bool computed = person_.compute(into.arena, diagnostics_);
    if (computed) {
        for (const MappedValue& mapped : tables_.mapping().persons.values) {
            state(mapped.place, person_.value(mapped, diagnostics_));
        }
    }
    if (key.met_on != 0) {
        return;
    }
    for (const auto& joined : joined_) {
        const FurtherTable& table = joined->table->mapped();
        bool is_known = read_entries(*joined, key.digest, into);
        if (!is_known && table.none_if && computed) {
            is_known = person_.value(*table.none_if, diagnostics_).is_true();
        }
        if (is_known) {
            state(table.fact, list_of(joined->entries, into.arena));
        }
    }
}

bool PersonReader::read_entries(Joined& joined, const KeyDigest& key, CaseData& into) {
    joined.entries.clear();
    joined.rows.look_up(into.id, key);
    bool has_rows = false;
    while (const TableRecord* const record = joined.rows.next()) {
        has_rows = true;
        if (joined.reader.begin(*record, diagnostics_)) {
            read_row(joined, into);
        }
    }
    return has_rows;
}

void PersonReader::read_row(Joined& joined, CaseData& into) {
    RowReader& row = joined.reader;
    if (!row.compute(into.arena, diagnostics_)) {
        return;
    }
    if (const auto& only = joined.table->mapped().only) {
        const Value is_entry = row.value(*only, diagnostics_);
        if (is_entry.is_unknown() && !diagnostics_.has_errors()) {
            row.report_row(diagnostics_, Code::row_value, "whether this row is an entry is not known")
                .path(only->path);
        }
        if (!is_entry.is_true()) {
            return;
        }
    }
    if (joined.entries.size() == tables_.options().limits.list_length) {
        row.report_row(diagnostics_, Code::too_large,
                       "the person has more rows than the limit of " + std::to_string(joined.entries.size()));
        return;
    }
    joined.entries.push_back(entry(joined, into));
}

Value PersonReader::entry(Joined& joined, CaseData& into) {
    const FurtherTable& table = joined.table->mapped();
    if (!table.has_fields) {
        return table.table.values.empty() ? Value::unknown()
                                          : joined.reader.value(table.table.values.front(), diagnostics_);
    }
    Value* const fields = facts_.blank_entry(table.fact, into.arena);
    for (const MappedValue& mapped : table.table.values) {
        const Value value = joined.reader.value(mapped, diagnostics_);
        if (!value.is_unknown()) {
            fields[mapped.place] = value;
        }
    }
    ContextData data;
    data.shape = &tables_.mapping().catalog.model().shapes[table.fact];
    data.fields = fields;
    return Value::context(*into.arena.create(data));
}

} // namespace bleibe::detail
