#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Screens a synthetic caseload of 650 people with a Duldung for all permits of the catalog as of 31 December
# 2022, the day on which § 104c AufenthG came into force. Everybody in it is invented; no number says anything
# about real people.
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

# The first person of each of three colours, with the first permit that gives the colour explained in full.
for colour in green yellow red grey; do
    verdict=$(grep -m 1 "\"law_as_of\":[^,]*,\"colour\":\"$colour\"" "$out/verdicts.ndjson" || true)
    [[ -n $verdict ]] || continue
    shown=$((${shown:-0} + 1))
    [[ $shown -le 3 ]] || break
    id=$(cut -d '"' -f 8 <<<"$verdict")
    permit=$(grep -o "\"permit\":\"[^\"]*\"[^{}]*\"colour\":\"$colour\"" <<<"$verdict" | sed -n "1s/^[^:]*:.\([^\"]*\).*/\1/p")
    grep -m 1 "^{\"id\":\"$id\"," "$out/caseload.ndjson" >"$out/$id.json"
    printf '\n\n'
    "$bin/cli/bleibe" check "$out/$id.json" --on "$day" --lang en --permit "$permit"
    "$bin/cli/bleibe" check "$out/$id.json" --on "$day" --lang en --permit "$permit" --format html >"$out/$id.html"
    echo
    echo "The same as a page, with the annotated statute: $out/$id.html"
done
