// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bleibe/checked.hpp>
#include <bleibe/date.hpp>
#include <bleibe/limits.hpp>
#include <bleibe/source.hpp>
#include <bleibe/words.hpp>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bleibe {

namespace detail {
struct CatalogModel;
}

/// One version of a norm.
struct VersionInfo {
    std::string norm; // "de/aufenthg/104c"
    Date from;
    std::optional<Date> until; // the last day in force; nothing: open end
    std::string cite;          // "§ 104c AufenthG"
    std::string wording;       // "literal", "reconstructed"; empty: not stated, or there is none
    std::string proposal;      // empty: law
    std::string hash;          // SHA-256 of the file, in hex
};

/// How much of a version's wording the rules speak of, in words.
struct Coverage {
    std::string key; // the sentence: "Abs. 1 Satz 1"
    std::uint32_t words = 0;
    std::uint32_t quoted = 0;
    std::uint32_t omitted = 0;    // quoted under `omitted`, and not elsewhere
    std::uint32_t connecting = 0; // connecting words of the catalog
    std::uint32_t uncovered = 0;  // the rest, short stretches among them
};

/// Everything below the folders that were loaded: vocabulary, rulesets, disputes, profiles. Immutable;
/// copies share it; safe to use from any number of threads at once.
class Catalog {
public:
    explicit Catalog(std::shared_ptr<const detail::CatalogModel> model) : model_(std::move(model)) {}

    /// The state of the law it answers for; later days are answered "as enacted".
    [[nodiscard]] std::optional<Date> law_as_of() const noexcept;
    /// In the catalog's order, such as {"de", "en"}.
    [[nodiscard]] const std::vector<std::string>& languages() const noexcept;
    /// Ids of all norms, sorted.
    [[nodiscard]] std::vector<std::string> norms() const;
    /// Versions of a norm in order of time, proposals behind the law; empty if there is no such norm.
    [[nodiscard]] std::vector<VersionInfo> versions(std::string_view norm) const;
    /// Ids of all permits that any version has, such as "de/aufenthg/104c#principal".
    [[nodiscard]] std::vector<std::string> permits() const;
    [[nodiscard]] std::vector<std::string> profiles() const;
    /// Per sentence of a version's wording; empty if there is no such version.
    [[nodiscard]] std::vector<Coverage> coverage(std::string_view norm, Date from) const;

    [[nodiscard]] const detail::CatalogModel& model() const noexcept { return *model_; }
    [[nodiscard]] const std::shared_ptr<const detail::CatalogModel>& share() const noexcept { return model_; }

private:
    std::shared_ptr<const detail::CatalogModel> model_;
};

/// Loads all `*.yaml` files below the folders (scenario files aside): one catalog, one vocabulary, any
/// number of rulesets and profiles. Links that lead out of a folder are refused. No value if there is
/// any error; warnings otherwise.
[[nodiscard]] Checked<Catalog> load_catalog(std::span<const std::filesystem::path> folders,
                                            const Limits& limits = {});
/// The same from texts; no file system needed. What a text is follows from its first key.
[[nodiscard]] Checked<Catalog> load_catalog(std::span<const Source> texts, const Limits& limits = {});

} // namespace bleibe
