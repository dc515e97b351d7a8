// SPDX-License-Identifier: Apache-2.0
// feel_conformance DIR [--known-failures FILE] [--verbose]: runs the case files of a folder and prints a
// table per folder. Exit code 1 where a case fails that is not known to, or one passes that is.
#include "conformance/typed_value.hpp"
#include "document/read.hpp"
#include "functions/type_conversion.hpp"
#include "run/machine.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace {

namespace conformance = bleibe::conformance;
using namespace bleibe::detail;

struct Counts {
    unsigned values = 0;
    unsigned values_passed = 0;
    unsigned nulls = 0;
    unsigned nulls_passed = 0;

    void add(bool value, bool passed) {
        (value ? values : nulls) += 1;
        (value ? values_passed : nulls_passed) += passed ? 1 : 0;
    }
    void add(const Counts& other) {
        values += other.values;
        values_passed += other.values_passed;
        nulls += other.nulls;
        nulls_passed += other.nulls_passed;
    }
};

struct Outcome {
    bool value_expected = false;
    bool passed = false;
    std::string got;
};

std::optional<std::string> read_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        return std::nullopt;
    }
    return std::string(std::istreambuf_iterator<char>(file), {});
}

/// Converts a result to the type that the case declares.
Value converted(const Value& value, const Node& one, const NamedTypes& types, Arena& arena) {
    const Node* declared = one.find("type");
    const auto type = declared != nullptr ? conformance::read_type(declared->text, types) : std::nullopt;
    if (!type) {
        return value;
    }
    const CompiledCode nothing;
    const bleibe::Limits limits;
    Machine machine(nothing, arena, limits);
    return convert(machine, value, *type);
}

Value inputs_of(const Node& one, Arena& arena) {
    const Node* inputs = one.find("inputs");
    if (inputs == nullptr) {
        return Value::null();
    }
    const std::size_t count = inputs->members.size();
    auto* names = arena.allocate_array<std::string_view>(count);
    auto* fields = arena.allocate_array<Value>(count);
    for (std::size_t i = 0; i < count; ++i) {
        names[i] = inputs->members[i].key;
        fields[i] = conformance::read_typed_value(*inputs->members[i].value, arena).value_or(Value::null());
    }
    return Value::context(*arena.create(ContextData{arena.create(Shape{{names, count}}), fields}));
}

class Suite {
public:
    explicit Suite(bleibe::FeelOptions options) : options_(std::move(options)) {}

    Outcome run(const Node& one, const Decimal& tolerance) const {
        Outcome outcome;
        Arena arena;
        const Node* expected_node = one.find("expected");
        const auto expected =
            expected_node != nullptr ? conformance::read_typed_value(*expected_node, arena) : std::nullopt;
        NamedTypes types;
        const Node* named = one.find("types");
        if (!expected || (named != nullptr && !conformance::read_named_types(*named, types))) {
            outcome.got = "the case cannot be read";
            return outcome;
        }
        outcome.value_expected = !expected->is_null();
        const bleibe::Source text("expression", one.find("expression")->text);
        const Value inputs = inputs_of(one, arena);
        bleibe::DiagnosticList found;
        const auto program = FeelProgram::compile(text, inputs, types, options_.limits, found);
        if (program == nullptr) {
            const Node* error = one.find("error");
            outcome.passed = !outcome.value_expected && error != nullptr && error->text == "true";
            outcome.got = bleibe::render(found);
            return outcome;
        }
        const Value value = converted(program->run(options_, arena, found), one, types, arena);
        outcome.passed = conformance::is_as_expected(value, *expected, tolerance);
        if (!outcome.passed) {
            write_json(outcome.got, value);
            outcome.got += "\n" + bleibe::render(found);
        }
        return outcome;
    }

private:
    bleibe::FeelOptions options_;
};

/// One id and its reason a line; blank lines and those that begin with # say nothing.
std::optional<std::map<std::string, std::string>> read_known_failures(const std::string& path) {
    std::map<std::string, std::string> known;
    if (path.empty()) {
        return known;
    }
    std::ifstream file(path);
    if (!file) {
        std::cerr << "error: cannot read " << path << '\n';
        return std::nullopt;
    }
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.front() == '#') {
            continue;
        }
        const std::size_t space = line.find(' ');
        if (space == std::string::npos) {
            std::cerr << "error: " << path << ": `" << line << "` has no reason; write `ID reason`\n";
            return std::nullopt;
        }
        known.emplace(line.substr(0, space), line.substr(space + 1));
    }
    return known;
}

struct Arguments {
    std::string folder;
    std::string known_failures;
    bool verbose = false;
};

std::optional<Arguments> read_arguments(int count, char** words) {
    Arguments arguments;
    for (int i = 1; i < count; ++i) {
        const std::string word = words[i];
        if (word == "--known-failures" && i + 1 < count) {
            arguments.known_failures = words[++i];
        } else if (word == "--verbose") {
            arguments.verbose = true;
        } else if (arguments.folder.empty() && word.substr(0, 2) != "--") {
            arguments.folder = word;
        } else {
            return std::nullopt;
        }
    }
    return arguments.folder.empty() ? std::nullopt : std::optional<Arguments>(arguments);
}

class Report {
public:
    Report(std::map<std::string, std::string> known, bool verbose)
        : known_(std::move(known)), verbose_(verbose) {}

    void folder(const Node& file, const Suite& suite) {
        Counts counts;
        const Node* tolerance = file.find("number_tolerance");
        const auto near = tolerance != nullptr ? parse_decimal(tolerance->text) : std::nullopt;
        for (const Node* one : file.find("cases")->items) {
            const Outcome outcome = suite.run(*one, near.value_or(Decimal()));
            counts.add(outcome.value_expected, outcome.passed);
            judge(one->find("id")->text, one->find("expression")->text, outcome);
        }
        std::cout << file.find("folder")->text << ' ' << counts.values_passed << '/' << counts.values << ' '
                  << counts.nulls_passed << '/' << counts.nulls << '\n';
        total_.add(counts);
    }

    int finish() {
        for (const auto& [id, reason] : known_) {
            if (met_.count(id) == 0) {
                unexpected_ = true;
                std::cerr << "known to fail, but no case: " << id << '\n';
            }
        }
        const unsigned passed = total_.values_passed + total_.nulls_passed;
        std::cout << "value " << total_.values_passed << '/' << total_.values << " null "
                  << total_.nulls_passed << '/' << total_.nulls << '\n'
                  << passed << " passed, " << total_.values + total_.nulls - passed << " failed\n";
        return unexpected_ ? 1 : 0;
    }

private:
    void judge(const std::string& id, const std::string& expression, const Outcome& outcome) {
        const auto known = known_.find(id);
        met_.insert(id);
        if (outcome.passed == (known != known_.end())) {
            unexpected_ = true;
            std::cerr << (outcome.passed ? "passes, though known to fail: " : "fails: ") << id << '\n';
        }
        if (!outcome.passed && verbose_) {
            std::cerr << "  " << expression << "\n  got " << outcome.got << '\n';
        }
    }

    std::map<std::string, std::string> known_;
    std::set<std::string> met_;
    bool verbose_ = false;
    bool unexpected_ = false;
    Counts total_;
};

/// A day, an instant and the system's time zones, since some cases ask for them.
bleibe::FeelOptions host() {
    bleibe::FeelOptions options;
    options.on = bleibe::Date::parse("2024-02-29");
    options.now = bleibe::Instant::parse("2024-02-29T10:30:00Z");
    if (auto zones = bleibe::load_time_zones("/usr/share/zoneinfo")) {
        options.zones = std::move(zones).value();
    } else {
        std::cerr << "note: no time zones in /usr/share/zoneinfo\n";
    }
    return options;
}

int run(const Arguments& arguments) {
    auto known = read_known_failures(arguments.known_failures);
    std::error_code error;
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(arguments.folder, error)) {
        if (entry.path().extension() == ".json") {
            files.push_back(entry.path());
        }
    }
    if (!known || error || files.empty()) {
        std::cerr << "error: no case files in " << arguments.folder << '\n';
        return 2;
    }
    std::sort(files.begin(), files.end());
    const Suite suite(host());
    Report report(std::move(*known), arguments.verbose);
    for (const auto& path : files) {
        const auto text = read_file(path);
        Diagnostics diagnostics;
        bleibe::Limits limits;
        limits.source_bytes = std::size_t{1} << 30U;
        const bleibe::Source source(path.filename().string(), text.value_or(""));
        const Document document = read_json(source, diagnostics, limits, limits.source_bytes, false);
        if (!text || document.root == nullptr || document.root->find("cases") == nullptr) {
            std::cerr << "error: " << path.string() << " holds no cases\n"
                      << bleibe::render(diagnostics.take());
            return 2;
        }
        report.folder(*document.root, suite);
    }
    return report.finish();
}

} // namespace

int main(int count, char** words) {
    const auto arguments = read_arguments(count, words);
    if (!arguments) {
        std::cerr << "usage: feel_conformance DIR [--known-failures FILE] [--verbose]\n";
        return 2;
    }
    return run(*arguments);
}
