#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "sequence/hash_index.h"
#include "sequence/model.h"
#include "sequence/network.h"
#include "sequence/weight_index.h"
#include "tagger/word_classes.h"

using namespace khabar;
using namespace khabar::sequence;

TEST_CASE("packed hashes find what was packed", "[sequence]") {
  std::vector<std::uint32_t> hashes;
  for (std::uint32_t i = 0; i < 5000; ++i) hashes.push_back(i * 2654435761u);
  const PackedHashes packed = pack_hashes(hashes);
  auto bytes = std::as_bytes(std::span(packed.bytes));
  const auto index = HashIndex::read(bytes);
  REQUIRE(index);
  CHECK(bytes.empty());
  for (std::size_t e = 0; e < packed.order.size(); ++e)
    if (packed.order[e] >= 0)
      CHECK(index->find(hashes[static_cast<std::size_t>(packed.order[e])]) == static_cast<int>(e));
  int strangers = 0;
  for (std::uint32_t i = 0; i < 5000; ++i) strangers += index->find(i * 2246822519u + 12345u) >= 0;
  CHECK(strangers < 25);
}

TEST_CASE("an index of hashes as they are takes none for another", "[sequence]") {
  std::vector<std::uint32_t> hashes;
  UnpackedHashes whole;  // of all 32 bits
  for (std::uint32_t i = 0; i < 5000; ++i) {
    hashes.push_back(i * 2654435761u);
    whole.keys.push_back(cut_hash(hashes.back(), whole.bits));
  }
  const HashIndex index(whole);
  for (std::size_t i = 0; i < hashes.size(); ++i) CHECK(index.find(hashes[i]) == static_cast<int>(i));
  for (std::uint32_t h : hashes) CHECK(index.find(h + 1) == -1);
  hashes.insert(hashes.begin() + 4000, 1);  // which has no entry
  std::vector<int> found;
  index.find_each(hashes, [&](int entry) { found.push_back(entry); });
  CHECK(found.size() == 5000);
  CHECK(std::is_sorted(found.begin(), found.end()));
  CHECK(HashIndex(UnpackedHashes{}).find(0) == -1);
  CHECK(HashIndex().find(0) == -1);
}

TEST_CASE("rows that are scored in parts have the scores of the whole", "[sequence]") {
  Weights weights;
  for (std::uint32_t f = 0; f < 300; ++f) {
    LabelScores row{};
    row[f % label_count] = 0.25f * static_cast<float>(1 + f % 5);
    weights.features.push_back({f * 7919u, row});
  }
  const std::string file = write_model(weights);
  const Model model(std::as_bytes(std::span(file)));
  FeatureRows whole, first, second;
  for (std::uint32_t f = 0; f < 300; ++f) {
    whole.hashes.push_back(f * 7919u);
    (f < 130 ? first : second).hashes.push_back(f * 7919u);
  }
  for (FeatureRows* rows : {&whole, &first, &second}) rows->end_row();
  std::vector<LabelScores> scores;
  std::vector<LabelSums> sums(1);
  model.score(whole, scores);
  model.add(first, sums);
  model.add(second, sums);
  CHECK(model.scores_of(sums[0]) == scores[0]);
  CHECK(scores[0][4] > 0);
}

TEST_CASE("a model gives back the weights it was written with; a damaged one scores nothing", "[sequence]") {
  Weights weights;
  LabelScores row{};
  row[3] = 1.5f;
  row[7] = -0.5f;
  weights.features.push_back({42u, row});
  const std::string file = write_model(weights);
  FeatureRows rows;
  rows.hashes = {42u, 43u};
  rows.end_row();
  std::vector<LabelScores> scores;
  const Model model(std::as_bytes(std::span(file)));
  REQUIRE(model.usable());
  model.score(rows, scores);
  CHECK(scores[0][3] == 1.5f);
  CHECK(scores[0][7] == -0.5f);
  CHECK(scores[0][0] == 0.0f);
  for (std::size_t size = 0; size < file.size(); size += 7) {
    const Model cut(std::as_bytes(std::span(file)).first(size));
    CHECK_FALSE(cut.usable());
  }
}

TEST_CASE("a model of choices scores as a model of all labels does", "[sequence]") {
  Weights weights;
  for (std::uint32_t f = 0; f < 500; ++f) {
    LabelScores row{};
    row[f % choice_label_count] = static_cast<float>(f % 11) - 5.0f;
    row[f / 7 % choice_label_count] = -6.0f;
    weights.features.push_back({f * 2654435761u, row});
  }
  const std::string file = write_model(weights);
  FeatureRows rows;
  for (std::uint32_t r = 0; r < 40; ++r) {
    for (std::uint32_t f = 0; f < 20 * r; ++f) rows.hashes.push_back((r + f) * 2654435761u);
    rows.end_row();
  }
  std::vector<LabelScores> all;
  std::vector<ChoiceScores> choices;
  Model(std::as_bytes(std::span(file))).score(rows, all);
  ChoiceModel(std::as_bytes(std::span(file))).score(rows, choices);
  REQUIRE(choices.size() == all.size());
  for (std::size_t r = 0; r < all.size(); ++r)
    for (std::size_t l = 0; l < choices[r].size(); ++l) CHECK(choices[r][l] == all[r][l]);
}

TEST_CASE("a model of choices is none of other labels and none where it is damaged", "[sequence]") {
  Weights weights;
  LabelScores row{};
  row[0] = 1.5f;
  weights.features.push_back({42u, row});
  const std::string file = write_model(weights);
  CHECK(ChoiceModel(std::as_bytes(std::span(file))).usable());
  for (std::size_t size = 0; size < file.size(); size += 7)
    CHECK_FALSE(ChoiceModel(std::as_bytes(std::span(file)).first(size)).usable());
  weights.features[0].second[choice_label_count] = 1;
  const std::string other = write_model(weights);
  CHECK_FALSE(ChoiceModel(std::as_bytes(std::span(other))).usable());
}

namespace {

/// A network whose weights are all different, with 40 features.
TrainedNetwork small_network() {
  TrainedNetwork out;
  float next = -0.5f;
  const auto fill = [&next](auto& row) {
    for (float& w : row) w = next = next > 0.5f ? -0.5f : next + 0.013f;
  };
  for (Gru* gru : {&out.weights.forward, &out.weights.backward}) {
    for (auto& row : gru->input) fill(row);
    for (auto& row : gru->recurrent) fill(row);
    fill(gru->bias);
    fill(gru->candidate_bias);
  }
  for (auto& row : out.weights.top) fill(row);
  for (std::uint32_t f = 0; f < 40; ++f) {
    out.hashes.push_back(f * 7919u);
    fill(out.vectors.emplace_back());
  }
  return out;
}

/// The sums of `tokens` tokens with three features each.
std::vector<FeatureSums> sums_of(const Network& network, std::uint32_t tokens) {
  FeatureRows rows;
  for (std::uint32_t t = 0; t < tokens; ++t) {
    for (std::uint32_t f = 0; f < 3; ++f) rows.hashes.push_back((5 * t + f) % 40 * 7919u);
    rows.end_row();
  }
  std::vector<FeatureSums> sums(tokens);
  network.add(rows, sums);
  return sums;
}

}  // namespace

TEST_CASE("a network reads what stands before and after a token", "[sequence]") {
  const std::string file = write_network(small_network(), 0.02f);
  const Network network(std::as_bytes(std::span(file)));
  REQUIRE(network.usable());
  auto sums = sums_of(network, 9);
  std::vector<LabelScores> scores, others;
  network.score(sums, scores);
  REQUIRE(scores.size() == 9);
  for (const std::size_t changed : {0u, 8u}) {
    auto other_sums = sums;
    other_sums[changed][0] = static_cast<std::int16_t>(other_sums[changed][0] + 40);
    network.score(other_sums, others);
    CHECK(others[4] != scores[4]);
  }
  network.score({}, scores);
  CHECK(scores.empty());
}

TEST_CASE("a network's conventions differ in what is added to the sums", "[sequence]") {
  TrainedNetwork trained = small_network();
  trained.bias[1][0] = 0.5f;
  const std::string file = write_network(trained, 0.02f);
  const Network network(std::as_bytes(std::span(file)));
  const auto sums = sums_of(network, 3);
  std::vector<LabelScores> first, second;
  network.score(sums, first);
  network.score(sums, second, 1);
  CHECK(first != second);
  trained.bias[0][0] = 0.5f;
  const std::string alike = write_network(trained, 0.02f);
  Network(std::as_bytes(std::span(alike))).score(sums, first);
  CHECK(first == second);
}

TEST_CASE("a network file has the network's vectors within half a step", "[sequence]") {
  const TrainedNetwork trained = small_network();
  const std::string file = write_network(trained, 0.02f);
  const Network network(std::as_bytes(std::span(file)));
  auto sums = sums_of(network, 8);
  std::vector<LabelScores> scores;
  network.score(sums, scores);
  std::vector<NetworkInput> inputs(8);
  for (std::size_t t = 0; t < 8; ++t)
    for (std::size_t k = 0; k < network_inputs; ++k) {
      float sum = 0;
      for (std::size_t f = 0; f < 3; ++f) sum += trained.vectors[(5 * t + f) % 40][k];
      inputs[t][k] = tanh_of(sum);
    }
  NetworkStates states;
  run_network(trained.weights, inputs, states);
  for (std::size_t t = 0; t < 8; ++t) {
    const LabelScores whole = top_scores(trained.weights, inputs[t], states, t);
    for (std::size_t l = 0; l < whole.size(); ++l) CHECK(std::fabs(whole[l] - scores[t][l]) < 0.15f);
  }
}

TEST_CASE("the network in whole numbers scores as the network does", "[sequence]") {
  // As a file has them: whole steps of one size in each part.
  TrainedNetwork trained = small_network();
  const auto round_rows = [](auto& matrix) {
    for (auto& row : matrix)
      for (float& w : row) w = std::round(w * 127.0f) / 127.0f;
    matrix[0][0] = 1.0f;
  };
  for (Gru* gru : {&trained.weights.forward, &trained.weights.backward}) {
    round_rows(gru->input);
    round_rows(gru->recurrent);
  }
  round_rows(trained.weights.top);
  std::vector<NetworkInput> inputs(11);
  float next = -1;
  for (NetworkInput& input : inputs)
    for (float& x : input) x = next = next > 0.97f ? -1 : next + 0.029f;
  NetworkStates states;
  run_network(trained.weights, inputs, states);
  std::vector<LabelScores> scores;
  FixedNetwork(trained.weights).score(inputs, scores);
  REQUIRE(scores.size() == inputs.size());
  for (std::size_t t = 0; t < inputs.size(); ++t) {
    const LabelScores whole = top_scores(trained.weights, inputs[t], states, t);
    for (std::size_t l = 0; l < whole.size(); ++l) CHECK(std::fabs(whole[l] - scores[t][l]) < 0.01f);
  }
}

TEST_CASE("weights are found among keys that share a bucket", "[sequence]") {
  constexpr std::uint32_t free = 0x80808080u;
  WeightIndex index(40, free);
  for (std::uint32_t n = 1; n <= 40; ++n) index.add(n * 64, n);  // all of them begin in one bucket
  const auto word = [&index](std::uint32_t key) {
    std::uint32_t sum = 0;
    index.find(key,
               [&sum](WeightIndex::Lanes hits, WeightIndex::Lanes words) { sum += WeightIndex::total(hits & words); });
    return sum;
  };
  for (std::uint32_t n = 1; n <= 40; ++n) CHECK(word(n * 64) == n);
  CHECK(word(41 * 64) == 0);
  CHECK(word(5) == 0);
}

TEST_CASE("a damaged network file is no network", "[sequence]") {
  const std::string file = write_network(small_network());
  for (std::size_t size = 0; size < file.size(); size += 101) {
    const Network network(std::as_bytes(std::span(file)).first(size));
    CHECK_FALSE(network.usable());
    std::vector<LabelScores> scores;
    network.score(std::vector<FeatureSums>(2), scores);
    CHECK(scores == std::vector<LabelScores>(2));
  }
}

TEST_CASE("the hyperbolic tangent by arithmetic alone", "[sequence]") {
  for (float x = -12; x < 12; x += 0.01f) {
    CHECK(std::fabs(tanh_of(x) - std::tanh(x)) < 2e-4f);
    CHECK(std::fabs(tanh_of(x)) <= 1);
  }
}

TEST_CASE("classes of words by stem", "[tagger]") {
  const std::string file = tagger::write_word_classes({{u"كتاب", {7, 0, 3}}, {u"لندن", {9, 6, 5}}});
  const tagger::WordClasses classes(std::as_bytes(std::span(file)));
  CHECK(classes.of(u"لندن").words == 9);
  CHECK(classes.of(u"لندن").name == 6);
  CHECK(classes.of(u"كتاب").level == 3);
  CHECK(tagger::WordClasses().of(u"لندن").words == 0);
}
