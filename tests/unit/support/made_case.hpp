// SPDX-License-Identifier: Apache-2.0
// Cases made from values, for layers below the one that reads cases; and programs from texts.
#pragma once

#include "compile/catalog_model.hpp"
#include "compile/program.hpp"
#include "unit/support/minimal_catalog.hpp"
#include "value/case_data.hpp"

#include <bleibe/case.hpp>
#include <bleibe/catalog.hpp>
#include <bleibe/program.hpp>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace bleibe::test {

inline Catalog catalog_of(const std::vector<std::string>& rulesets,
                          const std::string& vocabulary = vocabulary_text) {
    return load_catalog(sources_of(rulesets, vocabulary)).value();
}

inline Program program_of(const std::vector<std::string>& rulesets,
                          const std::string& vocabulary = vocabulary_text) {
    return compile(catalog_of(rulesets, vocabulary)).value();
}

/// A case of which nothing is known, to be filled by number of the fact.
inline std::shared_ptr<detail::CaseData> empty_case(const Catalog& catalog) {
    auto data = std::make_shared<detail::CaseData>();
    const std::size_t count = catalog.model().written().vocabulary.facts.size();
    data->facts.assign(count, detail::Value::unknown());
    data->assumed.assign(count, false);
    data->catalog = catalog.share();
    return data;
}

inline std::size_t fact_number(const Catalog& catalog, std::string_view name) {
    return static_cast<std::size_t>(catalog.model().written().vocabulary.find_fact(name));
}

} // namespace bleibe::test
