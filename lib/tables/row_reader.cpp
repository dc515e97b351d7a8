// SPDX-License-Identifier: Apache-2.0
// The idea: a cell is read by its column alone, before any expression sees it; so what is wrong is found at
// the cell, and an expression meets known, unknown or null as any rule does.
#include "tables/row_reader.hpp"

#include "base/suggest.hpp"
#include "base/utf8.hpp"
#include "ruleset/shape.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

/// The number of the header's cell; nothing after a finding.
std::optional<std::size_t> find_column(const TableRecord& record, const Source& source,
                                       const std::vector<RowCell>& cells, const std::string& name,
                                       Diagnostics& diagnostics) {
    std::optional<std::size_t> found;
    std::vector<std::string_view> known;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        known.push_back(cells[i].text);
        if (cells[i].text != name) {
            continue;
        }
        if (found) {
            diagnostics
                .add_private(Code::missing_column, {source, cells[i].begin, cells[i].end},
                             "two columns are named " + detail::quoted(name))
                .help("rename the one that the mapping does not mean");
            return std::nullopt;
        }
        found = i;
    }
    if (!found) {
        std::string help = did_you_mean(name, known);
        diagnostics
            .add_private(Code::missing_column, {source, 0, record.text.size()},
                         "the header has no column " + detail::quoted(name))
            .help(help.empty()
                      ? "write the column's name into the mapping as the header has it, and see that "
                        "`separator` is right"
                      : std::move(help));
    }
    return found;
}

/// A byte that is no UTF-8, or NUL: true after a finding.
bool report_bad_text(const TableRecord& record, const Source& source, Diagnostics& diagnostics) {
    const std::size_t at =
        std::min({find_invalid_utf8(record.text), record.text.find('\0'), record.text.size()});
    if (at == record.text.size()) {
        return false;
    }
    diagnostics
        .add_private(Code::invalid_utf8, {source, at, at + 1}, "the row is not UTF-8, or holds a NUL byte")
        .help("export the table as UTF-8");
    return true;
}

Source source_of(const TableRecord& record) {
    const auto line = std::min<std::uint64_t>(record.line, std::numeric_limits<std::uint32_t>::max());
    return {*record.file, std::string(record.text), static_cast<std::uint32_t>(line)};
}

} // namespace

bool read_header(const TableRecord& record, const MappedTable& table, char separator, TableHeader& header,
                 Diagnostics& diagnostics) {
    const Source source = source_of(record);
    if (report_bad_text(record, source, diagnostics)) {
        return false;
    }
    CellSplitter splitter(separator);
    if (const auto fault = splitter.split(record.text)) {
        diagnostics.add_private(Code::csv_quotes, {source, fault->begin, fault->end},
                                std::string(fault->message));
        return false;
    }
    const auto& cells = splitter.cells();
    header.cells = cells.size();
    const auto key = find_column(record, source, cells, table.key, diagnostics);
    header.key = key.value_or(0);
    bool complete = key.has_value();
    if (!complete && cells.size() == 1) {
        return false; // another separator: every column would be missing
    }
    for (const TableColumn& column : table.columns) {
        const auto place = find_column(record, source, cells, column.header, diagnostics);
        header.columns.push_back(place.value_or(0));
        complete = complete && place.has_value();
    }
    return complete;
}

Span RowReader::place() {
    if (!source_) {
        source_ = source_of(record_);
    }
    return {*source_, 0, record_.text.size()};
}

Diagnostics::Entry RowReader::report(Diagnostics& diagnostics, Code code, std::size_t begin, std::size_t end,
                                     std::string message) {
    return diagnostics.add_private(code, {place().source, begin, end}, std::move(message));
}

bool RowReader::begin(const TableRecord& record, Diagnostics& diagnostics) {
    record_ = record;
    source_.reset();
    const bool plain = find_invalid_utf8(record.text) == std::string_view::npos &&
                       record.text.find('\0') == std::string_view::npos;
    if (!plain && report_bad_text(record, place().source, diagnostics)) {
        return false;
    }
    if (const auto fault = splitter_.split(record.text)) {
        report(diagnostics, Code::csv_quotes, fault->begin, fault->end, std::string(fault->message))
            .help("put the cell between quotes, and write a quote inside it twice");
        return false;
    }
    const std::size_t cells = splitter_.cells().size();
    if (cells != header_.cells) {
        report_row(diagnostics, Code::cell_count,
                   "the row has " + std::to_string(cells) + " cells, and the header has " +
                       std::to_string(header_.cells))
            .help("put cells that hold the separator between quotes");
        return false;
    }
    if (key().empty()) {
        report_row(diagnostics, Code::row_key, "the row has no key in " + detail::quoted(table_.key));
        return false;
    }
    return true;
}

bool RowReader::compute(Arena& arena, Diagnostics& diagnostics) {
    const std::size_t before = diagnostics.size();
    inputs_.resize(table_.columns.size());
    for (std::size_t i = 0; i < inputs_.size(); ++i) {
        inputs_[i] = read_cell(table_.columns[i], splitter_.cells()[header_.columns[i]], arena, diagnostics);
    }
    if (diagnostics.size() > before) {
        return false;
    }
    machine_.reset();
    if (!table_.code.top.steps.empty()) {
        slots_.assign(table_.code.top.steps.size(), Value::unknown());
        static const Value no_day = Value::unknown();
        machine_.emplace(table_.code, arena, limits_);
        machine_->bind(inputs_.data(), &no_day, slots_.data());
        machine_->run_all();
    }
    return true;
}

Value RowReader::read_cell(const TableColumn& column, const RowCell& cell, Arena& arena,
                           Diagnostics& diagnostics) {
    if (cell.text.empty()) {
        return column.empty;
    }
    if (!column.words.empty()) {
        if (const auto word = column.words.find(cell.text); word != column.words.end()) {
            return word->second;
        }
    }
    switch (column.form) {
    case CellForm::code:
        refuse_code(column, cell, diagnostics);
        break;
    case CellForm::day:
        if (const auto day = column.days->read(cell.text)) {
            return Value::date(*day);
        }
        report(diagnostics, Code::case_date, cell.begin, cell.end,
               detail::quoted(cell.text) + " in " + detail::quoted(column.header) + " is no date")
            .help("the mapping says that days are written like " + column.days->example());
        break;
    case CellForm::number:
        if (const auto number = column.numbers->read(cell.text)) {
            return Value::number(*number, arena);
        }
        report(diagnostics, Code::case_wrong_type, cell.begin, cell.end,
               detail::quoted(cell.text) + " in " + detail::quoted(column.header) + " is no number")
            .help("the mapping says that numbers are written like " + column.numbers->example());
        break;
    case CellForm::text:
        if (cell.text.size() <= limits_.text_bytes) {
            return Value::string(arena.copy(cell.text));
        }
        report(diagnostics, Code::too_large, cell.begin, cell.end,
               "the text in " + detail::quoted(column.header) + " is longer than the limit");
        break;
    }
    return Value::unknown();
}

void RowReader::refuse_code(const TableColumn& column, const RowCell& cell, Diagnostics& diagnostics) {
    std::vector<std::string_view> known;
    for (const auto& [code, value] : column.words) {
        known.emplace_back(code);
    }
    std::sort(known.begin(), known.end());
    constexpr std::size_t most_named = 12;
    std::string help = known.size() > most_named
                           ? did_you_mean(cell.text, known)
                           : "add it to the codes in the mapping, which are " + listed(known);
    report(diagnostics, Code::case_unknown_choice, cell.begin, cell.end,
           "the mapping does not say what " + detail::quoted(cell.text) + " in " +
               detail::quoted(column.header) + " means")
        .help(help.empty() ? "add it to the codes in the mapping" : std::move(help));
}

const Value& RowReader::value_at(Ref ref) const noexcept {
    switch (ref.base()) {
    case Ref::constants:
        return table_.code.constants[ref.index()];
    case Ref::facts:
        return inputs_[ref.index()];
    default:
        return slots_[ref.index()];
    }
}

Value RowReader::value(const MappedValue& mapped, Diagnostics& diagnostics) {
    const Value& value = value_at(mapped.result);
    const bool failed = value.is_unknown() && machine_ &&
                        std::any_of(mapped.steps.begin(), mapped.steps.end(),
                                    [this](std::uint32_t step) { return machine_->is_uncomputed(step); });
    if (failed) {
        const RowCell whole{{}, 0, record_.text.size()};
        const RowCell& cell =
            mapped.columns.empty() ? whole : splitter_.cells()[header_.columns[mapped.columns.front()]];
        std::string reason;
        for (const NullReason& because : machine_->reasons()) {
            reason = reason.empty() ? ": " + std::string(because.text) : reason;
        }
        report(diagnostics, Code::row_value, cell.begin, cell.end,
               "the mapping's expression has no value for this row" + reason)
            .path(mapped.path);
        return Value::unknown();
    }
    return value;
}

} // namespace bleibe::detail
