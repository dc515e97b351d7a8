// SPDX-License-Identifier: Apache-2.0
// The idea: whether a file stands in the order of its keys can be tried without keeping anything; if it does,
// nothing need be kept afterwards either, and only a table that does not pays for it.
#include "tables/joined_table.hpp"

#include "input/screen_batches.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

CaseloadOptions named(CaseloadOptions options, const std::string& name) {
    options.name = name;
    return options;
}

std::uint64_t end_of(const BatchLine& line) noexcept { return line.offset + line.size; }

} // namespace

ReadBytes from_beginning(const TableFile& file) {
    return [&file, at = std::uint64_t{0}](char* into, std::size_t size) mutable {
        const std::size_t got = file.read(into, size, at);
        at += got;
        return got;
    };
}

void report_no_header(Diagnostics& diagnostics, const std::string& name) {
    diagnostics.add_private(Code::empty_document, {Source(name, ""), 0, 0}, "the table has no header")
        .help("the first line names the columns");
}

JoinedTable::JoinedTable(const FurtherTable& table, char separator, TableFile file,
                         const CaseloadOptions& options)
    : table_(table), separator_(separator), file_(std::move(file)), options_(named(options, file_.name)) {}

void JoinedTable::open(const KeyOrders& persons, Diagnostics& diagnostics) {
    KeyedRecords rows(from_beginning(file_), separator_, options_);
    if (!rows.next(0)) {
        report_no_header(diagnostics, file_.name);
        return;
    }
    if (!read_header({rows.text(), &file_.name, rows.line().number}, table_.table, separator_, header_,
                     diagnostics)) {
        return;
    }
    order_ = find_order(persons, rows);
    if (!order_) {
        note_runs();
        return;
    }
    ahead_.emplace(from_beginning(file_), separator_, options_);
    has_ahead_ = ahead_->next(0) && ahead_->next(header_.key); // behind the header
}

std::optional<KeyOrder> JoinedTable::find_order(const KeyOrders& persons, KeyedRecords& rows) {
    KeyOrders orders = KeyOrders::among(persons);
    while (orders.any() && rows.next(header_.key)) {
        ++rows_;
        if (!rows.key().empty()) {
            orders.add(rows.key());
        }
    }
    return orders.first();
}

void JoinedTable::note_runs() {
    KeyedRecords rows(from_beginning(file_), separator_, options_);
    rows_ = 0;
    for (bool more = rows.next(0) && rows.next(header_.key); more; more = rows.next(header_.key)) {
        ++rows_;
        if (rows.key().empty()) {
            runs_.interrupt();
        } else {
            runs_.add(rows.key(), rows.line().offset, rows.line().size, shown_line(rows.line().number),
                      options_.limits.case_bytes);
        }
    }
    runs_.finish();
    claimed_runs_ = std::vector<std::atomic<std::uint64_t>>(runs_.size() / bits_per_word + 1);
}

RowSpan JoinedTable::up_to(std::string_view key) {
    RowSpan span;
    while (has_ahead_ && (ahead_->key().empty() || compare(*order_, ahead_->key(), key) <= 0)) {
        if (span.bytes == 0) {
            span.offset = ahead_->line().offset;
            span.line = ahead_->line().number;
        }
        span.bytes = end_of(ahead_->line()) - span.offset;
        has_ahead_ = ahead_->next(header_.key);
    }
    return span;
}

std::vector<RowSpan> JoinedTable::unclaimed_runs() const {
    std::vector<RowSpan> lost;
    for (std::size_t run = 0; run < runs_.size(); ++run) {
        const std::uint64_t word = claimed_runs_[run / bits_per_word].load(std::memory_order_relaxed);
        if ((word >> (run % bits_per_word) & 1U) == 0) {
            lost.push_back({runs_[run].offset(), runs_[run].bytes(), runs_[run].line});
        }
    }
    std::sort(lost.begin(), lost.end(),
              [](const RowSpan& a, const RowSpan& b) { return a.offset < b.offset; });
    return lost;
}

SpanRows::SpanRows(const JoinedTable& table)
    : file_(table.file()), window_(read_ahead),
      records_([this](char* into, std::size_t size) { return read(into, size); }, table.separator(),
               table.options()) {}

std::size_t SpanRows::read(char* into, std::size_t size) {
    constexpr std::uint64_t line_break = 2;
    const std::uint64_t window_end = window_at_ + filled_;
    if (at_ >= end_) {
        return 0;
    }
    if (at_ < window_at_ || at_ >= window_end) {
        // Who goes on where the last span ended will probably do so again.
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

void SpanRows::begin(const RowSpan& span) {
    at_ = span.offset;
    end_ = span.offset + span.bytes;
    records_.go_on_behind(span.line - 1, span.offset);
}

JoinedRows::JoinedRows(JoinedTable& table) : table_(table), rows_(table), splitter_(table.separator()) {}

void JoinedRows::begin(const RowSpan& span) {
    rows_.begin(span);
    batch_.lines.clear();
    at_ = 0;
    key_at_.reset();
}

void JoinedRows::look_up(std::string_view key, const KeyDigest& digest) {
    key_ = key;
    count_ = 0;
    if (!table_.order()) {
        found_ = table_.runs().find(digest);
        begin({});
    }
}

const TableRecord* JoinedRows::next() {
    if (table_.order() ? find_in_order() : find_in_runs()) {
        record_ = {batch_[at_], &table_.file().name, batch_.lines[at_].number};
        ++at_;
        key_at_.reset();
        ++count_;
        return &record_;
    }
    if (count_ > 0) {
        table_.claim(count_);
        count_ = 0;
    }
    return nullptr;
}

bool JoinedRows::has_row() {
    if (at_ >= batch_.lines.size()) {
        at_ = 0;
        key_at_.reset();
        if (!rows_.fill(batch_)) {
            return false;
        }
    }
    if (!key_at_) {
        key_at_ = key_of(splitter_, batch_[at_], table_.header().key);
    }
    return true;
}

bool JoinedRows::find_in_order() {
    while (has_row()) {
        const int order = key_at_->empty() ? -1 : compare(*table_.order(), *key_at_, key_);
        if (order >= 0) {
            return order == 0;
        }
        ++at_;
        key_at_.reset();
    }
    return false;
}

bool JoinedRows::find_in_runs() {
    while (true) {
        while (has_row()) {
            if (*key_at_ == key_) {
                table_.claim_run(run_);
                return true;
            }
            ++at_; // another key with the same bits
            key_at_.reset();
        }
        if (found_.begin == found_.end) {
            return false;
        }
        run_ = found_.begin++;
        const KeyRun& run = table_.runs()[run_];
        begin({run.offset(), run.bytes(), run.line});
    }
}

} // namespace bleibe::detail
