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
  asylum_rejection_bars_title: false
  expulsion_interests: []
  state_interests_impaired: false
  removal_order_58a: false
CASE
    [[ -n $commitment ]] && echo "  commitment_declared: $commitment"
    return 0
}

# look NAME: no element may stick out at either width, and paper carries the verdict.
look() {
    local name=$1 verdict=$2 language=$3 width measured pages
    person "$name" >"$out/$name.yaml"
    "$bleibe" check "$out/$name.yaml" --on 2023-06-01 --lang "$language" --format html >"$out/$name.html" ||
        fail "$name: no page"
    xmllint --noout "$out/$name.html" || fail "$name: not well-formed"
    for width in 390 1280; do
        browser --window-size="$width,2000" --screenshot="$out/$name-$width.png" "file://$out/$name.html" >/dev/null
        [[ -s $out/$name-$width.png ]] || fail "$name: no picture at $width pixels"
        measured=$(measure "$out/$name.html" "$width")
        echo "$name at $width: $measured"
        [[ $measured == *"width=$width scroll=$width "* ]] || fail "$name: wider than $width pixels"
        [[ $measured == *" overflowing=0 "* ]] || fail "$name: elements stick out at $width pixels"
    done
    browser --no-pdf-header-footer --print-to-pdf="$out/$name.pdf" "file://$out/$name.html" >/dev/null
    pages=$(pdfinfo "$out/$name.pdf" | awk '/^Pages:/ {print $2}')
    echo "$name on paper: ${pages:-no} pages"
    [[ ${pages:-0} -ge 2 ]] || fail "$name: no pages on paper"
    pdftotext -layout "$out/$name.pdf" "$out/$name.txt"
    grep -qF "$verdict" "$out/$name.txt" || fail "$name: the verdict \`$verdict\` is not on paper"
    grep -qF 'geduldeten Ausländer' "$out/$name.txt" || fail "$name: the wording is not on paper"
}

look granted 'Voraussetzungen erfüllt' de
look refused 'requirements not met' en
look open 'noch offen' de

# The measure sees what sticks out.
sed -e 's|<main>|<main><p style="width:2000px">wide</p>|' "$out/open.html" >"$out/wide.html"
measured=$(measure "$out/wide.html" 390)
[[ $measured == *" overflowing=1 P. "* ]] || fail "the measure does not see what sticks out: $measured"
[[ $failures -eq 0 ]] || exit 1
echo "passed; pictures are in $out"
