// SPDX-License-Identifier: Apache-2.0
// Reads a line of a caseload straight into arrays, as long as it is written plainly.
#pragma once

#include "compile/catalog_model.hpp"
#include "input/fact_arrays.hpp"

#include <bleibe/limits.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace bleibe::detail {

/// Follows the vocabulary: it expects the key that followed last time and the plain form of the key's type.
/// Whatever else stands there, it declines the line; that need not mean that the line is wrong. What it
/// accepts is what the strict reader makes of the line, constraints aside, which it does not know.
class LineScanner {
public:
    LineScanner(std::shared_ptr<const CatalogModel> model, FactArrays& into, const Limits& limits);

    /// One line into one row. False: declined, and what stands in the row is nothing.
    [[nodiscard]] bool scan(std::string_view line, std::size_t row);
    /// Of the line that was accepted last; part of its text.
    [[nodiscard]] std::string_view id() const noexcept { return id_; }

private:
    /// A key of an object, and what stands there.
    struct Member {
        std::string key;
        std::uint32_t number = 0; // of the fact, or of the field
        TypeKind kind = TypeKind::any;
        const ChoiceSet* choices = nullptr;
        bool is_text_nobody_reads = false;
        std::uint32_t last_choice = 0;
        std::size_t entries = 0; // of a list: in `objects_`, for its entries
    };
    /// An object's keys in the order in which they stood last.
    struct Object {
        std::vector<Member> members;
        std::vector<std::uint32_t> following; // by member, and by number of members at the beginning
        std::unordered_map<std::string_view, std::uint32_t> by_key;
        std::vector<std::uint32_t> seen; // by member: the turn in which it was met
        std::uint32_t turn = 0;
        std::uint32_t last = 0; // member that was met last in this turn
    };

    void describe();
    [[nodiscard]] static Member member_of(const std::string& key, std::uint32_t number, const Type& type);
    static void complete(Object& object);

    void skip_space() noexcept {
        if (at_ == end_ || static_cast<unsigned char>(*at_) <= ' ') {
            pass_space();
        }
    }
    void pass_space() noexcept;
    [[nodiscard]] bool take(char wanted) noexcept {
        const bool is_there = at_ != end_ && *at_ == wanted;
        at_ += is_there ? 1 : 0;
        return is_there;
    }
    /// This text in quotes stands here.
    [[nodiscard]] bool is_quoted(const std::string& word) const noexcept;
    [[nodiscard]] bool take_word(std::string_view word) noexcept;
    [[nodiscard]] bool text(std::string_view& into) noexcept;
    void begin(Object& object) noexcept;
    /// The next key of an object and its colon; null if none that is known, or one that was met before.
    [[nodiscard]] Member* key(Object& object) noexcept;
    /// After a member: true if another one follows; `closed` if the object ends.
    [[nodiscard]] bool goes_on(char closing, bool& closed) noexcept;

    [[nodiscard]] bool root();
    [[nodiscard]] bool facts();
    [[nodiscard]] bool list(Member& member);
    [[nodiscard]] bool entry(const Member& list, std::vector<FactArray>& fields);
    [[nodiscard]] bool value(Member& member, FactArray& into);
    [[nodiscard]] bool choice(Member& member, FactArray& into);
    [[nodiscard]] bool date(FactArray& into);
    [[nodiscard]] bool number(FactArray& into);
    [[nodiscard]] bool duration(const Member& member, FactArray& into);

    std::shared_ptr<const CatalogModel> model_;
    FactArrays& arrays_;
    Limits limits_;
    std::vector<Object> objects_; // 0: the facts
    const char* at_ = nullptr;
    const char* end_ = nullptr;
    std::size_t row_ = 0;
    std::string_view id_;
};

} // namespace bleibe::detail
