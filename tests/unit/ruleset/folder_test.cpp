// SPDX-License-Identifier: Apache-2.0
#include "ruleset/read_sources.hpp"

#include <doctest/doctest.h>

#include <fstream>

using namespace bleibe;
using namespace bleibe::detail;
namespace fs = std::filesystem;

namespace {

/// A folder of its own that is gone afterwards.
class TemporaryFolder {
public:
    TemporaryFolder() : path_(fs::temp_directory_path() / "bleibe_folder_test") {
        fs::remove_all(path_);
        fs::create_directories(path_);
    }
    ~TemporaryFolder() {
        std::error_code error;
        fs::remove_all(path_, error);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    void write(const std::string& name, const std::string& text) const {
        fs::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name) << text;
    }
    [[nodiscard]] const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

struct Found {
    std::vector<std::string> names;
    std::string codes;
};

Found read(const fs::path& folder, const Limits& limits = {}) {
    Diagnostics diagnostics;
    Found found;
    for (const Source& source : read_folder(folder, diagnostics, limits)) {
        found.names.push_back(fs::path(source.name()).lexically_relative(folder).generic_string());
    }
    for (const Diagnostic& diagnostic : diagnostics.list()) {
        found.codes += (found.codes.empty() ? "" : " ") + diagnostic.code;
    }
    return found;
}

} // namespace

TEST_CASE("a folder gives its YAML files, sorted, without scenarios") {
    const TemporaryFolder folder;
    folder.write("law/2/2020-01-01.yaml", "b");
    folder.write("law/1/2020-01-01.yaml", "a");
    folder.write("law/1/2020-01-01.scenarios.yaml", "a");
    folder.write("law/1/notes.txt", "a");
    folder.write(".hidden/x.yaml", "a");
    folder.write("catalog.yaml", "c");
    const Found found = read(folder.path());
    CHECK(found.codes.empty());
    CHECK(found.names ==
          std::vector<std::string>{"catalog.yaml", "law/1/2020-01-01.yaml", "law/2/2020-01-01.yaml"});
}

TEST_CASE("links are followed within the folder only") {
    const TemporaryFolder folder;
    folder.write("in/real/a.yaml", "a");
    folder.write("out/b.yaml", "b");
    fs::create_directory_symlink("real", folder.path() / "in/alias");
    CHECK(read(folder.path() / "in").names.size() == 2);
    fs::create_symlink("../out/b.yaml", folder.path() / "in/b.yaml");
    CHECK(read(folder.path() / "in").codes == "E903");
    fs::remove(folder.path() / "in/b.yaml");
    fs::create_directory_symlink("../out", folder.path() / "in/more");
    CHECK(read(folder.path() / "in").codes == "E903");
    fs::remove(folder.path() / "in/more");
    fs::create_symlink("nowhere.yaml", folder.path() / "in/c.yaml");
    CHECK(read(folder.path() / "in").codes == "E901");
}

TEST_CASE("a link back upwards ends") {
    const TemporaryFolder folder;
    folder.write("a.yaml", "a");
    fs::create_directory_symlink(".", folder.path() / "again");
    CHECK(read(folder.path()).codes == "E901");
    CHECK(read(folder.path()).names == std::vector<std::string>{"a.yaml"});
    folder.write("b/c/d.yaml", "d");
    fs::create_directory_symlink("../..", folder.path() / "b/c/up");
    fs::create_directory_symlink("..", folder.path() / "b/up");
    CHECK(read(folder.path()).codes == "E901 E901 E901");
}

TEST_CASE("folders that give nothing") {
    const TemporaryFolder folder;
    CHECK(read(folder.path()).codes == "E902");
    CHECK(read(folder.path() / "nowhere").codes == "E901");
    folder.write("big.yaml", "0123456789");
    CHECK(read(folder.path() / "big.yaml").codes == "E901");
    Diagnostics diagnostics;
    CHECK(read_folder(folder.path() / "big.yaml", diagnostics, {}).empty());
    CHECK(diagnostics.list().front().message == "this is a file, and a folder is needed");
    Limits limits;
    limits.source_bytes = 5;
    CHECK(read(folder.path(), limits).codes == "E108");
}

TEST_CASE("a catalog that is missing is missed in the folders that were searched") {
    Diagnostics diagnostics;
    FoldersRead folders;
    folders.searched = {"here", "there"};
    const Source source("here/x.yaml", "vocabulary: xx/person\nfacts: {}\n");
    CHECK(read_catalog({&source, 1}, diagnostics, {}, SourceNames::paths, folders) == nullptr);
    const Diagnostic finding = diagnostics.list().front();
    CHECK(finding.code == "E904");
    CHECK(finding.file == "here");
    CHECK(finding.message == "no catalog among the files below `here`, `there`");
}
