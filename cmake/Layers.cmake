# SPDX-License-Identifier: Apache-2.0

# bleibe_layer(<layer> [file.cpp ...])
# One folder of lib/: an object library bleibe_<layer>, or an interface library while it has headers only.
function(bleibe_layer layer)
    if(NOT layer IN_LIST BLEIBE_LAYERS)
        message(FATAL_ERROR "`${layer}` is not in the list of layers, cmake/LayerOrder.cmake")
    endif()
    set(target bleibe_${layer})
    if(NOT ARGN)
        add_library(${target} INTERFACE)
        return()
    endif()
    add_library(${target} OBJECT ${ARGN})
    bleibe_layer_options(${target})
endfunction()

# bleibe_layer_variant(<layer> <variant> <file.cpp> OPTIONS <option>...)
# One more translation of a file of the layer, for another instruction set: an object library
# bleibe_<layer>_<variant>, which sees the macro BLEIBE_VARIANT=<variant>. Call it after bleibe_layer.
function(bleibe_layer_variant layer variant file)
    cmake_parse_arguments(PARSE_ARGV 3 arg "" "" "OPTIONS")
    set(target bleibe_${layer}_${variant})
    add_library(${target} OBJECT ${file})
    bleibe_layer_options(${target})
    target_compile_options(${target} PRIVATE ${arg_OPTIONS})
    target_compile_definitions(${target} PRIVATE BLEIBE_VARIANT=${variant})
    set_property(GLOBAL APPEND PROPERTY BLEIBE_VARIANTS_${layer} ${target})
endfunction()

function(bleibe_layer_options target)
    bleibe_own_target(${target})
    set_target_properties(${target} PROPERTIES POSITION_INDEPENDENT_CODE ON)
    target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/include ${PROJECT_SOURCE_DIR}/lib)
    target_link_libraries(${target} PRIVATE ${BLEIBE_LINK_LIBRARIES} ${BLEIBE_HEADER_LIBRARIES})
endfunction()

# bleibe_layer_targets(<layer> <variable>): the targets of the layer that exist, its variants among them.
function(bleibe_layer_targets layer variable)
    set(targets "")
    if(TARGET bleibe_${layer})
        get_property(variants GLOBAL PROPERTY BLEIBE_VARIANTS_${layer})
        set(targets bleibe_${layer} ${variants})
    endif()
    set(${variable} "${targets}" PARENT_SCOPE)
endfunction()

# bleibe_layers_up_to(<layer> <variable>): the targets of all layers up to and including this one.
function(bleibe_layers_up_to last variable)
    set(all "")
    foreach(layer IN LISTS BLEIBE_LAYERS)
        bleibe_layer_targets(${layer} targets)
        list(APPEND all ${targets})
        if(layer STREQUAL last)
            break()
        endif()
    endforeach()
    set(${variable} "${all}" PARENT_SCOPE)
endfunction()
