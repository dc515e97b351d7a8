#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# `bleibe screen`: a caseload with broken lines, in order, whatever the threads.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh" "$@"

"$generate" --count 2000 --broken 20 >"$work/caseload.ndjson"
lines_are "$work/caseload.ndjson" 2000
run 1 "$bleibe" screen "$work/caseload.ndjson" --on 2022-12-31 --output "$work/verdicts.ndjson" --summary json
lines_are "$work/verdicts.ndjson" 1980
reported=$(grep -oE '^[^ ]*caseload.ndjson:[0-9]+:' "$work/err" | sort -u | wc -l)
[[ $reported -eq 20 ]] || fail "$reported of 20 broken lines reported"
out_has '"format":"bleibe-summary/1","cases":1980'
! grep -q '"explanation"' "$work/verdicts.ndjson" || fail "an explanation in the verdicts of a caseload"
run 0 "$validate" docs/verdict.schema.json "$work/verdicts.ndjson"

# No finding quotes a line of the caseload: a line is a person.
! grep -q 'stays' <(grep -v '^    ' "$work/err" | grep -oE '\{.*') || fail "a finding shows a line"

# The same in all orders of work.
head -n 300 "$work/caseload.ndjson" >"$work/part.ndjson"
run 1 "$bleibe" screen "$work/part.ndjson" --on 2022-12-31 --threads 1
lines_are "$work/out" 297
head -n 297 "$work/verdicts.ndjson" >"$work/verdicts-part.ndjson"
cmp -s "$work/out" "$work/verdicts-part.ndjson" || fail "one thread gives other verdicts"
err_has '3 not readable, 297 screened'
run 1 "$bleibe" screen - --on 2022-12-31 --threads 3 <"$work/part.ndjson"
cmp -s "$work/out" "$work/verdicts-part.ndjson" || fail "standard input gives other verdicts"

# As CSV, in columns and one by one: every line is a person or a finding, and the rows say what the JSON says.
run 1 "$bleibe" screen "$work/caseload.ndjson" --on 2022-12-31 --format csv --horizon P0D --output "$work/columns.csv"
[[ $(head -n 1 "$work/columns.csv") == id,line,permit,status,effect,colour,green_on,because,missing ]] || fail "header of the CSV"
[[ $(tail -n +2 "$work/columns.csv" | cut -d, -f1 | sort -u | wc -l) -eq 1980 ]] || fail "people in the CSV"
reported=$(grep -oE '^[^ ]*caseload.ndjson:[0-9]+:' "$work/err" | sort -u | wc -l)
[[ $reported -eq 20 ]] || fail "$reported of 20 broken lines reported with the CSV"
err_has '20 not readable, 1980 screened'
run 1 "$bleibe" screen "$work/caseload.ndjson" --on 2022-12-31 --format csv --horizon P0D --threads 3
cmp -s "$work/out" "$work/columns.csv" || fail "three threads give another CSV"
run 1 "$bleibe" screen "$work/part.ndjson" --on 2022-12-31 --format csv
statuses() { grep -oE '"permit":"[^"]*","kind":"[^"]*","status":"[^"]*"' "$1" | sed -E 's/"permit":"([^"]*)".*"status":"([^"]*)"/\1,\2/'; }
cmp -s <(tail -n +2 "$work/out" | cut -d, -f3,4) <(statuses "$work/verdicts-part.ndjson") || fail "CSV and JSON differ"

# Ids in the order of the lines; a case without id shows its line; blank lines count and are no cases.
"$generate" --count 3 >"$work/three.ndjson"
{ echo; head -n 1 "$work/three.ndjson"; echo '  '; echo '{"facts": {}}'; tail -n 1 "$work/three.ndjson" | tr -d '\n'; } >"$work/mixed.ndjson"
run 0 "$bleibe" screen "$work/mixed.ndjson" --on 2022-12-31
lines_are "$work/out" 3
[[ $(cut -d, -f2 "$work/out" | tr '\n' ' ') == '"id":"stade-0001" "line":4 "id":"stade-0003" ' ]] || fail "ids and lines"

# One case of a caseload and the same case alone have the same verdict.
head -n 1 "$work/three.ndjson" >"$work/one.json"
run 0 "$bleibe" screen "$work/one.json" --on 2022-12-31
sed -e 's/,"green_on".*//' "$work/out" >"$work/screened"
run 0 "$bleibe" check "$work/one.json" --on 2022-12-31 --format json
sed -e 's/,"explanation".*//' "$work/out" >"$work/checked"
cmp -s "$work/screened" "$work/checked" || fail "screen and check differ"

: >"$work/nothing.ndjson"
run 0 "$bleibe" screen "$work/nothing.ndjson" --on 2022-12-31
out_is_empty
run 1 "$bleibe" screen "$work/no-such-file" --on 2022-12-31
err_has E901
err_has 'cannot be read: No such file or directory'
run 1 "$bleibe" screen "$work" --on 2022-12-31
err_has E901
run 1 "$bleibe" screen "$work/three.ndjson" --on 2022-12-31 --output "$work/no/such/folder"
err_has E901
if [[ -w /dev/full ]]; then
    run 1 "$bleibe" screen "$work/three.ndjson" --on 2022-12-31 --output /dev/full
    err_has 'cannot be written'
    run 1 bash -c "'$bleibe' screen '$work/three.ndjson' --on 2022-12-31 >/dev/full"
    err_has 'cannot be written'
fi
# A reader that goes away ends it without a word.
bash -c "'$bleibe' screen '$work/part.ndjson' --on 2022-12-31 2>'$work/err' | head -n 1" >"$work/out"
lines_are "$work/out" 1
! grep -q 'written' "$work/err" || fail "words about a closed pipe"
finish
