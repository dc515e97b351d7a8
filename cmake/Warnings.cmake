# SPDX-License-Identifier: Apache-2.0
# bleibe_warnings(<target>): the warnings of our own code; errors with BLEIBE_WERROR.
function(bleibe_warnings target)
    target_compile_options(${target} PRIVATE
        -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Wcast-align -Wunused
        -Woverloaded-virtual -Wconversion -Wno-sign-conversion -Wdouble-promotion -Wformat=2
        -Wimplicit-fallthrough
        $<$<BOOL:${BLEIBE_WERROR}>:-Werror>)
    # g++ 12 finds overlaps in joining std::strings where there are none (its bug 105651).
    target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
endfunction()

# bleibe_own_target(<target>): the language level and warnings of everything that is built here.
function(bleibe_own_target target)
    target_compile_features(${target} PRIVATE cxx_std_20)
    set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF)
    bleibe_warnings(${target})
endfunction()
