// SPDX-License-Identifier: Apache-2.0
// The idea: the vocabulary says which columns there are and how each is read back.
#include "unit/support/tables_of_people.hpp"

#include "compile/catalog_model.hpp"
#include "value/calendar.hpp"
#include "value/case_data.hpp"

#include <algorithm>
#include <cstdio>
#include <map>

namespace bleibe::test {
namespace {

using detail::FactDeclaration;
using detail::Kind;
using detail::Type;
using detail::TypeKind;
using detail::Value;

std::string cell(const Value& value) {
    switch (value.kind) {
    case Kind::null:
        return "-";
    case Kind::boolean:
        return value.is_true() ? "J" : "N";
    case Kind::number: {
        std::string text = detail::to_string(value.decimal());
        std::replace(text.begin(), text.end(), '.', ',');
        return text;
    }
    case Kind::choice:
        return std::string(value.choice_text());
    case Kind::date: {
        const detail::CivilDay day = detail::civil_from_days(value.integer);
        char text[32];
        std::snprintf(text, sizeof text, "%02d.%02d.%04d", day.day, day.month, static_cast<int>(day.year));
        return text;
    }
    case Kind::months:
        return std::to_string(value.integer);
    case Kind::string: {
        std::string text = "\"";
        for (const char c : value.text()) {
            text += c == '"' ? "\"\"" : std::string(1, c);
        }
        return text + '"';
    }
    default:
        return "";
    }
}

/// The type of the column, and the expression that makes the value of it.
struct Column {
    std::string type;
    std::string expression;
};

Column column_of(const Type& type, const std::string& name) {
    switch (type.kind()) {
    case TypeKind::boolean:
        return {"yes_no", name};
    case TypeKind::number:
        return {"number", name};
    case TypeKind::date:
        return {"date", name};
    case TypeKind::months: {
        const std::string months = name + " * duration(\"P1M\")";
        return {"number", type.nullable() ? "if " + name + " != null then " + months + " else null" : months};
    }
    case TypeKind::choice:
        return {"of_" + type.choice_set()->id, name};
    default:
        return {"string", name};
    }
}

void add_column(std::string& columns, std::string& values, const std::string& indent, const std::string& id,
                const Type& type) {
    const Column column = column_of(type, id);
    columns +=
        indent + "  " + id + ": {type: " + column.type + (type.nullable() ? ", none: [\"-\"]}\n" : "}\n");
    values += indent + "  " + id + ": '" + column.expression + "'\n";
}

std::string codes_of(const detail::ChoiceSet& set, bool permits) {
    std::string text = "  of_" + set.id + ":\n    type: " +
                       (permits ? std::string("permit\n") : "choice\n    of: " + set.id + "\n") +
                       "    values:\n";
    for (const std::string& value : set.values) {
        text += "      \"" + value + "\": \"" + value + "\"\n";
    }
    return text;
}

bool is_list(const FactDeclaration& fact) { return fact.type.is(TypeKind::list); }

} // namespace

TablesOfPeople::TablesOfPeople(const Catalog& catalog) : catalog_(catalog) {
    persons_ = "key";
    for (const FactDeclaration& fact : catalog.model().written().vocabulary.facts) {
        persons_ += ";" + (is_list(fact) ? "known_" + fact.id : fact.id);
        if (!is_list(fact)) {
            continue;
        }
        std::string header = "key";
        for (const auto& field : fact.fields) {
            header += ";" + field.id;
        }
        further_.emplace_back(fact.id + ".csv", header + (fact.fields.empty() ? ";entry\n" : "\n"));
    }
    persons_ += "\n";
}

void TablesOfPeople::add(const Case& person, std::string_view key) {
    const auto& facts = catalog_.model().written().vocabulary.facts;
    persons_ += key;
    std::size_t table = 0;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const Value& value = person.data().facts[i];
        persons_ += ";";
        if (!is_list(facts[i])) {
            persons_ += person.data().assumed[i] ? "" : cell(value);
            continue;
        }
        persons_ += value.is_unknown() ? "" : "J";
        std::string& rows = further_[table++].second;
        for (const Value& entry : value.is_unknown() ? std::span<const Value>() : value.items()) {
            rows += key;
            if (entry.kind != Kind::context) {
                rows += ";" + cell(entry);
            } else {
                for (std::size_t field = 0; field < facts[i].fields.size(); ++field) {
                    rows += ";" + cell(entry.context().fields[field]);
                }
            }
            rows += "\n";
        }
    }
    persons_ += "\n";
}

void TablesOfPeople::scatter_further() {
    for (auto& [name, text] : further_) {
        std::map<std::string, std::size_t> met;
        std::map<std::size_t, std::string> rows; // by how many of the key stood before
        const std::size_t header = text.find('\n') + 1;
        for (std::size_t begin = header; begin < text.size();) {
            const std::size_t end = text.find('\n', begin) + 1;
            const std::string row = text.substr(begin, end - begin);
            rows[met[row.substr(0, row.find(';'))]++] += row;
            begin = end;
        }
        text.resize(header);
        for (const auto& [before, some] : rows) {
            text += some;
        }
    }
}

std::string TablesOfPeople::mapping() const {
    const detail::Vocabulary& vocabulary = catalog_.model().written().vocabulary;
    std::string text =
        "mapping: " + vocabulary.id + "\nseparator: \";\"\ndays: 31.12.2022\nnumbers: 1234,56\n";
    text += "codes:\n  yes_no:\n    type: boolean\n    values: {J: true, N: false}\n";
    for (const detail::ChoiceDeclaration& choice : vocabulary.choices) {
        text += codes_of(choice.set, false);
    }
    text += codes_of(vocabulary.permits, true);
    std::string columns = "  columns:\n";
    std::string facts = "  facts:\n";
    std::string tables = "tables:\n";
    for (const FactDeclaration& fact : vocabulary.facts) {
        if (!is_list(fact)) {
            add_column(columns, facts, "  ", fact.id, fact.type);
            continue;
        }
        columns += "    known_" + fact.id + ": yes_no\n";
        std::string of_rows = "    columns:\n";
        std::string entry = "    entry:\n";
        for (const auto& field : fact.fields) {
            add_column(of_rows, entry, "    ", field.id, field.type);
        }
        if (fact.fields.empty()) {
            const Column column = column_of(fact.type.item(), "entry");
            of_rows += "      entry: " + column.type + "\n";
            entry = "    entry: '" + column.expression + "'\n";
        }
        tables += "  " + fact.id + ":\n    file: " + fact.id + ".csv\n    key: key\n    none_if: known_" +
                  fact.id + "\n" + of_rows + entry;
    }
    return text + "persons:\n  key: key\n" + columns + facts + tables;
}

ReadBytes bytes_of(const std::string& text, std::size_t piece) {
    return [&text, piece, at = std::size_t{0}](char* into, std::size_t size) mutable {
        const std::size_t got = std::min({size, text.size() - at, piece});
        std::copy_n(text.data() + at, got, into);
        at += got;
        return got;
    };
}

std::vector<TableFile> files_of(const std::vector<TablesOfPeople::Table>& tables) {
    std::vector<TableFile> files;
    for (const TablesOfPeople::Table& table : tables) {
        files.push_back({table.first, [&text = table.second](char* into, std::size_t size, std::uint64_t at) {
                             const std::size_t got =
                                 at >= text.size() ? 0 : std::min<std::size_t>(size, text.size() - at);
                             std::copy_n(text.data() + std::min<std::size_t>(at, text.size()), got, into);
                             return got;
                         }});
    }
    return files;
}

} // namespace bleibe::test
