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
    "screen" "screen - --threads 0" "screen - --summary yaml" "screen $work/empty.json --output $work/empty.json" "test" \
    "lint" "feel" "feel 1 --on x" "listing" "listing --permit nothing"; do
    # shellcheck disable=SC2086
    run 2 "$bleibe" $wrong
    out_is_empty
done
[[ $(<"$work/empty.json") == '{}' ]] || fail "the caseload was overwritten"

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
finish
