// SPDX-License-Identifier: Apache-2.0
// Holds lines of JSON against a JSON Schema (2020-12), as far as docs/verdict.schema.json uses it; a keyword
// that is not known here is an error, so nothing in the schema goes unchecked. Strict: an object may have no
// member that its schema does not name, where consumers are told to pass over those.
//
//     validate_json SCHEMA.json FILE.ndjson
#include <simdjson.h>

#include <cstdio>
#include <fstream>
#include <regex>
#include <stdexcept>
#include <string>

namespace {

namespace dom = simdjson::dom;

/// The first place in a document that breaks the schema.
class Violation : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

class Validator {
public:
    explicit Validator(dom::element schema) : root_(schema) {}

    void check(dom::element value) const { check(root_, value, "$"); }

private:
    [[noreturn]] static void fail(const std::string& path, const std::string& what) {
        throw Violation(path + ": " + what);
    }

    static bool has_type(dom::element value, std::string_view type) {
        switch (value.type()) {
        case dom::element_type::ARRAY:
            return type == "array";
        case dom::element_type::OBJECT:
            return type == "object";
        case dom::element_type::INT64:
        case dom::element_type::UINT64:
            return type == "integer" || type == "number";
        case dom::element_type::DOUBLE:
            return type == "number";
        case dom::element_type::STRING:
            return type == "string";
        case dom::element_type::BOOL:
            return type == "boolean";
        case dom::element_type::NULL_VALUE:
            return type == "null";
        }
        return false;
    }

    static bool equal(dom::element a, dom::element b) { return simdjson::minify(a) == simdjson::minify(b); }

    bool fits(dom::element schema, dom::element value, const std::string& path) const {
        try {
            check(schema, value, path);
            return true;
        } catch (const Violation&) {
            return false;
        }
    }

    void check(dom::element schema, dom::element value, const std::string& path) const {
        for (const dom::key_value_pair keyword : dom::object(schema)) {
            check_keyword(keyword.key, keyword.value, schema, value, path);
        }
        if (value.is_object() && schema["properties"].error() == simdjson::SUCCESS) {
            check_closed(dom::object(schema["properties"]), dom::object(value), path);
        }
    }

    static void check_closed(dom::object properties, dom::object value, const std::string& path) {
        for (const dom::key_value_pair member : value) {
            if (properties.at_key(member.key).error() != simdjson::SUCCESS) {
                fail(path, "the schema does not name `" + std::string(member.key) + '`');
            }
        }
    }

    void check_keyword(std::string_view name, dom::element keyword, dom::element schema, dom::element value,
                       const std::string& path) const {
        if (name == "$ref") {
            check(resolve(std::string_view(keyword)), value, path);
        } else if (name == "type") {
            check_type(keyword, value, path);
        } else if (name == "const") {
            equal(keyword, value) ? void() : fail(path, "not the constant");
        } else if (name == "enum" || name == "oneOf") {
            check_choice(name, dom::array(keyword), value, path);
        } else if (name == "required") {
            check_required(dom::array(keyword), value, path);
        } else if (name == "properties") {
            check_properties(dom::object(keyword), value, path);
        } else if (name == "additionalProperties") {
            check_additional(keyword, schema, value, path);
        } else if (name == "items") {
            check_items(keyword, value, path);
        } else if (name == "pattern") {
            check_pattern(std::string_view(keyword), value, path);
        } else if (name == "minimum") {
            check_minimum(std::int64_t(keyword), value, path);
        } else if (name != "$schema" && name != "$id" && name != "$defs" && name != "title" &&
                   name != "description") {
            throw std::runtime_error("the schema uses `" + std::string(name) + "`, which is not known here");
        }
    }

    [[nodiscard]] dom::element resolve(std::string_view reference) const {
        return root_.at_pointer(reference.substr(1)); // "#/$defs/name"
    }

    static void check_type(dom::element types, dom::element value, const std::string& path) {
        if (types.is_string()) {
            has_type(value, std::string_view(types)) ? void() : fail(path, "wrong type");
            return;
        }
        for (const dom::element type : dom::array(types)) {
            if (has_type(value, std::string_view(type))) {
                return;
            }
        }
        fail(path, "none of the types");
    }

    void check_choice(std::string_view name, dom::array choices, dom::element value,
                      const std::string& path) const {
        int matching = 0;
        for (const dom::element choice : choices) {
            matching += (name == "enum" ? equal(choice, value) : fits(choice, value, path)) ? 1 : 0;
        }
        if (matching != 1) {
            fail(path, std::string(name) + ": " + std::to_string(matching) + " match");
        }
    }

    static void check_required(dom::array names, dom::element value, const std::string& path) {
        for (const dom::element name : names) {
            if (value.is_object() && value[std::string_view(name)].error() != simdjson::SUCCESS) {
                fail(path, "lacks `" + std::string(std::string_view(name)) + '`');
            }
        }
    }

    void check_properties(dom::object properties, dom::element value, const std::string& path) const {
        if (!value.is_object()) {
            return;
        }
        for (const dom::key_value_pair property : properties) {
            dom::element member;
            if (value[property.key].get(member) == simdjson::SUCCESS) {
                check(property.value, member, path + '.' + std::string(property.key));
            }
        }
    }

    void check_additional(dom::element schema, dom::element parent, dom::element value,
                          const std::string& path) const {
        if (parent["properties"].error() == simdjson::SUCCESS) {
            throw std::runtime_error("`additionalProperties` beside `properties` is not known here");
        }
        if (!value.is_object()) {
            return;
        }
        for (const dom::key_value_pair member : dom::object(value)) {
            check(schema, member.value, path + '.' + std::string(member.key));
        }
    }

    void check_items(dom::element schema, dom::element value, const std::string& path) const {
        if (!value.is_array()) {
            return;
        }
        std::size_t index = 0;
        for (const dom::element item : dom::array(value)) {
            check(schema, item, path + '[' + std::to_string(index++) + ']');
        }
    }

    static void check_pattern(std::string_view pattern, dom::element value, const std::string& path) {
        if (value.is_string() &&
            !std::regex_search(std::string(std::string_view(value)), std::regex(std::string(pattern)))) {
            fail(path, "does not match " + std::string(pattern));
        }
    }

    static void check_minimum(std::int64_t minimum, dom::element value, const std::string& path) {
        if (value.is_int64() && std::int64_t(value) < minimum) {
            fail(path, "below the minimum");
        }
    }

    dom::element root_;
};

int run(const char* schema_path, const char* lines_path) {
    dom::parser schema_parser;
    const Validator validator(schema_parser.load(schema_path));
    dom::parser parser;
    std::ifstream lines(lines_path);
    int number = 0;
    int wrong = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        try {
            validator.check(parser.parse(line));
        } catch (const Violation& violation) {
            std::fprintf(stderr, "%s:%d: %s\n", lines_path, number, violation.what());
            ++wrong;
        }
    }
    std::printf("%d of %d fit\n", number - wrong, number);
    return number > 0 && wrong == 0 ? 0 : 1;
}

} // namespace

int main(int argc, char** argv) {
    try {
        return argc == 3 ? run(argv[1], argv[2]) : 2;
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "%s\n", failure.what());
        return 1;
    }
}
