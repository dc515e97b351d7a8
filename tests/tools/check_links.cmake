# SPDX-License-Identifier: Apache-2.0
# Links between files of the project lead somewhere.
include(${CMAKE_CURRENT_LIST_DIR}/tree.cmake)

tree_files(pages *.md)
foreach(page IN LISTS pages)
    get_filename_component(folder ${TREE_ROOT}/${page} DIRECTORY)
    file(READ ${TREE_ROOT}/${page} text)
    # Brackets and semicolons would keep a list of CMake's together.
    string(REPLACE "](" "@to@" text "${text}")
    string(REGEX REPLACE "[][;]" " " text "${text}")
    string(REGEX MATCHALL "@to@[^) \n]+\\)" links "${text}")
    foreach(link IN LISTS links)
        string(REGEX REPLACE "^@to@|\\)$" "" target "${link}")
        string(REGEX REPLACE "#.*$" "" target "${target}")
        if(target STREQUAL "" OR target MATCHES "^[a-z]+:")
            continue()
        endif()
        if(NOT EXISTS ${folder}/${target})
            tree_finding("${page}: the link to `${target}` leads nowhere")
        endif()
    endforeach()
endforeach()
tree_finish("links in the documentation")
