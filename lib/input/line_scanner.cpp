// SPDX-License-Identifier: Apache-2.0
// The idea: lines of one caseload are written by one program, so keys come in the order of the line before,
// and comparing bytes is all it takes. Nothing is decoded: a text with an escape or a letter beyond ASCII is
// the strict reader's.
#include "input/line_scanner.hpp"

#include "value/calendar.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace bleibe::detail {
namespace {

constexpr std::uint32_t root_depth = 4; // case, facts, list, entry

/// Days from 1970-01-01 to the first day of each year that an array of days can hold, and a little more.
constexpr std::int32_t first_year = 1900;
constexpr std::int32_t last_year = 2100;

struct Years {
    std::array<std::int32_t, last_year - first_year + 1> first_day{};

    Years() {
        for (std::int32_t year = first_year; year <= last_year; ++year) {
            first_day[static_cast<std::size_t>(year - first_year)] =
                static_cast<std::int32_t>(days_from_civil({year, 1, 1}));
        }
    }
};

constexpr std::array<std::int32_t, 13> days_before = {0,   31,  59,  90,  120, 151, 181,
                                                      212, 243, 273, 304, 334, 365};

constexpr bool is_leap(std::int32_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

/// "2022-12-31" as a day; false for any other text, and for years beyond those of the table.
bool parse_plain_day(const char* text, std::int64_t& day) noexcept {
    static const Years years;
    unsigned wrong = (text[4] != '-' ? 1U : 0U) | (text[7] != '-' ? 1U : 0U);
    const auto digit = [&](std::size_t place) {
        const auto value = static_cast<unsigned>(static_cast<unsigned char>(text[place])) - '0';
        wrong |= value > 9 ? 1U : 0U;
        return static_cast<std::int32_t>(value);
    };
    const std::int32_t year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3);
    const std::int32_t month = digit(5) * 10 + digit(6);
    const std::int32_t of_month = digit(8) * 10 + digit(9);
    if (wrong != 0 || year < first_year || year > last_year || month < 1 || month > 12) {
        return false;
    }
    const bool leap = is_leap(year);
    const auto m = static_cast<std::size_t>(month);
    const std::int32_t length = days_before[m] - days_before[m - 1] + (leap && month == 2 ? 1 : 0);
    if (of_month < 1 || of_month > length) {
        return false;
    }
    day = years.first_day[static_cast<std::size_t>(year - first_year)] + days_before[m - 1] +
          (leap && month > 2 ? 1 : 0) + of_month - 1;
    return true;
}

/// Values that stand in JSON as they are, so that bytes may be compared.
bool are_plain(const ChoiceSet& set) {
    return !set.values.empty() &&
           std::none_of(set.values.begin(), set.values.end(), [](const std::string& word) {
               return std::any_of(word.begin(), word.end(), [](char c) {
                   return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
               });
           });
}

template <class Chunk>
bool starts_same(const char* a, const char* b) noexcept {
    Chunk x = 0;
    Chunk y = 0;
    std::memcpy(&x, a, sizeof x);
    std::memcpy(&y, b, sizeof y);
    return x == y;
}

/// Keys and words are short: two overlapping loads compare most of them.
inline bool are_same(const char* a, const char* b, std::size_t size) noexcept {
    if (size > 16) {
        return starts_same<std::uint64_t>(a, b) && std::memcmp(a + 8, b + 8, size - 8) == 0;
    }
    if (size >= 8) {
        return starts_same<std::uint64_t>(a, b) && starts_same<std::uint64_t>(a + size - 8, b + size - 8);
    }
    if (size >= 4) {
        return starts_same<std::uint32_t>(a, b) && starts_same<std::uint32_t>(a + size - 4, b + size - 4);
    }
    for (std::size_t i = 0; i < size; ++i) {
        if (a[i] != b[i]) {
            return false;
        }
    }
    return true;
}

constexpr bool is_space(char c) noexcept { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

} // namespace

LineScanner::LineScanner(std::shared_ptr<const CatalogModel> model, FactArrays& into, const Limits& limits)
    : model_(std::move(model)), arrays_(into), limits_(limits) {
    describe();
}

LineScanner::Member LineScanner::member_of(const std::string& key, std::uint32_t number, const Type& type) {
    Member member;
    member.key = key;
    member.number = number;
    member.kind = type.kind();
    if (type.is(TypeKind::choice)) {
        member.choices = type.choice_set();
        member.kind =
            member.choices != nullptr && are_plain(*member.choices) ? TypeKind::choice : TypeKind::any;
    }
    return member;
}

void LineScanner::complete(Object& object) {
    const auto count = static_cast<std::uint32_t>(object.members.size());
    for (std::uint32_t i = 0; i < count; ++i) {
        object.by_key.emplace(object.members[i].key, i);
        object.following.push_back(i + 1 < count ? i + 1 : 0);
    }
    object.following.push_back(0);
    object.seen.assign(count, 0);
}

void LineScanner::describe() {
    const std::vector<FactDeclaration>& declared = model_->written().vocabulary.facts;
    objects_.emplace_back();
    for (std::uint32_t i = 0; i < declared.size(); ++i) {
        objects_[0].members.push_back(member_of(declared[i].id, i, declared[i].type));
        if (!declared[i].type.is(TypeKind::list)) {
            continue;
        }
        Object entry;
        const Type item = declared[i].type.item();
        if (declared[i].fields.empty()) {
            entry.members.push_back(member_of({}, 0, item));
        }
        for (std::uint32_t f = 0; f < declared[i].fields.size(); ++f) {
            entry.members.push_back(member_of(declared[i].fields[f].id, f, item.fields()[f].type));
        }
        if (model_->shapes[i].names.size() > declared[i].fields.size()) {
            entry.members.push_back(
                member_of("source", static_cast<std::uint32_t>(declared[i].fields.size()), TypeKind::string));
            entry.members.back().is_text_nobody_reads = true;
        }
        objects_[0].members.back().entries = objects_.size();
        objects_.push_back(std::move(entry));
    }
    // By now nothing moves any more: the maps look at the keys where they are.
    std::for_each(objects_.begin(), objects_.end(), complete);
}

bool LineScanner::scan(std::string_view line, std::size_t row) {
    if (line.size() > limits_.case_bytes || line.size() > limits_.document_nodes ||
        limits_.document_depth < root_depth + 1) {
        return false;
    }
    at_ = line.data();
    end_ = at_ + line.size();
    row_ = row;
    id_ = {};
    skip_space();
    if (!take('{') || !root()) {
        return false;
    }
    skip_space();
    return at_ == end_;
}

bool LineScanner::is_quoted(const std::string& word) const noexcept {
    const std::size_t size = word.size();
    return static_cast<std::size_t>(end_ - at_) > size + 1 && at_[0] == '"' && at_[size + 1] == '"' &&
           are_same(at_ + 1, word.data(), size);
}

void LineScanner::pass_space() noexcept {
    while (at_ != end_ && is_space(*at_)) {
        ++at_;
    }
}

bool LineScanner::take_word(std::string_view word) noexcept {
    const bool is_there = static_cast<std::size_t>(end_ - at_) >= word.size() &&
                          std::memcmp(at_, word.data(), word.size()) == 0;
    at_ += is_there ? word.size() : 0;
    return is_there;
}

/// A text without escapes, of ASCII alone.
bool LineScanner::text(std::string_view& into) noexcept {
    if (!take('"')) {
        return false;
    }
    const char* const begin = at_;
    while (at_ != end_ && *at_ != '"') {
        const auto byte = static_cast<unsigned char>(*at_);
        if (byte < 0x20 || byte > 0x7E || byte == '\\') {
            return false;
        }
        ++at_;
    }
    into = {begin, static_cast<std::size_t>(at_ - begin)};
    return take('"');
}

void LineScanner::begin(Object& object) noexcept {
    if (++object.turn == 0) {
        std::fill(object.seen.begin(), object.seen.end(), 0U);
        object.turn = 1;
    }
    object.last = static_cast<std::uint32_t>(object.members.size());
}

LineScanner::Member* LineScanner::key(Object& object) noexcept {
    std::uint32_t found = object.following[object.last];
    if (is_quoted(object.members[found].key)) {
        at_ += object.members[found].key.size() + 2;
    } else {
        std::string_view name;
        if (!text(name)) {
            return nullptr;
        }
        const auto known = object.by_key.find(name);
        if (known == object.by_key.end()) {
            return nullptr;
        }
        found = known->second;
        object.following[object.last] = found;
    }
    skip_space();
    if (object.seen[found] == object.turn || !take(':')) {
        return nullptr;
    }
    skip_space();
    object.seen[found] = object.turn;
    object.last = found;
    return &object.members[found];
}

bool LineScanner::goes_on(char closing, bool& closed) noexcept {
    skip_space();
    closed = take(closing);
    if (closed || !take(',')) {
        return closed;
    }
    skip_space();
    return true;
}

bool LineScanner::root() {
    bool has_id = false;
    bool has_facts = false;
    skip_space();
    bool closed = take('}');
    while (!closed) {
        std::string_view name;
        if (!text(name)) {
            return false;
        }
        skip_space();
        if (!take(':')) {
            return false;
        }
        skip_space();
        if (name == "id" && !has_id) {
            has_id = true;
            if (!text(id_)) {
                return false;
            }
        } else if (name == "facts" && !has_facts) {
            has_facts = true;
            if (!facts()) {
                return false;
            }
        } else {
            return false;
        }
        if (!goes_on('}', closed)) {
            return false;
        }
    }
    return true;
}

bool LineScanner::facts() {
    if (!take('{')) {
        return false;
    }
    Object& object = objects_[0];
    if (object.members.empty()) {
        return false;
    }
    begin(object);
    skip_space();
    bool closed = take('}');
    while (!closed) {
        Member* const member = key(object);
        if (member == nullptr) {
            return false;
        }
        if (member->kind == TypeKind::list) {
            if (!list(*member)) {
                return false;
            }
        } else {
            FactArray* const into = arrays_.fact(member->number);
            if (into == nullptr || !value(*member, *into)) {
                return false;
            }
            arrays_.note_stated(member->number, row_);
        }
        if (!goes_on('}', closed)) {
            return false;
        }
    }
    return true;
}

bool LineScanner::list(Member& member) {
    if (!take('[')) {
        return false;
    }
    std::size_t count = 0;
    skip_space();
    bool closed = take(']');
    while (!closed) {
        std::vector<FactArray>* const fields = arrays_.entry(member.number, count++);
        if (fields == nullptr || count > limits_.list_length || !entry(member, *fields) ||
            !goes_on(']', closed)) {
            return false;
        }
    }
    return arrays_.set_count(member.number, row_, count);
}

bool LineScanner::entry(const Member& list, std::vector<FactArray>& fields) {
    Object& object = objects_[list.entries];
    if (object.members.empty()) {
        return false;
    }
    if (object.members.front().key.empty()) {
        return fields.front().holds() && value(object.members.front(), fields.front());
    }
    if (!take('{')) {
        return false;
    }
    begin(object);
    skip_space();
    std::size_t stated = 0;
    bool closed = take('}');
    while (!closed) {
        Member* const member = key(object);
        if (member == nullptr) {
            return false;
        }
        if (member->is_text_nobody_reads) {
            std::string_view source;
            if (!text(source) || source.size() > limits_.text_bytes) {
                return false;
            }
        } else {
            FactArray& into = fields[member->number];
            ++stated;
            if (!into.holds() || !value(*member, into)) {
                return false;
            }
        }
        if (!goes_on('}', closed)) {
            return false;
        }
    }
    for (std::size_t i = 0; stated < fields.size() && i < object.members.size(); ++i) {
        const std::uint32_t field = object.members[i].number;
        if (object.seen[i] != object.turn && field < fields.size() && fields[field].holds()) {
            fields[field].set_unknown(row_);
        }
    }
    return true;
}

bool LineScanner::value(Member& member, FactArray& into) {
    if (at_ != end_ && *at_ == 'n') {
        if (!into.takes_null() || !take_word("null")) {
            return false;
        }
        into.set_null(row_);
        return true;
    }
    switch (member.kind) {
    case TypeKind::boolean: {
        const bool truth = take_word("true");
        if (!truth && !take_word("false")) {
            return false;
        }
        into.set_truth(row_, truth);
        return true;
    }
    case TypeKind::number:
        return number(into);
    case TypeKind::date:
        return date(into);
    case TypeKind::choice:
        return choice(member, into);
    case TypeKind::months:
    case TypeKind::duration:
        return duration(member, into);
    default:
        return false;
    }
}

bool LineScanner::choice(Member& member, FactArray& into) {
    const std::vector<std::string>& values = member.choices->values;
    if (!is_quoted(values[member.last_choice])) {
        const auto found = std::find_if(values.begin(), values.end(),
                                        [this](const std::string& word) { return is_quoted(word); });
        if (found == values.end()) {
            return false;
        }
        member.last_choice = static_cast<std::uint32_t>(found - values.begin());
    }
    at_ += values[member.last_choice].size() + 2;
    return into.set_number(row_, member.last_choice);
}

bool LineScanner::date(FactArray& into) {
    constexpr std::ptrdiff_t size = 12; // with the quotes
    std::int64_t day = 0;
    if (end_ - at_ < size || at_[0] != '"' || at_[size - 1] != '"' || !parse_plain_day(at_ + 1, day)) {
        return false;
    }
    at_ += size;
    return into.set_number(row_, day);
}

/// A whole number of at most nine digits.
bool LineScanner::number(FactArray& into) {
    constexpr std::ptrdiff_t most_digits = 9;
    const bool negative = take('-');
    const char* const begin = at_;
    std::int64_t number = 0;
    while (at_ != end_ && *at_ >= '0' && *at_ <= '9' && at_ - begin <= most_digits) {
        number = number * 10 + (*at_++ - '0');
    }
    const std::ptrdiff_t digits = at_ - begin;
    const bool padded = digits > 1 && *begin == '0';
    const bool ends = at_ != end_ && (*at_ == ',' || *at_ == '}' || *at_ == ']' || is_space(*at_));
    return digits > 0 && digits <= most_digits && !padded && ends && !(negative && number == 0) &&
           into.set_number(row_, negative ? -number : number);
}

bool LineScanner::duration(const Member& member, FactArray& into) {
    constexpr std::int64_t most_days = 1'000'000'000;
    std::string_view written;
    if (!text(written)) {
        return false;
    }
    const auto read = parse_duration(written);
    if (!read || read->is_months != (member.kind == TypeKind::months)) {
        return false;
    }
    if (read->is_months) {
        return read->months > -most_days && read->months < most_days && into.set_number(row_, read->months);
    }
    const std::int64_t days = read->seconds / seconds_a_day_of_cells;
    return read->nanoseconds == 0 && read->seconds % seconds_a_day_of_cells == 0 && days > -most_days &&
           days < most_days && into.set_number(row_, days);
}

} // namespace bleibe::detail
