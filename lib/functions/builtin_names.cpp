// SPDX-License-Identifier: Apache-2.0
// The idea: reading the spacing of some hundred names costs more than most expressions, so it is done once.
#include "functions/builtin_names.hpp"

#include "functions/function.hpp"

namespace bleibe::detail {

const NameTable& builtin_names() {
    static const NameTable table = [] {
        NameTable names;
        for (const FunctionRow& row : function_table()) {
            if (row.group != FunctionGroup::operators) {
                names.add(row.name);
            }
        }
        return names;
    }();
    return table;
}

} // namespace bleibe::detail
