// SPDX-License-Identifier: Apache-2.0
// The idea: a mapping is read and checked as a ruleset is, by the same readers, against a catalog that is
// there.
#include "compile/catalog_model.hpp"
#include "document/read.hpp"
#include "functions/builtin_names.hpp"
#include "tables/read_mapping.hpp"

#include <bleibe/mapping.hpp>

namespace bleibe {

std::vector<std::string> Mapping::files() const {
    std::vector<std::string> files;
    for (const detail::FurtherTable& table : data_->tables) {
        files.push_back(table.file);
    }
    return files;
}

Checked<Mapping> load_mapping(const Catalog& catalog, const Source& source, const Limits& limits) {
    using namespace detail;
    Diagnostics diagnostics;
    auto mapping = std::make_shared<MappingData>(catalog);
    const Document document = read_yaml(source, diagnostics, limits, limits.source_bytes);
    mapping->scratch.languages = catalog.languages();
    ReadContext context{mapping->scratch, diagnostics, limits, builtin_names()};
    WrittenMapping written;
    read_mapping(context, document, *mapping, written);
    compile_mapping(written, limits, *mapping, diagnostics);
    if (diagnostics.has_errors()) {
        return Checked<Mapping>(diagnostics.take());
    }
    return {Mapping(std::move(mapping)), diagnostics.take()};
}

} // namespace bleibe
