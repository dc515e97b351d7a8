# SPDX-License-Identifier: Apache-2.0
include(CMakePackageConfigHelpers)
set(config_dir ${CMAKE_INSTALL_LIBDIR}/cmake/bleibe)

install(TARGETS bleibe EXPORT bleibeTargets)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/bleibe TYPE INCLUDE FILES_MATCHING PATTERN "*.hpp")
install(EXPORT bleibeTargets NAMESPACE bleibe:: DESTINATION ${config_dir})

configure_package_config_file(
    ${CMAKE_CURRENT_LIST_DIR}/bleibeConfig.cmake.in ${PROJECT_BINARY_DIR}/bleibeConfig.cmake
    INSTALL_DESTINATION ${config_dir}
    PATH_VARS CMAKE_INSTALL_DATADIR)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/bleibeConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/bleibeConfig.cmake ${PROJECT_BINARY_DIR}/bleibeConfigVersion.cmake
    DESTINATION ${config_dir})

if(EXISTS ${PROJECT_SOURCE_DIR}/rulesets)
    install(DIRECTORY ${PROJECT_SOURCE_DIR}/rulesets DESTINATION ${CMAKE_INSTALL_DATADIR}/bleibe)
endif()
if(TARGET bleibe_cli)
    install(TARGETS bleibe_cli RUNTIME)
endif()
