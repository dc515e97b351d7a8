// SPDX-License-Identifier: Apache-2.0
// A case means what the vocabulary says, nothing is guessed, and findings name paths and tokens alone.
#include "compile/catalog_model.hpp"
#include "small_law.hpp"
#include "value/case_data.hpp"

#include <bleibe/case.hpp>

#include <doctest/doctest.h>

using namespace bleibe;
using namespace bleibe::test;

namespace {

const Catalog& catalog() {
    static const Catalog loaded = load_catalog(small_sources({one_criterion("declared")})).value();
    return loaded;
}

/// A fact of a case as JSON; "unknown" where it is.
std::string fact_of(const Case& subject, const std::string& id) {
    const int index = catalog().model().written().vocabulary.find_fact(id);
    REQUIRE(index >= 0);
    std::string text;
    detail::write_json(text, subject.data().facts[static_cast<std::size_t>(index)], "unknown");
    return text;
}

Checked<Case> read(const std::string& facts) {
    return read_case(catalog(), Source("case.json", "{\"facts\": " + facts + "}"));
}

struct Row {
    std::string facts;
    std::string fact;
    std::string value;
};

} // namespace

TEST_CASE("facts are read by their declaration") {
    const Row rows[] = {
        {"{}", "born", "unknown"},
        {R"({"born": "2001-02-03"})", "born", "\"2001-02-03\""},
        {R"({"applied": null})", "applied", "null"},
        {R"({"fines": 1.50})", "fines", "1.5"},
        {R"({"fines": -12345678901234567890123456789012})", "fines", "-12345678901234567890123456789012"},
        {R"({"spoken": "A2"})", "spoken", "\"A2\""},
        {R"({"declared": false})", "declared", "false"},
        {R"({"note": "2001-02-03"})", "note", "\"2001-02-03\""},
        {R"({"note": ""})", "note", "\"\""},
        {R"({"numbers": []})", "numbers", "[]"},
        {R"({"numbers": [1, 2.0]})", "numbers", "[1,2]"},
        {R"({"convictions": [{}]})", "convictions",
         R"([{"day":unknown,"final":unknown,"kind":unknown,"fine":unknown,"source":null}])"},
        {R"({"convictions": [{"fine": null, "kind": "red", "source": "file"}]})", "convictions",
         R"([{"day":unknown,"final":unknown,"kind":"red","fine":null,"source":"file"}])"},
        {R"({"stays": [{"until": null, "from": "2001-02-03"}]})", "stays",
         R"([{"from":"2001-02-03","until":null,"status":unknown,"source":null}])"},
        {"{}", "assessed", "\"red\""}, // unless stated
        {R"({"assessed": "blue"})", "assessed", "\"blue\""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.facts);
        const auto read_ = read(row.facts);
        REQUIRE(read_);
        CHECK(read_.diagnostics().empty());
        CHECK(fact_of(*read_, row.fact) == row.value);
    }
}

TEST_CASE("what the vocabulary does not know is refused, with path and suggestion") {
    struct Refused {
        std::string facts;
        std::string code;
        std::string path;
        std::string help;
    };
    const Refused rows[] = {
        {R"({"boorn": "2001-02-03"})", "E701", "facts.boorn", "born"},
        {R"({"convictions": [{}, {"fien": 1}]})", "E701", "facts.convictions[1].fien", "fine"},
        {R"({"born": "03.02.2001"})", "E707", "facts.born", "2022-12-31"},
        {R"({"born": "2001-02-30"})", "E707", "facts.born", ""},
        {R"({"born": 2001})", "E702", "facts.born", ""},
        {R"({"born": null})", "E705", "facts.born", "leave it out"},
        {R"({"declared": "true"})", "E702", "facts.declared", ""},
        {R"({"declared": 1})", "E702", "facts.declared", ""},
        {R"({"fines": "3"})", "E702", "facts.fines", ""},
        {R"({"spoken": "A3"})", "E703", "facts.spoken", ""},
        {R"({"liked": "bleu"})", "E703", "facts.liked", "blue"},
        {R"({"liked": true})", "E702", "facts.liked", ""},
        {R"({"numbers": 3})", "E702", "facts.numbers", ""},
        {R"({"numbers": [1, "2"]})", "E702", "facts.numbers[1]", ""},
        {R"({"numbers": null})", "E705", "facts.numbers", ""},
        {R"({"convictions": [3]})", "E702", "facts.convictions[0]", ""},
        {R"({"stays": [{"from": null}]})", "E705", "facts.stays[0].from", ""},
        {R"({"stays": [{"status": "rde"}]})", "E703", "facts.stays[0].status", "red"},
        {R"({"note": 5})", "E702", "facts.note", ""},
        {"[]", "E706", "facts", ""},
    };
    for (const Refused& row : rows) {
        CAPTURE(row.facts);
        const auto read_ = read(row.facts);
        CHECK(!read_);
        REQUIRE(read_.diagnostics().size() == 1);
        const Diagnostic& finding = read_.diagnostics().front();
        CHECK(finding.code == row.code);
        CHECK(finding.path == row.path);
        CHECK(finding.help.find(row.help) != std::string::npos);
        CHECK(finding.excerpt.empty());
    }
}

TEST_CASE("a case is an object with id and facts") {
    const auto whole = [](const std::string& text) {
        return read_case(catalog(), Source("case.json", text));
    };
    const auto named = whole(R"({"id": "p-1", "facts": {}})");
    REQUIRE(named);
    CHECK(named->id() == "p-1");
    const auto numbered = whole(R"({"id": 17, "facts": {}})");
    REQUIRE(numbered);
    CHECK(numbered->id() == "17");
    REQUIRE(whole("{}"));
    CHECK(whole("{}")->id() == "");
    CHECK(codes_of(whole("[]").diagnostics()) == "E706");
    CHECK(codes_of(whole("3").diagnostics()) == "E706");
    CHECK(codes_of(whole(R"({"name": 1})").diagnostics()) == "E706");
    CHECK(codes_of(whole(R"({"id": null})").diagnostics()) == "E706");
    CHECK(codes_of(whole(R"({"id": true})").diagnostics()) == "E706");
    CHECK(codes_of(whole(R"({"facts": {"born": "2001-01-01", "born": "2001-01-02"}})").diagnostics()) ==
          "E104");
    CHECK(!whole(""));
}

TEST_CASE("facts that contradict each other are refused, unknown ones never do") {
    CHECK(read(R"({"born": "2001-01-02", "applied": "2001-01-02"})"));
    CHECK(read(R"({"born": "2001-01-02", "applied": null})"));
    CHECK(read(R"({"applied": "2001-01-01"})"));
    const auto refused = read(R"({"born": "2001-01-02", "applied": "2001-01-01"})");
    CHECK(codes_of(refused.diagnostics()) == "E704");
    const Diagnostic finding = finding_of(refused.diagnostics(), "E704");
    CHECK(finding.path == "born, applied");
    CHECK(finding.message.find("nobody applies before being born") != std::string::npos);
    CHECK(finding.message.find("2001") == std::string::npos);
    CHECK(finding.column == 12); // at `born`, which stands first among the facts of the constraint
}

TEST_CASE("many mistakes in one case cost little and are all counted") {
    std::string facts = "{";
    for (int i = 0; i < 40'000; ++i) {
        facts += (i == 0 ? "\"f" : ", \"f") + std::to_string(i) + "\": 1";
    }
    const auto refused = read(facts + "}");
    REQUIRE(refused.diagnostics().size() == 101);
    CHECK(refused.diagnostics().back().code == "E111");
    CHECK(refused.diagnostics().back().message ==
          "and 39900 more errors in this text, the first of them here");
}

TEST_CASE("findings of a line of a caseload name the line of the file everywhere") {
    CaseReader reader(catalog());
    const auto refused = reader.read(R"({"id": "a", "id": "b"})", "load.ndjson", 17);
    REQUIRE(refused.diagnostics().size() == 1);
    CHECK(refused.diagnostics().front().line == 17);
    CHECK(refused.diagnostics().front().message ==
          "the key `id` stands twice: in line 17, column 2, and here");
}

TEST_CASE("an id is kept as it is written; an empty one is none") {
    const auto id_of = [](const std::string& text) {
        return std::string(read_case(catalog(), Source("case.json", text)).value().id());
    };
    CHECK(id_of(R"({"id": 5.0})") == "5.0");
    CHECK(id_of(R"({"id": ""})").empty());
}

TEST_CASE("a finding never shows the person") {
    const std::string secret(200, 'x');
    for (const std::string& facts :
         {"{\"born\": \"" + secret + "\"}", "{\"" + secret + "\": 1}", "{\"liked\": \"" + secret + "\"}"}) {
        const auto refused = read(facts);
        REQUIRE(!refused);
        const std::string shown = render(refused.diagnostics());
        CHECK(shown.find(std::string(41, 'x')) == std::string::npos);
        CHECK(shown.find("xxx") != std::string::npos);
    }
}

TEST_CASE("YAML means the same as JSON") {
    const auto yaml =
        read_case(catalog(), Source("case.yaml", "id: p-1\nfacts:\n  born: 2001-02-03\n  declared: true\n"
                                                 "  applied: null\n  note: \"5\"\n  numbers: [1, 2]\n"
                                                 "  convictions:\n    - fine: 3\n      kind: red\n"));
    REQUIRE(yaml);
    const auto json =
        read_case(catalog(), Source("case.json", R"({"id": "p-1", "facts": {"born": "2001-02-03",
        "declared": true, "applied": null, "note": "5", "numbers": [1, 2], "convictions": [{"fine": 3, "kind": "red"}]}})"));
    REQUIRE(json);
    CHECK(yaml->id() == json->id());
    for (const char* const id : {"born", "applied", "declared", "note", "numbers", "convictions", "fines"}) {
        CAPTURE(id);
        CHECK(fact_of(*yaml, id) == fact_of(*json, id));
    }
    const auto broken = read_case(catalog(), Source("case.yml", "facts:\n  born: tomorrow\n"));
    CHECK(codes_of(broken.diagnostics()) == "E707");
    CHECK(broken.diagnostics().front().excerpt.empty());
}

TEST_CASE("limits on lists and texts") {
    Limits limits;
    limits.list_length = 3;
    limits.text_bytes = 4;
    const auto with = [&](const std::string& facts) {
        return codes_of(
            read_case(catalog(), Source("case.json", "{\"facts\": " + facts + "}"), limits).diagnostics());
    };
    CHECK(with(R"({"numbers": [1, 2, 3]})") == "");
    CHECK(with(R"({"numbers": [1, 2, 3, 4]})") != "");
    CHECK(with(R"({"note": "abcd"})") == "");
    CHECK(with(R"({"note": "abcde"})") != "");
}

TEST_CASE("lists longer than the limit are reported and stay unknown") {
    Limits limits;
    limits.list_length = 1;
    for (const char* const id : {"numbers", "convictions"}) {
        const bool entries = std::string(id) == "convictions";
        const std::string item = entries ? "{}" : "1";
        for (const bool fits : {true, false}) {
            const std::string facts =
                std::string("{\"") + id + "\": [" + item + (fits ? "" : "," + item) + "]}";
            CAPTURE(facts);
            const auto subject =
                read_case(catalog(), Source("case.json", "{\"facts\": " + facts + "}"), limits);
            CHECK(static_cast<bool>(subject) == fits);
            CHECK(subject.diagnostics().size() == (fits ? 0 : 1));
            if (!fits) {
                CHECK(render(subject.diagnostics()).find("E108") != std::string::npos);
            }
        }
    }
}
