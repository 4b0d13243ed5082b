#include "sequence/model.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <optional>
#include <utility>

#include "sequence/lanes.h"

namespace khabar::sequence {
namespace {

constexpr std::uint32_t model_magic = 0x3252434B;  // "KCR2"

/// The file: Head, transitions, packed hashes; then for each entry of these how many weights it has (a byte each), the
/// labels of all weights, the weights.
struct Head {
  std::uint32_t magic;
  std::uint32_t labels;
  std::uint32_t weights;
  float scale;  ///< weight = scale * 8-bit number
};

/// A file taken apart; the pointers lead into its bytes.
struct File {
  float scale = 0;
  Transitions transitions{};
  UnpackedHashes hashes;
  std::uint32_t weight_count = 0;
  const std::byte* counts = nullptr;  ///< of each feature's weights
  const std::byte* labels = nullptr;  ///< of each weight
  const std::byte* weights = nullptr;
};

std::optional<File> read_file(std::span<const std::byte> bytes) {
  Head head;
  File out;
  if (bytes.size() < sizeof(head) + sizeof(Transitions)) return std::nullopt;
  std::memcpy(&head, bytes.data(), sizeof(head));
  if (head.magic != model_magic || head.labels != label_count) return std::nullopt;
  std::memcpy(&out.transitions, bytes.data() + sizeof(head), sizeof(Transitions));
  bytes = bytes.subspan(sizeof(head) + sizeof(Transitions));
  auto hashes = unpack_hashes(bytes);
  if (!hashes || bytes.size() < hashes->keys.size() || (bytes.size() - hashes->keys.size()) / 2 < head.weights)
    return std::nullopt;
  out.scale = head.scale;
  out.weight_count = head.weights;
  out.counts = bytes.data();
  out.labels = bytes.data() + hashes->keys.size();
  out.weights = out.labels + head.weights;
  std::size_t sum = 0;
  for (std::size_t f = 0; f < hashes->keys.size(); ++f) {
    if (std::to_integer<int>(out.counts[f]) > label_count) return std::nullopt;
    sum += std::to_integer<std::size_t>(out.counts[f]);
  }
  if (sum != head.weights) return std::nullopt;
  for (std::uint32_t w = 0; w < head.weights; ++w)
    if (std::to_integer<int>(out.labels[w]) >= label_count) return std::nullopt;
  out.hashes = std::move(*hashes);
  return out;
}

}  // namespace

Model::Model(std::span<const std::byte> bytes) {
  const std::optional<File> file = read_file(bytes);
  if (!file) return;
  std::uint32_t w = 0;
  for (std::size_t f = 0; f < file->hashes.keys.size(); ++f) {
    auto& weights = weights_.emplace_back();
    for (const std::uint32_t end = w + std::to_integer<std::uint32_t>(file->counts[f]); w < end; ++w)
      weights[std::to_integer<std::size_t>(file->labels[w])] =
          static_cast<std::int8_t>(std::to_integer<std::uint8_t>(file->weights[w]));
  }
  transitions_ = file->transitions;
  scale_ = file->scale;
  features_ = HashIndex(file->hashes);
  usable_ = true;
}

Chain Model::chain(const Chain& constraints) const {
  Chain out = constraints;
  for (int p = 0; p < label_count; ++p)
    for (int n = 0; n < label_count; ++n)
      if (out.transitions[p][n] == 0) out.transitions[p][n] = transitions_[p][n];
  return out;
}

void Model::add(std::span<const std::uint32_t> hashes, LabelSums& sums) const {
  static_assert(label_count == 17);
  Shorts low = read<Shorts>(sums.data()), high = read<Shorts>(sums.data() + 8);
  int last = sums[16];
  features_.find_each(hashes, [&](int found) {
    const std::int8_t* const weights = weights_[static_cast<std::size_t>(found)].data();
    low += shorts_of(weights);
    high += shorts_of(weights + 8);
    last += weights[16];
  });
  write(low, sums.data());
  write(high, sums.data() + 8);
  sums[16] = static_cast<std::int16_t>(last);
}

void Model::score(const FeatureRows& rows, std::vector<LabelScores>& out) const {
  constexpr std::size_t most = 256;
  out.resize(rows.begins.size() - 1);
  for (std::size_t r = 0; r < out.size(); ++r) {
    std::array<int, label_count> sums{};
    for (std::span<const std::uint32_t> row = rows.row(r); !row.empty();) {
      const auto some = row.first(std::min(row.size(), most));
      LabelSums part{};
      add(some, part);
      for (int l = 0; l < label_count; ++l) sums[l] += part[l];
      row = row.subspan(some.size());
    }
    for (int l = 0; l < label_count; ++l) out[r][l] = static_cast<float>(sums[l]) * scale_;
  }
}

void Model::add(const FeatureRows& rows, std::span<LabelSums> sums) const {
  for (std::size_t r = 0; r < sums.size(); ++r) add(rows.row(r), sums[r]);
}

LabelScores Model::scores_of(const LabelSums& sums) const {
  LabelScores out;
  for (int l = 0; l < label_count; ++l) out[l] = static_cast<float>(sums[l]) * scale_;
  return out;
}

ChoiceModel::ChoiceModel(std::span<const std::byte> bytes) {
  const std::optional<File> file = read_file(bytes);
  if (!file) return;
  for (std::uint32_t w = 0; w < file->weight_count; ++w)
    if (std::to_integer<int>(file->labels[w]) >= choice_label_count) return;
  weights_ = WeightIndex(file->hashes.keys.size(), no_weights);
  std::uint32_t w = 0;
  for (std::size_t f = 0; f < file->hashes.keys.size(); ++f) {
    std::uint32_t weights = no_weights;
    for (const std::uint32_t end = w + std::to_integer<std::uint32_t>(file->counts[f]); w < end; ++w) {
      const int shift = 8 * std::to_integer<int>(file->labels[w]);
      const auto weight = std::to_integer<std::uint32_t>(file->weights[w]);
      weights = (weights & ~(0xFFu << shift)) | (weight ^ bias) << shift;  // a signed byte, `bias` added
    }
    if (weights != no_weights) weights_.add(file->hashes.keys[f], weights);
  }
  bits_ = file->hashes.bits;
  scale_ = file->scale;
}

void ChoiceModel::score(const FeatureRows& rows, std::vector<ChoiceScores>& out) const {
  using Four = WeightIndex::Lanes;
  constexpr std::uint32_t low_halves = 0x00FF00FFu, half = 0xFFFFu, most = half / 255 / 2, ahead = 64;
  // Features are asked for some time before they are summed, so that none waits for the memory of another.
  std::array<std::uint32_t, ahead> keys{};
  const auto ask = [&](std::size_t f) {
    if (f < rows.hashes.size()) weights_.fetch(keys[f % ahead] = cut_hash(rows.hashes[f], bits_));
  };
  for (std::size_t f = 0; f < ahead; ++f) ask(f);
  out.assign(rows.begins.size() - 1, ChoiceScores{});
  for (std::size_t r = 0; r < out.size(); ++r) {
    std::array<int, choice_label_count> sums{};
    for (std::uint32_t f = rows.begins[r]; f < rows.begins[r + 1];) {
      // In each lane two sums of 16 bits, of the first and third and of the second and fourth label.
      Four even{}, odd{}, found{};
      for (const std::uint32_t end = std::min(rows.begins[r + 1], f + most); f < end; ++f) {
        const std::uint32_t key = keys[f % ahead];
        ask(f + ahead);
        weights_.find(key, [&](Four hits, Four weights) {
          const Four hit = hits & weights;
          even += hit & low_halves;
          odd += hit >> 8 & low_halves;
          found -= hits;
        });
      }
      const auto surplus = static_cast<int>(WeightIndex::total(found) * bias);
      sums[0] += static_cast<int>(WeightIndex::total(even & half)) - surplus;
      sums[1] += static_cast<int>(WeightIndex::total(odd & half)) - surplus;
      sums[2] += static_cast<int>(WeightIndex::total(even >> 16)) - surplus;
      sums[3] += static_cast<int>(WeightIndex::total(odd >> 16)) - surplus;
    }
    for (std::size_t l = 0; l < sums.size(); ++l) out[r][l] = static_cast<float>(sums[l]) * scale_;
  }
}

std::string write_model(const Weights& weights) {
  constexpr float scale = 1.0f / 24;  // weights reach about 3.5 with the regularisation that trains best
  std::vector<std::uint32_t> hashes;
  std::vector<std::array<int, label_count>> rows;
  for (const auto& [hash, row] : weights.features) {
    std::array<int, label_count> units{};
    bool any = false;
    for (int l = 0; l < label_count; ++l) {
      units[l] = static_cast<int>(std::clamp(std::round(row[l] / scale), -127.0f, 127.0f));
      any = any || units[l] != 0;
    }
    if (!any) continue;
    hashes.push_back(hash);
    rows.push_back(units);
  }
  const PackedHashes packed = pack_hashes(hashes);
  std::string counts, labels, values;
  for (int f : packed.order) {
    char count = 0;
    for (int l = 0; f >= 0 && l < label_count; ++l) {
      const int units = rows[static_cast<std::size_t>(f)][l];
      if (units == 0) continue;
      labels.push_back(static_cast<char>(l));
      values.push_back(static_cast<char>(units));
      ++count;
    }
    counts.push_back(count);
  }
  const Head head{model_magic, label_count, static_cast<std::uint32_t>(labels.size()), scale};
  std::string out(reinterpret_cast<const char*>(&head), sizeof(head));
  out.append(reinterpret_cast<const char*>(&weights.transitions), sizeof(Transitions));
  return out + packed.bytes + counts + labels + values;
}

}  // namespace khabar::sequence
