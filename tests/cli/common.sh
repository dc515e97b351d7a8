# SPDX-License-Identifier: Apache-2.0
# Read by the tests of this folder: runs the program, keeps what it wrote, says what differs.
# Arguments of each test: the program, the generator of caseloads, the validator of JSON.
set -uo pipefail

bleibe=$1
generate=$2
validate=$3
principal='de/aufenthg/104c#principal'
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

fail() {
    echo "FAILED: $*" >&2
    sed -e 's/^/    stderr: /' "$work/err" 2>/dev/null | head -n 20 >&2
    failures=$((failures + 1))
}

# run CODE COMMAND...: the command must end with this code; output in $work/out and $work/err.
run() {
    local expected=$1 code=0
    shift
    last="$*"
    "$@" >"$work/out" 2>"$work/err" || code=$?
    [[ $code -eq $expected ]] || fail "exit $code instead of $expected: $last"
}
out_has() { grep -qF -- "$1" "$work/out" || fail "no \`$1\` on stdout of $last"; }
err_has() { grep -qF -- "$1" "$work/err" || fail "no \`$1\` on stderr of $last"; }
out_lacks() { ! grep -qF -- "$1" "$work/out" || fail "\`$1\` on stdout of $last"; }
err_is_empty() { [[ ! -s $work/err ]] || fail "something on stderr of $last"; }
out_is_empty() { [[ ! -s $work/out ]] || fail "something on stdout of $last"; }
lines_are() { # FILE COUNT
    local count
    count=$(wc -l <"$1")
    [[ $count -eq $2 ]] || fail "$count lines instead of $2 in ${1##*/} of $last"
}
# write_person FILE ID: an invented person of whom everything is known but the commitment.
write_person() {
    cat >"$1" <<CASE
id: $2
facts:
  stays:
    - {from: 2016-03-01, until: 2018-05-31, status: permitted}
    - {from: 2018-06-01, until: null, status: tolerated}
  absences: []
  birth_date: 1990-01-15
  application_date: null
  convictions: []
  repeated_false_statements: false
  identity_deception: none
  asylum_rejections: []
  asylum_pending: false
  entry_bans: []
  expulsion_interests: []
  state_interests_impaired: false
  removal_order_58a: false
CASE
}
finish() {
    [[ $failures -eq 0 ]] || exit 1
    echo "passed"
}
