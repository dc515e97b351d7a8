// SPDX-License-Identifier: Apache-2.0
// The idea: a depth-first walk over who names whom, which gives up at the first circle.
#include "check/entry_order.hpp"

#include <numeric>
#include <string_view>
#include <unordered_map>

namespace bleibe::detail {
namespace {

class EntryOrder {
public:
    explicit EntryOrder(const Expression& context)
        : context_(context), states_(context.children.size(), State::open) {
        for (std::uint32_t i = 0; i < states_.size(); ++i) {
            entries_.emplace(context.names[i], i);
        }
    }

    std::vector<std::uint32_t> find() {
        for (std::uint32_t i = 0; i < states_.size(); ++i) {
            place(i);
        }
        if (circle_) {
            std::iota(order_.begin(), order_.end(), 0U);
        }
        return std::move(order_);
    }

private:
    enum class State : std::uint8_t { open, begun, placed };

    void place(std::uint32_t entry) {
        if (states_[entry] == State::placed) {
            return;
        }
        circle_ = circle_ || states_[entry] == State::begun || depth_ >= deepest;
        if (!circle_) {
            states_[entry] = State::begun;
            ++depth_;
            place_named(context_.child(entry), entry);
            --depth_;
        }
        if (states_[entry] != State::placed) {
            states_[entry] = State::placed;
            order_.push_back(entry);
        }
    }

    void place_named(const Expression& e, std::uint32_t within) {
        if (e.kind == ExpressionKind::name) {
            const auto found = entries_.find(e.text);
            if (found != entries_.end() && found->second != within) { // its own name means one outside
                place(found->second);
            }
        }
        for (const ExpressionPointer& child : e.children) {
            place_named(*child, within);
        }
    }

    /// A longer chain counts as a circle, so that no context can exhaust the stack.
    static constexpr std::uint32_t deepest = 100;

    const Expression& context_;
    std::unordered_map<std::string_view, std::uint32_t> entries_;
    std::uint32_t depth_ = 0;
    std::vector<State> states_;
    std::vector<std::uint32_t> order_;
    bool circle_ = false;
};

} // namespace

std::vector<std::uint32_t> entry_order(const Expression& context) { return EntryOrder(context).find(); }

} // namespace bleibe::detail
