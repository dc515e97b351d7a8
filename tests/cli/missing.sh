#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# `bleibe missing`, facts known in part, and what `check` shows on request.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh" "$@"
missing() { run 0 "$bleibe" missing "$@" --on 2023-06-01 --permit "$principal"; }

# An invented person: only the commitment can still change the verdict.
write_person "$work/almost.yaml" almost
sed -i 's/birth_date: .*/birth_date: {between: [1990-01-01, 1990-12-31]}/' "$work/almost.yaml"
missing "$work/almost.yaml" --format json
cp "$work/out" "$work/missing.ndjson"
out_has '"path":"commitment_declared","fact":"commitment_declared","bearing":"matters"'
out_has '"settles":{"answers":2,"at_worst":1,"in_all":2}'
out_has '"path":"birth_date","fact":"birth_date","bearing":"does_not_matter"'
run 0 "$validate" docs/missing.schema.json "$work/missing.ndjson"
missing "$work/almost.yaml" --lang en
out_has 'best question first'
out_has 'Evidence: signed declaration'
missing "$work/almost.yaml"
out_has 'Was kein Ergebnis mehr ändert'

# Nothing can change what is settled.
sed '$a\  commitment_declared: true' "$work/almost.yaml" >"$work/green.yaml"
missing "$work/green.yaml" --format json
out_has '"open_permits":[]'
out_lacks '"matters"'

# The two people of an undetermined verdict differ where it counts, and fit what is known in part.
run 0 "$bleibe" check "$work/almost.yaml" --on 2023-06-01 --permit "$principal" --format json --completions --readings
cp "$work/out" "$work/verdict.ndjson"
out_has '"completions":[{"status":"eligible","effect":"should","facts":{'
out_has '"birth_date":"1990-'
out_has '"commitment_declared":true'
out_has '"commitment_declared":false'
out_has '"readings":{"every_reading":true'
out_lacks '"proven"'
out_has '"in_part":{"de":"zwischen 01.01.1990 und 31.12.1990","en":"between 1 January 1990 and 31 December 1990"}'
run 0 "$validate" docs/verdict.schema.json "$work/verdict.ndjson"
run 0 "$bleibe" check "$work/almost.yaml" --on 2023-06-01 --permit "$principal" --lang en --completions --readings
out_has 'Two possible people who fit all that is known'
out_has 'under every reading: still open'

# In every format, and what is known in part in words.
for format in text markdown html; do
    run 0 "$bleibe" check "$work/almost.yaml" --on 2023-06-01 --permit "$principal" --format "$format" --completions
    out_has 'bei beiden: '
done

# Either status of the first stay counts: points are open, and the verdict is not. Without the search nobody knows.
cat >"$work/either.ndjson" <<'CASE'
{"id": "either", "facts": {"stays": [{"from": "2016-03-01", "until": "2018-05-31", "status": {"one_of": ["permitted", "tolerated"]}}, {"from": "2018-06-01", "until": null, "status": "tolerated"}], "absences": [], "birth_date": {"between": ["1990-01-01", "1990-12-31"]}, "application_date": null, "convictions": [], "repeated_false_statements": false, "identity_deception": "none", "asylum_rejections": [], "asylum_pending": false, "entry_bans": [], "expulsion_interests": [], "state_interests_impaired": false, "removal_order_58a": false, "commitment_declared": true}}
CASE
either=("$work/either.ndjson" --on 2023-06-01 --permit "$principal")
run 0 "$bleibe" check "${either[@]}" --format json
out_has '"status":"eligible"'
run 0 "$bleibe" check "${either[@]}"
out_has 'geduldet'
run 0 "$bleibe" screen "${either[@]}" --search
out_has '"status":"eligible"'
run 0 "$bleibe" screen "${either[@]}"
out_has '"status":"undetermined"'

# Where the readings differ, the rows say so.
sed 's/2016-03-01/2017-11-01/' "$work/green.yaml" >"$work/boundary.yaml"
run 0 "$bleibe" check "$work/boundary.yaml" --on 2023-06-01 --permit "$principal" --format json --readings
out_has '"every_reading":false'
out_has '"readings":{"boundary":"first_day_counts","last_instant":"enough"},"status":"eligible","effect":"should"'

echo '{"facts": {"birth_date": {"one_of": []}}}' >"$work/empty.json"
run 1 "$bleibe" missing "$work/empty.json" --on 2023-06-01
err_has E708
finish
