// SPDX-License-Identifier: Apache-2.0
// The idea: a moment is counted in nanoseconds of its own clock, or of UTC's; everything else is division.
#include "functions/moments.hpp"

#include "value/calendar.hpp"

#include <bleibe/time_zones.hpp>

namespace bleibe::detail {
namespace {

constexpr std::string_view outside = "the moment lies outside the calendar";

Signed128 floor_divide(Signed128 a, Signed128 b) { return a / b - (a % b < 0 ? 1 : 0); }

/// Puts the offset in; false, with the reason said, if the zone cannot be looked up.
template <class LookUp>
bool resolve(Evaluation& evaluation, Moment& moment, LookUp look_up) {
    if (moment.form != ZoneForm::named) {
        return true;
    }
    if (evaluation.zones == nullptr || !evaluation.zones->given()) {
        evaluation.because("no time zone data were given");
        return false;
    }
    const std::optional<std::int32_t> offset = look_up(*evaluation.zones);
    if (!offset) {
        evaluation.because("the time zone data have no zone of that name");
        return false;
    }
    moment.offset = *offset;
    return true;
}

/// The same clock a number of nanoseconds later; nothing outside the calendar.
std::optional<Moment> clock_moved(Moment moment, Signed128 nanoseconds) {
    const Signed128 at = moment.nanosecond + nanoseconds;
    const Signed128 seconds = floor_divide(at, nanoseconds_a_second);
    const Signed128 local = moment.local_seconds() + seconds;
    moment.nanosecond = static_cast<std::int32_t>(at - seconds * nanoseconds_a_second);
    if (local < INT64_MIN / 2 || local > INT64_MAX / 2) {
        return std::nullopt;
    }
    return with_local_seconds(moment, static_cast<std::int64_t>(local));
}

Signed128 on_the_line(const Moment& moment) {
    return Signed128{moment.line_seconds()} * nanoseconds_a_second + moment.nanosecond;
}

} // namespace

Value duration_result(Evaluation& evaluation, Signed128 nanoseconds) {
    const Signed128 seconds = floor_divide(nanoseconds, nanoseconds_a_second);
    if (seconds < INT64_MIN || seconds > INT64_MAX) {
        return evaluation.null_because("the duration is out of range");
    }
    return Value::duration(static_cast<std::int64_t>(seconds),
                           static_cast<std::int32_t>(nanoseconds - seconds * nanoseconds_a_second));
}

Value time_result(Evaluation& evaluation, std::optional<Moment> time) {
    if (!time) {
        return evaluation.null_because("there is no such time");
    }
    const bool found = resolve(
        evaluation, *time, [&time](const TimeZones& zones) { return zones.offset_without_day(time->zone); });
    return found ? Value::time(*evaluation.arena.create(*time)) : Value::null();
}

Value date_time_result(Evaluation& evaluation, std::optional<Moment> moment) {
    if (!moment) {
        return evaluation.null_because(outside);
    }
    const bool found = resolve(evaluation, *moment, [&moment](const TimeZones& zones) {
        return zones.offset_of_local(moment->zone, moment->local_seconds());
    });
    return found ? Value::date_time(*evaluation.arena.create(*moment)) : Value::null();
}

std::optional<Moment> moment_of(const Value& value) {
    if (value.kind == Kind::date_time) {
        return value.moment();
    }
    if (value.kind != Kind::date) {
        return std::nullopt;
    }
    Moment midnight;
    midnight.day = value.integer;
    midnight.form = ZoneForm::offset;
    return midnight;
}

std::optional<std::int64_t> day_of(const Value& value) {
    const auto moment = moment_of(value);
    return moment ? std::optional(moment->day) : std::nullopt;
}

Value plus_months(Evaluation& evaluation, const Moment& moment, std::int64_t months) {
    Moment moved = moment;
    const auto day = add_months(moment.day, months);
    moved.day = day.value_or(0);
    return date_time_result(evaluation, day ? std::optional(moved) : std::nullopt);
}

Value plus_nanoseconds(Evaluation& evaluation, const Moment& moment, Signed128 nanoseconds) {
    // The clock runs on with the old offset first, and is set to the new one afterwards.
    auto moved = clock_moved(moment, nanoseconds);
    if (moved && moved->form == ZoneForm::named) {
        const std::int64_t utc = moved->line_seconds();
        if (!resolve(evaluation, *moved,
                     [&](const TimeZones& zones) { return zones.offset_at(moment.zone, utc); })) {
            return Value::null();
        }
        moved = with_local_seconds(*moved, utc + moved->offset);
    }
    return moved ? Value::date_time(*evaluation.arena.create(*moved)) : evaluation.null_because(outside);
}

Value turned(Evaluation& evaluation, const Moment& time, Signed128 nanoseconds) {
    auto moved = clock_moved(time, nanoseconds % (Signed128{seconds_a_day} * nanoseconds_a_second));
    if (!moved) {
        return evaluation.null_because("there is no such time");
    }
    moved->day = 0;
    return Value::time(*evaluation.arena.create(*moved));
}

Value difference(Evaluation& evaluation, const Moment& a, const Moment& b) {
    if (a.zoned() != b.zoned()) {
        return evaluation.null_because("one of the two has a time zone, the other has none");
    }
    return duration_result(evaluation, on_the_line(a) - on_the_line(b));
}

} // namespace bleibe::detail
