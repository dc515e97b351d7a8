// SPDX-License-Identifier: Apache-2.0
// The idea: tables differ only in what their rows make, so persons and further tables are read alike: a key,
// columns, and expressions with the type that their place demands.
#include "tables/read_mapping.hpp"

#include "base/suggest.hpp"
#include "compile/catalog_model.hpp"
#include "functions/builtin_names.hpp"
#include "tables/read_columns.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

class MappingReader {
public:
    MappingReader(ReadContext& context, MappingData& mapping, WrittenMapping& written)
        : context_(context), mapping_(mapping), written_(written),
          vocabulary_(mapping.catalog.model().written().vocabulary) {}

    void read(const Node& root) {
        Keys keys(context_, root, "a mapping");
        const std::string id = keys.need_text("mapping");
        if (!id.empty() && id != vocabulary_.id) {
            context_.add(Code::wrong_word, keys.get("mapping")->span,
                         "the vocabulary is " + detail::quoted(vocabulary_.id) + ", not " +
                             detail::quoted(id));
        }
        read_separator(keys);
        rules_ = read_cell_rules(keys, vocabulary_);
        if (keys.need("persons") != nullptr) {
            if (const Node* persons = keys.get_mapping("persons")) {
                read_persons(*persons);
            }
        }
        for (const Member& member : members_of(keys.get_mapping("tables"))) {
            read_further(member);
        }
        keys.finish();
    }

private:
    void read_separator(Keys& keys) {
        const Node* node = keys.get("separator");
        if (node == nullptr || !expect_text(context_, *node, "`separator`")) {
            return;
        }
        if (node->text.size() == 1 && std::string_view(",;|\t").find(node->text) != std::string_view::npos) {
            mapping_.separator = node->text.front();
        } else {
            context_.add(Code::bad_value, node->span, detail::quoted(node->text) + " is no separator",
                         "write `\",\"`, `\";\"`, `\"|\"` or `\"\\t\"`");
        }
    }

    void read_table(Keys& keys, MappedTable& table, WrittenTable& written, NameTable& names) {
        written.node = &keys.node();
        table.columns = read_columns(keys, rules_);
        for (const TableColumn& column : table.columns) {
            names.add(column.name);
        }
        table.key = keys.need_text("key");
        const auto is_key = [&table](const TableColumn& column) { return column.header == table.key; };
        const auto column = std::find_if(table.columns.begin(), table.columns.end(), is_key);
        if (column != table.columns.end()) {
            column->used = true;
        }
    }

    [[nodiscard]] Formula formula(const Node& node, const NameTable& names, std::string_view what) {
        ReadContext context{context_.catalog, context_.diagnostics, context_.limits, names};
        return read_formula(context, node, what);
    }

    void read_persons(const Node& node) {
        Keys keys(context_, node, "the table of persons");
        read_table(keys, mapping_.persons, written_.persons, person_names_);
        if (keys.need("facts") != nullptr) {
            for (const Member& member : members_of(keys.get_mapping("facts"))) {
                if (const auto fact = find_fact(member)) {
                    read_fact(member, *fact);
                }
            }
        }
        keys.finish();
    }

    void read_fact(const Member& member, std::size_t number) {
        const FactDeclaration& fact = vocabulary_.facts[number];
        if (!fact.fields.empty()) {
            context_.add(Code::wrong_shape, member.key_span,
                         detail::quoted(member.key) + " is a list whose entries have fields",
                         "its entries are rows of a table of their own: write it under `tables`");
            return;
        }
        written_.persons.values.push_back(
            {number, fact.id, fact.type, formula(*member.value, person_names_, detail::quoted(member.key))});
    }

    std::optional<std::size_t> find_fact(const Member& member) {
        const int number = vocabulary_.find_fact(member.key);
        if (number < 0) {
            std::vector<std::string_view> known;
            for (const FactDeclaration& fact : vocabulary_.facts) {
                known.emplace_back(fact.id);
            }
            context_.add(Code::unknown_fact, member.key_span,
                         "no fact is named " + detail::quoted(member.key), did_you_mean(member.key, known));
            return std::nullopt;
        }
        return static_cast<std::size_t>(number);
    }

    void read_further(const Member& member) {
        const auto fact = find_fact(member);
        if (!fact || !expect_mapping(context_, *member.value, detail::quoted(member.key))) {
            return;
        }
        const auto& of_persons = written_.persons.values;
        if (std::any_of(of_persons.begin(), of_persons.end(),
                        [&](const WrittenValue& value) { return value.place == *fact; })) {
            context_.add(Code::name_taken, member.key_span,
                         detail::quoted(member.key) + " is a fact of `persons` too",
                         "say in one place where it is");
        }
        if (!vocabulary_.facts[*fact].type.is(TypeKind::list)) {
            context_.add(Code::wrong_shape, member.key_span, detail::quoted(member.key) + " is no list",
                         "a fact that is no list stands under `persons`");
            return;
        }
        Keys keys(context_, *member.value, "a table");
        FurtherTable& table = mapping_.tables.emplace_back();
        WrittenTable& written = written_.tables.emplace_back();
        NameTable names(&builtin_names());
        table.fact = *fact;
        table.file = keys.need_text("file");
        read_table(keys, table.table, written, names);
        read_entry(keys, vocabulary_.facts[*fact], names, table, written);
        if (const Node* only = keys.get("only")) {
            written.only = formula(*only, names, "`only`");
        }
        if (const Node* none = keys.get("none_if")) {
            written.none_if = formula(*none, person_names_, "`none_if`");
        }
        keys.finish();
    }

    void read_entry(Keys& keys, const FactDeclaration& fact, const NameTable& names, FurtherTable& table,
                    WrittenTable& written) {
        const Node* entry = keys.need("entry");
        if (entry == nullptr) {
            return;
        }
        table.has_fields = !fact.fields.empty();
        if (!table.has_fields) {
            written.values.push_back(
                {0, fact.id + "[]", fact.type.item(), formula(*entry, names, "`entry`")});
            return;
        }
        if (!expect_mapping(context_, *entry, "`entry`")) {
            return;
        }
        const Shape& shape = mapping_.catalog.model().shapes[table.fact];
        for (const Member& member : entry->members) {
            const int place = shape.find(member.key);
            if (place < 0) {
                const std::vector<std::string_view> known(shape.names.begin(), shape.names.end());
                context_.add(Code::unknown_field, member.key_span,
                             "entries of " + detail::quoted(fact.id) + " have no field " +
                                 detail::quoted(member.key),
                             did_you_mean(member.key, known));
                continue;
            }
            const auto number = static_cast<std::size_t>(place);
            const Type type = number < fact.fields.size() ? fact.fields[number].type : Type(TypeKind::string);
            written.values.push_back({number, fact.id + "[]." + member.key, type,
                                      formula(*member.value, names, detail::quoted(member.key))});
        }
    }

    ReadContext& context_;
    MappingData& mapping_;
    WrittenMapping& written_;
    const Vocabulary& vocabulary_;
    CellRules rules_;
    NameTable person_names_{&builtin_names()};
};

} // namespace

void read_mapping(ReadContext& context, const Document& document, MappingData& mapping,
                  WrittenMapping& written) {
    if (document.root != nullptr && expect_mapping(context, *document.root, "a mapping of tables")) {
        MappingReader(context, mapping, written).read(*document.root);
    }
}

} // namespace bleibe::detail
