#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What a caseworker reads: invented people before the German rules.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh" "$@"
text() { run 0 "$bleibe" check --on 2023-06-01 --permit "$principal" "$@"; }

# section HEADING: the lines below a heading of the last output, up to the next empty line, as $work/section.
section() {
    awk -v heading="$1" '$0 == heading {on = 1; next} on && /^$/ {exit} on' "$work/out" >"$work/section"
}
section_has() { grep -qF -- "$1" "$work/section" || fail "no \`$1\` in the section of $last"; }
section_lacks() { ! grep -qF -- "$1" "$work/section" || fail "\`$1\` in the section of $last"; }

write_person "$work/green.yaml" invented
echo "  commitment_declared: true" >>"$work/green.yaml"

# A yes rests on the criteria that carry it, not on those that happen to have a text.
text "$work/green.yaml"
out_has 'Fall invented, Entscheidungstag 01.06.2023'
out_has 'in der Fassung ab 31.12.2022'
section 'Worauf es beruht'
section_has 'Ist heute geduldet: erfüllt'
section_has 'Keine verwertbare Verurteilung'
section_lacks 'Nur Verurteilungen, die'
section_lacks 'zulasten der Person'
section_has 'Status: geduldet nach § 60a'
out_lacks 'status: tolerated'
section 'Von Menschen zu beurteilen oder beurteilt'
section_lacks 'absences'
! grep -qE '(^|[^0-9])20[0-9]{2}-[0-9]{2}-[0-9]{2}' "$work/out" || fail "a day that is not written as German does"
out_lacks '(gewählt)'
text "$work/green.yaml" --lang en
out_has 'Case invented, day of decision 1 June 2023'
! grep -qE '(^|[^0-9])20[0-9]{2}-[0-9]{2}-[0-9]{2}' "$work/out" || fail "a day that is not written as English does"

# Stays of which it depends on a reading how long they are: what is found differs, and nothing is unknown.
sed -e 's/2018-05-31, status: permitted/2018-05-31, status: dublin_after_order/' "$work/green.yaml" >"$work/dublin.yaml"
text "$work/dublin.yaml"
out_has 'gefunden: je nach Lesart verschieden'
out_has 'hängt an der Streitfrage: Zählt die Zeit nach einer vollziehbaren Dublin-Anordnung'
sed -i -e '/^Streitfragen/,/^$/d' "$work/out" # whose summaries may say so
out_lacks 'nicht bekannt'

# What is not known is said of the fact, not in a sentence around it.
grep -v birth_date "$work/green.yaml" >"$work/ageless.yaml"
text "$work/ageless.yaml"
out_lacks 'Alter nicht bekannt'
echo '{}' >"$work/empty.json"
text "$work/empty.json"
out_lacks 'Tagessätze: nicht bekannt'
out_has 'nicht bekannt'

# What is required follows the reading that holds, and a reading that was chosen says so.
sed -e 's/convictions: \[\]/convictions: [{judged_on: 2020-01-01, final: true, intentional: true, in_germany: true, deletion_due: null, sanction: fine, day_fines: 70, offence: foreigners_only, day_fines_foreigners_only: null}]/' "$work/green.yaml" >"$work/fined.yaml"
text "$work/fined.yaml"
out_has 'höchstens 50 Tagessätze,'
out_has 'Art der Tat: Straftat nach AufenthG'
out_lacks 'judged_on'
out_lacks 'foreigners_only'
sed -e 's/day_fines: 70, offence: foreigners_only, \(.*\)}]/day_fines: 40, offence: ordinary, \1}, {judged_on: 2020-02-01, final: true, intentional: true, in_germany: true, deletion_due: null, sanction: fine, day_fines: 45, offence: foreigners_only, day_fines_foreigners_only: null}]/' "$work/fined.yaml" >"$work/both.yaml"
text "$work/both.yaml" --reading mixed_fines=two_limits
section 'Worauf es beruht'
section_has 'höchstens 50 Tagessätze,'
out_has '(gewählt)'
text "$work/both.yaml" --reading mixed_fines=lower_limit
section 'Woran es scheitert'
section_has 'verlangt: Die höhere Grenze gilt nur'
section_lacks 'zulasten der Person'

# A waiver that may not be needed; and what could make a stronger effect of it.
grep -v state_interests "$work/green.yaml" >"$work/perhaps.yaml"
text "$work/perhaps.yaml"
out_has 'Wirkung     kann erteilt werden (Ermessen); bestenfalls: soll erteilt werden'
out_has 'offen, notfalls wird abgesehen'
section 'Was die Wirkung noch verstärken könnte, wenn es bekannt wäre'
section_has '(state_interests_impaired)'

# Who fails has nothing waived.
sed -e 's/2016-03-01/2018-03-01/' "$work/perhaps.yaml" >"$work/late.yaml"
text "$work/late.yaml"
out_has 'Woran es scheitert'
out_lacks 'Wovon abgesehen wird'

# No law yet: the words of the version that comes next.
run 0 "$bleibe" check "$work/green.yaml" --on 2022-12-01 --permit "$principal"
out_lacks '(frühere Fassung)'
run 0 "$bleibe" check "$work/green.yaml" --on 2022-12-01 --permit "$principal" --format json
out_lacks 'frühere Fassung'

# Names have their labels without an explanation too.
echo '{"facts": {"absences": []}}' >"$work/one.ndjson"
run 0 "$bleibe" screen "$work/one.ndjson" --on 2023-06-01 --format text
! grep -qE '^  – [a-z_]+$' "$work/out" || fail "a name without its label"
out_lacks '(absences[]'
finish
