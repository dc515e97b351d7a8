#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# run_suite.sh PROGRAM FOLDER KNOWN_FAILURES: the conformance cases, or that they are not there.
set -euo pipefail
if [[ ! -d $2 ]]; then
    echo "skipped: there are no conformance cases in $2"
    exit 77
fi
exec "$1" "$2" --known-failures "$3"
