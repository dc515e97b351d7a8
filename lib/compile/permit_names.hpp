// SPDX-License-Identifier: Apache-2.0
// What the names in a ruleset's expressions lower to.
#pragma once

#include "compile/lower_permit.hpp"

#include <optional>
#include <vector>

namespace bleibe::detail {

/// The outside of one ruleset's expressions, for one caller: facts, parameters under their readings,
/// definitions under theirs; each lowered when first asked for.
class PermitLowering::Names final : public Outside {
public:
    Names(PermitLowering& owner, const Place& place);

    Ref lower(const Annotation& note) override;
    /// A choice among readings of whichever dispute replaces something, or what stands in the file.
    template <class Find>
    Ref under_readings(Ref written, const Type& type, const Find& find) {
        for (const DisputeDeclaration& dispute : place_.ruleset->disputes) {
            std::vector<Ref> operands;
            bool replaced = false;
            for (const ReadingDeclaration& reading : dispute.readings) {
                const std::optional<Ref> ref = find(reading);
                replaced = replaced || ref.has_value();
                operands.push_back(ref.value_or(written));
            }
            const auto number = owner_.disputes_.find(dispute.id);
            if (replaced && number != owner_.disputes_.end()) {
                operands.insert(operands.begin(), Ref(Ref::operands, number->second + 1));
                return owner_.builder_.emit(StepKind::reading, operands, type);
            }
        }
        return written;
    }

private:
    Ref parameter(std::uint32_t index);
    Ref definition(std::uint32_t index);
    Ref definition_of_other(const Reference& reference);
    Ref group(std::uint32_t index);

    PermitLowering& owner_;
    Place place_;
    std::vector<std::optional<Ref>> parameters_;
    std::vector<std::optional<Ref>> definitions_;
};

} // namespace bleibe::detail
