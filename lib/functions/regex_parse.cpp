// SPDX-License-Identifier: Apache-2.0
// The grammar of patterns, one function per production: alternation, sequence, piece, atom. A wrong pattern
// is refused at its first fault.
#include "base/utf8.hpp"
#include "functions/regex_reader.hpp"

#include <string>
#include <utility>

namespace bleibe::detail {

namespace {

using Kind = PatternNode::Kind;

class PatternParser {
public:
    PatternParser(std::string_view text, const PatternFlags& flags, std::size_t depth, PatternFault& fault)
        : reader_(text, flags, fault), depth_(depth) {
        pattern_.flags = flags;
    }

    std::optional<Pattern> parse() {
        pattern_.root = pattern_.flags.literal ? literal() : alternation();
        if (!reader_.failed() && reader_.peek() != PatternReader::end) {
            reader_.fail("`)` closes nothing", reader_.place());
        }
        if (reader_.failed()) {
            return std::nullopt;
        }
        return std::move(pattern_);
    }

private:
    std::uint32_t add(PatternNode node) {
        pattern_.nodes.push_back(node);
        return static_cast<std::uint32_t>(pattern_.nodes.size() - 1);
    }
    std::uint32_t add(Kind kind, std::uint32_t value, bool may_be_empty) {
        PatternNode node;
        node.kind = kind;
        node.value = value;
        node.may_be_empty = may_be_empty;
        return add(node);
    }
    PatternNode& node(std::uint32_t number) { return pattern_.nodes[number]; }

    /// Hangs a node behind the last of a chain.
    struct Chain {
        std::uint32_t first = PatternNode::none;
        std::uint32_t last = PatternNode::none;
    };
    void append(Chain& chain, std::uint32_t number) {
        (chain.first == PatternNode::none ? chain.first : node(chain.last).next) = number;
        chain.last = number;
    }
    /// The chain as one node: itself if it has one link.
    std::uint32_t close(Kind kind, const Chain& chain, bool may_be_empty) {
        if (chain.first == PatternNode::none) {
            return add(Kind::empty, 0, true);
        }
        if (chain.first == chain.last) {
            return chain.first;
        }
        const std::uint32_t whole = add(kind, 0, may_be_empty);
        node(whole).first = chain.first;
        return whole;
    }

    std::uint32_t literal() {
        Chain chain;
        while (reader_.peek() != PatternReader::end) {
            append(chain, add(Kind::character, static_cast<std::uint32_t>(reader_.take()), false));
        }
        return close(Kind::sequence, chain, false);
    }

    std::uint32_t alternation() {
        Chain chain;
        bool may_be_empty = false;
        do {
            const std::uint32_t branch = sequence();
            may_be_empty = may_be_empty || node(branch).may_be_empty;
            append(chain, branch);
        } while (!reader_.failed() && reader_.take_if('|'));
        return close(Kind::alternation, chain, may_be_empty);
    }

    std::uint32_t sequence() {
        Chain chain;
        bool may_be_empty = true;
        for (char32_t next = reader_.peek();
             !reader_.failed() && next != PatternReader::end && next != '|' && next != ')';
             next = reader_.peek()) {
            const std::uint32_t number = piece();
            may_be_empty = may_be_empty && node(number).may_be_empty;
            append(chain, number);
        }
        return close(Kind::sequence, chain, may_be_empty);
    }

    std::uint32_t piece() {
        const std::uint32_t repeated = atom();
        PatternNode repeat;
        if (reader_.failed() || !quantifier(repeat)) {
            return repeated;
        }
        repeat.reluctant = reader_.take_if('?');
        const char32_t next = reader_.peek();
        if (!reader_.failed() && (next == '?' || next == '*' || next == '+' || next == '{')) {
            reader_.fail("a repetition is repeated: put brackets around it", reader_.place());
        }
        repeat.kind = Kind::repeat;
        repeat.first = repeated;
        repeat.may_be_empty = repeat.least == 0 || node(repeated).may_be_empty;
        return add(repeat);
    }

    /// Reads how often the piece before is repeated; false if nothing says so.
    bool quantifier(PatternNode& repeat) {
        if (reader_.take_if('?')) {
            repeat.least = 0;
        } else if (reader_.take_if('*')) {
            repeat.least = 0;
            repeat.most = PatternNode::unlimited;
        } else if (reader_.take_if('+')) {
            repeat.most = PatternNode::unlimited;
        } else if (reader_.peek() == '{') {
            quantity(repeat);
        } else {
            return false;
        }
        return true;
    }

    void quantity(PatternNode& repeat) {
        const std::size_t place = reader_.place();
        reader_.take();
        repeat.least = count();
        repeat.most = repeat.least;
        if (reader_.take_if(',')) {
            repeat.most = reader_.peek() == '}' ? PatternNode::unlimited : count();
        }
        if (!reader_.take_if('}')) {
            reader_.fail("a repetition is written `{2}`, `{2,}` or `{2,5}`", place);
        } else if (repeat.least > repeat.most) {
            reader_.fail("the repetition has its least number behind its greatest", place);
        }
    }

    std::uint32_t count() {
        constexpr std::uint32_t most = 1'000'000'000;
        const std::size_t place = reader_.place();
        std::uint64_t number = 0;
        bool any = false;
        for (char32_t next = reader_.peek(); next >= '0' && next <= '9'; next = reader_.peek()) {
            number = number * 10 + (reader_.take() - U'0');
            any = true;
            if (number > most) {
                reader_.fail("a repetition counts to 1000000000 at most", place);
                return most;
            }
        }
        if (!any) {
            reader_.fail("a repetition is written `{2}`, `{2,}` or `{2,5}`", place);
        }
        return static_cast<std::uint32_t>(number);
    }

    std::uint32_t atom() {
        const char32_t code = reader_.take(); // passes over blanks, so the place is known only now
        const std::size_t place = reader_.place() - 1;
        switch (code) {
        case '.':
            return add(Kind::any, 0, false);
        case '^':
            return add(Kind::line_start, 0, true);
        case '$':
            return add(Kind::line_end, 0, true);
        case '(':
            return group(place);
        case '[':
            return add(Kind::member, read_class(reader_, depth_, pattern_.classes), false);
        case '\\':
            return escape(place);
        case '?':
        case '*':
        case '+':
        case '{':
            reader_.fail("there is nothing to repeat before `" + shown(code) + "`", place);
            return add(Kind::empty, 0, true);
        case ']':
        case '}':
            reader_.fail("`" + shown(code) + "` alone is written `\\" + shown(code) + "`", place);
            return add(Kind::empty, 0, true);
        default:
            return add(Kind::character, static_cast<std::uint32_t>(code), false);
        }
    }

    std::uint32_t group(std::size_t place) {
        std::uint32_t number = 0;
        if (reader_.take_if('?')) {
            if (!reader_.take_if(':')) {
                reader_.fail("behind `(?` only `:` may stand", reader_.place());
            }
        } else {
            number = ++pattern_.groups;
            closed_.push_back(false);
        }
        if (depth_ == 0) {
            reader_.fail("groups nest too deep", place);
        }
        if (reader_.failed()) {
            return add(Kind::empty, 0, true);
        }
        --depth_;
        const std::uint32_t inner = alternation();
        ++depth_;
        if (!reader_.take_if(')')) {
            reader_.fail("the group that begins here is not closed", place);
        }
        if (number != 0) {
            closed_[number - 1] = true;
        }
        const std::uint32_t whole = add(Kind::group, number, node(inner).may_be_empty);
        node(whole).first = inner;
        return whole;
    }

    std::uint32_t escape(std::size_t place) {
        const char32_t letter = reader_.take();
        if (const auto single = single_escape(letter)) {
            return add(Kind::character, static_cast<std::uint32_t>(*single), false);
        }
        if (letter >= '0' && letter <= '9') {
            return reference(static_cast<std::uint32_t>(letter - U'0'), place);
        }
        CharacterClass read;
        read_class_escape(reader_, letter, place, read);
        read.close(pattern_.classes);
        pattern_.classes.push_back(std::move(read));
        return add(Kind::member, static_cast<std::uint32_t>(pattern_.classes.size() - 1), false);
    }

    /// A further digit belongs to the number if that many groups have been opened before.
    std::uint32_t reference(std::uint32_t number, std::size_t place) {
        for (char32_t next = reader_.peek(); number != 0 && next >= '0' && next <= '9';
             next = reader_.peek()) {
            const std::uint64_t longer = std::uint64_t{number} * 10 + (next - U'0');
            if (longer > pattern_.groups) {
                break;
            }
            number = static_cast<std::uint32_t>(longer);
            reader_.take();
        }
        const std::string written = "`\\" + std::to_string(number) + "`";
        if (number == 0 || number > pattern_.groups) {
            reader_.fail("there is no group for " + written + " before it", place);
        } else if (!closed_[number - 1]) {
            reader_.fail("the group of " + written + " is not closed before it", place);
        }
        pattern_.has_references = true;
        return add(Kind::reference, number, true);
    }

    PatternReader reader_;
    std::size_t depth_;
    Pattern pattern_;
    std::vector<bool> closed_; // by number of the group, less one
};

} // namespace

std::optional<PatternFlags> read_flags(std::string_view text, PatternFault& fault) {
    PatternFlags flags;
    for (std::size_t offset = 0, place = 1; offset < text.size(); ++place) {
        const CodePoint point = code_point_at(text, offset);
        offset += point.length;
        switch (point.value) {
        case 's':
            flags.dot_matches_all = true;
            break;
        case 'm':
            flags.multi_line = true;
            break;
        case 'i':
            flags.ignore_case = true;
            break;
        case 'x':
            flags.skip_blanks = true;
            break;
        case 'q':
            flags.literal = true;
            break;
        default:
            fault = {"there is no flag `" + shown(point.value) + "`, only s, m, i, x and q", place};
            return std::nullopt;
        }
    }
    return flags;
}

std::optional<Pattern> read_pattern(std::string_view text, const PatternFlags& flags, std::size_t depth,
                                    PatternFault& fault) {
    return PatternParser(text, flags, depth, fault).parse();
}

} // namespace bleibe::detail
