// SPDX-License-Identifier: Apache-2.0
// yaml-cpp's complaints in words for the person who edits the file.
#pragma once

#include "document/yaml_builder.hpp"

namespace bleibe::detail {

/// `offset` and `complaint` are the exception's, `builder` knows what was open when it came.
void report_yaml_syntax(Reporter& reporter, std::size_t offset, const std::string& complaint,
                        const YamlBuilder& builder);

} // namespace bleibe::detail
