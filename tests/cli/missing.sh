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
run 0 "$validate" docs/verdict.schema.json "$work/verdict.ndjson"
run 0 "$bleibe" check "$work/almost.yaml" --on 2023-06-01 --permit "$principal" --lang en --completions --readings
out_has 'Two possible people who fit all that is known'
out_has 'under every reading: still open'

# Where the readings differ, the rows say so.
sed 's/2016-03-01/2017-11-01/' "$work/green.yaml" >"$work/boundary.yaml"
run 0 "$bleibe" check "$work/boundary.yaml" --on 2023-06-01 --permit "$principal" --format json --readings
out_has '"every_reading":false'
out_has '"readings":{"boundary":"first_day_counts","last_instant":"enough"},"status":"eligible","effect":"should"'

echo '{"facts": {"birth_date": {"one_of": []}}}' >"$work/empty.json"
run 1 "$bleibe" missing "$work/empty.json" --on 2023-06-01
err_has E708
finish
