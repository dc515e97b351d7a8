// SPDX-License-Identifier: Apache-2.0
// The words of the public enumerations, as JSON and scenario files write them.
#include <bleibe/report.hpp>
#include <bleibe/verdict.hpp>

namespace bleibe {

std::string_view to_string(Status status) noexcept {
    switch (status) {
    case Status::eligible:
        return "eligible";
    case Status::ineligible:
        return "ineligible";
    case Status::undetermined:
        return "undetermined";
    case Status::no_law:
        return "no_law";
    }
    return {};
}

std::string_view to_string(Effect effect) noexcept {
    switch (effect) {
    case Effect::by_law:
        return "by_law";
    case Effect::shall:
        return "shall";
    case Effect::should:
        return "should";
    case Effect::may:
        return "may";
    }
    return {};
}

std::string_view to_string(OpenToException open) noexcept {
    switch (open) {
    case OpenToException::none:
        return "none";
    case OpenToException::in_favour:
        return "in_favour";
    case OpenToException::against:
        return "against";
    }
    return {};
}

std::string_view to_string(Colour colour) noexcept {
    switch (colour) {
    case Colour::green:
        return "green";
    case Colour::yellow:
        return "yellow";
    case Colour::grey:
        return "grey";
    case Colour::red:
        return "red";
    case Colour::none:
        return "none";
    }
    return {};
}

std::string_view to_string(PassageRole role) noexcept {
    switch (role) {
    case PassageRole::condition:
        return "condition";
    case PassageRole::definition:
        return "definition";
    case PassageRole::waiver:
        return "waiver";
    case PassageRole::consequence:
        return "consequence";
    case PassageRole::other_permit:
        return "other_permit";
    case PassageRole::omitted:
        return "omitted";
    case PassageRole::connecting:
        return "connecting";
    case PassageRole::unmarked:
        return "unmarked";
    }
    return {};
}

std::string_view to_string(PointState state) noexcept {
    switch (state) {
    case PointState::met:
        return "met";
    case PointState::unmet:
        return "unmet";
    case PointState::open:
        return "open";
    case PointState::waived:
        return "waived";
    case PointState::does_not_apply:
        return "does_not_apply";
    }
    return {};
}

} // namespace bleibe
