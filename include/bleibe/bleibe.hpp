// SPDX-License-Identifier: Apache-2.0
#pragma once

/// bleibe: criteria of residence permits as versioned rulesets, and answers with reasons.
///
///     auto catalog = bleibe::load_catalog(folders).value();             // rules, as written
///     auto program = bleibe::compile(catalog).value();                  // rules, compiled: share it
///     auto person  = bleibe::read_case(catalog, source).value();        // facts of one person
///     auto result  = bleibe::assess(program, person, day);              // cannot fail
///     auto verdict = result.verdict(*program.find("de/aufenthg/104c#principal"));
///     auto report  = bleibe::report(program, person, day);              // why, why not, what is missing
///     auto text    = bleibe::to_text(report, "de");                     // for people
///     auto json    = bleibe::to_json(report);                           // for machines
///     auto open    = bleibe::missing(program, person, day);             // which facts can still change it
///     auto all     = bleibe::screen(program, population, day);          // a whole caseload
///
/// The library prints nothing and reads no clock, locale, environment or file unless asked.

#include <bleibe/assessment.hpp>
#include <bleibe/case.hpp>
#include <bleibe/caseload.hpp>
#include <bleibe/caseload_reader.hpp>
#include <bleibe/catalog.hpp>
#include <bleibe/checked.hpp>
#include <bleibe/completion.hpp>
#include <bleibe/date.hpp>
#include <bleibe/diagnostic.hpp>
#include <bleibe/fact_columns.hpp>
#include <bleibe/feel.hpp>
#include <bleibe/instant.hpp>
#include <bleibe/limits.hpp>
#include <bleibe/lint.hpp>
#include <bleibe/mapping.hpp>
#include <bleibe/missing.hpp>
#include <bleibe/next_version.hpp>
#include <bleibe/paths.hpp>
#include <bleibe/program.hpp>
#include <bleibe/readings.hpp>
#include <bleibe/render.hpp>
#include <bleibe/report.hpp>
#include <bleibe/scenario.hpp>
#include <bleibe/screening.hpp>
#include <bleibe/source.hpp>
#include <bleibe/tables.hpp>
#include <bleibe/time_zones.hpp>
#include <bleibe/timeline.hpp>
#include <bleibe/verdict.hpp>
#include <bleibe/verdict_columns.hpp>
#include <bleibe/words.hpp>
