// SPDX-License-Identifier: Apache-2.0
// The idea: a text with values in it is written once per language; only null and unknown need words that
// no catalog gives.
#include "reason/found_text.hpp"

#include "compile/catalog_model.hpp"

namespace bleibe::detail {
namespace {

std::string_view none_in(std::string_view language) { return language == "de" ? "keine Angabe" : "none"; }
std::string_view unknown_in(std::string_view language) {
    return language == "de" ? "nicht bekannt" : "not known";
}

} // namespace

std::string shown_value(const AssessmentData& assessment, const Value& value, std::string_view language) {
    switch (value.kind) {
    case Kind::null:
        return std::string(none_in(language));
    case Kind::unknown:
        return std::string(unknown_in(language));
    case Kind::choice: {
        const Vocabulary& vocabulary = assessment.program->model->written().vocabulary;
        const ChoiceDeclaration* choice = vocabulary.find_choice(value.choice_set());
        return choice != nullptr ? std::string(choice->labels[value.size].in(language)) : to_text(value);
    }
    case Kind::boolean:
        return language == "de" ? (value.is_true() ? "ja" : "nein") : (value.is_true() ? "yes" : "no");
    case Kind::list: {
        std::string text;
        for (const Value& item : value.items()) {
            text += (text.empty() ? "" : "; ") + shown_value(assessment, item, language);
        }
        return text.empty() ? std::string(none_in(language)) : text;
    }
    case Kind::context: {
        std::string text;
        const ContextData& data = value.context();
        for (std::size_t i = 0; i < data.size(); ++i) {
            text += (text.empty() ? "" : ", ") + std::string(data.shape->names[i]) + ": " +
                    shown_value(assessment, data.fields[i], language);
        }
        return text;
    }
    default:
        return to_text(value);
    }
}

Words fill(const AssessmentData& assessment, const std::vector<OutlineText>& texts) {
    Words words;
    for (const OutlineText& one : texts) {
        std::string text;
        for (std::size_t i = 0; i < one.values.size(); ++i) {
            const TextTemplate::Piece& piece = one.text->pieces[i];
            text += piece.formula
                        ? shown_value(assessment, assessment.value(one.values[i]), one.text->language)
                        : piece.literal;
        }
        words.texts.emplace_back(one.text->language, std::move(text));
    }
    return words;
}

} // namespace bleibe::detail
