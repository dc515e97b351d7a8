// SPDX-License-Identifier: Apache-2.0
// Writes an invented caseload to standard output, one case a line. Nobody in it exists: everything comes
// from a small generator of numbers, and the same options always give the same bytes.
//
//     generate_caseload [--count 650] [--seed 2022] [--broken 0]
#include "caseload.hpp"

#include <charconv>
#include <cstdio>
#include <cstring>
#include <string>

namespace {

struct Options {
    std::uint64_t count = 650;
    std::uint64_t seed = 2022;
    std::uint64_t broken = 0; // so many of the lines are broken, spread evenly
};

/// The ways in which a line can be wrong, one after the other.
[[nodiscard]] std::string broken_line(const std::string& line, const std::string& id, std::uint64_t kind) {
    const std::string head = "{\"id\":\"" + id + "\",\"facts\":{";
    switch (kind % 12) {
    case 0:
        return line.substr(0, line.size() / 2);
    case 1:
        return "{\"id\":\"" + id + "\"," + line.substr(1);
    case 2:
        return head + "\"birth_dat\":\"1990-01-01\"}}";
    case 3:
        return head + "\"commitment_declared\":\"yes\"}}";
    case 4:
        return head + "\"birth_date\":\"2001-02-29\"}}";
    case 5:
        return head + "\"stays\":[{\"from\":\"2019-01-01\",\"status\":\"tolerate\"}]}}";
    case 6:
        return head + "\"birth_date\":null}}";
    case 7:
        return head +
               "\"stays\":[{\"from\":\"2019-01-02\",\"until\":\"2019-01-01\",\"status\":\"tolerated\"}]}}";
    case 8:
        return "[" + line + ']';
    case 9:
        return head + "\"commitment_declared\":true}}}";
    case 10:
        return head + "\"birth_date\":\"" + std::string(1, '\0') + "\"}}";
    default:
        return head + "\"birth_date\":\"\xff\xfe\"}}";
    }
}

[[nodiscard]] bool parse(int argc, char** argv, Options& options) {
    for (int i = 1; i < argc; i += 2) {
        std::uint64_t* const target = std::strcmp(argv[i], "--count") == 0    ? &options.count
                                      : std::strcmp(argv[i], "--seed") == 0   ? &options.seed
                                      : std::strcmp(argv[i], "--broken") == 0 ? &options.broken
                                                                              : nullptr;
        if (target == nullptr || i + 1 == argc) {
            return false;
        }
        const char* const end = argv[i + 1] + std::strlen(argv[i + 1]);
        const auto [stop, error] = std::from_chars(argv[i + 1], end, *target);
        if (error != std::errc{} || stop != end) {
            return false;
        }
    }
    return options.broken <= options.count;
}

} // namespace

int main(int argc, char** argv) {
    Options options;
    if (!parse(argc, argv, options)) {
        std::fputs("usage: generate_caseload [--count N] [--seed N] [--broken N]\n", stderr);
        return 2;
    }
    std::uint64_t broken = 0;
    for (std::uint64_t number = 1; number <= options.count; ++number) {
        std::string text = stade::line_of(options.seed, number);
        if (number * options.broken / options.count > broken) {
            text = broken_line(text, stade::id_of(number), broken++);
        }
        text += '\n';
        if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) {
            break;
        }
    }
    return std::fflush(stdout) == 0 && std::ferror(stdout) == 0 ? 0 : 1;
}
