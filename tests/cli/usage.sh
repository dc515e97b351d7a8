#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Exit codes and the small commands.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh" "$@"
echo '{}' >"$work/empty.json"

run 0 "$bleibe" --help
out_has screen
run 0 "$bleibe" --version
out_has 'bleibe 0'
run 0 "$bleibe" check --help
for wrong in "" "walk" "check" "check --on" "check $work/empty.json --on 2022-02-30" "check $work/empty.json --on yesterday" \
    "check $work/empty.json --format yaml" "check $work/empty.json --lang fr" "check $work/empty.json --horizon 3" \
    "check $work/empty.json --horizon PT3H" "check $work/empty.json --permit de/aufenthg/104c#nothing" \
    "check $work/empty.json --reading interruptions=often" "check $work/empty.json --reading nothing" \
    "check $work/empty.json --profile xx" "check $work/empty.json --proposal none" "check $work/empty.json --walk" \
    "timeline $work/empty.json --from 2020-01-01 --until 2019-12-31" "timeline $work/empty.json --until soon" \
    "screen" "screen persons.csv" "screen - --threads 0" "screen - --summary yaml" "screen $work/empty.json --output $work/empty.json" "test" \
    "lint" "feel" "feel 1 --on x" "listing" "listing --permit nothing"; do
    # shellcheck disable=SC2086
    run 2 "$bleibe" $wrong
    out_is_empty
done
[[ $(<"$work/empty.json") == '{}' ]] || fail "the caseload was overwritten"

# What is misspelt, or asked for twice, on the command line.
run 2 "$bleibe" check "$work/empty.json" --permit 104c#principal
err_has 'did you mean `de/aufenthg/104c#principal`?'
run 2 "$bleibe" check "$work/empty.json" --profile lower_saxony
err_has 'there is `ni`'
run 2 "$bleibe" check "$work/empty.json" --reading boundary=november
err_has 'there is `until_31_october`'
run 2 "$bleibe" check "$work/empty.json" --reading bundary=first_day_counts
err_has 'did you mean `boundary`?'
run 2 "$bleibe" check "$work/empty.json" --reading boundary=until_31_october --reading boundary=first_day_counts
err_has 'error[E610]'
out_is_empty
run 0 "$bleibe" check "$work/empty.json" --reading boundary=first_day_counts --reading boundary=first_day_counts --profile ni

run 0 "$bleibe" feel '1 + 2'
[[ $(<"$work/out") == 3 ]] || fail "1 + 2"
run 0 "$bleibe" feel -1
[[ $(<"$work/out") == -1 ]] || fail "-1"
run 0 "$bleibe" feel 'today()' --on 2024-02-29
[[ $(<"$work/out") == '"2024-02-29"' ]] || fail "today()"
echo '{"person": {"age": 17}}' >"$work/context.json"
run 0 "$bleibe" feel 'person.age >= 16' --context "$work/context.json"
[[ $(<"$work/out") == true ]] || fail "context"
run 1 "$bleibe" feel '1 +'
err_has 'error['
out_is_empty
run 1 "$bleibe" feel 1 --context "$work/no-such-file.json"
err_has E901

run 0 "$bleibe" listing --permit "$principal"
[[ $(wc -l <"$work/out") -gt 10 ]] || fail "a short listing"

run 0 "$bleibe" lint rulesets
err_is_empty
out_is_empty
run 0 "$bleibe" test rulesets
[[ $(tail -n 1 "$work/out") =~ ^[1-9][0-9]*\ passed,\ 0\ failed$ ]] || fail "last line of test: $(tail -n 1 "$work/out")"
run 0 "$bleibe" test rulesets/de/aufenthg/104c/2022-12-31.scenarios.yaml
[[ $(tail -n 1 "$work/out") =~ \ passed,\ 0\ failed$ ]] || fail "one scenario file"
mkdir "$work/nothing"
run 1 "$bleibe" test "$work/nothing"
run 1 "$bleibe" lint "$work/nothing"
err_has E90
run 1 "$bleibe" check "$work/empty.json" --rulesets "$work/nothing"
err_has E90
run 1 "$bleibe" check "$work/empty.json" --rulesets "$work/no-such-folder"
err_has E90

# Where something is missing, the place is named.
mkdir "$work/nocatalog"
printf 'vocabulary: xx/person\nfacts: {}\n' >"$work/nocatalog/facts.yaml"
run 1 "$bleibe" lint "$work/nocatalog"
err_has "$work/nocatalog:1:1: error[E904]: no catalog among the files below"
run 1 "$bleibe" lint rulesets/de/facts.yaml
err_has 'rulesets/de/facts.yaml:1:1: error[E901]: this is a file, and a folder is needed'

# A scenario that fails is part of the report, with its place; norms that nobody asked about are not spoken of.
cp -r rulesets/de "$work/de"
sed -i '0,/principal: eligible/s/principal: eligible/principal: no_law/' "$work/de/aufenthg/104c/2022-12-31.scenarios.yaml"
run 1 "$bleibe" test "$work/de/aufenthg/104c/2022-12-31.scenarios.yaml"
grep -qE "104c/2022-12-31.scenarios.yaml:[0-9]+:[0-9]+: failed: ." "$work/out" || fail "no place of a failed scenario"
rm "$work/de/aufenthg/104c/"*.scenarios.yaml
run 0 "$bleibe" test "$work/de/aufenthg/5"
! grep -q '104c' "$work/err" || fail "a norm that was not asked for: $last"
run 0 "$bleibe" test "$work/de"
err_has '104c'

# One mistake, one finding.
printf '\nruleset: again\n' >>"$work/de/aufenthg/104c/2022-12-31.yaml"
run 1 "$bleibe" lint "$work/de"
[[ $(grep -c 'error\[' "$work/err") -eq 1 ]] || fail "more than one finding for one mistake"
err_has 'error[E104]'
cp rulesets/de/aufenthg/104c/2022-12-31.yaml "$work/de/aufenthg/104c/"
sed -i '/^  first_day:$/,/value:/s/cutoff_day - required_stay/cutoff_dya - required_stay/' "$work/de/aufenthg/104c/2022-12-31.yaml"
run 1 "$bleibe" lint "$work/de"
[[ $(grep -c 'error\[' "$work/err") -eq 1 ]] || fail "more than one finding for a misspelt name"
ln -s .. "$work/de/aufenthg/up"
run 1 "$bleibe" lint "$work/de"
[[ $(grep -c 'error\[E901\]' "$work/err") -eq 1 ]] || fail "more than one finding for a link that leads back"
finish
