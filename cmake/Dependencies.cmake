# SPDX-License-Identifier: Apache-2.0
# Third parties of the library. None of them shows in a public header.
find_package(Threads REQUIRED)
find_package(yaml-cpp 0.7 REQUIRED)
find_package(simdjson REQUIRED)
find_package(Boost 1.74 REQUIRED)

# yaml-cpp is named yaml-cpp::yaml-cpp from 0.8 on.
if(TARGET yaml-cpp::yaml-cpp)
    set(BLEIBE_YAML_TARGET yaml-cpp::yaml-cpp)
else()
    set(BLEIBE_YAML_TARGET yaml-cpp)
endif()

# What the static library has to be linked with.
set(BLEIBE_LINK_LIBRARIES ${BLEIBE_YAML_TARGET} simdjson::simdjson Threads::Threads)
# What the layers see besides: headers alone.
set(BLEIBE_HEADER_LIBRARIES Boost::headers)
