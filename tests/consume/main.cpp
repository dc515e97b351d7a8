// SPDX-License-Identifier: Apache-2.0
#include <bleibe/bleibe.hpp>

#include <iostream>

int main() { std::cout << "bleibe is there\n"; }
