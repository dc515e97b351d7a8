// SPDX-License-Identifier: Apache-2.0
// The idea: a column has a closed set of codes, or days, or numbers, or it is declared to be any text; so a
// cell that nobody thought of is refused where it stands, and no expression has to say what becomes of it.
#include "tables/read_columns.hpp"

#include "base/suggest.hpp"
#include "ruleset/typed.hpp"

namespace bleibe::detail {
namespace {

template <class Form>
std::optional<Form> read_example(ReadContext& context, const Node* node, std::string_view what,
                                 std::string_view help) {
    if (node == nullptr || !expect_text(context, *node, what)) {
        return std::nullopt;
    }
    auto form = Form::of_example(node->text);
    if (!form) {
        context.add(Code::bad_value, node->span,
                    detail::quoted(node->text) + " is no example of how " + std::string(what) +
                        " are written",
                    std::string(help));
    }
    return form;
}

std::optional<DayForm> read_day_form(ReadContext& context, const Node* node) {
    return read_example<DayForm>(context, node, "days",
                                 "write the day 2022-12-31 as the office does, such as `31.12.2022`");
}

std::optional<NumberForm> read_number_form(ReadContext& context, const Node* node) {
    return read_example<NumberForm>(context, node, "numbers",
                                    "write 1234.56 as the office does, such as `1.234,56`");
}

/// The texts in a list, or the only one.
std::vector<const Node*> texts_of(Keys& keys, std::string_view key) {
    const Node* node = keys.get(key);
    std::vector<const Node*> texts;
    if (node == nullptr) {
        return texts;
    }
    const std::vector<const Node*> given = node->is_sequence() ? node->items : std::vector<const Node*>{node};
    for (const Node* text : given) {
        if (expect_text(keys.context(), *text, detail::quoted(key))) {
            texts.push_back(text);
        }
    }
    return texts;
}

void add_word(ReadContext& context, CellWords& words, std::string_view text, const Span& span,
              const Value& value) {
    if (!words.emplace(text, value).second) {
        context.add(Code::name_taken, span, "the code " + detail::quoted(text) + " stands here twice",
                    "write once what it means");
    }
}

/// The keys `none` and `unknown`; true if a cell may say that there is none.
bool read_further_words(Keys& keys, CellWords& words) {
    const auto none = texts_of(keys, "none");
    for (const Node* text : none) {
        add_word(keys.context(), words, text->text, text->span, Value::null());
    }
    for (const Node* text : texts_of(keys, "unknown")) {
        add_word(keys.context(), words, text->text, text->span, Value::unknown());
    }
    return !none.empty();
}

Type read_code_type(Keys& keys, const Vocabulary& vocabulary) {
    const Type type = keys.need_word<Type>("type",
                                           {{"boolean", TypeKind::boolean},
                                            {"number", TypeKind::number},
                                            {"string", TypeKind::string},
                                            {"date", TypeKind::date},
                                            {"years and months duration", TypeKind::months},
                                            {"days and time duration", TypeKind::duration},
                                            {"permit", Type::choice(vocabulary.permits)},
                                            {"choice", TypeKind::choice}},
                                           TypeKind::never);
    if (!type.is(TypeKind::choice) || type.choice_set() != nullptr) {
        return type;
    }
    const Node* of = keys.need("of");
    if (of == nullptr || !expect_text(keys.context(), *of, "`of`")) {
        return TypeKind::never;
    }
    if (const ChoiceDeclaration* choice = vocabulary.find_choice(of->text)) {
        return Type::choice(choice->set);
    }
    std::vector<std::string_view> known;
    for (const ChoiceDeclaration& choice : vocabulary.choices) {
        known.emplace_back(choice.set.id);
    }
    keys.context().add(Code::unknown_choice, of->span, "no choice is named " + detail::quoted(of->text),
                       did_you_mean(of->text, known));
    return TypeKind::never;
}

CodeTable read_code_table(ReadContext& context, const Node& node, const Vocabulary& vocabulary) {
    CodeTable table;
    if (!expect_mapping(context, node, "a table of codes")) {
        return table;
    }
    Keys keys(context, node, "a table of codes");
    const Type type = read_code_type(keys, vocabulary);
    bool nullable = false;
    if (keys.need("values") != nullptr) {
        for (const Member& code : members_of(keys.get_mapping("values"))) {
            nullable = nullable || code.value->is_null();
            if (const auto value = read_value(context, *code.value, type.or_null())) {
                add_word(context, table.words, code.key, code.key_span, *value);
            }
        }
    }
    nullable = read_further_words(keys, table.words) || nullable;
    keys.finish();
    table.type = nullable ? type.or_null() : type;
    return table;
}

/// What a column is said to be: one of the plain types, or a table of codes.
void set_type(ReadContext& context, const Node& node, const CellRules& rules, TableColumn& column) {
    const bool is_text = expect_text(context, node, "the type of a column");
    if (!is_text || node.text == "string") {
        column.type = is_text ? TypeKind::string : TypeKind::never;
    } else if (node.text == "date") {
        column.type = TypeKind::date;
        column.form = CellForm::day;
        column.days = rules.days ? rules.days : DayForm::of_example("2022-12-31");
    } else if (node.text == "number") {
        column.type = TypeKind::number;
        column.form = CellForm::number;
        column.numbers = rules.numbers ? rules.numbers : NumberForm::of_example("1234.56");
    } else if (const auto codes = rules.codes.find(node.text); codes != rules.codes.end()) {
        column.type = codes->second.type;
        column.form = CellForm::code;
        column.words = codes->second.words;
    } else {
        std::vector<std::string_view> known{"string", "date", "number"};
        for (const auto& [name, codes_of_name] : rules.codes) {
            known.emplace_back(name);
        }
        context.add(Code::wrong_word, node.span, detail::quoted(node.text) + " is no type of a column",
                    "write " + one_of(known) + "; tables of codes stand under `codes`");
        column.type = TypeKind::never;
    }
}

void read_long_column(ReadContext& context, const Node& node, const CellRules& rules, TableColumn& column) {
    Keys keys(context, node, "a column");
    if (const Node* type = keys.need("type")) {
        set_type(context, *type, rules, column);
    }
    if (keys.has("name")) {
        column.name = keys.need_text("name");
    }
    if (column.form == CellForm::day) {
        if (auto form = read_day_form(context, keys.get("written"))) {
            column.days = std::move(form);
        }
    } else if (column.form == CellForm::number) {
        if (auto form = read_number_form(context, keys.get("written"))) {
            column.numbers = std::move(form);
        }
    }
    if (read_further_words(keys, column.words)) {
        column.type = column.type.or_null();
    }
    keys.finish();
}

void check_name(ReadContext& context, const std::vector<TableColumn>& columns, const TableColumn& column) {
    if (spaced_name(column.name).empty()) {
        context.add(Code::bad_identifier, column.span,
                    detail::quoted(column.name) + " is no name in an expression",
                    "give the column one: `{type: …, name: …}`");
    }
    for (const TableColumn& other : columns) {
        if (spaced_name(other.name) == spaced_name(column.name)) {
            context.add(Code::name_taken, column.span,
                        "two columns are named " + detail::quoted(column.name) + " in expressions",
                        "give one of them another `name`");
        }
    }
}

} // namespace

CellRules read_cell_rules(Keys& keys, const Vocabulary& vocabulary) {
    CellRules rules;
    rules.days = read_day_form(keys.context(), keys.get("days"));
    rules.numbers = read_number_form(keys.context(), keys.get("numbers"));
    for (const Member& member : members_of(keys.get_mapping("codes"))) {
        if (member.key == "string" || member.key == "date" || member.key == "number") {
            keys.context().add(Code::name_taken, member.key_span,
                               detail::quoted(member.key) + " is a type of its own",
                               "choose another name for the table of codes");
        }
        rules.codes.emplace(member.key, read_code_table(keys.context(), *member.value, vocabulary));
    }
    return rules;
}

std::vector<TableColumn> read_columns(Keys& keys, const CellRules& rules) {
    std::vector<TableColumn> columns;
    if (keys.need("columns") == nullptr) {
        return columns;
    }
    for (const Member& member : members_of(keys.get_mapping("columns"))) {
        TableColumn column;
        column.header = member.key;
        column.name = member.key;
        column.span = member.key_span;
        if (member.value->is_mapping()) {
            read_long_column(keys.context(), *member.value, rules, column);
        } else {
            set_type(keys.context(), *member.value, rules, column);
        }
        if (const auto word = column.words.find(std::string_view()); word != column.words.end()) {
            column.empty = word->second;
        }
        check_name(keys.context(), columns, column);
        columns.push_back(std::move(column));
    }
    return columns;
}

} // namespace bleibe::detail
