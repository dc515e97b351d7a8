// SPDX-License-Identifier: Apache-2.0
// Writes the part of docs/feel.md that lists operators and functions, from the function table itself:
// feel_reference FILE puts it between the two markers of the file; with `--check` it only compares.
#include "functions/function.hpp"

#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <string>

namespace {

using namespace bleibe::detail;

constexpr std::string_view begin_marker = "<!-- generated from the function table: begin -->\n";
constexpr std::string_view end_marker = "<!-- generated from the function table: end -->";

struct Section {
    FunctionGroup group;
    std::string_view title;
};

constexpr Section sections[] = {
    {FunctionGroup::law, "Functions for law"},
    {FunctionGroup::date, "Dates and durations"},
    {FunctionGroup::list, "Lists"},
    {FunctionGroup::numeric, "Numbers"},
    {FunctionGroup::string, "Texts"},
    {FunctionGroup::conversion, "Conversion"},
    {FunctionGroup::boolean, "Truth values"},
    {FunctionGroup::range, "Ranges"},
    {FunctionGroup::context, "Contexts"},
    {FunctionGroup::operators, "Operators and properties"},
};

/// Signs that Markdown reads as markup in a table or heading.
std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '|') {
            result += '\\';
        }
        result += c;
    }
    return result;
}

std::string call_of(const FunctionRow& row) {
    std::string call(row.name);
    call += '(';
    for (std::size_t i = 0; i < row.parameters.size(); ++i) {
        const Parameter& parameter = row.parameters[i];
        const std::string name = std::string(i == 0 ? "" : ", ") + std::string(parameter.name);
        call += parameter.optional ? "[" + name + "]" : name;
    }
    return call + (row.variadic ? ", …)" : ")");
}

std::string types_of(const FunctionRow& row) {
    std::string text;
    for (const Parameter& parameter : row.parameters) {
        text += (text.empty() ? "" : ", ") + ("`" + std::string(parameter.name) + "`: ") +
                parameter.type.to_string();
    }
    const std::string result =
        row.rule != nullptr ? "a type that follows from the operands" : row.result.to_string();
    return text + (text.empty() ? "gives " : "; gives ") + result;
}

void write_function(std::string& out, const FunctionRow& row) {
    out += "#### `" + call_of(row) + "`\n\n" + escaped(row.meaning) + "\n\n";
    out += "- Types: " + escaped(types_of(row)) + ".\n";
    if (!row.nulls.empty()) {
        out += "- Null: " + escaped(row.nulls) + "\n";
    }
    if (row.sees_unknown) {
        out += "- Unknown: where the known operands decide, an unknown one does not matter.\n";
    }
    if (!row.clause.empty()) {
        out += "- See: " + escaped(row.clause) + ".\n";
    }
    out += "\n";
}

void write_operators(std::string& out) {
    out += "| operator | meaning | null |\n| --- | --- | --- |\n";
    for (const FunctionRow& row : function_table()) {
        if (row.group == FunctionGroup::operators) {
            out += "| `" + escaped(row.name) + "` | " + escaped(row.meaning) + " | " + escaped(row.nulls) +
                   " |\n";
        }
    }
    out += "\n";
}

std::string reference() {
    std::string out = "\n";
    for (const Section& section : sections) {
        std::string part;
        if (section.group == FunctionGroup::operators) {
            write_operators(part);
        } else {
            for (const FunctionRow& row : function_table()) {
                if (row.group == section.group) {
                    write_function(part, row);
                }
            }
        }
        if (!part.empty()) {
            out += "### " + std::string(section.title) + "\n\n" + part;
        }
    }
    return out;
}

} // namespace

int main(int count, char** arguments) {
    const bool check = count == 3 && std::string_view(arguments[1]) == "--check";
    if (count != (check ? 3 : 2)) {
        std::cerr << "usage: feel_reference [--check] FILE\n";
        return 2;
    }
    const char* const file = arguments[count - 1];
    std::ifstream in(file, std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    const std::size_t begin = text.find(begin_marker);
    const std::size_t end = text.find(end_marker);
    if (begin == std::string::npos || end == std::string::npos || end < begin) {
        std::cerr << file << ": the two markers are not there\n";
        return 1;
    }
    const std::string wanted = text.substr(0, begin + begin_marker.size()) + reference() + text.substr(end);
    if (check) {
        if (wanted != text) {
            std::cerr << file << " does not say what the function table says; write it anew with\n"
                      << "    feel_reference " << file << '\n';
            return 1;
        }
        return 0;
    }
    std::ofstream(file, std::ios::binary) << wanted;
    return 0;
}
