// SPDX-License-Identifier: Apache-2.0
// The idea: a brief report and a full one name the permit by the same fields.
#include "reason/permit_report.hpp"

#include "compile/catalog_model.hpp"

namespace bleibe::detail {

PermitReport named(const ProgramData& program, PermitId permit) {
    const PermitInfo& info = program.permits[permit.index];
    PermitReport report;
    report.permit = permit;
    report.id = info.id;
    report.kind = info.kind;
    report.label = &info.label;
    for (const PermitKind& kind : program.model->written().kinds) {
        if (kind.id == info.kind) {
            report.kind_label = &kind.label;
        }
    }
    return report;
}

} // namespace bleibe::detail
