#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# `bleibe check` as Markdown and HTML and `bleibe timeline` as HTML: invented people against golden files. To renew those after a wanted
# change: BLEIBE_RENEW_GOLDEN=1 and run the test.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh" "$@"
golden=$(dirname "${BASH_SOURCE[0]}")/golden

# same FILE: the last output is the golden file, but for the hash of the rules and the day of their state.
same() {
    sed -E -e 's/Stand des Katalogs [0-9.]+/Stand des Katalogs …/; s/catalog as of [0-9]+ [A-Z][a-z]+ [0-9]+/catalog as of …/' \
        "$work/out" >"$work/seen"
    if [[ -n ${BLEIBE_RENEW_GOLDEN:-} ]]; then
        mkdir -p "$golden"
        cp "$work/seen" "$golden/$1"
    fi
    diff -u "$golden/$1" "$work/seen" | head -n 40 >&2
    cmp -s "$golden/$1" "$work/seen" || fail "$1 differs"
}

well_formed() {
    cp "$work/out" "$work/page.html"
    if command -v xmllint >/dev/null; then
        run 0 xmllint --noout "$work/page.html"
    fi
}

write_person "$work/open.yaml" erfunden-offen
{
    write_person /dev/stdout erfunden-abgelehnt | sed -e 's/2016-03-01/2018-03-01/' -e 's/deception: none/deception: own/'
    echo '  deception_prevents_removal: true'
    echo '  commitment_declared: true'
} >"$work/refused.yaml"
for format in markdown html; do
    run 0 "$bleibe" check "$work/open.yaml" --on 2023-06-01 --permit "$principal" --format $format
    same "open.de.$format"
    run 0 "$bleibe" check "$work/refused.yaml" --on 2023-06-01 --permit "$principal" --format $format --lang en
    same "refused.en.$format"
done
out_has 'lang="en"'
well_formed

# All of the catalog: the ways to stay, in brief on top and in full at the end, the same in every format.
{
    write_person /dev/stdout erfunden-wege | sed -e '/birth_date: /d'
    cat <<'MORE'
  birth_date: 2001-05-20
  commitment_declared: true
  relatives: []
  children: []
  current_education: none
  german_oral: A1
MORE
} >"$work/ways.yaml"
ways() { sed -n -e '1,2p' -e "/^Wege zum Aufenthalt (/,/^$/p; /^Wege zum Aufenthalt\$/,\$p" "$work/out"; }
run 0 "$bleibe" check "$work/ways.yaml" --on 2023-06-01
ways >"$work/ways.txt" && mv "$work/ways.txt" "$work/out"
same ways.de.txt
run 0 "$bleibe" check "$work/ways.yaml" --on 2023-06-01 --format html
while read -r heading; do out_has "$heading"; done < <(grep -E '^(Jetzt|Durch|In Reich|Zu wenig|Verschl)' "$golden/ways.de.txt")
out_has 'href="#p12"'
well_formed

# The wording is all there, each passage once, with its marks; the facts stand beside it.
run 0 "$bleibe" check "$work/refused.yaml" --on 2023-06-01 --permit "$principal" --format html
for words in 'Einem geduldeten Ausländer' 'Die Aufenthaltserlaubnis nach Satz 1 soll versagt werden' \
    'Während des Aufenthalts nach Satz 3 kann nur' 'seit spätestens 31.10.2017' 'ununterbrochen seit 01.03.2018'; do
    out_has "$words"
done

# A case cannot write markup, whatever it calls itself.
echo '{"id": "<script>alert(1)</script>&\"", "facts": {}}' >"$work/hostile.json"
run 0 "$bleibe" check "$work/hostile.json" --on 2023-06-01 --format html
out_has '&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;'
out_lacks '<script'
well_formed
run 0 "$bleibe" check "$work/hostile.json" --on 2023-06-01 --format markdown
out_lacks '<script'

# From when, until when, and why: signs and numbers in the bar, words in the table.
sed -e '$a\  commitment_declared: true' "$work/open.yaml" >"$work/times.yaml"
times() {
    run 0 "$bleibe" timeline "$1" --from 2021-03-01 --until 2026-06-30 --permit "$principal" \
        --permit 'de/aufenthg/104c#holder' --format html "${@:2}"
}
times "$work/times.yaml"
same times.de.html
well_formed
times "$work/times.yaml" --lang en
for words in 'lang="en"' 'title="requirements not met"' '>✗ 3</li>' 'ongoing stays go on'; do
    out_has "$words"
done
sed -e "s/^id: .*/id: '<script>alert(1)<\/script>'/" "$work/times.yaml" >"$work/hostile.yaml"
times "$work/hostile.yaml"
out_has '&lt;script&gt;'
out_lacks '<script'
well_formed

# Several cases as Markdown follow one another; a page holds one.
run 0 "$bleibe" check "$work/open.yaml" "$work/refused.yaml" --on 2023-06-01 --format markdown
[[ $(grep -c '^# ' "$work/out") -eq 2 ]] || fail "not two cases as Markdown"
run 2 "$bleibe" check "$work/open.yaml" "$work/refused.yaml" --on 2023-06-01 --format html
err_has 'a page holds one case'
run 2 "$bleibe" screen "$work/hostile.json" --on 2023-06-01 --format html
finish
