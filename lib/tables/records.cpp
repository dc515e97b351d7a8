// SPDX-License-Identifier: Apache-2.0
// The idea: a record is complete as soon as it has an even number of quotes, so lines are joined until then;
// what the quotes mean is decided once, by the splitter. Written here because every finding has to name line
// and column, and a broken line must not swallow the next ones: the CSV readers at hand (Boost's
// `escaped_list_separator` among them) know neither.
#include "tables/records.hpp"

#include <algorithm>
#include <cstring>

namespace bleibe::detail {
namespace {

constexpr std::size_t most_lines_of_a_record = 100;

std::string_view without_blanks(std::string_view text) noexcept {
    if (!text.empty() && text.front() > ' ' && text.back() > ' ') {
        return text; // as nearly always
    }
    const std::size_t first = text.find_first_not_of(" \t");
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// Without the CR of a line break of two bytes.
std::string_view without_return(std::string_view text) noexcept {
    return text.ends_with('\r') ? text.substr(0, text.size() - 1) : text;
}

bool has_odd_quotes(std::string_view text) noexcept {
    const std::size_t first = std::min(text.find('"'), text.size()); // fast where there is none
    return std::count(text.begin() + static_cast<std::ptrdiff_t>(first), text.end(), '"') % 2 != 0;
}

} // namespace

std::optional<RecordFault> CellSplitter::quoted_cell(std::string_view record, std::size_t& at) {
    const std::size_t begin = at;
    std::string_view text;
    std::size_t from = begin + 1;
    while (true) {
        const std::size_t quote = record.find('"', from);
        if (quote == std::string_view::npos) {
            return RecordFault{begin, begin + 1, "a quote that nothing closes"};
        }
        const bool doubled = quote + 1 < record.size() && record[quote + 1] == '"';
        const std::string_view piece = record.substr(from, quote - from + (doubled ? 1 : 0));
        if (text.empty()) {
            text = piece;
        } else if (!piece.empty()) {
            auto* both = memory_.allocate_array<char>(text.size() + piece.size());
            std::memcpy(both, text.data(), text.size());
            std::memcpy(both + text.size(), piece.data(), piece.size());
            text = {both, text.size() + piece.size()};
        }
        from = quote + 2;
        if (!doubled) {
            at = quote + 1;
            break;
        }
    }
    if (at < record.size() && record[at] != separator_) {
        return RecordFault{at, at + 1, "text behind the closing quote of a cell"};
    }
    cells_.push_back({without_blanks(text), begin, at});
    return std::nullopt;
}

std::optional<RecordFault> CellSplitter::split(std::string_view record, std::size_t most) {
    memory_.reset();
    cells_.clear();
    const bool has_quotes = record.find('"') != std::string_view::npos;
    std::size_t at = 0;
    while (cells_.size() < most) {
        if (at < record.size() && record[at] == '"') {
            if (auto fault = quoted_cell(record, at)) {
                return fault;
            }
        } else {
            const std::size_t begin = at;
            at = std::min(record.find(separator_, begin), record.size());
            const std::string_view text = record.substr(begin, at - begin);
            if (const std::size_t quote = has_quotes ? text.find('"') : std::string_view::npos;
                quote != std::string_view::npos) {
                return RecordFault{begin + quote, begin + quote + 1, "a quote inside a cell without quotes"};
            }
            cells_.push_back({without_blanks(text), begin, at});
        }
        if (at == record.size()) {
            break;
        }
        ++at;
    }
    return std::nullopt;
}

/// Makes the line and those that belong to it one record, if they are one. The number of the line behind it.
std::size_t RecordBatches::join_from(std::size_t first, LineBatch& batch) {
    std::size_t end = first + 1;
    bool open = has_odd_quotes(batch[first]);
    while (open && end - first < most_lines_of_a_record) {
        if (end == batch.lines.size() && !lines_.read_line(batch)) {
            return first + 1;
        }
        const BatchLine& next = batch.lines[end];
        if (next.too_long || next.begin + next.size - batch.lines[first].begin > options_.limits.case_bytes) {
            return first + 1;
        }
        open = open != has_odd_quotes(batch[end]);
        ++end;
    }
    BatchLine record = batch.lines[first];
    record.size = batch.lines[end - 1].begin + batch.lines[end - 1].size - record.begin;
    const auto text = std::string_view(batch.text).substr(record.begin, record.size);
    if (open || (end - first > 1 && splitter_.split(without_return(text)))) {
        return first + 1;
    }
    batch.lines[first] = record;
    return end;
}

bool RecordBatches::fill(LineBatch& batch) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    do {
        if (!lines_.fill(batch)) {
            return false;
        }
        std::size_t kept = 0;
        for (std::size_t i = 0; i < batch.lines.size();) {
            if (batch.lines[i].number == 1 && batch[i].starts_with(byte_order_mark)) {
                batch.lines[i].begin += byte_order_mark.size();
                batch.lines[i].size -= byte_order_mark.size();
            }
            const std::size_t next = batch.lines[i].too_long ? i + 1 : join_from(i, batch);
            BatchLine record = batch.lines[i];
            const std::string_view text = without_return(batch[i]);
            record.size = text.size();
            if (record.too_long || !without_blanks(text).empty()) {
                batch.lines[kept++] = record;
            }
            i = next;
        }
        batch.lines.resize(kept);
    } while (batch.lines.empty());
    return true;
}

std::string_view key_of(CellSplitter& splitter, std::string_view record, std::size_t column) {
    const bool broken = splitter.split(record, column + 1).has_value();
    return broken || splitter.cells().size() <= column ? std::string_view() : splitter.cells()[column].text;
}

bool KeyedRecords::next(std::size_t key_column) {
    if (at_ + 1 < batch_.lines.size()) {
        ++at_;
    } else if (!records_.fill(batch_)) {
        key_ = {};
        return false;
    } else {
        at_ = 0;
    }
    key_ = key_of(splitter_, text(), key_column);
    return true;
}

} // namespace bleibe::detail
