// SPDX-License-Identifier: Apache-2.0
// Writes JSON by appending to a text: commas and escapes in one place, the order of members is the
// caller's, no tree in between.
#pragma once

#include <bleibe/words.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace bleibe::detail {

class JsonWriter {
public:
    explicit JsonWriter(std::string& out) noexcept : out_(out) {}

    void begin_object() { open('{'); }
    void end_object() { close('}'); }
    void begin_array() { open('['); }
    void end_array() { close(']'); }

    /// The name of a member; its value follows.
    void key(std::string_view name) {
        separate();
        write_text(name);
        out_ += ':';
        follows_ = false;
    }
    void text(std::string_view value) {
        separate();
        write_text(value);
        follows_ = true;
    }
    void number(std::uint64_t value) { literal(std::to_string(value)); }
    void boolean(bool value) { literal(value ? "true" : "false"); }
    void null() { literal("null"); }

    /// A value that is JSON already.
    void written(std::string_view json) { literal(json); }

    void member(std::string_view name, std::string_view value) {
        key(name);
        text(value);
    }
    void member(std::string_view name, const char* value) { member(name, std::string_view(value)); }
    void member(std::string_view name, bool value) {
        key(name);
        boolean(value);
    }
    void member(std::string_view name, std::uint64_t value) {
        key(name);
        number(value);
    }
    /// Null for an empty text.
    void member_or_null(std::string_view name, std::string_view value) {
        key(name);
        if (value.empty()) {
            null();
        } else {
            text(value);
        }
    }
    /// Left out for an empty text.
    void optional_member(std::string_view name, std::string_view value) {
        if (!value.empty()) {
            member(name, value);
        }
    }
    /// One text per language; left out where there is none.
    void optional_member(std::string_view name, const Words* words) {
        if (words != nullptr && !words->empty()) {
            key(name);
            write(*words);
        }
    }
    void optional_flag(std::string_view name, bool value) {
        if (value) {
            member(name, true);
        }
    }
    void write(const Words& words) {
        begin_object();
        for (const auto& [language, value] : words.texts) {
            member(language, value);
        }
        end_object();
    }
    /// A list of texts.
    template <class Texts>
    void members(std::string_view name, const Texts& texts) {
        key(name);
        begin_array();
        for (const auto& value : texts) {
            text(value);
        }
        end_array();
    }

private:
    void separate() {
        if (follows_) {
            out_ += ',';
        }
    }
    void open(char bracket) {
        separate();
        out_ += bracket;
        follows_ = false;
    }
    void close(char bracket) {
        out_ += bracket;
        follows_ = true;
    }
    void literal(std::string_view value) {
        separate();
        out_ += value;
        follows_ = true;
    }
    void write_text(std::string_view value);

    std::string& out_;
    bool follows_ = false; // something stands before in the same brackets
};

} // namespace bleibe::detail
