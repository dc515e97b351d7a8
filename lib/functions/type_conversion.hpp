// SPDX-License-Identifier: Apache-2.0
// Whether a value has a type, and the value as a type wants it (DMN 1.5, 10.3.2.9).
#pragma once

#include "functions/function.hpp"

namespace bleibe::detail {

/// `value instance of type`: true, false, or unknown where an unknown part decides. Null is no instance of
/// any type; null within lists and contexts fits every type. Contexts by structure: all entries of the type,
/// and perhaps more. A function fits if it takes what the type's parameters give and gives what the result
/// takes. The empty type of a list, context, range or function asks for the kind alone.
[[nodiscard]] Value is_instance(const Value& value, const Type& type);
/// The value where a type is declared: itself if it has the type; the one item of a list; a list of the
/// value where a list is declared; a date as its midnight in UTC; null, with the reason said, if nothing
/// fits. Null and unknown stay.
[[nodiscard]] Value convert(Evaluation& evaluation, const Value& value, const Type& type);
/// The static type of a row's call, as a value: parameters and result.
[[nodiscard]] Type function_type(const FunctionRow& row);

} // namespace bleibe::detail
