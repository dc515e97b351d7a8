#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs what is missing, builds the preset `release` and runs all tests: tests/run.sh [ctest option]...
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

bash tests/tools/install_packages.sh build examples test
cmake --preset release
cmake --build --preset release
ctest --preset release "$@"
