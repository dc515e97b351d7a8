// SPDX-License-Identifier: Apache-2.0
// A search that goes back to the last choice left, on a stack of its own. States that were visited at a place
// are not visited there again, so that no pattern without references takes more than its length times the
// text.
#include "functions/regex_match.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace bleibe::detail {

namespace {

using Op = Instruction::Op;

constexpr std::uint64_t ticks_a_step = 8;     // a tick is a small part of what a step of the program is
constexpr std::uint64_t ticks_at_once = 4096; // are counted before they are spent
constexpr std::uint64_t look_up_ticks = 4;    // of a character in the tables
constexpr std::size_t bits_a_word = 64;

bool is_first_byte(char byte) noexcept { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

} // namespace

PatternMatcher::PatternMatcher(const PatternProgram& program, std::string_view text, Evaluation& evaluation)
    : program_(program), text_(text), evaluation_(evaluation), slots_(program.slots, unset),
      marks_(program.registers, unset) {
    first_ = *std::find_if(program.code.begin(), program.code.end(),
                           [](const Instruction& instruction) { return instruction.op != Op::save; });
    const std::size_t memory = evaluation.limits.evaluation_bytes;
    most_retreats_ = memory / 2 / sizeof(Retreat);
    const std::size_t words = (text.size() + 1) * program.rows / bits_a_word + 1;
    if (!program.has_references && words <= memory / 4 / sizeof(std::uint64_t)) {
        visited_.assign(words, 0);
        work(words);
    }
}

std::string_view PatternMatcher::captured(std::uint32_t group) const noexcept {
    if (2 * std::size_t{group} + 1 >= slots_.size()) {
        return {};
    }
    const std::uint32_t begin = slots_[2 * std::size_t{group}];
    const std::uint32_t end = slots_[2 * std::size_t{group} + 1];
    return begin == unset || end == unset || end < begin ? std::string_view()
                                                         : text_.substr(begin, end - begin);
}

// ---------------------------------------------------------------- the search

Found PatternMatcher::find(std::size_t from) {
    std::fill(slots_.begin(), slots_.end(), unset);
    work(slots_.size() / ticks_a_step);
    for (std::size_t start = next_start(from); start <= text_.size(); start = next_start(start + 1)) {
        const Found found = run(static_cast<std::uint32_t>(start));
        if (found != Found::no) {
            return found;
        }
    }
    work(0);
    return outcome_;
}

/// The first place from there on at which a match may begin; behind the text if there is none.
std::size_t PatternMatcher::next_start(std::size_t from) {
    if (first_.op == Op::line_start && !program_.flags.multi_line) {
        return from == 0 ? 0 : text_.size() + 1;
    }
    if (first_.op == Op::character && first_.a < 0x80) {
        const std::size_t found = text_.find(static_cast<char>(first_.a), from);
        const std::size_t place = found == std::string_view::npos ? text_.size() + 1 : found;
        work((place - std::min(place, from)) / bits_a_word);
        return place;
    }
    while (from < text_.size() && !is_first_byte(text_[from])) {
        ++from; // a byte that belongs to no character starts no match
    }
    return from;
}

Found PatternMatcher::run(std::uint32_t start) {
    retreats_.clear();
    pc_ = 0;
    place_ = start;
    bool alive = true;
    while (alive && outcome_ == Found::no) {
        const Instruction& instruction = program_.code[pc_];
        if (instruction.op == Op::match) {
            slots_[0] = start;
            slots_[1] = place_;
            work(0);
            return outcome_ == Found::no ? Found::yes : outcome_;
        }
        work(1);
        alive = step(instruction) || retreat();
    }
    return outcome_;
}

/// Goes on behind the instruction; false if this way ends here.
bool PatternMatcher::step(const Instruction& instruction) {
    switch (instruction.op) {
    case Op::exactly:
        return repeat_exactly(instruction.a);
    case Op::greedy:
        return repeat_greedily(instruction);
    case Op::lazy:
        return repeat_lazily(instruction);
    case Op::split:
        if (!visit(instruction.row, place_)) {
            return false;
        }
        push(Retreat::Kind::resume, instruction.b, place_);
        pc_ = instruction.a;
        return true;
    case Op::jump:
        pc_ = instruction.a;
        return true;
    case Op::save:
        push(Retreat::Kind::restore_slot, instruction.a, slots_[instruction.a]);
        slots_[instruction.a] = place_;
        break;
    case Op::mark:
        push(Retreat::Kind::restore_mark, instruction.a, marks_[instruction.a]);
        marks_[instruction.a] = place_;
        break;
    case Op::progress:
        if (marks_[instruction.a] == place_) {
            return false;
        }
        break;
    case Op::line_start:
        if (!at_line_start()) {
            return false;
        }
        break;
    case Op::line_end:
        if (!at_line_end()) {
            return false;
        }
        break;
    case Op::reference:
        if (!repeat_reference(instruction.a)) {
            return false;
        }
        break;
    default:
        if (!passes(instruction, place_, place_)) {
            return false;
        }
        break;
    }
    ++pc_;
    return true;
}

/// Back to the last choice that is left; false if none is.
bool PatternMatcher::retreat() {
    while (!retreats_.empty() && outcome_ == Found::no) {
        const Retreat top = retreats_.back();
        retreats_.pop_back();
        work(1);
        switch (top.kind) {
        case Retreat::Kind::resume:
            pc_ = top.where;
            place_ = top.a;
            return true;
        case Retreat::Kind::restore_slot:
            slots_[top.where] = top.a;
            break;
        case Retreat::Kind::restore_mark:
            marks_[top.where] = top.a;
            break;
        case Retreat::Kind::give_back:
            return give_back(top);
        case Retreat::Kind::take_one_more:
            if (take_one_more(top)) {
                return true;
            }
            break;
        }
    }
    return false;
}

// ---------------------------------------------------------------- repetitions of one character

bool PatternMatcher::repeat_exactly(std::uint32_t count) {
    const Instruction& test = program_.code[pc_ + 1];
    if (count > text_.size() - place_) {
        return false;
    }
    for (std::uint32_t i = 0; i < count; ++i) {
        work(1);
        if (outcome_ != Found::no || !passes(test, place_, place_)) {
            return false;
        }
    }
    pc_ += 2;
    return true;
}

bool PatternMatcher::repeat_greedily(const Instruction& instruction) {
    if (!visit(instruction.row, place_)) {
        return false;
    }
    const Instruction& test = program_.code[pc_ + 1];
    const bool endless = instruction.a == PatternNode::unlimited;
    const std::uint32_t from = place_;
    std::uint32_t next = 0;
    for (std::uint32_t count = 0; count < instruction.a && passes(test, place_, next); ++count) {
        // From there an endless repetition has failed before, whatever it took.
        if (outcome_ != Found::no || (endless && !visit(instruction.row, next))) {
            break;
        }
        work(1);
        place_ = next;
    }
    if (place_ > from) {
        push(Retreat::Kind::give_back, pc_, place_, from);
    }
    pc_ += 2;
    return true;
}

bool PatternMatcher::give_back(const Retreat& top) {
    place_ = place_before(top.a, top.b);
    if (place_ > top.b) {
        push(Retreat::Kind::give_back, top.where, place_, top.b);
    }
    pc_ = top.where + 2;
    return true;
}

bool PatternMatcher::repeat_lazily(const Instruction& instruction) {
    if (!visit(instruction.row, place_)) {
        return false;
    }
    push(Retreat::Kind::take_one_more, pc_, place_, instruction.a);
    pc_ += 2;
    return true;
}

bool PatternMatcher::take_one_more(const Retreat& top) {
    const Instruction& instruction = program_.code[top.where];
    const bool endless = instruction.a == PatternNode::unlimited;
    std::uint32_t next = 0;
    if (!passes(program_.code[top.where + 1], top.a, next) || (endless && !visit(instruction.row, next))) {
        return false;
    }
    if (endless || top.b > 1) {
        push(Retreat::Kind::take_one_more, top.where, next, endless ? top.b : top.b - 1);
    }
    pc_ = top.where + 2;
    place_ = next;
    return true;
}

// ---------------------------------------------------------------- tests

bool PatternMatcher::passes(const Instruction& test, std::uint32_t place, std::uint32_t& next) {
    if (place >= text_.size()) {
        return false;
    }
    const auto byte = static_cast<unsigned char>(text_[place]);
    const CodePoint point = byte < 0x80 ? CodePoint{byte, 1, true} : code_point_at(text_, place);
    bool passed = false;
    switch (test.op) {
    case Op::character:
        passed = point.value == test.a;
        break;
    case Op::letter:
        work(look_up_ticks);
        passed = case_key(point.value) == test.a;
        break;
    case Op::any:
        passed = point.value != '\n' && point.value != '\r';
        break;
    case Op::member:
        if (point.value >= 0x80) {
            work(look_up_ticks * program_.classes[test.a].depth);
        }
        passed = program_.classes[test.a].contains(point.value, program_.classes);
        break;
    default:
        passed = true;
        break;
    }
    if (passed) {
        next = place + point.length;
    }
    return passed;
}

/// What a group without a match captured counts as empty.
bool PatternMatcher::repeat_reference(std::uint32_t group) {
    const std::string_view wanted = captured(group);
    const std::string_view rest = text_.substr(place_);
    if (!program_.flags.ignore_case) {
        work(wanted.size() / ticks_a_step);
        if (!rest.starts_with(wanted)) {
            return false;
        }
        place_ += static_cast<std::uint32_t>(wanted.size());
        return true;
    }
    std::size_t at = 0;
    for (std::size_t i = 0; i < wanted.size();) {
        work(1);
        if (at >= rest.size() || outcome_ != Found::no) {
            return false;
        }
        const CodePoint a = code_point_at(wanted, i);
        const CodePoint b = code_point_at(rest, at);
        if (a.value != b.value && case_key(a.value) != case_key(b.value)) {
            return false;
        }
        i += a.length;
        at += b.length;
    }
    place_ += static_cast<std::uint32_t>(at);
    return true;
}

/// A line break at the very end of the text begins no further line.
bool PatternMatcher::at_line_start() const noexcept {
    return place_ == 0 || (program_.flags.multi_line && place_ < text_.size() && text_[place_ - 1] == '\n');
}

bool PatternMatcher::at_line_end() const noexcept {
    if (!program_.flags.multi_line) {
        return place_ == text_.size();
    }
    return place_ < text_.size() ? text_[place_] == '\n' : text_.empty() || text_.back() != '\n';
}

std::uint32_t PatternMatcher::place_before(std::uint32_t place, std::uint32_t least) const noexcept {
    for (std::uint32_t length = 4; length > 1; --length) {
        if (place - least >= length && code_point_at(text_, place - length).length == length) {
            return place - length;
        }
    }
    return place - 1;
}

// ---------------------------------------------------------------- bounds

bool PatternMatcher::visit(std::uint32_t row, std::uint32_t place) {
    if (visited_.empty() || row == Instruction::no_row) {
        return true;
    }
    const std::size_t bit = std::size_t{place} * program_.rows + row;
    const std::uint64_t mask = std::uint64_t{1} << (bit % bits_a_word);
    std::uint64_t& word = visited_[bit / bits_a_word];
    if ((word & mask) != 0) {
        return false;
    }
    word |= mask;
    return true;
}

void PatternMatcher::push(Retreat::Kind kind, std::uint32_t where, std::uint32_t a, std::uint32_t b) {
    if (retreats_.size() >= most_retreats_) {
        outcome_ = outcome_ == Found::no ? Found::over_memory : outcome_;
        return;
    }
    retreats_.push_back({kind, where, a, b});
}

/// Counts; with 0 it spends what has been counted.
void PatternMatcher::work(std::uint64_t ticks) {
    ticks_ += ticks;
    if (ticks_ < ticks_at_once && ticks != 0) {
        return;
    }
    const std::uint64_t steps = (ticks_ + ticks_a_step - 1) / ticks_a_step;
    ticks_ = 0;
    if (!evaluation_.spend(steps) && outcome_ == Found::no) {
        outcome_ = Found::over_budget;
    }
}

} // namespace bleibe::detail
