// SPDX-License-Identifier: Apache-2.0
// Verdicts of all completions, against single completions drawn at random.
#include "run/assessment_data.hpp"
#include "unit/support/random_people.hpp"

#include <bleibe/assessment.hpp>

#include <doctest/doctest.h>

#include <array>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <random>
