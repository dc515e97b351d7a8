# SPDX-License-Identifier: Apache-2.0
# Builds and runs the project in the folder WAY, which uses the library. Script of the tests consume/...
cmake_minimum_required(VERSION 3.22)

function(run)
    execute_process(COMMAND ${ARGN} RESULT_VARIABLE result)
    if(NOT result EQUAL 0)
        list(JOIN ARGN " " command)
        message(FATAL_ERROR "failed with ${result}: ${command}")
    endif()
endfunction()

function(configure_and_run)
    run(${CMAKE_COMMAND} -S ${CMAKE_CURRENT_LIST_DIR}/${WAY} -B ${WORK_DIR}/build -G ${GENERATOR}
        -D CMAKE_CXX_COMPILER=${CXX_COMPILER} ${ARGN})
    run(${CMAKE_COMMAND} --build ${WORK_DIR}/build)
    run(${WORK_DIR}/build/consumer)
endfunction()

file(REMOVE_RECURSE ${WORK_DIR})
if(WAY STREQUAL "find_package")
    run(${CMAKE_COMMAND} --install ${BINARY_DIR} --prefix ${WORK_DIR}/prefix)
    if(HAS_PROGRAM)
        run(${WORK_DIR}/prefix/bin/bleibe --version)
    endif()
    configure_and_run(-D CMAKE_PREFIX_PATH=${WORK_DIR}/prefix)
else()
    # Static, then shared: the objects are the same, so that the second time links only.
    configure_and_run(-D LIBRARY_DIR=${SOURCE_DIR} -D BUILD_SHARED_LIBS=OFF)
    configure_and_run(-D LIBRARY_DIR=${SOURCE_DIR} -D BUILD_SHARED_LIBS=ON)
endif()
