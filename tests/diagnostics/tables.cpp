// SPDX-License-Identifier: Apache-2.0
// Golden diagnostics of mappings (a file each) and of tables (a folder each, with `persons.csv` and where it
// matters `stays.csv` and `office.yaml`; the others are those of `base/`), against the catalog of
// `checks/base/`.
#include "golden.hpp"

#include <bleibe/bleibe.hpp>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <vector>

namespace {

using namespace bleibe;
namespace fs = std::filesystem;

const fs::path root = "tests/diagnostics";

std::string text_of(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

const Catalog& catalog() {
    static const Catalog loaded = [] {
        std::vector<Source> sources;
        for (const char* name : {"catalog.yaml", "facts.yaml", "ruleset.yaml"}) {
            sources.emplace_back(name, text_of(root / "checks/base" / name));
        }
        return load_catalog(sources).value();
    }();
    return loaded;
}

DiagnosticList load_texts(std::span<const Source> sources) {
    return load_mapping(catalog(), sources.back()).diagnostics();
}

/// The file of the folder, or that of `base`.
std::string of_folder(const fs::path& folder, const std::string& name) {
    return text_of(fs::exists(folder / name) ? folder / name : root / "tables/base" / name);
}

DiagnosticList read_all(const Checked<CaseTables>& tables) {
    DiagnosticList found = tables.diagnostics();
    if (!tables) {
        return found;
    }
    CaseTables people = *tables;
    TablePeople batch;
    for (bool more = true; more;) {
        more = people.read(batch);
        found.insert(found.end(), batch.findings.begin(), batch.findings.end());
    }
    return found;
}

/// A text as a file. It must outlive what it gives.
TableFile file_of(const std::string& name, const std::string& text) {
    return {name, [&text](char* into, std::size_t size, std::uint64_t at) {
                const std::size_t from = std::min<std::size_t>(at, text.size());
                return text.copy(into, size, from);
            }};
}

/// Persons as a file, which may be in order, and as a stream: the findings are the same.
DiagnosticList load_folder(const fs::path& folder) {
    const auto mapping =
        load_mapping(catalog(), Source("office.yaml", of_folder(folder, "office.yaml"))).value();
    const std::string persons = of_folder(folder, "persons.csv");
    const std::string stays = of_folder(folder, "stays.csv");
    const std::vector<TableFile> further{file_of("stays.csv", stays)};
    CaseloadOptions options;
    options.name = "persons.csv";
    options.limits.list_length = 3;
    options.limits.case_bytes = 400;
    const TableFile file = file_of("persons.csv", persons);
    DiagnosticList found = read_all(open_tables(mapping, file, further, options));
    std::uint64_t at = 0;
    const ReadBytes stream = [&](char* into, std::size_t size) {
        const std::size_t got = file.read(into, size, at);
        at += got;
        return got;
    };
    if (render(read_all(open_tables(mapping, stream, further, options))) != render(found)) {
        throw std::runtime_error(folder.string() + ": other findings where persons are a stream");
    }
    return found;
}

} // namespace

int main(int count, char** arguments) {
    if (count != 2) {
        std::cerr << "usage: golden_tables DIRECTORY\n";
        return 2;
    }
    return golden::run(arguments[1], {load_texts, load_folder}) == 0 ? 0 : 1;
}
