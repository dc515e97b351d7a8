#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# `bleibe new-version`: made from the version before, the versions of 2027-07-01 keep what the amendment left
# standing, and say what it took.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh" "$@"

rulesets=$work/rulesets
cp -r rulesets/. "$rulesets"
for norm in 25a 25b; do
    folder=$rulesets/de/aufenthg/$norm
    sed -n '/^text:/,/^parameters:/p' "$folder/2027-07-01.yaml" | sed '$d' >"$work/$norm.yaml"
    mv "$folder/2027-07-01.yaml" "$work/$norm.shipped.yaml"
    rm "$folder/2027-07-01.scenarios.yaml"
    sed -i 's/, until: 2027-06-30}/}/' "$folder/2022-12-31.yaml"
done

# The second is made while the first does not load yet.
for norm in 25a 25b; do
    run 0 "$bleibe" new-version "de/aufenthg/$norm" 2027-07-01 --wording "$work/$norm.yaml" --rulesets "$rulesets"
    out_has "To fill in, marked TODO:"
    out_has '`enacted` is to be filled in'
    out_has 'the words of `parameters.counted_for_holders` are gone'
    out_has '`Abs. 1 Satz 1` changed'
    grep -qF 'in_force: {from: 2022-12-31, until: 2027-06-30}' "$rulesets/de/aufenthg/$norm/2022-12-31.yaml" ||
        fail "the version of $norm before is not closed"
    made=$rulesets/de/aufenthg/$norm/2027-07-01.yaml
    # The wording is the new one, in the layout of the old where it did not change.
    diff <(sed -n '/^text:/,/^parameters:/p' "$made") \
        <(sed -n '/^text:/,/^parameters:/p' "$work/$norm.shipped.yaml") >"$work/err" || fail "another wording of $norm"
    # Of the file that people finished, nine lines in ten are there, in order.
    lines=$(wc -l <"$work/$norm.shipped.yaml")
    missing=$(diff "$made" "$work/$norm.shipped.yaml" | grep -c '^>')
    [[ $((missing * 10)) -lt $lines ]] || fail "$missing of $lines lines of $norm are not there"
done
grep -qF 'quote: seit drei Jahren' "$rulesets/de/aufenthg/25a/2027-07-01.yaml" || fail "what stands was not kept"
grep -qF '# "jugendlich"' "$rulesets/de/aufenthg/25a/2027-07-01.yaml" || fail "a comment was not kept"

# Until it is filled in it does not load, and every place is named.
run 1 "$bleibe" lint "$rulesets"
err_has "error[E220]: \`enacted\` is still to be filled in"
[[ $(grep -c 'error\[E220\]' "$work/err") -eq $(cat "$rulesets"/de/aufenthg/25?/2027-07-01.yaml | grep -c 'TODO$') ]] ||
    fail "not every TODO is a finding"

# Nothing is written over, and nothing is made backwards.
run 1 "$bleibe" new-version de/aufenthg/25a 2027-07-01 --rulesets "$rulesets"
err_has "error[E604]"
run 1 "$bleibe" new-version de/aufenthg/99 2027-07-01 --rulesets "$rulesets"
err_has "error[E212]"
run 2 "$bleibe" new-version de/aufenthg/104c soon --rulesets "$rulesets"

# Without a wording only that and the head are emptied.
run 0 "$bleibe" new-version de/aufenthg/60b 2030-01-01 --rulesets "$rulesets"
grep -qx 'text: TODO' "$rulesets/de/aufenthg/60b/2030-01-01.yaml" || fail "the wording was not emptied"
[[ $(grep -c 'TODO$' "$rulesets/de/aufenthg/60b/2030-01-01.yaml") -le 4 ]] || fail "more was emptied than the head"
finish
