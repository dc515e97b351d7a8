// SPDX-License-Identifier: Apache-2.0
// Every expression of the public conformance cases parses, whatever its result; they are read where
// they are, line by line, since each case is one line of JSON.
#include "dump.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <optional>

using namespace bleibe::detail;
using namespace bleibe::detail::feel_test;

namespace {

/// The JSON text whose opening quote stands at `at`; `at` moves behind its end. JSON's escapes are
/// FEEL's, but for `\/`, `\b` and `\f`.
std::string json_text(const std::string& line, std::size_t& at) {
    std::string text;
    for (++at; at < line.size() && line[at] != '"'; ++at) {
        if (line[at] != '\\') {
            text += line[at];
            continue;
        }
        ++at;
        switch (line[at]) {
        case 'n':
            text += '\n';
            break;
        case 't':
            text += '\t';
            break;
        case 'r':
            text += '\r';
            break;
        default:
            text += line[at];
        }
    }
    ++at;
    return text;
}

std::optional<std::string> member(const std::string& line, const std::string& key) {
    const std::size_t found = line.find("\"" + key + "\": \"");
    if (found == std::string::npos) {
        return std::nullopt;
    }
    std::size_t at = found + key.size() + 4;
    return json_text(line, at);
}

/// The keys of `inputs`.
void add_inputs(const std::string& line, NameTable& names) {
    const std::string key = "\"inputs\": {";
    std::size_t at = line.find(key);
    if (at == std::string::npos) {
        return;
    }
    int depth = 1;
    for (at += key.size(); at < line.size() && depth > 0;) {
        if (line[at] == '"') {
            const std::string text = json_text(line, at);
            if (depth == 1) {
                names.add(text);
            }
        } else {
            depth += line[at] == '{' ? 1 : line[at] == '}' ? -1 : 0;
            ++at;
        }
    }
}

} // namespace

TEST_CASE("the public conformance cases parse") {
    const std::filesystem::path folder = BLEIBE_FEEL_CASES;
    std::error_code problem;
    if (!std::filesystem::is_directory(folder, problem)) {
        MESSAGE("passed over: there is no folder " << folder.string());
        return;
    }
    std::size_t cases = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        std::ifstream file(entry.path());
        for (std::string line; std::getline(file, line);) {
            const auto expression = line.starts_with("{\"id\"") ? member(line, "expression") : std::nullopt;
            if (!expression) {
                continue;
            }
            NameTable names = known_names();
            add_inputs(line, names);
            const Parsed parsed = parse(*expression, names);
            const bool may_fail = line.find("\"expected\": {\"type\": \"null\"") != std::string::npos;
            ++cases;
            CAPTURE(*expression);
            CHECK_MESSAGE((may_fail || parsed.expression.root), parsed.problems());
            if (parsed.expression.root) {
                const Parsed again = parse(print(*parsed.expression.root), names);
                REQUIRE(again.problems() == "");
                CHECK(dump(*again.expression.root) == dump(*parsed.expression.root));
            }
        }
    }
    CHECK(cases > 2'000);
}
