// SPDX-License-Identifier: Apache-2.0
// The idea: rows that are nobody's are the exception, so nothing is kept for them; where some were counted,
// the file is gone through once more, and what is said does not depend on how the table was joined.
#include "tables/lost_rows.hpp"

#include "input/screen_batches.hpp"

#include <functional>
#include <string>

namespace bleibe::detail {
namespace {

/// Findings about a table, in the order of the file; as many as of any source, and how many more there are.
class LostReport {
public:
    explicit LostReport(const JoinedTable& table)
        : table_(table),
          reader_(table.mapped().table, table.header(), table.separator(), table.options().limits) {}

    void without_key(const KeyedRecords& row);
    void with_key(const KeyedRecords& row, bool is_lost);
    [[nodiscard]] DiagnosticList finish();

private:
    [[nodiscard]] bool has_room(std::uint64_t line);
    void end_group();
    void tell_where(std::string_view key_behind);

    const JoinedTable& table_;
    RowReader reader_;
    DiagnosticList findings_;
    std::size_t more_ = 0; // findings
    std::uint32_t first_of_more_ = 0;

    std::string before_;      // the last key
    std::size_t waiting_ = 0; // the first finding that waits for the next key
    bool goes_on_ = false;    // the last row had a key
    std::size_t group_ = 0;   // number of the finding, and 1; 0: none
    std::size_t rows_of_group_ = 0;
};

bool LostReport::has_room(std::uint64_t line) {
    if (findings_.size() < Diagnostics::most_per_source) {
        return true;
    }
    first_of_more_ = more_++ == 0 ? shown_line(line) : first_of_more_;
    return false;
}

void LostReport::without_key(const KeyedRecords& row) {
    end_group();
    goes_on_ = false;
    if (!has_room(row.line().number)) {
        return;
    }
    if (row.line().too_long) {
        findings_.push_back(too_long_line(row.line().number, table_.options()));
        return;
    }
    // The reader of rows says what is wrong with it.
    Diagnostics found;
    static_cast<void>(reader_.begin({row.text(), &table_.file().name, row.line().number}, found));
    findings_.push_back(found.list().front());
}

void LostReport::tell_where(std::string_view key_behind) {
    std::string where;
    if (before_.empty()) {
        where = key_behind.empty() ? "" : "before the first one of " + detail::quoted(key_behind);
    } else if (key_behind.empty()) {
        where = "behind the last one of " + detail::quoted(before_);
    } else if (key_behind == before_) {
        where = "between rows of " + detail::quoted(before_);
    } else {
        where = "between one of " + detail::quoted(before_) + " and one of " + detail::quoted(key_behind);
    }
    for (; waiting_ < findings_.size(); ++waiting_) {
        std::string& help = findings_[waiting_].help;
        if (!where.empty()) {
            help += (help.empty() ? "" : "; ");
            help += "whose list lacks this row is not known: it stands " + where;
        }
    }
}

void LostReport::with_key(const KeyedRecords& row, bool is_lost) {
    tell_where(row.key());
    const bool is_same = goes_on_ && row.key() == before_;
    if (!is_same) {
        end_group();
        before_ = row.key();
    }
    goes_on_ = true;
    if (is_lost && !is_same && has_room(row.line().number)) {
        Diagnostics found;
        found.add_private(Code::row_key,
                          {Source(table_.file().name, "", shown_line(row.line().number)), 0, 0},
                          detail::quoted(before_) + " is no key of a person that could be read: ");
        findings_.push_back(found.list().front());
        group_ = findings_.size();
        waiting_ = group_; // it has a key
    }
    ++rows_of_group_;
}

void LostReport::end_group() {
    if (group_ != 0) {
        findings_[group_ - 1].message +=
            (rows_of_group_ == 1 ? "this row belongs"
                                 : "these " + std::to_string(rows_of_group_) + " rows belong") +
            std::string(" to nobody");
    }
    group_ = 0;
    rows_of_group_ = 0;
}

DiagnosticList LostReport::finish() {
    end_group();
    tell_where({});
    if (more_ > 0) {
        Diagnostics found;
        found
            .add_private(Code::more_errors, {Source(table_.file().name, "", first_of_more_), 0, 0},
                         "and " + std::to_string(more_) + " more error" + (more_ == 1 ? "" : "s") +
                             " in this text, the first of them here")
            .help("mend those that are shown, and look again");
        findings_.push_back(found.list().front());
    }
    return std::move(findings_);
}

/// Is this key, of the row at this place, nobody's?
using IsLost = std::function<bool(std::string_view key, std::uint64_t offset)>;

DiagnosticList report_lost(const JoinedTable& table, const IsLost& is_lost) {
    LostReport report(table);
    KeyedRecords rows(from_beginning(table.file()), table.separator(), table.options());
    const std::size_t column = table.header().key;
    for (bool more = rows.next(0) && rows.next(column); more; more = rows.next(column)) {
        if (rows.key().empty()) {
            report.without_key(rows);
        } else {
            report.with_key(rows, is_lost(rows.key(), rows.line().offset));
        }
    }
    return report.finish();
}

/// Keys of the persons whose rows were looked for: the first of each key, if its row could be read.
class KeysOfPersons {
public:
    explicit KeysOfPersons(const TablesData& tables)
        : tables_(tables), rows_(tables.open_persons()),
          reader_(tables.mapping().persons, tables.header(), tables.mapping().separator,
                  tables.options().limits) {
        has_row_ = rows_.next(0);
        go_on();
    }

    /// Keys must be asked for in the order of the table.
    [[nodiscard]] bool has(KeyOrder order, std::string_view key) {
        while (has_row_ && compare(order, rows_.key(), key) < 0) {
            go_on();
        }
        return has_row_ && rows_.key() == key;
    }

private:
    void go_on() {
        while (has_row_) {
            has_row_ = rows_.next(tables_.header().key);
            if (!has_row_ || rows_.key().empty() || rows_.key() == last_) {
                continue;
            }
            last_ = rows_.key();
            Diagnostics unread;
            if (reader_.begin({rows_.text(), &tables_.options().name, rows_.line().number}, unread)) {
                return;
            }
        }
    }

    const TablesData& tables_;
    KeyedRecords rows_;
    RowReader reader_;
    std::string last_;
    bool has_row_ = false;
};

} // namespace

DiagnosticList lost_in_order(const JoinedTable& table, const TablesData& tables) {
    KeysOfPersons persons(tables);
    return report_lost(
        table, [&](std::string_view key, std::uint64_t) { return !persons.has(*table.order(), key); });
}

DiagnosticList lost_in_runs(const JoinedTable& table) {
    const std::vector<RowSpan> lost = table.unclaimed_runs();
    std::size_t at = 0;
    return report_lost(table, [&](std::string_view, std::uint64_t offset) {
        while (at < lost.size() && lost[at].offset + lost[at].bytes <= offset) {
            ++at;
        }
        return at < lost.size() && lost[at].offset <= offset;
    });
}

} // namespace bleibe::detail
