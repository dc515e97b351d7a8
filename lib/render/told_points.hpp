// SPDX-License-Identifier: Apache-2.0
// Points of an explanation in words: what every format says of a point is decided here, how it looks is not.
#pragma once

#include <bleibe/report.hpp>

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace bleibe::detail {

/// How something stands for the person, whatever it is called.
enum class Tone : std::uint8_t { good, bad, open, waived, none };
/// A sign for it, readable without colours: ✓ ✗ ? ≈ –. Of what must not stand ● stands and ○ does not: a tick
/// beside words such as "has deceived" would say the contrary.
[[nodiscard]] std::string_view sign_of(Tone tone, bool negative = false) noexcept;
[[nodiscard]] Tone tone_of(PointState state, bool negative) noexcept;
[[nodiscard]] Tone tone_of(Status status) noexcept;

struct FactTold {
    std::string label;
    std::string value;
    bool known = true;
    std::vector<std::string> entries;
};

/// A sentence of the law with its words.
struct LawTold {
    std::string law;
    std::string url;
    std::string quote; // in quotation marks

    [[nodiscard]] bool empty() const noexcept { return law.empty() && quote.empty(); }
    /// Both, with a space between.
    [[nodiscard]] std::string text() const { return law + (law.empty() || quote.empty() ? "" : " ") + quote; }
};

/// `name`: "verlangt", or empty for a sentence of its own. `brief`: without the words of the law.
struct PartTold {
    std::string name;
    std::string text;
    std::string brief;
};

struct PointTold {
    std::uint32_t number = 0;
    Tone tone = Tone::none;
    std::string_view sign;
    std::string label;
    std::string state;
    LawTold law;
    LawTold mentioned; // where the permit's norm asks for it
    std::string required;
    std::string found;
    std::vector<FactTold> facts;
    std::vector<PartTold> remarks; // disputes, waivers, exceptions, what the readings change
};

/// One point in full. `disputes`: of the permit, for their labels.
[[nodiscard]] PointTold tell_point(const Point& point, const std::vector<DisputeFound>& disputes,
                                   std::string_view language);
/// "eines von:" for a branch without a name.
[[nodiscard]] std::string label_of(const Point& point, std::string_view language);
/// `in_full`: "offen, notfalls wird abgesehen", else in few words.
[[nodiscard]] std::string state_of(const Point& point, bool in_full, std::string_view language);
/// A group without a name all of whose parts are needed: its parts stand for it.
[[nodiscard]] bool is_bare_group(const Point& point) noexcept;

/// Requirements that are not met and need not be: of alternatives another one is.
[[nodiscard]] std::set<const Point*> needless_points(const std::vector<Point>& points);

/// The points marked as decisive: in the order of the tree, but of alternatives the branch with the fewest of
/// them first.
[[nodiscard]] std::vector<const Point*> decisive_points(const std::vector<Point>& points);
/// The others that the verdict rests on, in the order of the tree.
[[nodiscard]] std::vector<const Point*> resting_points(const std::vector<Point>& points);

/// Labels by name in `because` and by path of a fact, from all points: for reports without a program.
using PointLabels = std::map<std::string_view, const Words*>;
[[nodiscard]] PointLabels point_labels(const std::vector<Point>& points);

} // namespace bleibe::detail
