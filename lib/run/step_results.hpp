// SPDX-License-Identifier: Apache-2.0
// What the steps of a column machine gave for what they read. Every content that a step reads or gives has a
// number; so a step whose operands hold again what they held before is not run again, and a change that makes
// no difference ends where it makes none.
#pragma once

#include "columns/cell.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace bleibe::detail {

/// The number of a content; never the same for two contents of one place.
using Version = std::uint64_t;

/// Of one step. Not thread-safe.
class StepResults {
public:
    struct Result {
        Cell cell;
        Version version = 0;
        const Word* changed = nullptr; // rows in which it is not the first one; null: none
    };

    void clear() noexcept {
        read_.clear();
        results_.clear();
        last_ = 0;
    }
    /// What the step gave when it read these versions; null if it never did.
    [[nodiscard]] const Result* find(std::span<const Version> read) noexcept {
        // Mostly it is what was asked for last.
        for (std::size_t i = 0, place = last_; i < results_.size(); ++i, ++place) {
            place = place < results_.size() ? place : 0;
            if (std::equal(read.begin(), read.end(), read_.data() + place * read.size())) {
                last_ = place;
                return &results_[place];
            }
        }
        return nullptr;
    }
    void add(std::span<const Version> read, const Result& result) {
        read_.insert(read_.end(), read.begin(), read.end());
        last_ = results_.size();
        results_.push_back(result);
    }
    void drop_last() {
        read_.resize(read_.size() - read_.size() / results_.size());
        results_.pop_back();
    }
    /// What was read for that result.
    [[nodiscard]] std::span<const Version> read_for(std::size_t place) const noexcept {
        const std::size_t count = read_.size() / results_.size();
        return {read_.data() + place * count, count};
    }
    /// The rows in which that content is not the first one; null: none.
    [[nodiscard]] const Word* changed(Version version) const noexcept {
        for (const Result& result : results_) {
            if (result.version == version) {
                return result.changed;
            }
        }
        return nullptr;
    }
    [[nodiscard]] std::span<const Result> all() const noexcept { return results_; }

private:
    std::vector<Version> read_; // as many for each result
    std::vector<Result> results_;
    std::size_t last_ = 0; // that was found
};

} // namespace bleibe::detail
