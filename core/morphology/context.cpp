#include "morphology/context.h"

#include <algorithm>

#include "morphology/templates.h"
#include "sequence/rows.h"

namespace khabar::morphology {
namespace {

using sequence::mix;

/// Appends features to a list.
class Put {
 public:
  explicit Put(std::vector<std::uint32_t>& features) : features_(features) {}
  void operator()(std::uint32_t kind, std::uint32_t value) const { features_.push_back(mix(kind, value)); }

 private:
  std::vector<std::uint32_t>& features_;
};

std::uint32_t from_one(int v) { return static_cast<std::uint32_t>(v) + 1; }

}  // namespace

void before_features(const WordShape& before, int context_class, std::vector<std::uint32_t>& features) {
  const Put put(features);
  const std::uint32_t c = from_one(context_class);
  put(c_before, before.key);
  put(c_before, mix(before.key, c));
  put(c_before_ending, mix(before.ending, c));
  put(c_before_cluster, mix(before.cluster, c));
  put(c_before_lists, mix(before.lists, c));
}

void after_features(const WordShape& after, int context_class, std::vector<std::uint32_t>& features) {
  const Put put(features);
  const std::uint32_t c = from_one(context_class);
  put(c_after, after.key);
  put(c_after, mix(after.key, c));
  put(c_after_ending, mix(after.ending, c));
  put(c_after_opening, mix(after.opening, c));
  put(c_after_cluster, mix(after.cluster, c));
  put(c_after_lists, mix(after.lists, c));
}

void joint_features(const WordContext& context, int context_class, std::vector<std::uint32_t>& features) {
  const auto& [before2, before, word, after, verb_ahead, accusative_ahead, before_marks, marks, after_marks] = context;
  const Put put(features);
  const std::uint32_t c = from_one(context_class), verb = static_cast<std::uint32_t>(verb_ahead);
  put(c_around_cluster, mix(mix(before.cluster, word.cluster), c));
  put(c_verb_ahead, mix(mix(word.key, verb), c));
  put(c_verb_ahead, mix(mix(after.cluster, verb), c));
  put(c_after2, mix(mix(word.cluster, after.cluster), c));
  put(c_clusters, mix(mix(before.cluster, after.cluster), c));
  put(c_agreement, mix(mix(before.ending, before.opening), mix(word.ending, c)));
  put(c_form, mix(mix(before.form, word.form), c));
  put(c_form_before2, mix(mix(before2.form, before.form), mix(word.form, c)));
  put(c_form_after, mix(mix(word.form, after.form), c));
  put(c_marks, mix(marks, c));
  put(c_lists_after, mix(mix(word.lists, after.lists), c));
  put(c_lists_before, mix(mix(word.lists, before.lists), c));
  put(c_cluster_lists, mix(mix(word.cluster, after.lists), c));
}

void common_features(const WordContext& context, std::vector<std::uint32_t>& features) {
  const auto& [before2, before, word, after, verb_ahead, accusative_ahead, before_marks, marks, after_marks] = context;
  const Put put(features);
  const auto verb = static_cast<std::uint32_t>(verb_ahead), accusative = static_cast<std::uint32_t>(accusative_ahead);
  put(c_before2, mix(before2.key, before.key));
  put(c_form_after, mix(mix(word.form, after.form), before.form));
  put(c_marks_ending, mix(marks, word.form));
  put(c_marks_key, mix(marks, word.key));
  put(c_marks_around, mix(marks, mix(before_marks, mix(after_marks, word.form))));
  put(c_key_before, mix(word.key, before.key));
  put(c_key_after, mix(word.key, after.key));
  put(c_key_before_cluster, mix(word.key, before.cluster));
  put(c_key_after_cluster, mix(word.key, after.cluster));
  put(c_key_after_form, mix(word.key, after.form));
  put(c_key_accusative, mix(word.key, accusative));
  put(c_key_accusative, mix(mix(word.key, std::min(accusative, 1u)), mix(verb, after.form)));
  put(c_lists_after_key, mix(word.key, after.lists));
}

}  // namespace khabar::morphology
