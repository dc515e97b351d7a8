// SPDX-License-Identifier: Apache-2.0
// Classes of characters. A `-` makes a range between two characters and subtracts before `[`; it stands for
// itself only at the start and at the end, and everything else is refused rather than guessed.
#include "functions/regex_reader.hpp"

#include <array>
#include <utility>

namespace bleibe::detail {

namespace {

constexpr CharacterRange blanks[] = {{'\t', '\n'}, {'\r', '\r'}, {' ', ' '}};

CategorySet categories(std::string_view name) { return categories_named(name).value_or(0); }

void add_ranges(CharacterClass& into, std::span<const CharacterRange> ranges, bool negated) {
    if (negated) {
        into.add_all_but(ranges);
    } else {
        into.fixed.insert(into.fixed.end(), ranges.begin(), ranges.end());
    }
}

void add_categories(CharacterClass& into, CategorySet set, bool negated) {
    into.categories |= negated ? every_category & ~set : set;
}

/// The name between the braces of `\p{…}`; empty if it is none.
std::string read_property_name(PatternReader& reader) {
    constexpr std::size_t longest = 64;
    std::string name;
    if (!reader.take_if('{')) {
        return {};
    }
    while (!reader.take_if('}')) {
        const char32_t code = reader.take();
        const bool fits = (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
                          (code >= '0' && code <= '9') || code == '-';
        if (!fits || name.size() == longest) {
            return {};
        }
        name += static_cast<char>(code);
    }
    return name;
}

void read_property(PatternReader& reader, bool negated, std::size_t place, CharacterClass& into) {
    const std::string name = read_property_name(reader);
    if (name.empty()) {
        reader.fail("`\\p` takes the name of a category or of a block in braces, such as `\\p{Lu}`", place);
    } else if (name.starts_with("Is")) {
        const UnicodeBlock* block = block_named(std::string_view(name).substr(2));
        if (block == nullptr) {
            reader.fail("there is no block `" + name + "`", place);
            return;
        }
        const CharacterRange range{block->first, block->last};
        add_ranges(into, {&range, 1}, negated);
    } else if (const auto found = categories_named(name)) {
        add_categories(into, *found, negated);
    } else {
        reader.fail("there is no category `" + name + "`", place);
    }
}

class ClassReader {
public:
    ClassReader(PatternReader& reader, CharacterClass& into) : reader_(reader), into_(into) {}

    /// One character or range or escape, the first of the class or a later one.
    void read_part(bool is_first) {
        const std::size_t place = reader_.place();
        if (reader_.peek() == '-' && !is_first && !hyphen_ends()) {
            reader_.fail("within a class `-` is written `\\-`", place);
            return;
        }
        const bool is_hyphen = reader_.peek() == '-';
        const auto from = read_single();
        if (!from || is_hyphen || reader_.peek() != '-' || !range_follows()) {
            if (from) {
                into_.written.push_back({*from, *from});
            }
            return;
        }
        reader_.take();
        const std::size_t end_place = reader_.place();
        const auto to = read_single();
        if (!to) {
            reader_.fail("a range ends with a single character", end_place);
        } else if (*from > *to) {
            reader_.fail("the range `" + shown(*from) + "-" + shown(*to) + "` runs backwards", place);
        } else {
            into_.written.push_back({*from, *to});
        }
    }

private:
    /// The `-` that comes next is the last of its class or stands before a subtraction.
    [[nodiscard]] bool hyphen_ends() const {
        return reader_.peek_after(1) == ']' || (reader_.peek_after(1) == '-' && reader_.peek_after(2) == '[');
    }
    [[nodiscard]] bool range_follows() const {
        const char32_t after = reader_.peek_after(1);
        return after != ']' && after != '[' && after != '-' && after != PatternReader::end;
    }
    /// A single character; nothing if it was an escape that stands for many (which is added) or wrong.
    std::optional<char32_t> read_single() {
        const std::size_t place = reader_.place();
        const char32_t code = reader_.take();
        if (code != '\\') {
            return code;
        }
        const char32_t letter = reader_.take();
        if (const auto single = single_escape(letter)) {
            return single;
        }
        if (letter >= '0' && letter <= '9') {
            reader_.fail("within a class there is no reference to a group", place);
        } else {
            read_class_escape(reader_, letter, place, into_);
        }
        return std::nullopt;
    }

    PatternReader& reader_;
    CharacterClass& into_;
};

/// Takes the rest of a subtraction, from `-[` on.
void read_subtraction(PatternReader& reader, std::size_t depth, std::vector<CharacterClass>& classes,
                      CharacterClass& into) {
    const std::size_t place = reader.place();
    reader.take();
    reader.take();
    if (depth == 0) {
        reader.fail("classes nest too deep", place);
        return;
    }
    into.less = read_class(reader, depth - 1, classes);
    if (!reader.failed() && reader.peek() != ']') {
        reader.fail("a class ends with what is subtracted from it", reader.place());
    }
}

} // namespace

std::optional<char32_t> single_escape(char32_t letter) noexcept {
    switch (letter) {
    case 'n':
        return U'\n';
    case 'r':
        return U'\r';
    case 't':
        return U'\t';
    default:
        break;
    }
    constexpr std::u32string_view themselves = U"\\|.?*+(){}-[]^$";
    return themselves.find(letter) != std::u32string_view::npos ? std::optional(letter) : std::nullopt;
}

void read_class_escape(PatternReader& reader, char32_t letter, std::size_t place, CharacterClass& into) {
    const bool negated = letter >= 'A' && letter <= 'Z';
    switch (letter) {
    case 's':
    case 'S':
        return add_ranges(into, blanks, negated);
    case 'i':
    case 'I':
        return add_ranges(into, name_starts(), negated);
    case 'c':
    case 'C':
        return add_ranges(into, name_characters(), negated);
    case 'd':
    case 'D':
        return add_categories(into, categories("Nd"), negated);
    case 'w':
    case 'W':
        return add_categories(into, categories("P") | categories("Z") | categories("C"), !negated);
    case 'p':
    case 'P':
        return read_property(reader, negated, place, into);
    case PatternReader::end:
        return reader.fail("`\\` stands at the end", place);
    default:
        return reader.fail("there is no escape `\\" + shown(letter) + "`", place);
    }
}

std::uint32_t read_class(PatternReader& reader, std::size_t depth, std::vector<CharacterClass>& classes) {
    const std::size_t opened = reader.place() - 1;
    reader.enter_class();
    CharacterClass read;
    read.ignores_case = reader.flags.ignore_case;
    read.negated = reader.take_if('^');
    ClassReader parts(reader, read);
    bool is_first = true;
    while (!reader.failed() && reader.peek() != ']') {
        const char32_t next = reader.peek();
        if (next == PatternReader::end) {
            reader.fail("the class that begins here is not closed", opened);
        } else if (next == '[') {
            reader.fail("within a class `[` is written `\\[`", reader.place());
        } else if (next == '-' && reader.peek_after(1) == '[' && !is_first) {
            read_subtraction(reader, depth, classes, read);
        } else {
            parts.read_part(is_first);
        }
        is_first = false;
    }
    if (is_first) {
        reader.fail("a class has at least one character", opened);
    }
    reader.take_if(']');
    reader.leave_class();
    read.close(classes);
    classes.push_back(std::move(read));
    return static_cast<std::uint32_t>(classes.size() - 1);
}

} // namespace bleibe::detail
