// SPDX-License-Identifier: Apache-2.0
// Short ways to write values in tests.
#pragma once

#include "base/arena.hpp"
#include "value/calendar.hpp"
#include "value/value.hpp"

#include <initializer_list>
#include <string_view>
#include <utility>
#include <vector>

namespace bleibe::test {

using detail::Value;

/// Makes values that live as long as it does.
class Values {
public:
    detail::Arena arena;

    Value number(std::string_view text) { return Value::number(*detail::parse_decimal(text), arena); }
    static Value date(std::string_view text) { return Value::date(*detail::parse_date(text)); }
    Value list(std::initializer_list<Value> items) {
        auto* copies = arena.allocate_array<Value>(items.size());
        std::uninitialized_copy(items.begin(), items.end(), copies);
        return Value::list({copies, items.size()});
    }
    Value context(std::initializer_list<std::pair<std::string_view, Value>> entries) {
        auto* names = arena.allocate_array<std::string_view>(entries.size());
        auto* fields = arena.allocate_array<Value>(entries.size());
        std::size_t i = 0;
        for (const auto& [name, value] : entries) {
            ::new (names + i) std::string_view(name);
            ::new (fields + i) Value(value);
            ++i;
        }
        const auto* shape = arena.create(detail::Shape{{names, entries.size()}});
        return Value::context(*arena.create(detail::ContextData{shape, fields}));
    }
    Value range(const detail::RangeData& data) { return Value::range(*arena.create(data)); }
    /// `[low..high]`
    Value range(const Value& low, const Value& high) { return range({low, high, true, true, true, true}); }
    /// A list in a list in a list …
    Value nested(int depth, Value innermost) {
        for (int i = 0; i < depth; ++i) {
            innermost = list({innermost});
        }
        return innermost;
    }
};

} // namespace bleibe::test
