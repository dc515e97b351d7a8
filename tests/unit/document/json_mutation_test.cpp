// SPDX-License-Identifier: Apache-2.0
// Two readings of RFC 8259 that were written apart, the reader on simdjson and the search for faults, must
// agree on every text.
#include "document/json_fault.hpp"
#include "outline.hpp"

#include <doctest/doctest.h>

#include <random>
#include <vector>

using namespace bleibe;
using namespace bleibe::test;

namespace {

const std::vector<std::string> seeds{
    R"({"id":"p1","facts":{"birth_date":"1999-01-01","stays":[{"from":"2015-01-01","until":null}],"n":-1.5e+3}})",
    R"([1,-0,2.5,true,false,null,"x\u00e4\ud83d\ude00\n",{},[],[[]],{"a":{"b":[{}]}}])",
    R"(  {"a" : [ 1 , 2 ] , "b" : "\\\"" }  )",
    R"("only a text")",
    "-12.5e-3",
    "null",
};

std::string mutated(std::string text, std::minstd_rand& random) {
    static const std::string letters = "{}[]:,\"\\ \n0123456789-+.eEtrufalsn/'\x01\t";
    for (auto i = random() % 3 + 1; i > 0 && !text.empty(); --i) {
        const std::size_t place = random() % text.size();
        const char letter = letters[random() % letters.size()];
        switch (random() % 5) {
        case 0:
            text.erase(place, 1);
            break;
        case 1:
            text.insert(place, 1, letter);
            break;
        case 2:
            text[place] = letter;
            break;
        case 3:
            text.insert(place, text.substr(place, random() % 12));
            break;
        default:
            text.resize(place + 1);
            break;
        }
    }
    return text;
}

} // namespace

TEST_CASE("json: reader and search for faults agree on mutated texts") {
    std::minstd_rand random(20221231);
    const Limits limits;
    int good = 0;
    int bad = 0;
    for (int round = 0; round < 20'000; ++round) {
        const std::string text = mutated(seeds[random() % seeds.size()], random);
        const Reading reading = json(text, limits);
        const bool empty = text.find_first_not_of(" \t\r\n") == std::string::npos;
        const bool fault = empty || detail::find_json_fault(text, limits.document_depth).has_value();
        const bool twice = !reading.findings.empty() && reading.findings[0].code == "E104";
        ++(fault ? bad : good);
        CAPTURE(text);
        REQUIRE((reading.document.root == nullptr) == (fault || twice));
        REQUIRE(reading.findings.empty() != (fault || twice));
        REQUIRE((reading.findings.empty() || reading.findings[0].message != "the text is not JSON"));
    }
    CHECK(good > 1000);
    CHECK(bad > 5'000);
}
