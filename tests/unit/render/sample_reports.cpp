// SPDX-License-Identifier: Apache-2.0
#include "sample_reports.hpp"

namespace bleibe::test {

namespace {

const Words permit_label{
    {{"de", "Aufenthaltserlaubnis nach § 1 Abs. 1"}, {"en", "Residence permit under § 1 (1)"}}};
const Words kind_label{{{"de", "Aufenthaltserlaubnis"}, {"en", "residence permit"}}};
const Words years_label{{{"de", "Fünf Jahre ohne Unterbrechung"}, {"en", "Five years without interruption"}}};
const Words stays_label{{{"de", "Aufenthaltszeiten"}, {"en", "Periods of stay"}}};
const Words until_label{{{"de", "letzter Tag"}, {"en", "last day"}}};
const Words commitment_label{{{"de", "Bekenntnis"}, {"en", "Commitment"}}};
const Words declared_label{{{"de", "Bekenntnis abgegeben"}, {"en", "Commitment declared"}}};
const Words deception_label{{{"de", "Täuschung"}, {"en", "Deception"}}};
const Words causal_label{
    {{"de", "Täuschung verhindert die Abschiebung"}, {"en", "Deception prevents removal"}}};
const Words yes_label{{{"de", "ja"}, {"en", "yes"}}};
const Words visa_label{{{"de", "Visumverfahren"}, {"en", "Visa procedure"}}};
const Words dispute_label{{{"de", "Schaden kurze Abwesenheiten?"}, {"en", "Do short absences hurt?"}}};
const Words quiet_label{{{"de", "Bis zu welchem Tag?"}, {"en", "By which day?"}}};
const Words strict_label{{{"de", "Jede schadet"}, {"en", "Each one hurts"}}};
const Words reading_summary{
    {{"de", "Bis zu drei Monate schaden nicht."}, {"en", "Up to three months do no harm."}}};
const Words ban_because{{{"de", "Ein Einreiseverbot muss vorher aufgehoben werden."},
                         {"en", "A ban on entry must be lifted first."}}};

Point years_point() {
    Point point;
    point.id = "five_years";
    point.state = PointState::unmet;
    point.decisive = true;
    point.label = &years_label;
    point.law = "§ 1 Abs. 1 Satz 1 BeispielG";
    point.url = "https://example.org/1";
    point.quote = "seit fünf Jahren ununterbrochen im Bundesgebiet aufgehalten hat";
    point.required = {{{"de", "seit spätestens 2017-10-31"}, {"en", "since 2017-10-31 at the latest"}}};
    point.found = {
        {{"de", "ununterbrochen seit 2018-03-01"}, {"en", "without interruption since 2018-03-01"}}};
    FactFound stays;
    stays.path = "stays";
    stays.label = &stays_label;
    stays.list = true;
    stays.value = "2";
    stays.values = {"from: 2018-03-01, until: 2019-02-28, status: tolerated",
                    "from: 2019-03-01, status: tolerated"};
    stays.entries = {
        {{{"de", "von: 01.03.2018; Status: geduldet"}, {"en", "from: 1 March 2018; status: tolerated"}}},
        {{{"de", "von: 01.03.2019; Status: geduldet"}, {"en", "from: 1 March 2019; status: tolerated"}}}};
    FactFound until;
    until.path = "stays[].until";
    until.label = &until_label;
    until.known = false;
    point.facts = {stays, until};
    return point;
}

Point commitment_point(PointState state) {
    Point point;
    point.id = "commitment";
    point.state = state;
    point.label = &commitment_label;
    point.law = "§ 1 Abs. 1 Satz 1 Nr. 1 BeispielG";
    FactFound declared;
    declared.path = "commitment_declared";
    declared.label = &declared_label;
    declared.known = state != PointState::open;
    if (declared.known) {
        declared.value = "true";
    } else {
        point.decisive = true;
        point.missing = {"commitment_declared"};
    }
    point.facts = {declared};
    return point;
}

Point deception_point() {
    Point point;
    point.id = "deception";
    point.refusal = true;
    point.negative = true;
    point.state = PointState::met;
    point.decisive = true;
    point.label = &deception_label;
    point.law = "§ 1 Abs. 1 Satz 2 BeispielG";
    point.exception = "in_favour";
    FactFound causal;
    causal.path = "deception_prevents_removal";
    causal.label = &causal_label;
    causal.value = "true";
    causal.value_label = &yes_label;
    causal.judgement = true;
    point.facts = {causal};
    return point;
}

Point group(std::vector<Point> children) {
    Point point;
    point.kind = PointKind::all;
    point.state = PointState::unmet;
    point.children = std::move(children);
    return point;
}

PermitReport basic_permit() {
    PermitReport permit;
    permit.id = "de/beispielg/1#principal";
    permit.kind = "residence_permit";
    permit.kind_label = &kind_label;
    permit.label = &permit_label;
    permit.quote = "soll erteilt werden";
    permit.own_effect = Effect::should;
    permit.law.ruleset = "de/beispielg/1";
    permit.law.version = "2022-12-31";
    permit.law.cite = "§ 1 BeispielG";
    permit.law.wording = "literal";
    permit.law.hash = "00ff";
    permit.law.url = "https://example.org/1";
    permit.grant = "P1Y6M";
    return permit;
}

PermitReport no_law_permit() {
    PermitReport permit;
    permit.id = "de/beispielg/2#principal";
    permit.kind = "toleration";
    permit.law.ruleset = "de/beispielg/2";
    permit.law.cite = "§ 2 BeispielG";
    permit.law.previous = "2011-07-01";
    permit.law.next = "2024-02-27";
    return permit;
}

CaseReport basic_report(std::string id) {
    CaseReport report;
    report.id = std::move(id);
    report.on = *Date::from(2023, 6, 1);
    report.law_as_of = Date::from(2026, 11, 22);
    return report;
}

ReadingFound reading(std::string_view id, Status status) {
    ReadingFound found;
    found.id = id;
    found.status = status;
    return found;
}

DisputeFound dispute(std::string_view id, std::vector<ReadingFound> readings) {
    DisputeFound found;
    found.id = id;
    found.readings = std::move(readings);
    return found;
}

std::vector<DisputeFound> disputes() {
    ReadingFound strict = reading("strict", Status::ineligible);
    strict.chosen = true;
    strict.baseline = true;
    strict.label = &strict_label;
    strict.holders = {{"VGH Musterstadt 1 B 1/24", ""}};
    ReadingFound months = reading("three_months", Status::eligible);
    months.effect = Effect::should;
    months.summary = &reading_summary;
    months.holders = {{"Hinweise vom 1.1.2023", "https://example.org/h"}, {"Erlass vom 2.2.2023", ""}};
    DisputeFound interruptions = dispute("interruptions", {strict, months});
    interruptions.label = &dispute_label;
    interruptions.matters = true;
    DisputeFound boundary = dispute("boundary", {reading("until", Status::ineligible)});
    boundary.label = &quiet_label;
    return {interruptions, boundary};
}

} // namespace

CaseReport ineligible_report() {
    CaseReport report = basic_report("erfunden-1");
    report.colour = Colour::red;
    PermitReport permit = basic_permit();
    permit.verdict = {Status::ineligible, std::nullopt, std::nullopt, OpenToException::none};
    permit.colour = Colour::red;
    permit.because = {"five_years", "deception"};
    permit.judgement = {"deception_prevents_removal"};
    permit.disputes = disputes();
    permit.omitted = {{"§ 1 Abs. 3 BeispielG", "Worte ohne Bedeutung", &ban_because, "nothing", false},
                      {"§ 11 BeispielG", "", &ban_because, "could_refuse", true}};
    permit.explanation = {group({years_point(), commitment_point(PointState::met)}), deception_point()};
    report.permits = {permit, no_law_permit()};
    return report;
}

CaseReport undetermined_report() {
    CaseReport report = basic_report("");
    report.line = 7;
    report.colour = Colour::yellow;
    PermitReport permit = basic_permit();
    permit.verdict = {Status::undetermined, std::nullopt, Effect::should, OpenToException::none};
    permit.colour = Colour::yellow;
    permit.missing = {"commitment_declared"};
    DisputeFound dublin = dispute(
        "dublin", {reading("counted", Status::undetermined), reading("not_counted", Status::ineligible)});
    dublin.matters = true;
    dublin.settled = false;
    permit.disputes = {dublin};
    permit.open_disputes = {"dublin"};
    permit.cannot_compute = {"five_years"};
    permit.missing_norms = {"de/beispielg/5"};
    permit.grant_at_most = true;
    permit.explanation = {group({commitment_point(PointState::open)})};
    report.permits = {permit};
    return report;
}

CaseReport eligible_report() {
    CaseReport report = basic_report("erfunden-\"3\"\x1b[31m");
    report.on = *Date::from(2027, 1, 1);
    report.colour = Colour::green;
    PermitReport permit = basic_permit();
    permit.verdict = {Status::eligible, Effect::may, Effect::should, OpenToException::against};
    permit.colour = Colour::green;
    permit.green_on = Date::from(2027, 2, 1);
    permit.assumed = {"integration_assessment"};
    permit.missing_for_best = {"visa_cannot_be_asked"};
    permit.law.proposal = "entwurf";
    permit.law.wording = "reconstructed";
    WaiverFound waiver{"visa",
                       Effect::may,
                       "§ 5 Abs. 2 Satz 2 BeispielG",
                       "kann abgesehen werden",
                       &visa_label,
                       PointState::met,
                       true,
                       false};
    permit.waivers = {waiver};
    Point visa;
    visa.id = "de/beispielg/5#visa";
    visa.state = PointState::waived;
    visa.rests = true;
    visa.label = &visa_label;
    visa.exception = "either";
    visa.mentioned_law = "§ 1 Abs. 1 Satz 1 BeispielG";
    visa.mentioned_quote = "sowie § 5";
    visa.waivers = {waiver};
    Point any = group({commitment_point(PointState::met), visa});
    any.children.front().rests = true;
    any.kind = PointKind::at_least;
    any.at_least = 2;
    any.state = PointState::met;
    permit.explanation = {group({any})};
    permit.explanation.front().state = PointState::met;
    report.permits = {permit};
    return report;
}

namespace {

const Words young_label{{{"de", "Aufenthaltserlaubnis nach § 2"}, {"en", "Residence permit under § 2"}}};
const Words family_label{{{"de", "Aufenthaltserlaubnis nach § 3"}, {"en", "Residence permit under § 3"}}};

Path way(std::string_view id, const Words* label, Standing standing) {
    Path path;
    path.id = id;
    path.label = label;
    path.standing = standing;
    return path;
}

PathNeed need(PathNeed::Kind kind, const char* name, const Words& label,
              std::vector<std::string_view> cures = {}) {
    return {kind, name, label, std::move(cures), false};
}

} // namespace

CaseReport ways_report() {
    using Kind = PathNeed::Kind;
    CaseReport report = basic_report("erfunden-4");
    report.colour = Colour::green;
    Path open = way("de/beispielg/1#principal", &permit_label, Standing::open);
    open.effect = Effect::should;
    Path later = way("de/beispielg/2#principal", &young_label, Standing::by_waiting);
    later.effect = Effect::may;
    later.on = Date::from(2028, 2, 29);
    later.needs = {need(Kind::criterion, "five_years", years_label, {"wait"})};
    Path near = way("de/beispielg/3#principal", &family_label, Standing::within_reach);
    near.effect = Effect::shall;
    near.on = Date::from(2030, 1, 1);
    near.needs = {need(Kind::criterion, "commitment", commitment_label, {"act", "authority"}),
                  need(Kind::criterion, "visa", visa_label)};
    near.needs.back().as_a_rule = true;
    near.needs.push_back(need(Kind::criterion, "quiet", quiet_label, {"wait"}));
    near.needs.back().stands = true;
    PathNeed both;
    both.kind = Kind::all_of;
    both.enough = 2;
    both.parts = {need(Kind::criterion, "visa", visa_label), near.needs[2]};
    PathNeed either;
    either.kind = Kind::any_of;
    either.enough = 1;
    either.parts = {need(Kind::criterion, "commitment", commitment_label, {"act"}), both};
    near.needs.push_back(either);
    Path open_facts = way("de/beispielg/4#principal", nullptr, Standing::within_reach);
    for (const char* const fact : {"a", "b", "c", "d", "e", "f", "g"}) {
        open_facts.needs.push_back(need(Kind::fact, fact, {}));
    }
    open_facts.needs.push_back(need(Kind::dispute, "boundary", quiet_label));
    open_facts.needs.push_back(need(Kind::norm, "de/beispielg/5", {}));
    Path unclear = way("de/beispielg/5#principal", nullptr, Standing::unclear);
    unclear.needs = {need(Kind::fact, "a", {})};
    Path weak = way("de/beispielg/0#principal", nullptr, Standing::open);
    weak.effect = Effect::may;
    report.paths = {weak, open, later, near, open_facts, unclear};
    for (const std::string_view id : {"de/beispielg/6#a", "de/beispielg/6#b", "de/beispielg/6#c"}) {
        report.paths.push_back(way(id, nullptr, Standing::closed));
        report.paths.back().needs = {need(Kind::criterion, "five_years", years_label)};
    }
    report.paths.push_back(way("de/beispielg/6#d", nullptr, Standing::closed));
    report.paths.back().needs = {need(Kind::criterion, "quiet", quiet_label)};
    report.paths.back().needs.back().stands = true;
    report.paths.push_back(way("de/beispielg/7#a", nullptr, Standing::closed));
    report.paths.back().next_law = "2024-02-27";
    return report;
}

} // namespace bleibe::test
