#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Everything the program does, over an invented law in French and Dutch: it works, and nothing German shows.
source "$(dirname "${BASH_SOURCE[0]}")/../cli/common.sh" "$@"

law=tests/jurisdiction/marais
carte='marais/accueil/12#carte'

# Words that only Germany's catalog, vocabulary and rulesets have, and the German the library speaks.
nothing_german() {
    local word
    for word in AufenthG Abs. Satz Nr. Buchst Ausländer Duldung Aufenthalt Voraussetzung erfüllt Gesetz Stand \
        '§' de/person; do
        ! grep -qF -- "$word" "$work/out" "$work/err" || fail "\`$word\` in the output of $last"
    done
}

run 0 "$bleibe" lint "$law"
out_is_empty
err_is_empty
run 0 "$bleibe" test "$law"
out_has ' passed, 0 failed'
! grep -qE '(error|warning)\[' "$work/err" "$work/out" || fail "a finding of $last"

cat >"$work/case.yaml" <<'CASE'
id: invented
facts:
  sejours: [{from: 2022-01-15, until: null, titre: saisonnier}]
  naissance: 1990-05-02
  langue: aucun
  amendes: [{jours: 12, prononcee_le: 2023-03-01}]
  passage_demande_le: null
CASE
check() { run 0 "$bleibe" check "$work/case.yaml" --rulesets "$law" --on 2025-01-15 "$@"; }

# The catalog's first language unless another is asked for; English around labels that are neither.
check
out_has 'Carte bleue'
out_has "Comprend l'une des langues du pays"
out_has 'art. 12 al. 1 phrase 1 chiffre 2 LAcc'
out_has "“comprend l'une des langues du pays”"
nothing_german
check --lang nl
out_has 'Blauwe kaart'
out_has 'Verstaat een van de landstalen'
nothing_german
check --lang fr --profile delta --permit "$carte"
out_has 'Habite la Fédération depuis trois ans sans interruption: not met'
out_has 'found: sans interruption depuis le 15 January 2022'
nothing_german
check --lang nl --profile delta --permit "$carte"
out_has 'found: zonder onderbreking sinds 15 January 2022'
nothing_german
run 2 "$bleibe" check "$work/case.yaml" --rulesets "$law" --on 2025-01-15 --lang it

for format in json markdown html; do
    check --format "$format" --permit "$carte"
    out_has 'Carte bleue'
    nothing_german
done
out_has '<html lang="fr">'
check --format json
"$validate" docs/verdict.schema.json "$work/out" || fail "the JSON of $last does not keep to its schema"
out_has '"kind":"carte_bleue"'

sed -i "s/aucun$/oral/" "$work/case.yaml"
run 0 "$bleibe" missing "$work/case.yaml" --rulesets "$law" --on 2025-01-15
out_has "L'autorité reproche-t-elle une fausse identité ?"
nothing_german
run 0 "$bleibe" timeline "$work/case.yaml" --rulesets "$law" --from 2024-01-01 --until 2026-12-31 --permit "$carte"
nothing_german

printf '%s\n' '{"id":"a","facts":{"langue":"aucun","naissance":"1990-05-02"}}' '{"id":"b","facts":{"identite_cachee":true}}' \
    '{"id":"c","facts":{"german_oral":"A2"}}' >"$work/caseload.ndjson"
run 1 "$bleibe" screen "$work/caseload.ndjson" --rulesets "$law" --on 2025-01-15 --format text
out_has 'Carte bleue'
err_has 'caseload.ndjson:3'
err_has 'error[E701]'

# The version before last is found by the same words of citations.
cp -r "$law" "$work/law"
printf 'text:\n  al. 1: Aucune carte.\n' >"$work/wording.yaml"
run 0 "$bleibe" new-version marais/accueil/3 2026-01-01 --wording "$work/wording.yaml" --rulesets "$work/law"
out_has '`al. 2` is gone'
out_has 'the words of `conditions.identite_ouverte` are gone'
finish
