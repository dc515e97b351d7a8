#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# `bleibe check`: what is promised of single cases.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh" "$@"
check() { run 0 "$bleibe" check --format json "$@"; }

echo '{}' >"$work/empty.json"
check "$work/empty.json" --on 2023-06-01 --permit "$principal"
out_has '"status":"undetermined"'
out_has '"id":null'
check "$work/empty.json" --on 2022-12-30 --permit "$principal"
out_has '"status":"no_law"'
out_has '"version":null'
out_has '"previous":null,"next":"2022-12-31"'
out_has '"colour":"grey"'

# An invented person, of whom only one thing is not known.
write_person "$work/almost.yaml" almost
check "$work/almost.yaml" --on 2023-06-01 --permit "$principal"
out_has '"id":"almost"'
out_has '"because":[],"missing":["commitment_declared"]'
{ cat "$work/almost.yaml"; echo '  commitment_declared: true'; } >"$work/green.yaml"
check "$work/green.yaml" --on 2023-06-01 --permit "$principal"
out_has '"status":"eligible","effect":"should"'
out_has '"colour":"green"'
check "$work/green.yaml" --on 2022-12-30 --permit "$principal"
out_has '"green_on":"2022-12-31"'
out_has '"colour":"green"'
check "$work/green.yaml" --on 2022-12-01 --horizon P29D --permit "$principal"
out_has '"green_on":null'
check "$work/green.yaml" --on 2022-12-01 --horizon P30D --permit "$principal"
out_has '"green_on":"2022-12-31"'

sed 's/2016-03-01/2017-11-02/' "$work/green.yaml" >"$work/late.yaml"
check "$work/late.yaml" --on 2023-06-01 --permit "$principal"
out_has '"status":"ineligible"'
out_has '"because":["five_years"]'
sed 's/2016-03-01/2017-11-01/' "$work/green.yaml" >"$work/boundary.yaml"
check "$work/boundary.yaml" --on 2023-06-01 --permit "$principal"
out_has '"status":"undetermined"'
out_has '"open_disputes":["boundary"]'
check "$work/boundary.yaml" --on 2023-06-01 --permit "$principal" --reading boundary=first_day_counts
out_has '"status":"eligible"'
check "$work/boundary.yaml" --on 2023-06-01 --permit "$principal" --reading boundary=until_31_october
out_has '"because":["five_years"]'

# What humans assess is listed with every verdict that reads it.
out_has '"judgement":["deletion_days","deception_prevents_removal","expulsion_interests","conviction_interest_spent","state_interests_impaired","meets_s25_3"],"assumed":["deletion_days","conviction_interest_spent"]'

# Without a permit: all of the catalog, the strongest effect first, and a summary of the ways to stay.
out_lacks '"paths":'
check "$work/green.yaml" --on 2023-06-01
out_has '"paths":[{"permit":"de/aufenthg/104c#principal","standing":"open","effect":"should","on":null,"needs":[],"next_law":null}'
out_has '"permit":"de/aufenthg/104c#holder","standing":"closed","effect":null,"on":null,"needs":[],"next_law":"2025-12-31"'
out_has '"standing":"closed","effect":"should","on":null,"needs":[{"kind":"criterion","name":"applied_in_time"'
order=$(grep -oE '"permit":"[^"]*","kind"' "$work/out" | cut -d '"' -f 4 | tr '\n' ' ')
[[ $order == *'25b#principal '*'25a#parents '*'104c#holder '* ]] || fail "the strongest effect first: $order"
check "$work/late.yaml" --on 2023-06-01
out_has '"permit":"de/aufenthg/104c#principal","standing":"closed","effect":"should","on":null,"needs":[{"kind":"criterion","name":"five_years"'
check "$work/almost.yaml" --on 2023-06-01
out_has '"standing":"within_reach","effect":"should","on":null,"needs":[{"kind":"fact","name":"commitment_declared"'
check "$work/green.yaml" --on 2022-12-30
out_has '"permit":"de/aufenthg/104c#principal","standing":"by_waiting","effect":null,"on":"2022-12-31"'
run 0 "$bleibe" check "$work/green.yaml" --on 2022-12-30
out_has 'Wege zum Aufenthalt'
out_has 'Durch Zeitablauf offen'
out_has ', ab 31.12.2022'
run 0 "$bleibe" check "$work/green.yaml" --on 2023-06-01 --lang en
out_has 'Open now'
out_has 'not met: '

# Where there is no fine there is nothing to add up.
convicted() {
    echo "    - {judged_on: 2021-03-01, final: true, intentional: true, in_germany: true, offence: $1, sanction: $2, day_fines: $3," \
        "day_fines_foreigners_only: null, deletion_due: null}"
}
{
    sed '/convictions: /d' "$work/green.yaml"
    echo '  convictions:'
    convicted ordinary fine 40
    convicted ordinary imprisonment null
    convicted foreigners_only imprisonment null
    convicted mixed imprisonment null
} >"$work/convicted.yaml"
run 0 "$bleibe" check "$work/convicted.yaml" --on 2023-06-01 --lang en
out_has '40 for ordinary offences, 0 for'

# Several cases: one object a line each, and the text form; one that is broken hides no other.
check "$work/green.yaml" "$work/late.yaml" "$work/empty.json" --on 2023-06-01
lines_are "$work/out" 3
cp "$work/out" "$work/verdicts.ndjson"
run 0 "$validate" docs/verdict.schema.json "$work/verdicts.ndjson"
echo '{"facts": {"commitment_declared": "yes"}}' >"$work/broken.json"
run 1 "$bleibe" check "$work/broken.json" "$work/green.yaml" --format json --on 2023-06-01
lines_are "$work/out" 1
err_has "$work/broken.json:1:"
run 1 "$bleibe" check "$work/no-such-case.json" "$work/green.yaml" --format json --on 2023-06-01
lines_are "$work/out" 1
err_has E901
run 0 "$bleibe" check - --format json --on 2023-06-01 <"$work/empty.json"
lines_are "$work/out" 1
run 0 "$bleibe" check "$work/late.yaml" --on 2023-06-01
out_has 'Woran es scheitert'
out_has '§ 104c AufenthG in der Fassung ab 31.12.2022'
run 0 "$bleibe" check "$work/late.yaml" --on 2023-06-01 --lang en
out_has 'What it fails on'
run 1 "$bleibe" check "$work/late.yaml" --on 2023-06-01 --format json >/dev/null --rulesets "$work"
finish
