// SPDX-License-Identifier: Apache-2.0
// The idea: a shared immutable text; lines and columns are counted when a finding asks for them.
#include "base/utf8.hpp"

#include <bleibe/source.hpp>

#include <algorithm>
#include <limits>
#include <utility>

namespace bleibe {

struct Source::Data {
    std::string name;
    std::string text;
    std::uint32_t first_line = 1;
};

namespace {

std::uint32_t narrow(std::size_t count) noexcept {
    constexpr std::size_t most = std::numeric_limits<std::uint32_t>::max();
    return static_cast<std::uint32_t>(std::min(count, most));
}

std::size_t begin_of_line(std::string_view text, std::size_t offset) noexcept {
    const std::size_t line_break = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
    return line_break == std::string_view::npos ? 0 : line_break + 1;
}

} // namespace

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

Position Source::position(std::size_t offset) const noexcept {
    const std::string_view all = text();
    offset = std::min(offset, all.size());
    const std::size_t begin = begin_of_line(all, offset);
    const auto lines = std::count(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(begin), '\n');
    const std::size_t column = detail::count_code_points(all.substr(begin, offset - begin));
    return {narrow(static_cast<std::size_t>(lines) + data_->first_line), narrow(column + 1)};
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
