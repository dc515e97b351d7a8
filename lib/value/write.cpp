// SPDX-License-Identifier: Apache-2.0
// The idea: one walk over a value for each of its two written forms, JSON for programs and a text close
// to FEEL for people; what has no form of its own in JSON is written as that text.
#include "value/calendar.hpp"
#include "value/moment.hpp"
#include "value/value.hpp"

namespace bleibe::detail {
namespace {

void text_within(std::string& out, const Value& value, int depth);

/// Length of the well-formed UTF-8 sequence at the front of `text`; 0 if there is none.
std::size_t sequence_length(std::string_view text) noexcept {
    const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned first = byte(0);
    const std::size_t length = first < 0x80                    ? 1
                               : first >= 0xC2 && first < 0xE0 ? 2
                               : first >= 0xE0 && first < 0xF0 ? 3
                               : first >= 0xF0 && first < 0xF5 ? 4
                                                               : 0;
    if (length == 0 || length > text.size()) {
        return 0;
    }
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80) {
            return 0;
        }
    }
    const unsigned second = length > 1 ? byte(1) : 0;
    const bool is_bad = (first == 0xE0 && second < 0xA0)      // too long a form
                        || (first == 0xED && second >= 0xA0)  // surrogates
                        || (first == 0xF0 && second < 0x90)   // too long a form
                        || (first == 0xF4 && second >= 0x90); // beyond U+10FFFF
    return is_bad ? 0 : length;
}

void append_escape(std::string& out, unsigned char control) {
    constexpr std::string_view digits = "0123456789abcdef";
    switch (control) {
    case '\n':
        out += "\\n";
        break;
    case '\r':
        out += "\\r";
        break;
    case '\t':
        out += "\\t";
        break;
    default:
        out += "\\u00";
        out += digits[control >> 4U];
        out += digits[control & 0xFU];
        break;
    }
}

/// What is a JSON string and the same text otherwise: dates, times, durations, words.
std::string scalar_text(const Value& value) {
    switch (value.kind) {
    case Kind::string:
        return std::string(value.text());
    case Kind::choice:
        return std::string(value.choice_text());
    case Kind::date:
        return date_text(value.integer);
    case Kind::time:
        return time_text(value.moment());
    case Kind::date_time:
        return date_time_text(value.moment());
    case Kind::months:
        return months_text(value.integer);
    case Kind::duration:
        return duration_text(value.integer, static_cast<std::int32_t>(value.size));
    case Kind::boolean:
        return value.integer != 0 ? "true" : "false";
    case Kind::number:
        return to_string(value.decimal());
    case Kind::unknown:
        return "unknown";
    case Kind::function:
        return "function";
    default:
        return "null";
    }
}

void json_within(std::string& out, const Value& value, std::string_view unknown, std::size_t most, int depth);

void append_json_list(std::string& out, std::span<const Value> items, std::string_view unknown,
                      std::size_t most, int depth) {
    const char* separator = "";
    out += '[';
    for (const Value& item : items) {
        if (out.size() > most) {
            break;
        }
        out += separator;
        json_within(out, item, unknown, most, depth + 1);
        separator = ",";
    }
    out += ']';
}

void append_json_context(std::string& out, const ContextData& context, std::string_view unknown,
                         std::size_t most, int depth) {
    out += '{';
    for (std::size_t i = 0; i < context.size() && out.size() <= most; ++i) {
        out += i == 0 ? "" : ",";
        write_json_text(out, context.shape->names[i]);
        out += ':';
        json_within(out, context.fields[i], unknown, most, depth + 1);
    }
    out += '}';
}

void json_within(std::string& out, const Value& value, std::string_view unknown, std::size_t most,
                 int depth) {
    if (depth > value_max_depth) {
        out += "null";
        return;
    }
    switch (value.kind) {
    case Kind::unknown:
        out += unknown;
        break;
    case Kind::number:
        out += to_string(reduced(value.decimal()));
        break;
    case Kind::list:
        append_json_list(out, value.items(), unknown, most, depth);
        break;
    case Kind::context:
        append_json_context(out, value.context(), unknown, most, depth);
        break;
    case Kind::range:
        write_json_text(out, to_text(value));
        break;
    case Kind::function:
        out += "null";
        break;
    case Kind::null:
    case Kind::boolean:
        out += scalar_text(value);
        break;
    default:
        write_json_text(out, scalar_text(value));
        break;
    }
}

/// A word within a list or context, where quotes keep it apart from what is around it.
void append_quoted(std::string& out, std::string_view text) {
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
        }
        out += c;
    }
    out += '"';
}

void append_range(std::string& out, const RangeData& range, int depth) {
    if (range.writing != RangeWriting::interval) {
        out += range.writing == RangeWriting::equal_to ? "= " : "!= ";
        text_within(out, range.low, depth + 1);
        return;
    }
    if (!range.has_low) {
        out += range.high_closed ? "<= " : "< ";
        text_within(out, range.high, depth + 1);
        return;
    }
    if (!range.has_high) {
        out += range.low_closed ? ">= " : "> ";
        text_within(out, range.low, depth + 1);
        return;
    }
    out += range.low_closed ? '[' : '(';
    text_within(out, range.low, depth + 1);
    out += "..";
    text_within(out, range.high, depth + 1);
    out += range.high_closed ? ']' : ')';
}

void append_parts(std::string& out, const Value& value, int depth) {
    const char* separator = "";
    if (value.kind == Kind::list) {
        out += '[';
        for (const Value& item : value.items()) {
            out += separator;
            text_within(out, item, depth + 1);
            separator = ", ";
        }
        out += ']';
        return;
    }
    const ContextData& context = value.context();
    out += '{';
    for (std::size_t i = 0; i < context.size(); ++i) {
        out += separator;
        out += context.shape->names[i];
        out += ": ";
        text_within(out, context.fields[i], depth + 1);
        separator = ", ";
    }
    out += '}';
}

void text_within(std::string& out, const Value& value, int depth) {
    if (depth > value_max_depth) {
        out += "…";
    } else if (value.kind == Kind::range) {
        append_range(out, value.range(), depth);
    } else if (value.kind == Kind::list || value.kind == Kind::context) {
        append_parts(out, value, depth);
    } else if (value.kind == Kind::string || value.kind == Kind::choice) {
        append_quoted(out, scalar_text(value));
    } else {
        out += scalar_text(value);
    }
}

} // namespace

void write_json_text(std::string& out, std::string_view text) {
    out += '"';
    while (!text.empty()) {
        const std::size_t length = sequence_length(text);
        const char c = text.front();
        if (length == 0) {
            out += "\xEF\xBF\xBD"; // the replacement character
        } else if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            append_escape(out, static_cast<unsigned char>(c));
        } else {
            out += text.substr(0, length);
        }
        text.remove_prefix(length == 0 ? 1 : length);
    }
    out += '"';
}

void write_json(std::string& out, const Value& value, std::string_view unknown, std::size_t most) {
    json_within(out, value, unknown, most, 0);
}

std::string to_text(const Value& value) {
    if (value.kind == Kind::string || value.kind == Kind::choice) {
        return scalar_text(value);
    }
    std::string out;
    text_within(out, value, 0);
    return out;
}

} // namespace bleibe::detail
