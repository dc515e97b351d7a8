// SPDX-License-Identifier: Apache-2.0
// The library speaks German and English; a catalog with another language keeps its own labels and gets
// English around them.
#include "words/phrases.hpp"

#include <array>
#include <charconv>

namespace bleibe::detail {

namespace {

struct Texts {
    std::string_view de;
    std::string_view en;
};

constexpr std::array phrases = {
#define BLEIBE_PHRASE(name, de, en) Texts{de, en},
#include "words/phrases.def"
#undef BLEIBE_PHRASE
};

[[nodiscard]] std::string counted(std::uint64_t count, Phrase one, Phrase many, std::string_view language) {
    return std::to_string(count) + ' ' + std::string(phrase(count == 1 ? one : many, language));
}

[[nodiscard]] std::string unit_in_words(char unit, std::uint64_t count, std::string_view language) {
    switch (unit) {
    case 'Y':
        return counted(count, Phrase::year, Phrase::years, language);
    case 'M':
        return counted(count, Phrase::month, Phrase::months, language);
    case 'D':
        return counted(count, Phrase::day, Phrase::days, language);
    default:
        return {};
    }
}

} // namespace

std::string_view phrase(Phrase which, std::string_view language) noexcept {
    const Texts& texts = phrases[static_cast<std::size_t>(which)];
    return language == "de" ? texts.de : texts.en;
}

Phrase phrase_of(Status status) noexcept {
    switch (status) {
    case Status::eligible:
        return Phrase::eligible;
    case Status::ineligible:
        return Phrase::ineligible;
    case Status::undetermined:
        return Phrase::undetermined;
    case Status::no_law:
        break;
    }
    return Phrase::no_law;
}

Phrase phrase_of(Effect effect) noexcept {
    switch (effect) {
    case Effect::by_law:
        return Phrase::by_law;
    case Effect::shall:
        return Phrase::shall;
    case Effect::should:
        return Phrase::should;
    case Effect::may:
        break;
    }
    return Phrase::may;
}

Phrase phrase_of(Colour colour) noexcept {
    switch (colour) {
    case Colour::green:
        return Phrase::green;
    case Colour::yellow:
        return Phrase::yellow;
    case Colour::grey:
        return Phrase::grey;
    case Colour::red:
        return Phrase::red;
    case Colour::none:
        break;
    }
    return Phrase::no_colour;
}

Phrase phrase_of(PointState state, bool refusal) noexcept {
    switch (state) {
    case PointState::met:
        return refusal ? Phrase::stands : Phrase::met;
    case PointState::unmet:
        return refusal ? Phrase::does_not_stand : Phrase::unmet;
    case PointState::waived:
        return Phrase::waived;
    case PointState::does_not_apply:
        return Phrase::does_not_apply;
    case PointState::open:
        break;
    }
    return Phrase::open;
}

std::string duration_in_words(std::string_view duration, std::string_view language) {
    if (duration.size() < 3 || duration.front() != 'P') {
        return std::string(duration);
    }
    std::string words;
    const char* at = duration.data() + 1;
    const char* const end = duration.data() + duration.size();
    while (at != end) {
        std::uint64_t count = 0;
        const auto [unit, error] = std::from_chars(at, end, count);
        const std::string part =
            error == std::errc{} && unit != end ? unit_in_words(*unit, count, language) : std::string{};
        if (part.empty()) {
            return std::string(duration);
        }
        if (!words.empty()) {
            words += ' ';
            words += phrase(Phrase::and_, language);
            words += ' ';
        }
        words += part;
        at = unit + 1;
    }
    return words;
}

std::string day_in_words(Date day, std::string_view language) {
    const std::int64_t month = day.month();
    if (language == "de") {
        const auto two_digits = [](std::int64_t number) {
            return (number < 10 ? "0" : "") + std::to_string(number);
        };
        return two_digits(day.day()) + '.' + two_digits(month) + '.' + std::to_string(day.year());
    }
    constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};
    return std::to_string(day.day()) + ' ' + std::string(months.at(static_cast<std::size_t>(month - 1))) +
           ' ' + std::to_string(day.year());
}

std::string day_in_words(std::string_view iso, std::string_view language) {
    const auto day = Date::parse(iso);
    return day ? day_in_words(*day, language) : std::string(iso);
}

std::string in_quotation_marks(std::string_view text, std::string_view language) {
    const bool german = language == "de";
    std::string out(german ? "„" : "“");
    out += text;
    out += german ? "“" : "”";
    return out;
}

} // namespace bleibe::detail
