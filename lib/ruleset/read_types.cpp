// SPDX-License-Identifier: Apache-2.0
// The idea: a type is one word, and three words (choice, list, permit) say more in keys beside it.
#include "base/suggest.hpp"
#include "ruleset/typed.hpp"

namespace bleibe::detail {
namespace {

enum class TypeWord : std::uint8_t {
    missing,
    boolean,
    number,
    string,
    date,
    months,
    duration,
    choice,
    list,
    permit,
};

TypeWord read_type_word(Keys& keys) {
    return keys.need_word<TypeWord>("type",
                                    {{"boolean", TypeWord::boolean},
                                     {"number", TypeWord::number},
                                     {"string", TypeWord::string},
                                     {"date", TypeWord::date},
                                     {"years and months duration", TypeWord::months},
                                     {"days and time duration", TypeWord::duration},
                                     {"choice", TypeWord::choice},
                                     {"list", TypeWord::list},
                                     {"permit", TypeWord::permit}},
                                    TypeWord::missing);
}

Type read_choice_type(Keys& keys) {
    const Node* of = keys.need("of");
    if (of == nullptr || !expect_text(keys.context(), *of, "`of`")) {
        return TypeKind::never;
    }
    const Vocabulary& vocabulary = keys.context().catalog.vocabulary;
    if (const ChoiceDeclaration* choice = vocabulary.find_choice(of->text)) {
        return Type::choice(choice->set);
    }
    std::vector<std::string_view> known;
    for (const ChoiceDeclaration& choice : vocabulary.choices) {
        known.emplace_back(choice.set.id);
    }
    std::string help = did_you_mean(of->text, known);
    keys.context().add(Code::unknown_choice, of->span, "no choice is named " + quoted(of->text),
                       help.empty() ? "add it under `choices` of the vocabulary" : std::move(help));
    return TypeKind::never;
}

FieldDeclaration read_field(ReadContext& context, const Member& member) {
    FieldDeclaration field;
    field.id = member.key;
    field.span = member.key_span;
    field.type = TypeKind::never;
    check_identifier(context, member.key, member.key_span, IdentifierKind::name);
    if (!expect_mapping(context, *member.value, quoted(member.key))) {
        return field;
    }
    Keys keys(context, *member.value, "a field");
    DeclaredType declared = read_type(keys);
    field.label = keys.label("", false);
    field.absent = read_absent(keys);
    field.judgement = keys.boolean("judgement");
    field.unit = keys.text("unit");
    field.type = field.absent.empty() ? declared.type : declared.type.or_null();
    if (!declared.fields.empty()) {
        context.add(Code::wrong_shape, member.key_span, "a list of entries inside an entry",
                    "write a list of its own, with a field that says where an entry belongs");
    }
    keys.finish();
    return field;
}

DeclaredType read_list_type(Keys& keys) {
    DeclaredType declared;
    const Node* item = keys.need("item");
    if (item == nullptr || !expect_mapping(keys.context(), *item, "`item`")) {
        return declared;
    }
    const Node* type = item->find("type");
    if (type != nullptr && type->is_scalar()) {
        Keys item_keys(keys.context(), *item, "the type of a list's entries");
        DeclaredType entry = read_type(item_keys);
        item_keys.finish();
        declared.is_permit = entry.is_permit;
        if (!entry.type.is(TypeKind::never)) {
            declared.type = Type::list(entry.type);
        }
        return declared;
    }
    std::vector<Type::Field> fields;
    for (const Member& member : item->members) {
        declared.fields.push_back(read_field(keys.context(), member));
        fields.push_back({member.key, declared.fields.back().type});
    }
    declared.type = Type::list(Type::context(std::move(fields)));
    return declared;
}

/// `of` and `item` belong to one type each.
void refuse_key(Keys& keys, std::string_view key, std::string_view type, bool refused) {
    keys.allow(key);
    const Member* member = keys.node().member(key);
    if (refused && member != nullptr) {
        const std::string name(type);
        keys.context().add(Code::unknown_key, member->key_span,
                           "only a type `" + name + "` has the key " + quoted(key),
                           "write `type: " + name + "`, or remove the key");
    }
}

} // namespace

DeclaredType read_type(Keys& keys) {
    DeclaredType declared;
    const TypeWord word = read_type_word(keys);
    refuse_key(keys, "of", "choice", word != TypeWord::choice && word != TypeWord::missing);
    refuse_key(keys, "item", "list", word != TypeWord::list && word != TypeWord::missing);
    switch (word) {
    case TypeWord::missing:
        break;
    case TypeWord::boolean:
        declared.type = TypeKind::boolean;
        break;
    case TypeWord::number:
        declared.type = TypeKind::number;
        break;
    case TypeWord::string:
        declared.type = TypeKind::string;
        break;
    case TypeWord::date:
        declared.type = TypeKind::date;
        break;
    case TypeWord::months:
        declared.type = TypeKind::months;
        break;
    case TypeWord::duration:
        declared.type = TypeKind::duration;
        break;
    case TypeWord::choice:
        declared.type = read_choice_type(keys);
        break;
    case TypeWord::list:
        declared = read_list_type(keys);
        break;
    case TypeWord::permit:
        declared.type = Type::choice(keys.context().catalog.vocabulary.permits);
        declared.is_permit = true;
        break;
    }
    return declared;
}

Label read_absent(Keys& keys) {
    const Node* absent = keys.get_mapping("absent");
    if (absent == nullptr) {
        return {};
    }
    Keys absent_keys(keys.context(), *absent, "`absent`");
    Label label = absent_keys.label("", true);
    absent_keys.finish();
    return label;
}

} // namespace bleibe::detail
