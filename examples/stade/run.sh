#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Screens a synthetic caseload of 650 people with a Duldung for § 104c AufenthG as of 31 December 2022, the
# day on which it came into force. Everybody in it is invented; no number says anything about real people.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

bash tests/tools/install_packages.sh build examples test
cmake --preset release >/dev/null
cmake --build --preset release --target bleibe_cli generate_caseload
bin=build/release/examples
out=examples/stade/out
mkdir -p "$out"

day=2022-12-31
"$bin/stade/generate_caseload" >"$out/caseload.ndjson"
echo
echo "A synthetic caseload: $(wc -l <"$out/caseload.ndjson") invented people, screened as of $day."
echo
"$bin/cli/bleibe" screen "$out/caseload.ndjson" --on "$day" --output "$out/verdicts.ndjson" --lang en
echo
echo "Verdicts, one a line: $out/verdicts.ndjson"

# The first person of each of three colours, explained in full.
for colour in green yellow red grey; do
    id=$(grep -m 1 "\"law_as_of\":[^,]*,\"colour\":\"$colour\"" "$out/verdicts.ndjson" | cut -d '"' -f 8 || true)
    [[ -n $id ]] || continue
    shown=$((${shown:-0} + 1))
    [[ $shown -le 3 ]] || break
    grep -m 1 "^{\"id\":\"$id\"," "$out/caseload.ndjson" >"$out/$id.json"
    printf '\n\n'
    "$bin/cli/bleibe" check "$out/$id.json" --on "$day" --lang en
    "$bin/cli/bleibe" check "$out/$id.json" --on "$day" --lang en --format html >"$out/$id.html"
    echo
    echo "The same as a page, with the annotated statute: $out/$id.html"
done
