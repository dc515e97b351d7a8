// SPDX-License-Identifier: Apache-2.0
// The idea: the processor is asked once; everybody else takes the table that it can run.
#include "columns/kernels.hpp"

#include <string_view>

namespace bleibe::detail {
namespace {

bool can_run_avx2() noexcept {
    return __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("bmi2") != 0;
}

bool can_run_avx512() noexcept {
    return __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512bw") != 0 &&
           __builtin_cpu_supports("avx512vl") != 0 && __builtin_cpu_supports("avx512dq") != 0;
}

const Kernels& widest() noexcept {
    return can_run_avx512() ? kernels_avx512 : can_run_avx2() ? kernels_avx2 : kernels_plain;
}

} // namespace

const Kernels& kernels() noexcept {
    static const Kernels& chosen = widest();
    return chosen;
}

const Kernels* find_kernels(const char* name) noexcept {
    const std::string_view wanted(name);
    return wanted == kernels_plain.name                        ? &kernels_plain
           : wanted == kernels_avx2.name && can_run_avx2()     ? &kernels_avx2
           : wanted == kernels_avx512.name && can_run_avx512() ? &kernels_avx512
                                                               : nullptr;
}

} // namespace bleibe::detail
