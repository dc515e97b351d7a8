// SPDX-License-Identifier: Apache-2.0
// The idea: every part says what it sees; a reader goes through a file from top to bottom.
#include "compile/catalog_model.hpp"
#include "review/review.hpp"

#include <bleibe/lint.hpp>

#include <algorithm>

namespace bleibe {

DiagnosticList lint(const Catalog& catalog) {
    detail::Diagnostics diagnostics;
    const detail::CatalogData& written = catalog.model().written();
    detail::review_quotes(written, diagnostics);
    detail::review_versions(written, diagnostics);
    detail::review_expressions(written, diagnostics);
    detail::review_readings(written, diagnostics);
    detail::review_truths(catalog, diagnostics);
    DiagnosticList found = diagnostics.take();
    std::stable_sort(found.begin(), found.end(), [](const Diagnostic& a, const Diagnostic& b) {
        return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column);
    });
    const auto is_told = [](const Diagnostic& a, const Diagnostic& b) { // by two parts
        return std::tie(a.file, a.line, a.column, a.code, a.message) ==
               std::tie(b.file, b.line, b.column, b.code, b.message);
    };
    found.erase(std::unique(found.begin(), found.end(), is_told), found.end());
    return found;
}

} // namespace bleibe
