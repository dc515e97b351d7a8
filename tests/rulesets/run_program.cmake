# SPDX-License-Identifier: Apache-2.0
# cmake -DPROGRAM=… -DVERB=test|lint -P run_program.cmake
# `PROGRAM VERB rulesets` ends well and finds nothing: all scenarios pass, `lint` is silent.
execute_process(COMMAND ${PROGRAM} ${VERB} rulesets
    RESULT_VARIABLE code OUTPUT_VARIABLE output ERROR_VARIABLE errors)
message(STATUS "${output}")
if(NOT code EQUAL 0 OR NOT errors STREQUAL "" OR output MATCHES "(error|warning)\\[")
    message(FATAL_ERROR "${VERB} gave ${code}\n${errors}")
endif()
if(VERB STREQUAL "test" AND NOT output MATCHES "[1-9][0-9]* passed, 0 failed\n$")
    message(FATAL_ERROR "no scenario passed")
endif()
