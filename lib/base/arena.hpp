// SPDX-License-Identifier: Apache-2.0
// Memory that is given out in one direction and taken back all at once: the slots, texts and lists of
// one assessment, or of one program.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <type_traits>
#include <vector>

namespace bleibe::detail {

/// Not thread-safe. What it gives out lives until `reset` or its end; destructors do not run, so only
/// trivially destructible things may live in it.
class Arena {
public:
    Arena() = default;
    Arena(const Arena&) = delete;
    Arena& operator=(const Arena&) = delete;
    Arena(Arena&&) noexcept = default;
    Arena& operator=(Arena&&) noexcept = default;

    /// Never null; `bytes` may be 0.
    void* allocate(std::size_t bytes, std::size_t alignment = alignof(std::max_align_t)) {
        const std::size_t start = (used_ + alignment - 1) & ~(alignment - 1);
        if (chunk_ < chunks_.size() && start + bytes <= chunks_[chunk_].size) {
            used_ = start + bytes;
            return chunks_[chunk_].memory.get() + start;
        }
        return grow(bytes);
    }

    template <class T>
    T* allocate_array(std::size_t count) {
        static_assert(std::is_trivially_destructible_v<T>);
        return static_cast<T*>(allocate(count * sizeof(T), alignof(T)));
    }

    template <class T>
    T* create(const T& value) {
        static_assert(std::is_trivially_destructible_v<T>);
        return ::new (allocate(sizeof(T), alignof(T))) T(value);
    }

    /// A copy that lives in the arena.
    std::string_view copy(std::string_view text) {
        auto* to = allocate_array<char>(text.size());
        if (!text.empty()) {
            std::memcpy(to, text.data(), text.size());
        }
        return {to, text.size()};
    }

    /// Takes everything back and keeps the memory for the next use.
    void reset() noexcept {
        chunk_ = 0;
        used_ = 0;
        full_ = 0;
    }

    /// How far memory was given out.
    struct Mark {
        std::size_t chunk = 0;
        std::size_t used = 0;
        std::size_t full = 0;
    };
    [[nodiscard]] Mark mark() const noexcept { return {chunk_, used_, full_}; }
    /// Takes back what was given out since the mark, which must not lie behind a later `reset`.
    void rewind(const Mark& mark) noexcept {
        chunk_ = mark.chunk;
        used_ = mark.used;
        full_ = mark.full;
    }

    /// It was given out since the mark.
    [[nodiscard]] bool is_behind(const Mark& mark, const void* given) const noexcept {
        const auto at = reinterpret_cast<std::uintptr_t>(given);
        for (std::size_t i = mark.chunk; i < chunks_.size() && i <= chunk_; ++i) {
            const auto begin = reinterpret_cast<std::uintptr_t>(chunks_[i].memory.get());
            if (at >= begin + (i == mark.chunk ? mark.used : 0) && at < begin + chunks_[i].size) {
                return true;
            }
        }
        return false;
    }

    /// Bytes in use, counting chunks that were left half empty as full.
    [[nodiscard]] std::size_t bytes() const noexcept { return full_ + used_; }

private:
    struct Chunk {
        std::unique_ptr<std::byte[]> memory;
        std::size_t size = 0;
    };

    void* grow(std::size_t bytes) {
        while (chunk_ + 1 < chunks_.size()) {
            full_ += chunks_[chunk_].size;
            ++chunk_;
            if (bytes <= chunks_[chunk_].size) {
                used_ = bytes;
                return chunks_[chunk_].memory.get();
            }
        }
        // The largest chunk outweighs all others: then common allocators keep what is freed for the next
        // arena, instead of having it taken back by the system and faulted in again.
        constexpr std::size_t growth = 4;
        const std::size_t last = chunks_.empty() ? 2048 : chunks_.back().size;
        Chunk chunk;
        chunk.size = last * growth > bytes ? last * growth : bytes;
        chunk.memory = std::unique_ptr<std::byte[]>(new std::byte[chunk.size]);
        full_ += chunks_.empty() ? 0 : chunks_.back().size;
        chunks_.push_back(std::move(chunk));
        chunk_ = chunks_.size() - 1;
        used_ = bytes;
        return chunks_[chunk_].memory.get();
    }

    std::vector<Chunk> chunks_;
    std::size_t chunk_ = 0;
    std::size_t used_ = 0;
    std::size_t full_ = 0; // bytes of the chunks before the current one
};

} // namespace bleibe::detail
