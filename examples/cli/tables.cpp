// SPDX-License-Identifier: Apache-2.0
// Files that several threads read at once, each where it needs to: `pread` keeps no place in the file.
#include "tables.hpp"

#include "options.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <system_error>

namespace cli {

namespace {

class TableAt {
public:
    explicit TableAt(int descriptor) noexcept : descriptor_(descriptor) {}
    ~TableAt() { ::close(descriptor_); }
    TableAt(const TableAt&) = delete;
    TableAt& operator=(const TableAt&) = delete;

    [[nodiscard]] std::size_t read(char* into, std::size_t size, std::uint64_t offset) const {
        while (true) {
            const ssize_t got = ::pread(descriptor_, into, size, static_cast<off_t>(offset));
            if (got >= 0) {
                return static_cast<std::size_t>(got);
            }
            if (errno != EINTR) {
                throw std::system_error(errno, std::generic_category());
            }
        }
    }

private:
    int descriptor_;
};

[[nodiscard]] std::optional<bleibe::TableFile> open_table(const std::string& path) {
    std::error_code failed;
    const bool is_file = std::filesystem::is_regular_file(path, failed);
    const int descriptor = is_file ? ::open(path.c_str(), O_RDONLY | O_CLOEXEC) : -1;
    if (descriptor < 0) {
        print_error("E901", path,
                    std::string("cannot be read: ") + (is_file  ? std::strerror(errno)
                                                       : failed ? failed.message()
                                                                : std::string("is no file")));
        return std::nullopt;
    }
    const auto table = std::make_shared<const TableAt>(descriptor);
    return bleibe::TableFile{path, [table](char* into, std::size_t size, std::uint64_t offset) {
                                 return table->read(into, size, offset);
                             }};
}

} // namespace

std::optional<OpenedMapping> open_mapping(const bleibe::Catalog& catalog, const std::string& path,
                                          const std::string& persons) {
    const bleibe::Limits limits;
    const auto source = read_source(path, limits.source_bytes);
    if (!source) {
        return std::nullopt;
    }
    const auto mapping = bleibe::load_mapping(catalog, *source, limits);
    print(mapping.diagnostics());
    if (!mapping) {
        return std::nullopt;
    }
    OpenedMapping opened{*mapping, std::nullopt, {}};
    std::error_code failed;
    if (persons != "-" && std::filesystem::is_regular_file(persons, failed)) {
        opened.persons = open_table(persons);
        if (!opened.persons) {
            return std::nullopt;
        }
    }
    const std::filesystem::path folder = std::filesystem::path(persons == "-" ? path : persons).parent_path();
    for (const std::string& name : mapping->files()) {
        auto file = open_table((folder / name).string());
        if (!file) {
            return std::nullopt;
        }
        opened.files.push_back(std::move(*file));
    }
    return opened;
}

} // namespace cli
