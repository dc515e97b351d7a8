#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Bad input is met with a finding that names line and path; the other lines are screened.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh" "$@"

good='{"id":"good","facts":{"convictions":[]}}'
# bad CODE TEXT: on line 2 of a caseload, and alone as a case.
bad() {
    local code=$1 text=$2
    printf '%s\n%b\n%s\n' "$good" "$text" "$good" >"$work/caseload.ndjson"
    run 1 "$bleibe" screen "$work/caseload.ndjson" --on 2023-06-01
    lines_are "$work/out" 2
    err_has "caseload.ndjson:2:"
    err_has "error[$code]"
    printf '%b' "$text" >"$work/case.json"
    run 1 "$bleibe" check "$work/case.json" --on 2023-06-01 --format json
    out_is_empty
    err_has "error[$code]"
}

bad E102 '{"facts": {'
bad E102 '{"facts": {}} x'
bad E102 '{"facts": {"birth_date": 01}}'
bad E104 '{"id": "a", "id": "b"}'
bad E104 '{"facts": {"unmarried": true, "unmarried": false}}'
bad E104 '{"facts": {"stays": [{"from": "2020-01-01", "from": "2020-01-01"}]}}'
bad E103 '{"id": "a\0000b"}'
bad E103 '{"id": "\0377"}'
bad E701 '{"facts": {"birth_dat": "1990-01-01"}}'
err_has 'did you mean `birth_date`?'
bad E702 '{"facts": {"unmarried": "yes"}}'
bad E702 '{"facts": {"stays": {}}}'
bad E702 '{"facts": {"birth_date": 1990}}'
bad E703 '{"facts": {"identity_deception": "perhaps"}}'
bad E704 '{"facts": {"stays": [{"from": "2020-01-02", "until": "2020-01-01", "status": "tolerated"}]}}'
# Each constraint of the vocabulary, on both of its sides.
conviction() { # OFFENCE SANCTION DAY_FINES PART DELETION_DUE
    echo "{\"facts\": {\"convictions\": [{\"judged_on\": \"2021-03-01\", \"offence\": \"$1\", \"sanction\": \"$2\"," \
        "\"day_fines\": $3, \"day_fines_foreigners_only\": $4, \"deletion_due\": $5}]}}"
}
stay() { echo "{\"facts\": {\"stays\": [{\"from\": \"2025-12-30\", \"until\": $1, \"status\": \"$2\"}]}}"; }
born() { echo "{\"facts\": {\"birth_date\": \"2016-05-10\", $1}}"; }
fits() {
    echo "$1" >"$work/caseload.ndjson"
    run 0 "$bleibe" screen "$work/caseload.ndjson" --on 2023-06-01
    lines_are "$work/out" 1
}
for row in 'fine 4 null null' 'fine 721 null null' 'fine 5.5 null null' 'fine null null null' 'reserved null null null' \
    'fine 80 81 null' 'fine 80 40.5 null' 'fine 80 -1 null' 'imprisonment null 10 null' 'fine 80 null "2021-03-01"'; do
    # shellcheck disable=SC2086
    bad E704 "$(conviction ordinary $row)"
done
for row in 'fine 5 null null' 'fine 720 null null' 'imprisonment null null null' 'fine 80 80 null' 'fine 80 0 null' \
    'fine 80 null "2021-03-02"'; do
    # shellcheck disable=SC2086
    fits "$(conviction ordinary $row)"
done
bad E704 "$(conviction mixed fine 80 null null)"
fits "$(conviction mixed fine 80 40 null)"
fits "$(conviction mixed imprisonment null null null)"
bad E704 "$(stay null residence_permit_104c)"
bad E704 "$(stay '"2027-07-01"' residence_permit_104c)"
fits "$(stay '"2027-06-30"' residence_permit_104c)"
fits "$(stay null residence_permit)"
bad E704 "$(stay '"2025-12-29"' tolerated)"
fits "$(stay '"2025-12-30"' tolerated)"
bad E704 "$(born '"stays": [{"from": "2016-05-09", "until": null, "status": "tolerated"}]')"
fits "$(born '"stays": [{"from": "2016-05-10", "until": null, "status": "tolerated"}]')"
bad E704 "$(born '"entry_date": "2016-05-09"')"
fits "$(born '"entry_date": "2016-05-10"')"
bad E705 '{"facts": {"unmarried": null}}'
bad E706 '[]'
bad E706 '{"fact": {}}'
bad E706 '{"born": null, "birth_date": null, "convictions": []}'
bad E707 '{"facts": {"birth_date": "2023-02-29"}}'
bad E102 '{"facts": {"birth_date": NaN}}'
err_has 'leave out what is not known'

# The place within the line is named, and of many mistakes a hundred.
bad E704 '{"facts": {"stays": [{"from": "2019-01-01", "until": null, "status": "tolerated"}, {"from": "2020-01-02", "until": "2020-01-01", "status": "tolerated"}]}}'
err_has ':1:84: error[E704]'
err_has 'path: stays[1]'
bad E104 '{"id": "a", "id": "b"}'
printf '\n\n%s\n' '{"id": "a", "id": "b"}' >"$work/third.ndjson"
run 1 "$bleibe" screen "$work/third.ndjson" --on 2023-06-01
err_has 'in line 3, column 2, and here'
{ printf '{"facts": {"x": 0'; for i in $(seq 40000); do printf ', "x%d": 0' "$i"; done; echo '}}'; } >"$work/many.json"
run 1 "$bleibe" check "$work/many.json" --on 2023-06-01
[[ $(grep -c 'error\[' "$work/err") -eq 101 ]] || fail "not a hundred findings and one"
err_has 'and 39901 more errors'
nested=$(printf '[%.0s' $(seq 200))
bad E107 "{\"facts\": {\"stays\": $nested"

# A token of a case is shown cut short, control characters never reach the terminal.
long=$(printf 'x%.0s' $(seq 500))
bad E703 "{\"facts\": {\"identity_deception\": \"$long\"}}"
! grep -q 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' "$work/err" || fail "a long token was shown in full"
bad E703 '{"facts": {"identity_deception": "\\u001b[31m"}}'
! grep -q $'\x1b' "$work/err" || fail "a control character on stderr"

# 200 MB in one line: reported, passed over, and never held in memory.
{ echo "$good"; head -c 200000000 /dev/zero | tr '\0' x; echo; echo "$good"; } >"$work/huge.ndjson"
run 1 bash -c "ulimit -v 400000; '$bleibe' screen '$work/huge.ndjson' --on 2023-06-01 --threads 1"
lines_are "$work/out" 2
err_has 'huge.ndjson:2:'
err_has 'error[E108]'
run 1 bash -c "ulimit -v 400000; '$bleibe' check '$work/huge.ndjson' --on 2023-06-01"
err_has 'error[E108]'
rm "$work/huge.ndjson"

# Cases as YAML.
printf 'facts:\n  unmarried: true\n  unmarried: false\n' >"$work/case.yaml"
run 1 "$bleibe" check "$work/case.yaml" --on 2023-06-01
err_has 'case.yaml:3:'
err_has 'error[E104]'
: >"$work/case.yaml"
run 1 "$bleibe" check "$work/case.yaml" --on 2023-06-01
err_has 'error[E109]'
: >"$work/case.json"
run 1 "$bleibe" check "$work/case.json" --on 2023-06-01

# A ruleset without wording has warnings: nothing stops, they are counted, and the verdict says so.
mkdir -p "$work/xx/examplelaw/1"
printf 'catalog: xx\nlaw_as_of: 2024-01-01\nlanguages: [de, en]\n' >"$work/xx/catalog.yaml"
printf 'vocabulary: xx/person\nfacts:\n  adult: {type: boolean, de: Volljährig, en: Of age, ask_de: "Volljährig?", ask_en: "Of age?"}\n' \
    >"$work/xx/facts.yaml"
cat >"$work/xx/examplelaw/1/2020-01-01.yaml" <<'YAML'
ruleset: xx/examplelaw/1
in_force: {from: 2020-01-01}
cite: § 1 ExampleAct
facts: xx/person
criteria:
  of_age: {de: Volljährig, en: Of age, when: "adult"}
permits:
  stay: {kind: permit, de: Aufenthalt, en: Stay, effect: shall, requires: {all: [of_age]}}
YAML
echo '{"facts": {"adult": true}}' >"$work/case.json"
run 0 "$bleibe" check "$work/case.json" --rulesets "$work/xx" --on 2023-06-01 --format json
err_has 'findings; `bleibe lint` shows them'
out_has '"wording":null'
run 0 "$bleibe" check "$work/case.json" --rulesets "$work/xx" --on 2023-06-01 --lang en
out_has 'no statement on the wording'
finish
