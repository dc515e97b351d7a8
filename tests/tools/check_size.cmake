# SPDX-License-Identifier: Apache-2.0
# No source file is longer than 500 lines. One that outgrows this is split by idea.
include(${CMAKE_CURRENT_LIST_DIR}/tree.cmake)
set(most 500)

tree_files(files *.cpp *.hpp *.def *.inc *.cmake CMakeLists.txt *.sh)
foreach(file IN LISTS files)
    file(READ ${TREE_ROOT}/${file} text)
    string(REGEX REPLACE "[^\n]+" "" breaks "${text}")
    string(LENGTH "${breaks}" count)
    if(count GREATER most)
        tree_finding("${file}: ${count} lines, at most ${most}")
    endif()
endforeach()
tree_finish("sizes")
