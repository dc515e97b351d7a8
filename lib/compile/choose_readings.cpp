// SPDX-License-Identifier: Apache-2.0
// The idea: a profile gives a reading per dispute, and what the caller names comes on top.
#include "base/suggest.hpp"
#include "compile/catalog_model.hpp"
#include "compile/program.hpp"

#include <algorithm>
#include <map>
#include <type_traits>

namespace bleibe {
namespace {

using detail::Code;

/// `name` gives a view of what lives in the list.
template <class List, class Name>
std::string suggestion(const std::string& word, const List& list, const Name& name) {
    static_assert(std::is_same_v<decltype(name(*list.begin())), std::string_view>);
    std::vector<std::string_view> known;
    for (const auto& one : list) {
        known.emplace_back(name(one));
    }
    return detail::did_you_mean_one_of(word, known);
}

/// `named`: by dispute, the reading that another choice at the same level has taken.
void choose(const Program& program, Readings& readings, std::map<std::size_t, int>& named,
            const std::string& choice, detail::Diagnostics& diagnostics) {
    const std::size_t sign = choice.find('=');
    if (sign == std::string::npos) {
        diagnostics.add(Code::unknown_dispute, detail::quoted(choice) + " names no reading")
            .help("write `dispute=reading`");
        return;
    }
    const std::string dispute = choice.substr(0, sign);
    const std::string reading = choice.substr(sign + 1);
    const auto& disputes = program.disputes();
    const auto found = std::find_if(disputes.begin(), disputes.end(),
                                    [&](const DisputeInfo& one) { return one.id == dispute; });
    if (found == disputes.end()) {
        diagnostics.add(Code::unknown_dispute, "there is no dispute " + detail::quoted(dispute))
            .help(suggestion(dispute, disputes,
                             [](const DisputeInfo& one) -> std::string_view { return one.id; }));
        return;
    }
    const auto at = std::find(found->readings.begin(), found->readings.end(), reading);
    if (at == found->readings.end()) {
        diagnostics
            .add(Code::unknown_dispute,
                 "the dispute " + detail::quoted(dispute) + " has no reading " + detail::quoted(reading))
            .help(suggestion(reading, found->readings,
                             [](const std::string& one) -> std::string_view { return one; }));
        return;
    }
    const auto number = static_cast<std::size_t>(found - disputes.begin());
    const auto taken = static_cast<int>(at - found->readings.begin());
    const auto [before, fresh] = named.emplace(number, taken);
    if (!fresh && before->second != taken) {
        diagnostics
            .add(Code::chosen_twice,
                 "two readings of " + detail::quoted(dispute) + " are chosen: " +
                     detail::quoted(found->readings[static_cast<std::size_t>(before->second)]) + " and " +
                     detail::quoted(reading))
            .help("choose one of them");
        return;
    }
    readings.choose(number, taken);
}

} // namespace

Checked<Readings> choose_readings(const Program& program, std::span<const std::string> choices,
                                  std::string_view profile) {
    detail::Diagnostics diagnostics;
    Readings readings;
    const detail::CatalogData& written = program.data().model->written();
    if (!profile.empty()) {
        const detail::Profile* found = written.find_profile(profile);
        if (found == nullptr) {
            const std::string name(profile);
            diagnostics.add(Code::wrong_word, "there is no profile " + detail::quoted(name))
                .help(suggestion(name, written.profiles,
                                 [](const detail::Profile& one) -> std::string_view { return one.id; }));
        } else {
            std::map<std::size_t, int> named;
            for (const detail::Profile::Choice& choice : found->readings) {
                choose(program, readings, named, choice.dispute + "=" + choice.reading, diagnostics);
            }
        }
    }
    std::map<std::size_t, int> named;
    for (const std::string& choice : choices) {
        choose(program, readings, named, choice, diagnostics);
    }
    if (diagnostics.has_errors()) {
        return Checked<Readings>(diagnostics.take());
    }
    return {std::move(readings), diagnostics.take()};
}

} // namespace bleibe
