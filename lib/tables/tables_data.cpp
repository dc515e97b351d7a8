// SPDX-License-Identifier: Apache-2.0
// The idea: the persons are a stream, and a further table is read twice: once for its keys, and once where
// the rows of a person stand. Which rows nobody asked for is then known without keeping any of them.
#include "tables/tables_data.hpp"

#include "input/screen_batches.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

/// A file from its beginning.
ReadBytes from_beginning(const TableFile& file) {
    return [&file, at = std::uint64_t{0}](char* into, std::size_t size) mutable {
        const std::size_t got = file.read(into, size, at);
        at += got;
        return got;
    };
}

CaseloadOptions named(CaseloadOptions options, const std::string& name) {
    options.name = name;
    return options;
}

void report_no_header(Diagnostics& diagnostics, const std::string& name) {
    diagnostics.add_private(Code::empty_document, {Source(name, ""), 0, 0}, "the table has no header")
        .help("the first line names the columns");
}

} // namespace

JoinedTable::JoinedTable(const FurtherTable& table, char separator, TableFile file,
                         const CaseloadOptions& options)
    : table_(table), separator_(separator), file_(std::move(file)), options_(named(options, file_.name)),
      splitter_(separator) {}

void JoinedTable::read_through(Diagnostics& diagnostics) {
    RecordBatches records(from_beginning(file_), separator_, options_);
    LineBatch batch;
    if (!records.fill(batch)) {
        report_no_header(diagnostics, file_.name);
        return;
    }
    if (!read_header({batch[0], &file_.name, batch.lines[0].number}, table_.table, separator_, header_,
                     diagnostics)) {
        return;
    }
    std::size_t first = 1;
    do {
        for (std::size_t row = first; row < batch.lines.size(); ++row) {
            add_row(batch, row);
        }
        first = 0;
    } while (records.fill(batch));
    runs_.finish();
    claimed_ = std::vector<std::atomic<std::uint64_t>>(runs_.runs().size() / bits_per_word + 1);
}

void JoinedTable::add_row(const LineBatch& batch, std::size_t row) {
    const BatchLine& line = batch.lines[row];
    if (line.too_long) {
        without_key_.append({too_long_line(line.number, options_)});
        ++rows_without_key_;
        runs_.interrupt();
        return;
    }
    const auto fault = splitter_.split(batch[row], header_.key + 1);
    const auto& cells = splitter_.cells();
    if (!fault && cells.size() > header_.key && !cells[header_.key].text.empty()) {
        runs_.add(cells[header_.key].text, line.offset, line.size, shown_line(line.number),
                  options_.limits.case_bytes);
        return;
    }
    // The reader of rows says what is wrong with it.
    RowReader reader(table_.table, header_, separator_, options_.limits);
    static_cast<void>(reader.begin({batch[row], &file_.name, line.number}, without_key_));
    ++rows_without_key_;
    runs_.interrupt();
}

std::uint64_t JoinedTable::unclaimed(DiagnosticList& findings) {
    std::vector<KeyRun> lost;
    for (std::size_t run = 0; run < runs_.runs().size(); ++run) {
        if ((claimed_[run / bits_per_word].load(std::memory_order_relaxed) >> (run % bits_per_word) & 1U) ==
            0) {
            lost.push_back(runs_.runs()[run]);
        }
    }
    std::sort(lost.begin(), lost.end(), [](const KeyRun& a, const KeyRun& b) { return a.place < b.place; });
    Diagnostics found;
    std::uint64_t rows = rows_without_key_;
    RunRows reader(*this);
    LineBatch batch;
    for (const KeyRun& run : lost) {
        std::size_t count = 0;
        std::string key;
        reader.begin(run);
        while (reader.fill(batch)) {
            if (key.empty() && !splitter_.split(batch[0], header_.key + 1)) {
                key = splitter_.cells()[header_.key].text;
            }
            count += batch.lines.size();
        }
        rows += count;
        found.add_private(
            Code::row_key, {Source(file_.name, "", run.line), 0, 0},
            detail::quoted(key) + " is no key of a person that could be read: " +
                (count == 1 ? "this row belongs" : "these " + std::to_string(count) + " rows belong") +
                " to nobody");
    }
    const DiagnosticList without = without_key_.take();
    findings.insert(findings.end(), without.begin(), without.end());
    const DiagnosticList unknown = found.take();
    findings.insert(findings.end(), unknown.begin(), unknown.end());
    return rows;
}

RunRows::RunRows(const JoinedTable& table)
    : file_(table.file()), window_(read_ahead),
      records_([this](char* into, std::size_t size) { return read(into, size); }, table.separator(),
               table.options()) {}

std::size_t RunRows::read(char* into, std::size_t size) {
    constexpr std::uint64_t line_break = 2;
    const std::uint64_t window_end = window_at_ + filled_;
    if (at_ >= end_) {
        return 0;
    }
    if (at_ < window_at_ || at_ >= window_end) {
        // Who goes on where the last run ended will probably do so again.
        const bool goes_on = at_ >= window_end && at_ - window_end <= line_break;
        const std::uint64_t wanted =
            goes_on ? window_.size() : std::min<std::uint64_t>(end_ - at_, window_.size());
        filled_ = file_.read(window_.data(), static_cast<std::size_t>(wanted), at_);
        window_at_ = at_;
    }
    const std::size_t got = std::min(
        {size, static_cast<std::size_t>(end_ - at_), static_cast<std::size_t>(window_at_ + filled_ - at_)});
    std::copy_n(window_.data() + (at_ - window_at_), got, into);
    at_ += got;
    return got;
}

void RunRows::begin(const KeyRun& run) {
    at_ = run.offset();
    end_ = run.offset() + run.bytes();
    records_.go_on_behind(run.line - 1, run.offset());
}

TablesData::TablesData(const Mapping& mapping, ReadBytes persons, std::vector<TableFile> tables,
                       const CaseloadOptions& options)
    : mapping_(mapping.share()), options_(options),
      persons_(std::move(persons), mapping_->separator, options_), splitter_(mapping_->separator) {
    for (std::size_t i = 0; i < mapping_->tables.size() && i < tables.size(); ++i) {
        tables_.emplace_back(mapping_->tables[i], mapping_->separator, std::move(tables[i]), options_);
    }
}

void TablesData::open(Diagnostics& diagnostics) {
    if (!persons_.fill(first_)) {
        report_no_header(diagnostics, options_.name);
    } else if (read_header({first_[0], &options_.name, first_.lines[0].number}, mapping_->persons,
                           mapping_->separator, header_, diagnostics)) {
        first_.lines.erase(first_.lines.begin());
        note_keys(first_);
    }
    for (JoinedTable& table : tables_) {
        table.read_through(diagnostics);
    }
}

bool TablesData::fill(PersonBatch& batch) {
    if (!first_is_given_) {
        first_is_given_ = true;
        std::swap(batch, first_);
        if (!batch.lines.empty()) {
            return true;
        }
    }
    if (!persons_.fill(batch)) {
        return false;
    }
    note_keys(batch);
    return true;
}

void TablesData::note_keys(PersonBatch& batch) {
    batch.keys.assign(batch.lines.size(), {});
    for (std::size_t row = 0; row < batch.lines.size(); ++row) {
        if (batch.lines[row].too_long || splitter_.split(batch[row], header_.key + 1)) {
            continue;
        }
        const auto& cells = splitter_.cells();
        if (cells.size() > header_.key && !cells[header_.key].text.empty()) {
            const KeyDigest digest = digest_of(cells[header_.key].text);
            batch.keys[row] = {digest, keys_.add(digest, shown_line(batch.lines[row].number))};
        }
    }
}

std::uint64_t TablesData::unclaimed(DiagnosticList& findings) {
    std::uint64_t rows = 0;
    for (JoinedTable& table : tables_) {
        rows += table.unclaimed(findings);
    }
    return rows;
}

} // namespace bleibe::detail
