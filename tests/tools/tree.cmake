# SPDX-License-Identifier: Apache-2.0
# What the checks of the tree share. They run as `cmake -P <check>.cmake` and look at files as they lie
# there, without git.
cmake_minimum_required(VERSION 3.22)
get_filename_component(TREE_ROOT ${CMAKE_CURRENT_LIST_DIR}/../.. ABSOLUTE)

# tree_files(<variable> <pattern>...): the files whose name matches, relative to the root, in order.
# Left out: hidden folders except .ci, build folders, what examples write, corpora of fuzz tests.
function(tree_files variable)
    set(found "")
    foreach(pattern IN LISTS ARGN)
        file(GLOB_RECURSE matches RELATIVE ${TREE_ROOT} ${TREE_ROOT}/${pattern})
        list(APPEND found ${matches})
    endforeach()
    list(FILTER found EXCLUDE REGEX "^build|^\\.[^/]+/|/out/|/corpus/")
    if(EXISTS ${TREE_ROOT}/.ci/run)
        foreach(pattern IN LISTS ARGN)
            if(pattern STREQUAL "*.sh")
                list(APPEND found .ci/run)
            endif()
        endforeach()
    endif()
    list(REMOVE_DUPLICATES found)
    list(SORT found)
    set(${variable} "${found}" PARENT_SCOPE)
endfunction()

# tree_lines(<variable> <file>): its lines; brackets and semicolons, which CMake's lists cannot hold, as
# blanks, and empty lines as one blank.
function(tree_lines variable file)
    file(READ ${TREE_ROOT}/${file} text)
    string(REGEX REPLACE "[][;\\\\]" " " text "${text}")
    string(REPLACE "\n" " ;" text "${text}")
    set(${variable} "${text}" PARENT_SCOPE)
endfunction()

# tree_finding(<text>): notes something that is wrong.
function(tree_finding text)
    message(NOTICE "${text}")
    set_property(GLOBAL APPEND PROPERTY TREE_FINDINGS x)
endfunction()

# tree_finish(<what>): fails if something was found.
function(tree_finish what)
    get_property(findings GLOBAL PROPERTY TREE_FINDINGS)
    list(LENGTH findings count)
    if(count GREATER 0)
        message(FATAL_ERROR "${what}: ${count} finding(s), see above")
    endif()
    message(STATUS "${what}: nothing found")
endfunction()
