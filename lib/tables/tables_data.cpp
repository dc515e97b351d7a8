// SPDX-License-Identifier: Apache-2.0
// The idea: persons come batch by batch, and with a batch it is said where their rows stand in the tables
// that have the same order; so threads can read the rows of different batches beside each other.
#include "tables/tables_data.hpp"

#include "input/screen_batches.hpp"
#include "tables/lost_rows.hpp"

#include <algorithm>
#include <stdexcept>

namespace bleibe::detail {
namespace {

CaseloadOptions named_as(CaseloadOptions options, const std::optional<TableFile>& file) {
    if (file) {
        options.name = file->name;
    }
    return options;
}

} // namespace

TablesData::TablesData(const Mapping& mapping, ReadBytes persons, std::vector<TableFile> tables,
                       const CaseloadOptions& options)
    : TablesData(mapping, std::nullopt, std::move(persons), std::move(tables), options) {}

TablesData::TablesData(const Mapping& mapping, TableFile persons, std::vector<TableFile> tables,
                       const CaseloadOptions& options)
    : TablesData(mapping, std::move(persons), ReadBytes(), std::move(tables), options) {}

TablesData::TablesData(const Mapping& mapping, std::optional<TableFile> file, ReadBytes persons,
                       std::vector<TableFile> tables, const CaseloadOptions& options)
    : mapping_(mapping.share()), options_(named_as(options, file)), file_(std::move(file)),
      persons_(file_ ? from_beginning(*file_) : std::move(persons), mapping_->separator, options_),
      splitter_(mapping_->separator) {
    for (std::size_t i = 0; i < mapping_->tables.size() && i < tables.size(); ++i) {
        tables_.emplace_back(mapping_->tables[i], mapping_->separator, std::move(tables[i]), options_);
    }
}

void TablesData::open(Diagnostics& diagnostics) {
    KeyOrders orders;
    if (!persons_.fill(first_)) {
        report_no_header(diagnostics, options_.name);
    } else if (read_header({first_[0], &options_.name, first_.lines[0].number}, mapping_->persons,
                           mapping_->separator, header_, diagnostics)) {
        first_.lines.erase(first_.lines.begin());
        orders = find_orders();
    }
    order_ = orders.first();
    for (JoinedTable& table : tables_) {
        table.open(orders, diagnostics);
    }
    needs_digests_ = !order_ || std::any_of(tables_.begin(), tables_.end(),
                                            [](const JoinedTable& table) { return !table.order(); });
}

KeyOrders TablesData::find_orders() const {
    if (!file_) {
        return KeyOrders::none();
    }
    KeyOrders orders;
    KeyedRecords rows = open_persons();
    for (bool more = rows.next(0) && rows.next(header_.key); more && orders.any();
         more = rows.next(header_.key)) {
        if (!rows.key().empty()) {
            orders.add(rows.key());
        }
    }
    return orders;
}

KeyedRecords TablesData::open_persons() const {
    return {from_beginning(*file_), mapping_->separator, options_};
}

bool TablesData::fill(PersonBatch& batch) {
    const bool is_first = !first_is_given_ && !first_.lines.empty();
    if (is_first) {
        std::swap(batch, first_);
    }
    first_is_given_ = true;
    if (!is_first && !persons_.fill(batch)) {
        return false;
    }
    note_keys(batch);
    return true;
}

void TablesData::note_keys(PersonBatch& batch) {
    batch.keys.assign(batch.lines.size(), {});
    batch.spans.assign(tables_.size(), {});
    bool has_keys = false;
    for (std::size_t row = 0; row < batch.lines.size(); ++row) {
        const std::string_view key = key_of(splitter_, batch[row], header_.key);
        if (key.empty()) {
            continue;
        }
        has_keys = true;
        const std::uint32_t line = shown_line(batch.lines[row].number);
        PersonBatch::Key& noted = batch.keys[row];
        noted.digest = needs_digests_ ? digest_of(key) : KeyDigest();
        noted.met_on = order_ ? met_in_order(key, line) : keys_.add(noted.digest, line);
    }
    for (std::size_t table = 0; has_keys && table < tables_.size(); ++table) {
        if (tables_[table].order()) {
            batch.spans[table] = tables_[table].up_to(last_key_);
        }
    }
}

std::uint32_t TablesData::met_in_order(std::string_view key, std::uint32_t line) {
    if (key == last_key_) {
        return line_of_last_;
    }
    if (compare(*order_, key, last_key_) < 0) {
        throw std::runtime_error(options_.name + " was changed while it was read");
    }
    last_key_ = key;
    line_of_last_ = line;
    return 0;
}

std::uint64_t TablesData::unclaimed(DiagnosticList& findings) const {
    std::uint64_t rows = 0;
    for (const JoinedTable& table : tables_) {
        if (table.unclaimed() == 0) {
            continue;
        }
        rows += table.unclaimed();
        const DiagnosticList found = table.order() ? lost_in_order(table, *this) : lost_in_runs(table);
        findings.insert(findings.end(), found.begin(), found.end());
    }
    return rows;
}

} // namespace bleibe::detail
