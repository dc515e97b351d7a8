#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Makes sure that Debian packages are installed: tests/tools/install_packages.sh <set or package>...
# The sets are in the table below. Installs what is missing where it may (as root or with sudo that asks
# for no password), and never removes a package; elsewhere it names what is missing and exits 1.
set -euo pipefail

declare -A sets=(
    [build]="g++ cmake ninja-build libyaml-cpp-dev libsimdjson-dev libboost-dev"
    [examples]="libcli11-dev"
    [test]="doctest-dev libbenchmark-dev libintelrdfpmath-dev tzdata"
    [browser]="chromium poppler-utils libxml2-utils fonts-dejavu-core"
    [clang]="clang-14 libclang-rt-14-dev"
)

is_installed() {
    [[ $(dpkg-query --show --showformat='${Status}' "$1" 2>/dev/null) == "install ok installed" ]]
}

missing=()
for name in "$@"; do
    for package in ${sets[$name]:-$name}; do
        is_installed "$package" || missing+=("$package")
    done
done
if [[ ${#missing[@]} -eq 0 ]]; then
    exit 0
fi

if [[ $EUID -eq 0 ]]; then
    as_root=()
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root=(sudo -n)
else
    echo "error: these Debian packages are missing, and installing them takes root: ${missing[*]}" >&2
    exit 1
fi

echo "installing ${missing[*]}"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
apt_get() { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q "$@" >>"$log" 2>&1; }
if ! { apt_get update && apt_get install -y --no-remove --no-install-recommends "${missing[@]}"; }; then
    tail -n 20 "$log" >&2
    echo "error: these Debian packages are missing, and apt-get could not install them: ${missing[*]}" >&2
    exit 1
fi
