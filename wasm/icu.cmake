# ICU for wasm and nlohmann's headers, as targets that core/ links to.

set(KHABAR_ICU_DIR "" CACHE PATH "What scripts/build-icu-wasm made: lib/*.a, include/, icudata.o")
set(KHABAR_JSON_INCLUDE_DIR /usr/include CACHE PATH "The folder that has nlohmann/json.hpp")

add_library(khabar_icu INTERFACE)
target_include_directories(khabar_icu SYSTEM INTERFACE ${KHABAR_ICU_DIR}/include)
target_compile_definitions(khabar_icu INTERFACE U_STATIC_IMPLEMENTATION=1 U_CHARSET_IS_UTF8=1)
target_link_libraries(khabar_icu INTERFACE ${KHABAR_ICU_DIR}/libicu_common.a ${KHABAR_ICU_DIR}/icudata.o)

# Debian's package would add -isystem /usr/include, which is the wrong C library: its headers alone, by a link.
file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/json-include)
file(CREATE_LINK ${KHABAR_JSON_INCLUDE_DIR}/nlohmann ${CMAKE_BINARY_DIR}/json-include/nlohmann SYMBOLIC)
add_library(khabar_json_headers INTERFACE)
target_include_directories(khabar_json_headers SYSTEM INTERFACE ${CMAKE_BINARY_DIR}/json-include)
