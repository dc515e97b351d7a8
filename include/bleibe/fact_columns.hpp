// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bleibe/case.hpp>
#include <bleibe/catalog.hpp>
#include <bleibe/checked.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bleibe {

namespace detail {
struct FactColumnsData;
}

/// The facts of many people as arrays that the host owns, one array per fact and one per slot and field of a
/// list. Nothing is copied: the arrays must live as long as this does, and must not change while somebody
/// screens them. A fact without an array is unknown for everybody.
///
/// A plane is a row of bits, 64 people a word, person 0 the lowest bit of the first word.
///
/// A list has a number of entries per person and a fixed number of slots: slot 0 holds everybody's first
/// entry, slot 1 the second, and so on. Who has more entries than there are slots is given as a case
/// (`add_case`).
class FactColumns {
public:
    FactColumns(const Catalog& catalog, std::size_t people);
    ~FactColumns();
    FactColumns(FactColumns&&) noexcept;
    FactColumns& operator=(FactColumns&&) noexcept;

    /// The unit in which days are counted in arrays of 16 bits: days since `first_of_short_days`.
    static constexpr std::int64_t first_of_short_days = 10'957; // 2000-01-01, as days since 1970-01-01
    /// In an array of days of 16 or 32 bits, and in one of numbers: null ("there is none", "goes on").
    static constexpr std::int16_t short_null = INT16_MAX;
    static constexpr std::int32_t null = INT32_MAX;

    /// Each returns an empty text, or says what is wrong: no such fact, not of that type, too short. `path`
    /// is "birth_date", or "stays[].from" with the slot. `known`: a plane of the people of whom it is known;
    /// empty: of all.
    using Plane = std::span<const std::uint64_t>;
    [[nodiscard]] std::string add_truths(std::string_view path, Plane yes, Plane known = {},
                                         std::size_t slot = 0);
    /// Choices: the place of the value in the vocabulary, from 0.
    [[nodiscard]] std::string add_choices(std::string_view path, std::span<const std::uint8_t> codes,
                                          Plane known = {}, std::size_t slot = 0);
    /// Days since `first_of_short_days`; days since 1970-01-01.
    [[nodiscard]] std::string add_days(std::string_view path, std::span<const std::int16_t> days,
                                       Plane known = {}, std::size_t slot = 0);
    [[nodiscard]] std::string add_days(std::string_view path, std::span<const std::int32_t> days,
                                       Plane known = {}, std::size_t slot = 0);
    /// Whole numbers. In bytes nothing is null.
    [[nodiscard]] std::string add_numbers(std::string_view path, std::span<const std::uint8_t> numbers,
                                          Plane known = {}, std::size_t slot = 0);
    [[nodiscard]] std::string add_numbers(std::string_view path, std::span<const std::int16_t> numbers,
                                          Plane known = {}, std::size_t slot = 0);
    [[nodiscard]] std::string add_numbers(std::string_view path, std::span<const std::int32_t> numbers,
                                          Plane known = {}, std::size_t slot = 0);
    /// Years and months: whole months.
    [[nodiscard]] std::string add_months(std::string_view path, std::span<const std::int32_t> months,
                                         Plane known = {}, std::size_t slot = 0);
    /// How many entries each person's list has: at most `slots` (32 at most).
    [[nodiscard]] std::string add_list(std::string_view fact, std::span<const std::uint8_t> counts,
                                       std::size_t slots, Plane known = {});
    /// Everything about this person stands in a case; the arrays say nothing about them.
    void add_case(std::size_t person, Case subject);

    [[nodiscard]] std::size_t size() const noexcept;
    [[nodiscard]] const detail::FactColumnsData& data() const noexcept { return *data_; }
    [[nodiscard]] detail::FactColumnsData& data() noexcept { return *data_; }

private:
    std::unique_ptr<detail::FactColumnsData> data_;
};

} // namespace bleibe
