// SPDX-License-Identifier: Apache-2.0
// People as the tables that an office might export: German days and numbers, semicolons, a table per list.
#pragma once

#include <bleibe/case.hpp>
#include <bleibe/catalog.hpp>
#include <bleibe/tables.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bleibe::test {

/// Tables of people of one catalog, with the mapping that reads them back. Every fact of the vocabulary has a
/// column, every list a table.
class TablesOfPeople {
public:
    explicit TablesOfPeople(const Catalog& catalog);

    /// What is known in part is not written.
    void add(const Case& person, std::string_view key);
    /// The first rows of all people, then the second ones, and so on: those of a person no longer together.
    void scatter_further();

    [[nodiscard]] std::string mapping() const;
    [[nodiscard]] const std::string& persons() const noexcept { return persons_; }
    [[nodiscard]] std::string& persons() noexcept { return persons_; }
    /// Names and texts, in the order of the mapping.
    using Table = std::pair<std::string, std::string>;
    [[nodiscard]] const std::vector<Table>& further() const noexcept { return further_; }
    [[nodiscard]] std::vector<Table>& further() noexcept { return further_; }

private:
    Catalog catalog_;
    std::string persons_;
    std::vector<Table> further_;
};

/// A text as a stream, in small pieces. It must outlive what it gives.
[[nodiscard]] ReadBytes bytes_of(const std::string& text, std::size_t piece = 1'000);
/// Texts as files.
[[nodiscard]] std::vector<TableFile> files_of(const std::vector<TablesOfPeople::Table>& tables);

} // namespace bleibe::test
