#include "sequence/network.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "sequence/lanes.h"

namespace khabar::sequence {
namespace {

constexpr std::uint32_t network_magic = 0x324E474B;  // "KGN2"

/// The file: Head; the weights of the network, one byte each; packed hashes; then the numbers of all entries, first
/// number first.
struct Head {
  std::uint32_t magic, inputs, units, labels;
  NetworkInput scale;
  std::array<NetworkInput, network_conventions> bias;
  std::array<float, 10> parts;  ///< the scale of each part of the weights
};

/// Calls `visit(floats)` for each part of the weights, in the order of the file.
template <class Weights, class Visit>
void for_each_part(Weights& w, Visit visit) {
  const auto rows = [&](auto& matrix) { visit(std::span(matrix[0].data(), matrix.size() * matrix[0].size())); };
  for (auto* gru : {&w.forward, &w.backward}) {
    rows(gru->input);
    rows(gru->recurrent);
    visit(std::span(gru->bias));
    visit(std::span(gru->candidate_bias));
  }
  rows(w.top);
  visit(std::span(w.top_bias));
}

constexpr float most = 127.0f;

char to_byte(float value, float scale) {
  return static_cast<char>(std::lround(std::clamp(value / scale, -most, most)));
}

/// How far the vectors spread in each of their numbers.
NetworkInput deviations(const std::vector<NetworkInput>& vectors) {
  NetworkInput out{};
  for (std::size_t k = 0; k < network_inputs; ++k) {
    double sum = 0;
    for (const NetworkInput& v : vectors) sum += static_cast<double>(v[k]) * static_cast<double>(v[k]);
    out[k] = static_cast<float>(std::sqrt(sum / std::max<double>(1, static_cast<double>(vectors.size()))) + 1e-6);
  }
  return out;
}

}  // namespace

Network::Network(std::span<const std::byte> bytes) {
  Head head;
  if (bytes.size() < sizeof(head)) return;
  std::memcpy(&head, bytes.data(), sizeof(head));
  if (head.magic != network_magic || head.inputs != network_inputs || head.units != network_units ||
      head.labels != label_count)
    return;
  bytes = bytes.subspan(sizeof(head));
  NetworkWeights weights;
  std::size_t part = 0;
  bool whole = true;
  for_each_part(weights, [&](std::span<float> floats) {
    const float scale = head.parts[part++];
    whole = whole && bytes.size() >= floats.size();
    if (!whole) return;
    for (std::size_t i = 0; i < floats.size(); ++i)
      floats[i] = scale * static_cast<float>(std::to_integer<std::int8_t>(bytes[i]));
    bytes = bytes.subspan(floats.size());
  });
  if (!whole) return;
  auto hashes = unpack_hashes(bytes);
  if (!hashes || bytes.size() / network_inputs < hashes->keys.size()) return;
  numbers_.resize(hashes->keys.size());
  for (std::size_t k = 0; k < network_inputs; ++k)
    for (std::size_t e = 0; e < numbers_.size(); ++e)
      numbers_[e][k] = std::to_integer<std::int8_t>(bytes[k * numbers_.size() + e]);
  features_ = HashIndex(*hashes);
  network_ = FixedNetwork(weights);
  scale_ = head.scale;
  bias_ = head.bias;
  usable_ = true;
}

void Network::add(const FeatureRows& rows, std::span<FeatureSums> sums) const {
  for (std::size_t r = 0; r < sums.size(); ++r) {
    Shorts low = read<Shorts>(sums[r].data()), high = read<Shorts>(sums[r].data() + 8);
    features_.find_each(rows.row(r), [&](int found) {
      const std::int8_t* const numbers = numbers_[static_cast<std::size_t>(found)].data();
      low += shorts_of(numbers);
      high += shorts_of(numbers + 8);
    });
    write(low, sums[r].data());
    write(high, sums[r].data() + 8);
  }
}

void Network::score(std::span<const FeatureSums> sums, std::vector<LabelScores>& out, std::size_t convention) const {
  if (!usable_) {
    out.assign(sums.size(), LabelScores{});
    return;
  }
  const NetworkInput& bias = bias_[convention];
  std::vector<NetworkInput> inputs(sums.size());
  for (std::size_t i = 0; i < sums.size(); ++i)
    for (std::size_t k = 0; k < network_inputs; k += 4) {
      const auto sum = __builtin_convertvector(read<HalfShorts>(sums[i].data() + k), Lanes);
      write(tanh_of(sum * read<Lanes>(scale_.data() + k) + read<Lanes>(bias.data() + k)), inputs[i].data() + k);
    }
  network_.score(inputs, out);
}

std::string write_network(const TrainedNetwork& network, float step) {
  Head head{network_magic, network_inputs, network_units, label_count, deviations(network.vectors), network.bias, {}};
  for (float& s : head.scale) s *= step;
  std::string weights;
  std::size_t part = 0;
  for_each_part(network.weights, [&](std::span<const float> floats) {
    float largest = 1e-6f;
    for (const float f : floats) largest = std::max(largest, std::fabs(f));
    const float scale = head.parts[part++] = largest / most;
    for (const float f : floats) weights.push_back(to_byte(f, scale));
  });
  const PackedHashes packed = pack_hashes(network.hashes);
  std::string numbers;
  for (std::size_t k = 0; k < network_inputs; ++k)
    for (const int f : packed.order)
      numbers.push_back(f < 0 ? '\0' : to_byte(network.vectors[static_cast<std::size_t>(f)][k], head.scale[k]));
  return std::string(reinterpret_cast<const char*>(&head), sizeof(head)) + weights + packed.bytes + numbers;
}

}  // namespace khabar::sequence
