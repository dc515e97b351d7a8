#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What a caseworker sees: invented people as pages in Debian's chromium without a window, at the width of a telephone
# and of a desk, and on paper. Arguments: the program, a folder for pages and pictures.
set -uo pipefail

bleibe=$1
out=$2
here=$(dirname "${BASH_SOURCE[0]}")
failures=0
fail() {
    echo "FAILED: $*" >&2
    failures=$((failures + 1))
}

if ! bash "$here/../tools/install_packages.sh" browser; then
    echo "SKIPPED: no browser here, and none could be installed"
    exit 77
fi
rm -rf "$out"
mkdir -p "$out"
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
browser() {
    timeout 120 chromium --headless --no-sandbox --disable-gpu --disable-extensions --hide-scrollbars \
        --user-data-dir="$profile" "$@" 2>"$out/browser.log"
}
if ! browser --dump-dom about:blank >/dev/null; then
    echo "SKIPPED: the browser does not start: $(tail -n 1 "$out/browser.log")"
    exit 77
fi

# measure PAGE WIDTH: what the page says of itself in a frame of that width.
measure() {
    cat "$1" "$here/measure.html" >"$out/measured.html"
    cat >"$out/frame.html" <<FRAME
<!DOCTYPE html><title>nothing measured</title>
<script>addEventListener("message", function (event) { document.title = event.data; });</script>
<body style="margin:0"><iframe src="measured.html" width="$2" height="2000" style="border:0"></iframe></body>
FRAME
    browser --window-size=1400,2100 --virtual-time-budget=10000 --dump-dom "file://$out/frame.html" |
        grep -o '<title>.*</title>'
}

# person NAME: an invented person as YAML, told apart by NAME.
person() {
    local first=2016-03-01 deception=none commitment=true
    [[ $1 == refused ]] && first=2018-03-01 deception=own
    [[ $1 == open ]] && commitment=
    cat <<CASE
id: erfunden-$1
facts:
  stays:
    - {from: $first, until: 2018-05-31, status: permitted}
    - {from: 2018-06-01, until: null, status: tolerated}
  absences: []
  birth_date: 1990-01-15
  application_date: null
  convictions:
    - {judged_on: 2020-02-01, final: true, intentional: true, in_germany: true, deletion_due: null, sanction: fine, offence: ordinary, day_fines: 40, day_fines_foreigners_only: null}
  repeated_false_statements: false
  identity_deception: $deception
  deception_prevents_removal: true
  asylum_rejections: []
  asylum_pending: false
  entry_bans: []
  expulsion_interests: []
  state_interests_impaired: false
  removal_order_58a: false
CASE
    [[ -n $commitment ]] && echo "  commitment_declared: $commitment"
    return 0
}

# widths NAME: no element of the page may stick out at either width.
widths() {
    local name=$1 width measured
    xmllint --noout "$out/$name.html" || fail "$name: not well-formed"
    for width in 390 1280; do
        browser --window-size="$width,2000" --screenshot="$out/$name-$width.png" "file://$out/$name.html" >/dev/null
        [[ -s $out/$name-$width.png ]] || fail "$name: no picture at $width pixels"
        measured=$(measure "$out/$name.html" "$width")
        echo "$name at $width: $measured"
        [[ $measured == *"width=$width scroll=$width "* ]] || fail "$name: wider than $width pixels"
        [[ $measured == *" overflowing=0 "* ]] || fail "$name: elements stick out at $width pixels"
    done
}

# paper NAME LEAST WORDS…: on so many pages of paper at least stand these words.
paper() {
    local name=$1 least=$2 pages words
    browser --no-pdf-header-footer --print-to-pdf="$out/$name.pdf" "file://$out/$name.html" >/dev/null
    pages=$(pdfinfo "$out/$name.pdf" | awk '/^Pages:/ {print $2}')
    echo "$name on paper: ${pages:-no} pages"
    [[ ${pages:-0} -ge $least ]] || fail "$name: fewer than $least pages on paper"
    pdftotext -layout "$out/$name.pdf" "$out/$name.txt"
    for words in "${@:3}"; do
        grep -qF "$words" "$out/$name.txt" || fail "$name: \`$words\` is not on paper"
    done
}

# look NAME VERDICT LANGUAGE: the page of a case, for one permit.
look() {
    person "$1" >"$out/$1.yaml"
    "$bleibe" check "$out/$1.yaml" --on 2023-06-01 --lang "$3" --permit 'de/aufenthg/104c#principal' --format html \
        >"$out/$1.html" || fail "$1: no page"
    widths "$1"
    paper "$1" 2 "$2" 'geduldeten Ausländer'
}

look granted 'Voraussetzungen erfüllt' de
look refused 'requirements not met' en
look open 'noch offen' de

# All ways: those that are closed are folded, and stay so on paper.
"$bleibe" check "$out/refused.yaml" --on 2023-06-01 --lang de --format html >"$out/ways.html" || fail "ways: no page"
widths ways
paper ways 2 'Wege zum Aufenthalt' 'Verschlossen' 'steht entgegen'

# From when and until when: bars and tables.
"$bleibe" timeline "$out/granted.yaml" --from 2020-01-01 --until 2027-12-31 --permit 'de/aufenthg/104c#principal' \
    --permit 'de/aufenthg/104c#holder' --format html >"$out/times.html" || fail "times: no page"
widths times
paper times 1 '✓ Voraussetzungen' 'soll erteilt' '30.12.2025' 'Angenommen ist'

# The measure sees what sticks out.
sed -e 's|<main>|<main><p style="width:2000px">wide</p>|' "$out/open.html" >"$out/wide.html"
measured=$(measure "$out/wide.html" 390)
[[ $measured == *" overflowing=1 P. "* ]] || fail "the measure does not see what sticks out: $measured"
[[ $failures -eq 0 ]] || exit 1
echo "passed; pictures are in $out"
