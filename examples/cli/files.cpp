// SPDX-License-Identifier: Apache-2.0
// Reading and writing with every failure noticed: a full disk is an error, a reader that went away is not.
#include "options.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <limits>
#include <memory>

namespace cli {

void print(const bleibe::DiagnosticList& diagnostics) {
    const std::string text = bleibe::render(diagnostics);
    std::fwrite(text.data(), 1, text.size(), stderr);
}

void print_error(std::string_view code, std::string_view file, std::string_view message, std::uint64_t line) {
    bleibe::Diagnostic finding;
    finding.line =
        static_cast<std::uint32_t>(std::min<std::uint64_t>(line, std::numeric_limits<std::uint32_t>::max()));
    finding.column = line > 0 ? 1 : 0;
    finding.code = code;
    finding.file = file;
    finding.message = message;
    print({finding});
}

std::optional<bleibe::Source> read_source(const std::string& path, std::size_t limit) {
    const bool standard = path == "-";
    std::error_code failed;
    if (!standard && std::filesystem::is_directory(path, failed)) {
        print_error("E901", path, "cannot be read: is a folder");
        return std::nullopt;
    }
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> opened(
        standard ? nullptr : std::fopen(path.c_str(), "rb"), &std::fclose);
    std::FILE* const file = standard ? stdin : opened.get();
    if (file == nullptr) {
        print_error("E901", path, std::string("cannot be read: ") + std::strerror(errno));
        return std::nullopt;
    }
    std::string text;
    std::array<char, 65536> piece{};
    while (text.size() <= limit) {
        const std::size_t got =
            std::fread(piece.data(), 1, std::min(piece.size(), limit + 1 - text.size()), file);
        text.append(piece.data(), got);
        if (got == 0) {
            break;
        }
    }
    if (std::ferror(file) != 0) {
        print_error("E901", path, std::string("cannot be read: ") + std::strerror(errno));
        return std::nullopt;
    }
    return bleibe::Source(standard ? "<stdin>" : path, std::move(text));
}

Output::Output(const std::string& path) : file_(std::fopen(path.c_str(), "wb")), name_(path) {
    if (file_ == nullptr) {
        fail();
    }
}

Output::~Output() {
    if (file_ != nullptr && file_ != stdout) {
        std::fclose(file_);
    }
}

void Output::fail() {
    if (failure_ == 0) {
        failure_ = errno != 0 ? errno : EIO;
    }
}

void Output::write(std::string_view text) {
    if (failure_ == 0 && std::fwrite(text.data(), 1, text.size(), file_) != text.size()) {
        fail();
    }
}

bool Output::finish() {
    if (failure_ == 0 && std::fflush(file_) != 0) {
        fail();
    }
    if (file_ != nullptr && file_ != stdout) {
        if (std::fclose(file_) != 0) {
            fail();
        }
        file_ = nullptr;
    }
    if (failure_ != 0 && failure_ != EPIPE) {
        print_error("E901", name_, std::string("cannot be written: ") + std::strerror(failure_));
    }
    return failure_ == 0;
}

} // namespace cli
