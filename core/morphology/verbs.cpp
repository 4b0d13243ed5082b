#include "morphology/verbs.h"

#include "khabar/utf.h"

namespace khabar::morphology {
namespace {

// Preferences between verbal readings of one stem.
constexpr int past_without_ending = 2, with_ending = 1;
constexpr int present_third = 8, present_ta = 4, present_nun = 2, present_alef = -4;
constexpr int past_with_ta = 5;  // تظاهر reads as a past form before it reads as ت and a present one
constexpr int dual_penalty = 6, passive_penalty = 1, common_bonus = 3;

}  // namespace

class VerbReader::Search {
 public:
  Search(const VerbReader& reader, bool before_pronoun) : reader_(reader), before_pronoun_(before_pronoun) {}

  std::optional<VerbForm> run(std::u16string_view stem, bool present_only) {
    if (stem.size() < 2) return std::nullopt;
    if (!present_only) {
      with_endings(stem, 0, reader_.has_own_ta(stem) ? past_with_ta : past_without_ending);
    }
    if (stem.size() < 3) return best_;
    const std::u16string_view rest = stem.substr(1);
    if (stem[0] == u'ي') with_endings(rest, stem[0], present_third);
    if (stem[0] == u'ت') with_endings(rest, stem[0], present_ta);
    if (stem[0] == u'ن') with_endings(rest, stem[0], present_nun);
    if (stem[0] == u'ا') with_endings(rest, stem[0], present_alef);
    return best_;
  }

 private:
  /// `subject`: the letter before a present stem, or 0 in the past.
  void with_endings(std::u16string_view stem, char16_t subject, int score) {
    try_stem(stem, subject, score, -1);
    const Table& endings = reader_.endings_;
    for (std::size_t n = 1; n <= 3 && n + 1 < stem.size(); ++n) {
      const auto rows = endings.find(stem.substr(stem.size() - n));
      if (!rows) continue;
      for (int r = rows->begin; r < rows->end; ++r)
        if ((endings.text(r, reader_.tense_) == "I") == (subject != 0))
          try_stem(stem.substr(0, stem.size() - n), subject, score + with_ending, r);
    }
    if (before_pronoun_ && stem.size() > 2 && stem.back() == u'و')
      try_stem(stem.substr(0, stem.size() - 1), subject, score, -1, Number::plural);
  }

  void try_stem(std::u16string_view stem, char16_t subject, int score, int ending, Number number = Number::singular) {
    const auto rows = reader_.stems_.find(stem);
    if (!rows) return;
    VerbForm form;
    form.tense = subject != 0 ? Tense::present : Tense::past;
    form.ending = ending;
    form.number = number;
    set_subject(form, subject);
    const int base = score - (form.number == Number::dual ? dual_penalty : 0);
    for (int r = rows->begin; r < rows->end; ++r) {
      const std::string_view kind = reader_.stems_.text(r, reader_.kind_);
      const bool present = kind == "I" || kind == "J", passive = kind == "J" || kind == "Q";
      if (present != (subject != 0)) continue;
      form.common = !reader_.stems_.text(r, reader_.common_).empty();
      form.score = base - (passive ? passive_penalty : 0) + (form.common ? common_bonus : 0);
      form.voice = passive ? Voice::passive : Voice::active;
      form.row = r;
      if (!best_ || form.score > best_->score) best_ = form;
    }
  }

  void set_subject(VerbForm& form, char16_t subject) const {
    const Table& t = reader_.endings_;
    if (form.ending >= 0) {
      form.person = static_cast<std::uint8_t>(t.number(form.ending, reader_.person_, 3));
      const std::string_view g = t.text(form.ending, reader_.gender_), n = t.text(form.ending, reader_.number_);
      form.gender = g == "f" ? Gender::feminine : g == "m" ? Gender::masculine : Gender::none;
      form.number = n == "p" ? Number::plural : n == "d" ? Number::dual : Number::singular;
    } else if (subject == u'ت' && form.number == Number::singular) {
      form.gender = Gender::feminine;
    } else if (subject == u'ن' || subject == u'ا') {
      form.person = 1;
      form.gender = Gender::none;
      if (subject == u'ن') form.number = Number::plural;
    }
  }

  const VerbReader& reader_;
  bool before_pronoun_;
  std::optional<VerbForm> best_;
};

VerbReader::VerbReader(const Lexicon& lexicon)
    : stems_(lexicon.table("verb_stems")),
      endings_(lexicon.table("verb_affixes")),
      counts_(lexicon.table("word_counts")),
      kind_(stems_.column("kind")),
      lemma_(stems_.column("lemma")),
      tense_(endings_.column("tense")),
      person_(endings_.column("person")),
      gender_(endings_.column("gender")),
      number_(endings_.column("number")),
      plain_(counts_.column("plain")),
      common_(stems_.column("common")) {}

bool VerbReader::has_own_ta(std::u16string_view stem) const {
  const auto own = stem[0] == u'ت' ? stems_.find(stem) : std::nullopt;
  if (!own) return false;
  for (int r = own->begin; r < own->end; ++r)
    if (stems_.text(r, kind_) == "P" && !stems_.text(r, common_).empty()) return true;
  const auto present_count = [this](std::u16string_view s) {
    const auto rows = counts_.find(u"ي" + std::u16string(s));
    return rows ? counts_.number(rows->begin, plain_) : 0;
  };
  return !stems_.find(stem.substr(1)) || present_count(stem) > present_count(stem.substr(1));
}

std::optional<VerbForm> VerbReader::read(std::u16string_view stem, bool present_only, bool before_pronoun) const {
  return Search(*this, before_pronoun).run(stem, present_only);
}

std::u16string VerbReader::lemma(const VerbForm& form) const {
  auto text = to_utf16(stems_.text(form.row, lemma_));
  return text ? *std::move(text) : std::u16string();
}

}  // namespace khabar::morphology
