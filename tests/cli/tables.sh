#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# `bleibe screen --mapping`: the tables of the invented office, and tables with broken rows.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh" "$@"

cp examples/office/*.csv "$work"
mapping=examples/office/office.yaml
screen() { run "$1" "$bleibe" screen "$work/persons.csv" --mapping "${2:-$mapping}" --on 2022-12-31 "${@:3}"; }

# The office's people and the same people as lines, byte by byte; the header and the cell of two lines count.
cat >"$work/same.ndjson" <<'CASES'

{"id":"33-001","facts":{"birth_date":"1990-01-15","entry_date":"2016-02-12","application_date":null,"identity_clarified_on":null,"nationality_clarified_on":null,"passport_duty_met":false,"commitment_declared":true,"repeated_false_statements":false,"intentional_false_statements":false,"identity_deception":"none","asylum_pending":false,"unmarried":true,"german_oral":"A2","health_insurance":"statutory","own_work_income":1450.00,"household_work_income":1450.00,"household_income":1450.00,"own_need":1100.50,"household_need":1100.50,"stays":[{"from":"2016-02-12","until":"2018-06-30","status":"permitted"},{"from":"2018-07-01","until":"2021-10-31","status":"tolerated"},{"from":"2021-11-01","until":null,"status":"tolerated_60b"}],"absences":[],"convictions":[],"asylum_rejections":[{"applied_on":"2016-03-01","rejected_on":"2018-06-10","unappealable":true,"ground":"other"}]}}
{"id":"33-002","facts":{"birth_date":"1985-07-03","entry_date":null,"application_date":"2022-12-14","identity_clarified_on":"2019-02-12","nationality_clarified_on":"2019-02-12","passport_duty_met":true,"commitment_declared":true,"repeated_false_statements":false,"intentional_false_statements":false,"identity_deception":"none","asylum_pending":false,"unmarried":false,"german_oral":"B1","health_insurance":"statutory","own_work_income":2210.75,"household_work_income":2210.75,"household_income":2394.75,"own_need":1980,"household_need":1980,"stays":[{"from":"2015-01-01","until":"2019-12-31","status":"residence_permit"},{"from":"2020-01-01","until":null,"status":"tolerated"}],"absences":[{"from":"2019-07-02","until":"2019-07-19","centre_of_life_moved":false}],"convictions":[],"asylum_rejections":[]}}
{"id":"33-003","facts":{"birth_date":"2001-11-30","entry_date":"2017-03-01","application_date":null,"repeated_false_statements":false,"intentional_false_statements":false,"identity_deception":"parents","asylum_pending":false,"unmarried":true,"german_oral":"B2","health_insurance":"statutory","stays":[{"from":"2017-03-01","until":"2018-02-28","status":"permitted"},{"from":"2018-03-01","until":null,"status":"tolerated","source":"Schreiben, Bl. 44"}]}}

{"id":"33-004","facts":{"birth_date":"1979-09-09","entry_date":"2018-05-05","application_date":null,"identity_clarified_on":null,"nationality_clarified_on":null,"passport_duty_met":false,"commitment_declared":true,"repeated_false_statements":true,"intentional_false_statements":true,"identity_deception":"own","asylum_pending":false,"unmarried":false,"german_oral":"A1","health_insurance":"statutory","own_work_income":0,"household_work_income":0,"household_income":560,"own_need":1100.50,"household_need":1100.50,"stays":[{"from":"2018-05-05","until":null,"status":"tolerated"}],"absences":[],"convictions":[{"judged_on":"2021-03-11","final":true,"intentional":true,"offence":"ordinary","sanction":"fine","day_fines":90,"sentence":null,"deletion_due":"2026-03-11"}],"asylum_rejections":[{"applied_on":"2018-06-01","rejected_on":"2018-12-20","unappealable":true,"ground":"s30_3_no_1_to_6"}]}}
{"id":"33-005","facts":{"birth_date":"1996-12-24","entry_date":"2015-10-20","application_date":"2022-12-02","identity_clarified_on":"2020-06-01","nationality_clarified_on":"2020-06-01","passport_duty_met":true,"commitment_declared":true,"repeated_false_statements":false,"intentional_false_statements":false,"identity_deception":"none","asylum_pending":false,"unmarried":true,"german_oral":"B1","health_insurance":"statutory","own_work_income":1902.00,"household_work_income":1902.00,"household_income":1902.00,"own_need":1100.50,"household_need":1100.50,"stays":[{"from":"2015-10-20","until":"2019-01-31","status":"permitted"},{"from":"2019-02-01","until":null,"status":"tolerated"}],"absences":[],"convictions":[{"judged_on":"2020-08-17","final":true,"intentional":true,"offence":"foreigners_only","sanction":"fine","day_fines":40,"sentence":null,"deletion_due":"2025-08-17"}],"asylum_rejections":[{"applied_on":"2015-11-02","rejected_on":"2019-01-15","unappealable":true,"ground":"other"}]}}
{"id":"33-006","facts":{"birth_date":"1994-04-17","entry_date":"2016-08-01","stays":[{"from":"2016-08-01","status":"tolerated"}]}}
CASES
for format in csv json; do
    options=(--format "$format")
    [[ $format != csv ]] || options+=(--horizon P0D)
    run 0 "$bleibe" screen "$work/same.ndjson" --on 2022-12-31 "${options[@]}"
    cp "$work/out" "$work/lines"
    screen 0 "$mapping" "${options[@]}"
    cmp -s "$work/out" "$work/lines" || fail "tables and lines differ in $format"
done
out_has '33-003'
err_has '6 Fälle geprüft'

# Persons from standard input: the other tables lie beside the mapping then. One thread says the same.
cp "$mapping" "$work"
run 0 bash -c "'$bleibe' screen - --mapping '$work/office.yaml' --on 2022-12-31 --threads 1 <'$work/persons.csv'"
cmp -s "$work/out" "$work/lines" || fail "standard input and one thread give other verdicts"

# The mapping that the documentation shows, over the same tables: it knows fewer papers.
sed -n '/^```yaml$/,/^```$/p' docs/tables.md | grep -v '^```' >"$work/office.yaml"
screen 1 "$work/office.yaml"
lines_are "$work/out" 5
err_has 'stays.csv:7:30: error[E703]: the mapping does not say what `AE` in `Papier` means'
err_has '1 not readable, 5 screened'

# Broken rows: every row is a person or a finding; a broken stay refuses its person alone.
printf '33-007;Muster, G.;01.13.1990;;;;;;;;;;;;;;;;;\r\n33-001;doppelt;;;;;;;;;;;;;;;;;;\r\n' >>"$work/persons.csv"
printf '33-002;01.01.2021;;DU;\n99-999;01.01.2021;;D;\n99-999;01.02.2021;;D;\n' >>"$work/stays.csv"
screen 1
lines_are "$work/out" 5
out_lacks '33-002'
err_has 'persons.csv:9:19: error[E707]: `01.13.1990` in `Geburtsdatum` is no date'
err_has 'persons.csv:10:1: error[E710]: the key `33-001` stands in line 2 already'
err_has 'stays.csv:13:20: error[E703]: the mapping does not say what `DU` in `Papier` means'
err_has 'stays.csv:14:1: error[E710]: `99-999` is no key of a person that could be read: these 2 rows belong to nobody'
err_has '5 not readable, 5 screened'
! grep -q 'Muster' "$work/err" || fail "a finding shows a row"

# What cannot be used at all; and nothing that is read is written over.
for kept in persons.csv stays.csv; do
    cp "$work/$kept" "$work/before"
    screen 2 "$mapping" --output "$work/$kept"
    err_has 'is the caseload itself'
    cmp -s "$work/$kept" "$work/before" || fail "$kept was written over"
done
sed 's/birth_date/birth_day/' "$mapping" >"$work/office.yaml"
screen 1 "$work/office.yaml"
err_has 'error[E210]: no fact is named `birth_day`'
out_is_empty
sed 's/file: asylum.csv/file: asyl.csv/' "$mapping" >"$work/office.yaml"
screen 1 "$work/office.yaml"
err_has 'E901'
err_has 'asyl.csv'
out_is_empty
screen 1 "$work/no-such.yaml"
err_has 'E901'
sed -i 's/Papier/Status/' "$work/stays.csv"
screen 1
err_has 'stays.csv:1:1: error[E221]: the header has no column `Papier`'
out_is_empty
finish
