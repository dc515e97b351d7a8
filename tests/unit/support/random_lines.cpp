// SPDX-License-Identifier: Apache-2.0
// The idea: one writer with a few liberties, which the plain form does not take.
#include "unit/support/random_lines.hpp"

#include "compile/catalog_model.hpp"
#include "compile/program.hpp"
#include "reason/fact_columns.hpp"
#include "value/case_data.hpp"
#include "value/value.hpp"

#include <bleibe/caseload_reader.hpp>

#include <algorithm>

namespace bleibe::test {
namespace {

using detail::Kind;
using detail::Value;

class LineWriter {
public:
    explicit LineWriter(Dice* dice) : dice_(dice) {}

    void object(std::vector<std::pair<std::string, Value>> members, const Value* listed_with_source) {
        if (dice_ != nullptr && dice_->one_in(3)) {
            for (std::size_t i = members.size(); i > 1; --i) {
                std::swap(members[i - 1], members[dice_->roll(static_cast<unsigned>(i))]);
            }
        }
        out += '{';
        bool first = true;
        for (const auto& [key, value] : members) {
            blank();
            out += first ? "" : ",";
            blank();
            this->key(key);
            this->value(value);
            first = false;
        }
        if (listed_with_source != nullptr && dice_ != nullptr && dice_->one_in(8)) {
            out += first ? "" : ",";
            out += dice_->one_in(2) ? R"("source":"notice of 2020")" : R"("source":"Bescheid für 2020")";
        }
        blank();
        out += '}';
    }

    void value(const Value& value) {
        if (value.kind == Kind::list) {
            out += '[';
            for (std::size_t i = 0; i < value.items().size(); ++i) {
                out += i == 0 ? "" : ",";
                blank();
                this->value(value.items()[i]);
            }
            out += ']';
        } else if (value.kind == Kind::context) {
            std::vector<std::pair<std::string, Value>> members;
            for (std::size_t i = 0; i < value.context().size(); ++i) {
                const std::string name(value.context().shape->names[i]);
                if (!value.context().fields[i].is_unknown() && name != "source") {
                    members.emplace_back(name, value.context().fields[i]);
                }
            }
            object(std::move(members), &value);
        } else if (dice_ != nullptr && dice_->one_in(60)) {
            out += odd();
        } else {
            detail::write_json(out, value);
        }
        blank();
    }

    void key(const std::string& key) {
        if (dice_ != nullptr && dice_->one_in(80)) {
            out += "\"\\u00" + std::string(key.front() < 'p' ? "6" : "7") +
                   "0123456789abcdef"[static_cast<unsigned char>(key.front()) & 15U] + key.substr(1) + "\"";
        } else {
            out += '"' + key + '"';
        }
        blank();
        out += ':';
        blank();
    }

    std::string out;

private:
    void blank() {
        if (dice_ != nullptr && dice_->one_in(12)) {
            out += dice_->one_in(2) ? " " : "\t ";
        }
    }
    std::string odd() {
        static const std::vector<std::string> odd_values = {"null",
                                                            "1.5",
                                                            "1e2",
                                                            "-0",
                                                            "-7",
                                                            "007",
                                                            "2147483647",
                                                            "99999999999",
                                                            "\"\"",
                                                            "\"1850-02-28\"",
                                                            "\"2023-02-29\"",
                                                            "\"2024-02-29\"",
                                                            "\"9999-12-31\"",
                                                            "\"12022-01-01\"",
                                                            "\"P18M\"",
                                                            "\"PT5H\"",
                                                            "true",
                                                            "[]",
                                                            "{}",
                                                            "{\"between\":[\"2020-01-01\",\"2020-02-01\"]}",
                                                            "{\"one_of\":[true,false]}",
                                                            "{\"at_least\":[]}",
                                                            "\"blue\"",
                                                            "\"\\u0062lue\"",
                                                            "\"20220-1-01\""};
        return odd_values[dice_->roll(static_cast<unsigned>(odd_values.size()))];
    }

    Dice* dice_;
};

std::string line_of(const Catalog& catalog, const Case& person, const std::string& id, Dice* dice) {
    const auto& declared = catalog.model().written().vocabulary.facts;
    std::vector<std::pair<std::string, Value>> members;
    for (std::size_t i = 0; i < declared.size(); ++i) {
        const Value& fact = person.data().facts[i];
        if (!fact.is_unknown() && !person.data().assumed[i]) {
            members.emplace_back(declared[i].id, fact);
        }
    }
    LineWriter writer(dice);
    const bool id_last = dice != nullptr && dice->one_in(6);
    const std::string written_id = "\"id\":\"" + id + "\"";
    writer.out = "{";
    if (!id_last) {
        writer.out += written_id + ",";
    }
    writer.key("facts");
    writer.object(std::move(members), nullptr);
    writer.out += id_last ? "," + written_id + "}" : "}";
    return writer.out;
}

std::string text_of(const DiagnosticList& findings) { return render(findings); }

} // namespace

std::string plain_line(const Catalog& catalog, const Case& person, const std::string& id) {
    return line_of(catalog, person, id, nullptr);
}

std::string unusual_line(const Catalog& catalog, const Case& person, const std::string& id, Dice& dice) {
    return line_of(catalog, person, id, &dice);
}

std::string damaged(std::string line, Dice& dice) {
    static const std::string bytes = "\"\\{}[],:0123456789 -ntfe.\x01\xC3\xA9\x7F/";
    const unsigned edits = 1 + dice.roll(3);
    for (unsigned i = 0; i < edits && !line.empty(); ++i) {
        const std::size_t place = dice.roll(static_cast<unsigned>(line.size()));
        switch (dice.roll(5)) {
        case 0:
            line[place] = bytes[dice.roll(static_cast<unsigned>(bytes.size()))];
            break;
        case 1:
            line.erase(place, 1 + dice.roll(4));
            break;
        case 2:
            line.insert(place, 1, bytes[dice.roll(static_cast<unsigned>(bytes.size()))]);
            break;
        case 3:
            line.insert(place, line.substr(place, dice.roll(40)));
            break;
        default:
            if (dice.one_in(4)) {
                line.resize(place);
            }
        }
    }
    return line;
}

std::string difference_of_readers(const Catalog& catalog, const std::vector<std::string>& lines,
                                  std::size_t* read_strictly) {
    detail::ProgramData layouts(catalog);
    layouts.model = catalog.share();
    const auto& declared = catalog.model().written().vocabulary.facts;
    layouts.fact_count = declared.size();
    for (std::size_t i = 0; i < declared.size(); ++i) {
        const detail::Shape& shape = catalog.model().shapes[i];
        layouts.fact_layouts.push_back({declared[i].type, shape.names.empty() ? nullptr : &shape});
    }
    std::vector<CaseLine> given;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        given.push_back({lines[i], 10 + 2 * i});
    }
    CaseloadReader many(catalog);
    many.read(given, "lines.ndjson");
    if (read_strictly != nullptr) {
        *read_strictly += many.read_strictly();
    }
    detail::Arena memory;
    detail::Batch batch(memory, detail::kernels());
    batch.begin(static_cast<std::uint32_t>(lines.size()));
    const auto source = detail::facts_of(layouts, many.people().data());
    std::vector<detail::Cell> cells;
    for (std::uint32_t fact = 0; fact < declared.size(); ++fact) {
        cells.push_back(source->cell(batch, fact, 0));
    }
    CaseReader one(catalog);
    DiagnosticList findings;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto read = one.read(lines[i], "lines.ndjson", static_cast<std::uint32_t>(given[i].number));
        findings.insert(findings.end(), read.diagnostics().begin(), read.diagnostics().end());
        if (many.is_person(i) != static_cast<bool>(read)) {
            return lines[i] + "\naccepted by one of the readers alone\n" + text_of(read.diagnostics());
        }
        if (!read) {
            continue;
        }
        if (many.id(i) != read->id() || many.subject(i).id() != read->id()) {
            return lines[i] + "\nanother id: " + std::string(many.id(i));
        }
        if (many.people().data().cases.count(i) > 0) {
            continue; // read by the strict reader itself
        }
        for (std::size_t fact = 0; fact < declared.size(); ++fact) {
            const Value value = detail::value_of_cell(cells[fact], i, memory);
            const Value& expected = read->data().facts[fact];
            if (detail::to_text(value) != detail::to_text(expected) || value.kind != expected.kind) {
                return lines[i] + "\n" + declared[fact].id + " is " + detail::to_text(value) + ", not " +
                       detail::to_text(expected);
            }
        }
    }
    return text_of(many.findings()) == text_of(findings)
               ? std::string()
               : "other findings:\n" + text_of(many.findings()) + "instead of\n" + text_of(findings);
}

} // namespace bleibe::test
