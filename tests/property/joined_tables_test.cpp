// SPDX-License-Identifier: Apache-2.0
// Tables that stand in an order of their keys are gone through beside each other, others are looked up:
// people and findings are the same, and the people are those of the same facts as lines. Random offices, some
// of them in order and some not, with rows that are broken, nobody's, without key or of a second person.
#include "unit/support/random_rules.hpp"
#include "unit/support/small_law.hpp"
#include "unit/support/tables_of_people.hpp"
#include "value/case_data.hpp"

#include <bleibe/caseload.hpp>
#include <bleibe/program.hpp>
#include <bleibe/render.hpp>
#include <bleibe/tables.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace bleibe;
using namespace bleibe::test;

namespace {

const Catalog& catalog() {
    static const Catalog loaded =
        load_catalog(
            small_sources({one_criterion(
                "count(numbers) > 1 and (some s in stays satisfies s.from < date(\"2016-05-20\"))")}))
            .value();
    return loaded;
}

const Mapping& mapping() {
    static const Mapping loaded = load_mapping(catalog(), Source("office.yaml", R"yaml(mapping: xx/person
codes:
  hue:
    type: choice
    of: colour
    values: {r: red, g: green}
persons:
  key: id
  columns: {born: date, applied: date, hue: hue, note: string}
  facts: {born: born, applied: applied, liked: hue, note: note}
tables:
  stays:
    file: stays.csv
    key: id
    columns: {from: date, hue: hue}
    entry: {from: from, status: hue}
  numbers:
    file: numbers.csv
    key: id
    none_if: "true"
    columns: {number: number}
    entry: number
)yaml"))
                                      .value();
    return loaded;
}

/// A row of a further table, and what it says as JSON.
struct Row {
    std::string key; // empty: has none
    std::string text;
    std::string entry;
    bool broken = false;
};

struct Office {
    std::string persons = "id,born,applied,hue,note\n";
    std::vector<TablesOfPeople::Table> further;
    std::string lines = "\n";       // of the people who are not refused, each where their row stands
    std::uint64_t refused = 0;      // persons
    std::uint64_t nobodys = 0;      // rows of further tables
    std::set<std::string> in_order; // tables that were written in an order
};

/// Keys in an order; `none` is that of the caller.
enum class Keys : unsigned { padded, numbered, hexadecimal, none };

std::vector<std::string> some_keys(Dice& dice, Keys kind) {
    std::vector<std::string> keys;
    const unsigned count = dice.roll(60);
    for (unsigned i = 1; i <= count; ++i) {
        switch (kind) {
        case Keys::padded:
            keys.push_back("K" + std::to_string(1'000 + i));
            break;
        case Keys::numbered:
            keys.push_back("A-" + std::to_string(i) + "/20" + std::to_string(15 + dice.roll(3)));
            break;
        default:
            char text[16];
            std::snprintf(text, sizeof text, "%X", 0x100U + dice.roll(0xFFFF));
            keys.push_back(text);
        }
    }
    if (kind == Keys::hexadecimal) {
        std::sort(keys.begin(), keys.end());
    }
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    if (kind == Keys::none) {
        std::set<std::string> met;
        std::erase_if(keys, [&](const std::string& key) { return !met.insert(key).second; });
    }
    return keys;
}

Row some_row(Dice& dice, const std::string& key, bool is_stay) {
    Row row;
    row.key = dice.one_in(25) ? "" : key;
    row.broken = dice.one_in(40);
    const std::string day = std::to_string(10 + dice.roll(18));
    const std::string number = std::to_string(dice.roll(9));
    if (is_stay) {
        row.text = row.key + ",2016-05-" + (row.broken ? "99" : day) + (dice.one_in(2) ? ",r" : ",\"r\"");
        row.entry = R"({"from":"2016-05-)" + day + R"(","status":"red"})";
    } else {
        row.text = "\"" + row.key + "\"," + number + (row.broken ? ",one cell too many" : "");
        row.entry = number;
    }
    return row;
}

std::vector<Row> some_rows(Dice& dice, const std::vector<std::string>& keys, bool is_stay) {
    std::vector<Row> rows;
    const bool is_empty = dice.one_in(10);
    for (const std::string& key : keys) {
        for (unsigned count = is_empty ? 0 : dice.roll(4); count > 0; --count) {
            rows.push_back(some_row(dice, key, is_stay));
        }
    }
    return rows;
}

template <class T>
void shuffle(Dice& dice, std::vector<T>& list) {
    for (std::size_t i = list.size(); i > 1; --i) {
        std::swap(list[i - 1], list[dice.roll(static_cast<unsigned>(i))]);
    }
}

/// Adds the table to the office. What each key has in it, or nothing for one with a broken row.
std::map<std::string, std::optional<std::string>> write_table(Office& office, const std::string& name,
                                                              const std::string& header,
                                                              const std::vector<Row>& rows) {
    std::map<std::string, std::optional<std::string>> lists;
    std::string text = header;
    for (const Row& row : rows) {
        text += row.text + "\n";
        if (row.key.empty()) {
            continue;
        }
        auto& list = lists.try_emplace(row.key, "").first->second;
        if (row.broken) {
            list.reset();
        } else if (list) {
            *list += (list->empty() ? "" : ",") + row.entry;
        }
    }
    office.further.emplace_back(name, text);
    return lists;
}

class OfficeMaker {
public:
    OfficeMaker(Dice& dice, Keys kind) : dice_(dice), kind_(kind), keys_(some_keys(dice, kind)) {}

    Office make() {
        stays_ = some_rows(dice_, keys_, true);
        numbers_ = some_rows(dice_, keys_, false);
        if (kind_ != Keys::none) {
            office_.in_order = {"persons.csv", "stays.csv", "numbers.csv"};
        }
        for (auto [rows, name] : {std::pair(&stays_, "stays.csv"), std::pair(&numbers_, "numbers.csv")}) {
            if (dice_.one_in(3)) {
                shuffle(dice_, *rows);
                office_.in_order.erase(name);
            }
        }
        of_stays_ = write_table(office_, "stays.csv", "id,from,hue\n", stays_);
        of_numbers_ = write_table(office_, "numbers.csv", "id,number\n", numbers_);
        for (const std::string& key : keys_) {
            if (dice_.one_in(20)) {
                write_person(",,,,nobody", "");
            }
            if (!dice_.one_in(6)) {
                write_persons_of(key);
            }
        }
        for (const auto* rows : {&stays_, &numbers_}) {
            office_.nobodys += static_cast<std::uint64_t>(std::count_if(
                rows->begin(), rows->end(), [this](const Row& row) { return !read_.contains(row.key); }));
        }
        return office_;
    }

private:
    void write_persons_of(const std::string& key) {
        const bool has_too_many_cells = dice_.one_in(12);
        const bool has_unknown_code = dice_.one_in(12);
        const bool is_contradictory = dice_.one_in(12); // applied before being born
        const std::string applied = is_contradictory ? "1990-01-01" : "2020-01-01";
        std::string row =
            key + ",1990-01-02," + applied + "," + (has_unknown_code ? "x" : "g") + ",\"a, \nb\"";
        row += has_too_many_cells ? ",," : "";
        if (!has_too_many_cells) {
            read_.insert(key);
        }
        write_person(row, has_too_many_cells || has_unknown_code || is_contradictory ? "" : line_of(key));
        if (dice_.one_in(10)) {
            write_person(key + ",,,g,again", "");
        }
    }

    /// Empty if a row of the person is broken.
    std::string line_of(const std::string& key) const {
        std::string line =
            R"({"id":")" + key +
            R"(","facts":{"born":"1990-01-02","applied":"2020-01-01","liked":"green","note":"a, \nb")";
        const auto stays = of_stays_.find(key);
        const auto numbers = of_numbers_.find(key);
        if ((stays != of_stays_.end() && !stays->second) ||
            (numbers != of_numbers_.end() && !numbers->second)) {
            return "";
        }
        if (stays != of_stays_.end()) {
            line += R"(,"stays":[)" + *stays->second + "]";
        }
        return line + R"(,"numbers":[)" + (numbers == of_numbers_.end() ? "" : *numbers->second) + "]}}";
    }

    void write_person(const std::string& row, const std::string& line) {
        office_.persons += row + "\n";
        office_.refused += line.empty() ? 1 : 0;
        office_.lines +=
            line + std::string(1 + static_cast<std::size_t>(std::count(row.begin(), row.end(), '\n')), '\n');
    }

    Dice& dice_;
    Keys kind_;
    std::vector<std::string> keys_;
    std::vector<Row> stays_;
    std::vector<Row> numbers_;
    std::map<std::string, std::optional<std::string>> of_stays_;
    std::map<std::string, std::optional<std::string>> of_numbers_;
    std::set<std::string> read_; // keys of persons whose rows are looked for
    Office office_;
};

/// Facts as JSON.
void add_facts(std::string& text, const Case& person) {
    text += person.id();
    for (const detail::Value& fact : person.data().facts) {
        text += ' ';
        detail::write_json(text, fact);
    }
    text += '\n';
}

struct Read {
    std::string people;
    std::string findings;
};

Read read_all(CaseTables tables) {
    Read read;
    TablePeople batch;
    for (bool more = true; more;) {
        more = tables.read(batch);
        for (const TablePeople::Row& row : batch.rows) {
            if (row.subject) {
                add_facts(read.people += std::to_string(row.line) + " ", *row.subject);
            }
        }
        read.findings += render(batch.findings);
    }
    return read;
}

std::string people_of_lines(const std::string& lines) {
    std::string people;
    unsigned number = 1;
    for (std::size_t begin = 0; begin < lines.size(); ++number) {
        const std::size_t end = lines.find('\n', begin);
        if (end > begin) {
            const auto person = read_case(catalog(), Source("lines", lines.substr(begin, end - begin)));
            add_facts(people += std::to_string(number) + " ", person.value());
        }
        begin = end + 1;
    }
    return people;
}

CaseloadOptions options_of(std::size_t batch_lines, unsigned threads) {
    CaseloadOptions options;
    options.name = "persons.csv";
    options.batch_lines = batch_lines;
    options.threads = threads;
    options.report.brief = true;
    options.report.horizon_months = 0;
    options.report.horizon_days = 0;
    return options;
}

CaseTables open_file(const Office& office, const CaseloadOptions& options) {
    const std::vector<TablesOfPeople::Table> persons{{"persons.csv", office.persons}};
    static std::vector<TablesOfPeople::Table> kept;
    kept = persons; // as long as what reads it
    return open_tables(mapping(), files_of(kept).front(), files_of(office.further), options).value();
}

CaseTables open_stream(const Office& office, const CaseloadOptions& options) {
    return open_tables(mapping(), bytes_of(office.persons), files_of(office.further), options).value();
}

struct Screened {
    std::string rows;
    std::string findings;
    CaseloadResult result;
};

WritePiece into(Screened& screened) {
    return [&screened](const CaseloadPiece& piece) {
        screened.rows += piece.rows;
        screened.findings += render(piece.findings);
        return true;
    };
}

void write_row(std::string& out, const CaseReport& report) {
    write_json(out, report);
    out += '\n';
}

const Program& program() {
    static const Program compiled = compile(catalog()).value();
    return compiled;
}

const Date on = Date::parse("2022-12-31").value();

Screened screen(CaseTables tables, const CaseloadOptions& options) {
    Screened screened;
    screened.result = screen_tables(program(), on, std::move(tables), write_row, into(screened), options);
    return screened;
}

/// The people are those of the lines, and both ways say the same. The tables that were looked up though
/// persons are a file.
std::vector<std::string> compare_ways(const Office& office, std::size_t batch_lines) {
    const CaseloadOptions options = options_of(batch_lines, 1);
    const CaseTables in_order = open_file(office, options);
    const std::vector<std::string> looked_up = in_order.out_of_order();
    const Read of_file = read_all(in_order);
    CHECK(of_file.people == people_of_lines(office.lines));
    const Read of_stream = read_all(open_stream(office, options));
    CHECK(of_stream.people == of_file.people);
    CHECK(of_stream.findings == of_file.findings);

    Screened lines;
    lines.result = screen_lines(program(), on, bytes_of(office.lines), write_row, into(lines), options);
    for (const unsigned threads : {1U, 3U}) {
        const CaseloadOptions some = options_of(batch_lines, threads);
        for (const Screened& tables :
             {screen(open_file(office, some), some), screen(open_stream(office, some), some)}) {
            CHECK(tables.rows == lines.rows);
            CHECK(tables.findings == of_file.findings);
            CHECK(tables.result.done.refused == office.refused);
            CHECK(tables.result.done.unclaimed == office.nobodys);
        }
    }
    return looked_up;
}

} // namespace

TEST_CASE("tables in order and tables that are looked up say the same, and what lines say") {
    const unsigned rounds = std::getenv("BLEIBE_LONG") != nullptr ? 2'000 : 60;
    std::size_t in_order = 0; // further tables
    std::size_t looked_up = 0;
    std::size_t people = 0;
    for (unsigned seed = 1; seed <= rounds; ++seed) {
        CAPTURE(seed);
        Dice dice(seed);
        const Office office = OfficeMaker(dice, static_cast<Keys>(dice.roll(4))).make();
        const std::vector<std::string> names = compare_ways(office, 1U + dice.roll(2) * dice.roll(40));
        for (const std::string& name : names) {
            CHECK_FALSE(office.in_order.contains(name));
            looked_up += name != "persons.csv" ? 1 : 0;
        }
        in_order += office.in_order.empty() ? 0 : office.in_order.size() - 1;
        people += static_cast<std::size_t>(std::count(office.lines.begin(), office.lines.end(), '{'));
    }
    MESSAGE(rounds << " offices, " << people << " people and entries; " << in_order << " tables in order, "
                   << looked_up << " looked up");
    CHECK(in_order > rounds / 2);
    CHECK(looked_up > rounds / 4);
}
