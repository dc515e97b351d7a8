// SPDX-License-Identifier: Apache-2.0
// The idea: a text with values in it is written once per language; where its values say nothing, neither
// does it.
#include "reason/found_text.hpp"

#include "compile/catalog_model.hpp"
#include "reason/unknowns.hpp"
#include "words/phrases.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

std::string say(Phrase which, std::string_view language) { return std::string(phrase(which, language)); }

/// Of a field of the list's entries; its name where the vocabulary has no words for it.
std::string_view field_label(const AssessmentData& assessment, const ContextData& data, std::size_t place,
                             std::string_view language) {
    const CatalogModel& model = *assessment.program->model;
    for (std::size_t fact = 0; fact < model.shapes.size(); ++fact) {
        const auto& fields = model.written().vocabulary.facts[fact].fields;
        if (&model.shapes[fact] == data.shape && place < fields.size() && !fields[place].label.empty()) {
            return fields[place].label.in(language);
        }
    }
    return data.shape->names[place];
}

enum class Unknown : std::uint8_t { no, fact, dispute };

/// Whether a value is unknown, and why: for a fact that is missing, or because readings differ alone.
Unknown why_unknown(const UnknownWalk& walk) {
    return walk.paths().empty() && !walk.disputes().empty() ? Unknown::dispute : Unknown::fact;
}

/// Something is known of all facts that the value is not known for.
bool is_known_in_part(const AssessmentData& assessment, const UnknownWalk& walk) {
    const std::vector<std::string> paths = walk.paths();
    const Vocabulary& vocabulary = assessment.program->model->written().vocabulary;
    return !paths.empty() && std::all_of(paths.begin(), paths.end(), [&](const std::string& path) {
        const int fact = vocabulary.find_fact(path.substr(0, path.find_first_of("[.")));
        return fact >= 0 && assessment.is_stated(static_cast<std::uint32_t>(fact));
    });
}

/// The ends of a set come from the facts, and not from what is plausible at all.
bool is_bounded(const Possible& set) {
    if (set.kind() != Kind::date || !set.has_low || !set.has_high) {
        return true;
    }
    Arena arena;
    const Possible plausible = plausible_of(TypeKind::date, arena);
    return set.low.integer > plausible.low.integer && set.high.integer < plausible.high.integer;
}

/// What a value may be where the facts behind it are known in part; empty where that says nothing.
std::string narrowed(AssessmentData& assessment, const UnknownWalk& walk, Ref ref,
                     std::string_view language) {
    if (!is_known_in_part(assessment, walk)) {
        return {};
    }
    const Possible& set = assessment.search().values(ref);
    return is_bounded(set) ? shown_set(assessment, set, language) : std::string();
}

/// What the values of a text come to.
struct Values {
    std::vector<Unknown> unknown;      // per piece
    std::vector<std::string> narrowed; // likewise: what is known of it all the same
    bool any = false;                  // that is no parameter
    bool all_unknown = true;
    bool all_null = true;
    bool any_dispute = false;
};

Values look_at(AssessmentData& assessment, const OutlineText& text) {
    Values values;
    for (std::size_t i = 0; i < text.values.size(); ++i) {
        values.unknown.push_back(Unknown::no);
        values.narrowed.emplace_back();
        const Ref ref = text.values[i];
        if (text.text->pieces[i].formula == nullptr || ref.is_constant()) {
            continue;
        }
        if (assessment.value(ref).is_unknown()) {
            UnknownWalk walk(assessment);
            walk.follow(ref);
            values.unknown.back() = why_unknown(walk);
            values.narrowed.back() = narrowed(assessment, walk, ref, text.text->language);
        }
        values.any = true;
        values.all_unknown =
            values.all_unknown && values.unknown.back() != Unknown::no && values.narrowed.back().empty();
        values.all_null = values.all_null && assessment.value(ref).is_null();
        values.any_dispute = values.any_dispute || values.unknown.back() == Unknown::dispute;
    }
    return values;
}

std::string filled(const AssessmentData& assessment, const OutlineText& one, const Values& values) {
    const std::string& language = one.text->language;
    std::string text;
    for (std::size_t i = 0; i < one.values.size(); ++i) {
        const TextTemplate::Piece& piece = one.text->pieces[i];
        text += !piece.formula                ? piece.literal
                : !values.narrowed[i].empty() ? values.narrowed[i]
                : values.unknown[i] == Unknown::dispute
                    ? say(Phrase::by_reading, language)
                    : shown_value(assessment, assessment.value(one.values[i]), language);
    }
    return text;
}

} // namespace

std::string shown_entry(const AssessmentData& assessment, const Value& entry, std::string_view language) {
    if (entry.kind != Kind::context) {
        return shown_value(assessment, entry, language);
    }
    std::string text;
    const ContextData& data = entry.context();
    for (std::size_t i = 0; i < data.size(); ++i) {
        if (!data.fields[i].is_unknown() && !data.fields[i].is_null()) {
            text += (text.empty() ? "" : "; ") + std::string(field_label(assessment, data, i, language)) +
                    ": " + shown_value(assessment, data.fields[i], language);
        }
    }
    return text;
}

std::string shown_value(const AssessmentData& assessment, const Value& value, std::string_view language) {
    switch (value.kind) {
    case Kind::null:
        return say(Phrase::none, language);
    case Kind::unknown:
        return say(Phrase::not_known, language);
    case Kind::choice: {
        const Vocabulary& vocabulary = assessment.program->model->written().vocabulary;
        const ChoiceDeclaration* choice = vocabulary.find_choice(value.choice_set());
        return choice != nullptr ? std::string(choice->labels[value.size].in(language)) : to_text(value);
    }
    case Kind::boolean:
        return say(value.is_true() ? Phrase::yes : Phrase::no, language);
    case Kind::date:
        return day_in_words(Date(value.integer), language);
    case Kind::months:
        return duration_in_words(to_text(value), language);
    case Kind::list: {
        std::string text;
        for (const Value& item : value.items()) {
            text += (text.empty() ? "" : "; ") + shown_value(assessment, item, language);
        }
        return text.empty() ? say(Phrase::none, language) : text;
    }
    case Kind::context:
        return shown_entry(assessment, value, language);
    default:
        return to_text(value);
    }
}

namespace {

std::string any_of(const std::vector<std::string>& values, std::string_view language) {
    std::string text;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const bool is_last = i + 1 == values.size();
        text += i == 0 ? "" : is_last ? ' ' + say(Phrase::one_or_other, language) + ' ' : ", ";
        text += values[i];
    }
    return text;
}

/// Of an entry: the fields that are known, and what is known of the others.
std::string shown_fields(const AssessmentData& assessment, const Possible& entry, std::string_view language) {
    const CatalogModel& model = *assessment.program->model;
    std::string text;
    for (std::size_t fact = 0; fact < model.shapes.size(); ++fact) {
        const auto& fields = model.written().vocabulary.facts[fact].fields;
        for (std::size_t i = 0; &model.shapes[fact] == entry.shape && i < fields.size(); ++i) {
            const Possible& set = entry.fields()[i];
            Arena arena;
            const bool is_open = identical(set, plausible_of(fields[i].type, arena));
            if (const std::string shown = is_open ? "" : shown_set(assessment, set, language);
                !shown.empty()) {
                text += (text.empty() ? "" : "; ") + std::string(fields[i].label.in(language)) + ": " + shown;
            }
        }
    }
    return text;
}

std::string shown_entries(const AssessmentData& assessment, const Possible& list, std::string_view language) {
    std::string text;
    const auto* entries = static_cast<const PossibleEntry*>(list.parts);
    for (std::uint32_t i = 0; i < list.count; ++i) {
        const bool is_more = entries[i].occurs != Occurs::once;
        const std::string shown =
            is_more ? say(Phrase::perhaps_more, language) : shown_set(assessment, entries[i].value, language);
        text += (text.empty() || shown.empty() ? "" : "; ") + shown;
    }
    return text;
}

} // namespace

std::string shown_set(const AssessmentData& assessment, const Possible& set, std::string_view language) {
    if (set.exact) {
        return set.low.is_null() ? std::string() : shown_value(assessment, set.low, language);
    }
    std::vector<std::string> values;
    const auto add = [&](const Value& value) { values.push_back(shown_value(assessment, value, language)); };
    const auto kind = set.kind();
    if (kind == Kind::context) {
        return shown_fields(assessment, set, language);
    }
    if (kind == Kind::list && set.parts != nullptr) {
        return shown_entries(assessment, set, language);
    }
    if (kind == Kind::choice && set.choice_set() != nullptr) {
        for (std::uint32_t i = 0; i < set.choice_set()->values.size(); ++i) {
            if ((set.choices >> i & 1U) != 0) {
                add(Value::choice(*set.choice_set(), i));
            }
        }
    } else if (kind == Kind::string || (set.count > 0 && set.parts != nullptr)) {
        std::for_each_n(static_cast<const Value*>(set.parts), set.count, add);
    } else if (kind == Kind::boolean && set.may_be_true != set.may_be_false) {
        add(Value::boolean(set.may_be_true));
    } else if (set.has_low && set.has_high) {
        values.push_back(say(Phrase::in_between, language) + ' ' +
                         shown_value(assessment, set.low, language) + ' ' + say(Phrase::and_, language) +
                         ' ' + shown_value(assessment, set.high, language));
    }
    if (!values.empty() && set.may_be(Kind::null)) {
        add(Value::null());
    }
    return any_of(values, language);
}

Words fill(AssessmentData& assessment, const std::vector<OutlineText>& texts) {
    Words words;
    for (const OutlineText& one : texts) {
        const Values values = look_at(assessment, one);
        if (values.any && values.all_unknown && !values.any_dispute) {
            continue;
        }
        const bool readings_differ = values.any && values.all_unknown;
        const bool nothing_there = values.any && values.all_null;
        words.texts.emplace_back(one.text->language,
                                 readings_differ ? say(Phrase::by_reading, one.text->language)
                                 : nothing_there ? say(Phrase::nothing, one.text->language)
                                                 : filled(assessment, one, values));
    }
    return words;
}

} // namespace bleibe::detail
