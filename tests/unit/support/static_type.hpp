// SPDX-License-Identifier: Apache-2.0
// What a static type promises of the values that an expression gives.
#pragma once

#include "value/type.hpp"
#include "value/value.hpp"

namespace bleibe::test {

/// The value is one of those that the type promises, in all its parts. Null may stand everywhere, since
/// what cannot be computed is null, and unknown, since every fact may be. Of an expression that the check
/// complained about, whose type is `never`, nothing is promised; of a function that it is one.
[[nodiscard]] bool keeps_promise(const detail::Value& value, const detail::Type& type);

} // namespace bleibe::test
