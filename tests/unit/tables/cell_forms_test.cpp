// SPDX-License-Identifier: Apache-2.0
#include "tables/cell_forms.hpp"

#include "value/calendar.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace bleibe::detail;

TEST_CASE("days are read as the example is written, and no other way") {
    struct Row {
        const char* example;
        const char* text;
        const char* day; // null: none
    };
    const std::vector<Row> rows{
        {"31.12.2022", "01.02.1990", "1990-02-01"},
        {"31.12.2022", "1.2.1990", "1990-02-01"},
        {"31.12.2022", "29.02.2020", "2020-02-29"},
        {"31.12.2022", "29.02.2021", nullptr},
        {"31.12.2022", "00.01.2021", nullptr},
        {"31.12.2022", "01.13.2021", nullptr},
        {"31.12.2022", "01.02.90", nullptr},
        {"31.12.2022", "01.02.19900", nullptr},
        {"31.12.2022", "001.02.1990", nullptr},
        {"31.12.2022", "01.02.1990 ", nullptr},
        {"31.12.2022", "1990-02-01", nullptr},
        {"31.12.2022", "", nullptr},
        {"31.12.2022", "01.02.", nullptr},
        {"31.12.2022", "-1.02.1990", nullptr},
        {"2022-12-31", "1990-02-01", "1990-02-01"},
        {"2022-12-31", "1990-2-1", "1990-02-01"},
        {"2022-12-31", "90-02-01", nullptr},
        {"12/31/2022", "02/01/1990", "1990-02-01"},
        {"12/31/2022", "13/01/1990", nullptr},
        {"20221231", "19900201", "1990-02-01"},
        {"20221231", "1990021", nullptr},
        {"20221231", "199002011", nullptr},
        {"(31.12.2022)", "(01.02.1990)", "1990-02-01"},
        {"(31.12.2022)", "01.02.1990", nullptr},
    };
    for (const Row& row : rows) {
        CAPTURE(row.example);
        CAPTURE(row.text);
        const auto form = DayForm::of_example(row.example);
        REQUIRE(form);
        const auto day = form->read(row.text);
        CHECK((day ? date_text(*day) : "") == (row.day != nullptr ? row.day : std::string()));
    }
}

TEST_CASE("what is no example of a day or a number") {
    for (const char* text : {"", "31.12.22", "TT.MM.JJJJ", "31.12.2022 23:59", "31.12.2023", "2022",
                             "2022-12-31-12", "31.12.202", "1990-02-01"}) {
        CAPTURE(text);
        CHECK_FALSE(DayForm::of_example(text));
    }
    for (const char* text : {"", "1234", "1234.5", "1234.567", "1.234.56", "1x234,56", "12.34,56", "1234;56",
                             "1,234,56", "-1234,56", "01234,56"}) {
        CAPTURE(text);
        CHECK_FALSE(NumberForm::of_example(text));
    }
}

TEST_CASE("numbers are read as the example is written, and no other way") {
    struct Row {
        const char* example;
        const char* text;
        const char* number; // null: none
    };
    const std::vector<Row> rows{
        {"1234,56", "1040,5", "1040.5"},
        {"1234,56", "1.040,5", nullptr},
        {"1234,56", "1.5", nullptr},
        {"1234,56", "-3", "-3"},
        {"1234,56", "+3", nullptr},
        {"1234,56", "3,", nullptr},
        {"1234,56", ",5", nullptr},
        {"1234,56", "1e3", nullptr},
        {"1234,56", "", nullptr},
        {"1234,56", "-", nullptr},
        {"1234,56", "1,5,6", nullptr},
        {"1234,56", "3 EUR", nullptr},
        {"1.234,56", "1.040,50", "1040.50"},
        {"1.234,56", "1040,50", "1040.50"},
        {"1.234,56", "1.04", nullptr},
        {"1.234,56", "1.0400", nullptr},
        {"1.234,56", "1234.567", nullptr},
        {"1.234,56", "1.234.567", "1234567"},
        {"1.234,56", "-12.345,6", "-12345.6"},
        {"1.234,56", ".123", nullptr},
        {"1.234,56", "1..234", nullptr},
        {"1 234,56", "12 345", "12345"},
        {"1'234.56", "12'345.6", "12345.6"},
        {"1,234.56", "1,5", nullptr},
        {"1234.56", "1.5", "1.5"},
        {"1234.56", "1,5", nullptr},
    };
    for (const Row& row : rows) {
        CAPTURE(row.example);
        CAPTURE(row.text);
        const auto form = NumberForm::of_example(row.example);
        REQUIRE(form);
        const auto number = form->read(row.text);
        CHECK((number ? to_string(*number) : "") == (row.number != nullptr ? row.number : std::string()));
    }
}
