// SPDX-License-Identifier: Apache-2.0
// The idea: a shared immutable text; marks along it, made when the first finding asks, so that a place is
// counted from the mark before it however many findings there are.
#include "base/utf8.hpp"

#include <bleibe/source.hpp>

#include <algorithm>
#include <limits>
#include <mutex>
#include <utility>
#include <vector>

namespace bleibe {

namespace {

constexpr std::size_t mark_distance = 1024;

/// Where the text stands at a multiple of `mark_distance`.
struct Mark {
    std::uint32_t lines = 0;    // ended before it
    std::size_t characters = 0; // of the line before it
};

bool is_continuation(char byte) noexcept { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

/// A place for a mark at or after the offset: never within a character. The first byte of a text begins one,
/// whatever it is.
std::size_t character_at(std::string_view text, std::size_t offset) noexcept {
    for (int i = 0; offset > 0 && i < 3 && offset < text.size() && is_continuation(text[offset]); ++i) {
        ++offset;
    }
    return std::min(offset, text.size());
}

/// Counts on from a mark at byte `from` to byte `to`.
Mark count_on(std::string_view text, Mark mark, std::size_t from, std::size_t to) noexcept {
    for (std::size_t line_break = text.find('\n', from); line_break < to;
         line_break = text.find('\n', from)) {
        ++mark.lines;
        from = line_break + 1;
        mark.characters = 0;
    }
    mark.characters += detail::count_code_points(text.substr(from, to - from));
    return mark;
}

std::uint32_t narrow(std::size_t count) noexcept {
    constexpr std::size_t most = std::numeric_limits<std::uint32_t>::max();
    return static_cast<std::uint32_t>(std::min(count, most));
}

std::size_t begin_of_line(std::string_view text, std::size_t offset) noexcept {
    const std::size_t line_break = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
    return line_break == std::string_view::npos ? 0 : line_break + 1;
}

} // namespace

struct Source::Data {
    std::string name;
    std::string text;
    std::uint32_t first_line = 1;
    mutable std::once_flag marked;
    mutable std::vector<Mark> marks; // number i at `character_at(i * mark_distance)`

    void make_marks() const {
        marks.push_back({});
        std::size_t at = 0;
        for (std::size_t i = 1; i * mark_distance < text.size(); ++i) {
            const std::size_t next = character_at(text, i * mark_distance);
            marks.push_back(count_on(text, marks.back(), at, next));
            at = next;
        }
    }
};

Source::Source() {
    static const auto empty = std::make_shared<const Data>();
    data_ = empty;
}

Source::Source(std::string name, std::string text, std::uint32_t first_line) {
    auto data = std::make_shared<Data>();
    data->name = std::move(name);
    data->text = std::move(text);
    data->first_line = std::max<std::uint32_t>(first_line, 1);
    data_ = std::move(data);
}

const std::string& Source::name() const noexcept { return data_->name; }

std::string_view Source::text() const noexcept { return data_->text; }

Position Source::position(std::size_t offset) const {
    const std::string_view all = text();
    offset = std::min(offset, all.size());
    std::call_once(data_->marked, [this] { data_->make_marks(); });
    std::size_t number = std::min(offset / mark_distance, data_->marks.size() - 1);
    std::size_t at = character_at(all, number * mark_distance);
    if (at > offset) { // the offset lies within the character before the mark
        --number;
        at = character_at(all, number * mark_distance);
    }
    const Mark mark = count_on(all, data_->marks[number], at, offset);
    return {narrow(std::size_t{mark.lines} + data_->first_line), narrow(mark.characters + 1)};
}

std::string_view Source::line_at(std::size_t offset) const noexcept {
    const std::string_view all = text();
    const std::size_t begin = begin_of_line(all, std::min(offset, all.size()));
    std::string_view line = all.substr(begin);
    line = line.substr(0, line.find('\n'));
    if (!line.empty() && line.back() == '\r') {
        line.remove_suffix(1);
    }
    return line;
}

} // namespace bleibe
