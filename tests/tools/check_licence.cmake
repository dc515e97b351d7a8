# SPDX-License-Identifier: Apache-2.0
# Every file of ours names its licence in one of its first three lines.
include(${CMAKE_CURRENT_LIST_DIR}/tree.cmake)

tree_files(files *.cpp *.hpp *.def *.inc *.cmake *.cmake.in CMakeLists.txt *.sh *.yaml)
foreach(file IN LISTS files)
    file(STRINGS ${TREE_ROOT}/${file} lines LIMIT_COUNT 3)
    if(NOT "${lines}" MATCHES "SPDX-License-Identifier: [A-Za-z0-9]")
        tree_finding("${file}: no SPDX-License-Identifier in the first three lines")
    endif()
endforeach()
tree_finish("licences")
