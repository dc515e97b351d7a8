// SPDX-License-Identifier: Apache-2.0
// What each stretch of a wording is for a person: an invented norm with every kind of quote.
#include "unit/support/made_case.hpp"

#include <bleibe/report.hpp>

#include <doctest/doctest.h>

#include <algorithm>

using namespace bleibe;
using namespace bleibe::test;

namespace {

const char* const law = R"(ruleset: xx/stay/1
in_force: {from: 2020-01-01}
en: Staying
cite: § 1 StayAct
wording: {is: literal}
url: https://example.org/1
facts: xx/person
text:
  Abs. 1 Satz 1: |
    Whoever has said yes or has a low number shall get the permit of this Act unless he has deceived everybody.
  Abs. 1 Satz 2: |
    Numbers count as low up to seven of them.
  Abs. 2: |
    The visitor may get another paper.
  Abs. 3: |
    The authority keeps a list of all permits granted.
parameters:
  limit: {type: number, value: 7, law: Abs. 1 Satz 2, quote: Numbers count as low up to seven}
criteria:
  said_yes: {en: said yes, law: Abs. 1 Satz 1, quote: has said yes, when: yes_or_no}
  low: {en: low number, law: Abs. 1 Satz 1, quote: has a low number, when: amount <= limit}
  either: {en: one of both, law: Abs. 1 Satz 1, any: [said_yes, low]}
  deceived: {en: deceived, law: Abs. 1 Satz 1, quote: he has deceived everybody, when: other}
  visiting: {en: visiting, law: Abs. 2, quote: The visitor, when: yes_or_no}
permits:
  stay:
    kind: stay
    en: Stay
    effect: shall
    law: Abs. 1 Satz 1
    quote: shall get the permit
    requires: {all: [either]}
    refused_if: [deceived]
  visit:
    kind: stay
    en: Visit
    effect: may
    law: Abs. 2
    quote: may get another paper
    requires: {all: [visiting]}
omitted:
  - {law: Abs. 3, because_en: a duty of the authority, bears_on: nothing}
)";

struct Marked {
    CaseReport report;
    std::vector<Passage> passages; // of all sentences

    [[nodiscard]] const Passage& with(std::string_view words) const {
        const auto found = std::find_if(passages.begin(), passages.end(), [&](const Passage& passage) {
            return passage.text.find(words) != std::string::npos;
        });
        REQUIRE_MESSAGE(found != passages.end(), std::string(words));
        return *found;
    }
};

using detail::Value;
using Known = std::vector<std::pair<std::string, Value>>;

const Value yes = Value::boolean(true);
const Value no = Value::boolean(false);
Value number(std::int64_t whole) { return Value::number(whole); }

Marked marked(const Known& facts, const char* permit = "xx/stay/1#stay") {
    static const Program program = program_of({law});
    const auto data = empty_case(program.catalog());
    for (const auto& [name, value] : facts) {
        data->facts[fact_number(program.catalog(), name)] = value;
    }
    const Case person(data);
    ReportOptions options;
    options.explanation = true;
    options.statute = true;
    options.permits = {program.find(permit).value()};
    Marked found;
    found.report = report(program, person, *Date::from(2024, 1, 1), {}, options);
    for (const StatuteSentence& sentence : found.report.permits.front().statute.front().sentences) {
        found.passages.insert(found.passages.end(), sentence.passages.begin(), sentence.passages.end());
    }
    return found;
}

} // namespace

TEST_CASE("the passages of a sentence, put together, are the sentence") {
    const Marked found = marked({{"yes_or_no", yes}});
    std::string text;
    for (const Passage& passage : found.passages) {
        text += passage.text;
    }
    CHECK(text ==
          "Whoever has said yes or has a low number shall get the permit of this Act unless he has deceived "
          "everybody.Numbers count as low up to seven of them.The visitor may get another paper.The "
          "authority keeps a list of all permits granted.");
}

TEST_CASE("each stretch of the wording is marked as what it is for the person") {
    const Marked found = marked({{"yes_or_no", no}, {"amount", number(9)}});
    CHECK(found.with("has said yes").role == PassageRole::condition);
    CHECK(found.with("has said yes").state == PointState::unmet);
    CHECK(found.with("has a low number").state == PointState::unmet);
    CHECK(found.with("deceived everybody").state == PointState::open);
    CHECK(found.with("deceived everybody").negative);
    CHECK(found.with("shall get the permit").role == PassageRole::consequence);
    CHECK(found.with("of this Act").role == PassageRole::unmarked);
    CHECK(found.with("The visitor").role == PassageRole::other_permit);
    CHECK(found.with("may get another paper").role == PassageRole::other_permit);
    CHECK(found.with("keeps a list").role == PassageRole::omitted);
    CHECK(found.with("keeps a list").because->in("en") == "a duty of the authority");

    const Marked other = marked({{"yes_or_no", yes}, {"amount", number(3)}, {"other", no}});
    CHECK(other.with("has said yes").state == PointState::met);
    CHECK(other.with("deceived everybody").state == PointState::unmet);

    const Marked visit = marked({{"yes_or_no", yes}}, "xx/stay/1#visit");
    CHECK(visit.with("The visitor").state == PointState::met);
    CHECK(visit.with("may get another paper").role == PassageRole::consequence);
    CHECK(visit.with("has said yes").role == PassageRole::other_permit);
}

TEST_CASE("a figure that a point reads belongs to the point, and is no condition of its own") {
    const Marked found = marked({{"amount", number(9)}});
    const Passage& low = found.with("has a low number");
    const Passage& seven = found.with("up to seven");
    CHECK(seven.role == PassageRole::definition);
    CHECK(seven.points == low.points);
}

TEST_CASE("a point stands with the sentence that has its words, or else with the one it cites") {
    const Marked found = marked({});
    const auto& sentences = found.report.permits.front().statute.front().sentences;
    CHECK(sentences[0].points.size() == 4); // `either` has no words
    CHECK(sentences[1].points.empty());
    CHECK(sentences[2].points.empty());
}
