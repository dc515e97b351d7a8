# SPDX-License-Identifier: Apache-2.0
# The layers of lib/, in order of dependence: a layer may include only itself and those before it.
# Read by the build (lib/, tests/unit/) and by the test tree/layers; nowhere else is this list repeated.
set(BLEIBE_LAYERS
    base
    source
    value
    columns
    words
    document
    feel
    functions
    ruleset
    check
    compile
    run
    reason
    input
    tables
    scenario
    review
    render)

# Narrower than the order: the layers that these may include besides themselves.
set(BLEIBE_LAYER_SEES_run base source value columns functions compile)
set(BLEIBE_LAYER_SEES_render base words)

# Third parties' headers: yaml-cpp for these layers alone; Boost, simdjson and these headers of the system
# in .cpp files alone.
set(BLEIBE_YAML_LAYERS document)
set(BLEIBE_SYSTEM_HEADERS immintrin.h)
