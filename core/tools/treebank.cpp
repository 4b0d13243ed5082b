#include "tools/treebank.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <unordered_map>

#include "khabar/names.h"
#include "khabar/utf.h"
#include "text/fold.h"
#include "text/text.h"
#include "tools/conll.h"

namespace khabar::tools {
namespace {

using morphology::pos_bit;
using morphology::PosSet;

constexpr std::uint8_t all_proclitics = clitic::wa | clitic::fa | clitic::ba | clitic::la | clitic::ka | clitic::sa;

constexpr int often = 3;  // doublings of frequency in news

std::u16string wide(const std::string& utf8) {
  auto text = to_utf16(utf8);
  return text ? *std::move(text) : std::u16string();
}

std::uint8_t proclitic(std::u16string_view key) {
  if (key.size() != 1) return 0;
  switch (key[0]) {
    case u'و':
      return clitic::wa;
    case u'ف':
      return clitic::fa;
    case u'ب':
      return clitic::ba;
    case u'ل':
      return clitic::la;
    case u'ك':
      return clitic::ka;
    case u'س':
      return clitic::sa;
    default:
      return 0;
  }
}

/// Words with spaces between them become a document; each says what it stands for.
class DocumentMaker {
 public:
  explicit DocumentMaker(const Lexicon& lexicon) : text_stage_(lexicon) {}

  void add(const std::u16string& word, std::optional<GoldWord> gold) {
    const auto start = static_cast<std::int32_t>(text_.size());
    text_ += word;
    words_.push_back({{start, static_cast<std::int32_t>(text_.size())}, std::move(gold)});
    text_ += u' ';
  }

  GoldDocument take(int number) {
    GoldDocument out;
    out.number = number;
    out.doc.text = std::move(text_);
    text_stage_.run(out.doc);
    out.words.resize(out.doc.tokens.size());
    for (const auto& [span, gold] : words_) {
      int found = -1, count = 0;
      const TokenRange range = out.doc.tokens_at(span);
      for (int i = range.begin; i < range.end; ++i)
        if (out.doc.tokens[static_cast<std::size_t>(i)].kind == TokenKind::word) {
          found = i;
          ++count;
        }
      if (count == 1) out.words[static_cast<std::size_t>(found)] = gold;
    }
    text_.clear();
    words_.clear();
    return out;
  }

 private:
  TextStage text_stage_;
  std::u16string text_;
  std::vector<std::pair<Span, std::optional<GoldWord>>> words_;
};

struct Segment {
  std::string form, lemma, upos;
};

bool has_arabic(std::u16string_view key) {
  for (char16_t c : key)
    if (is_arabic_letter(c)) return true;
  return false;
}

/// The lemma as a key; PUD's ` is a mark.
std::u16string bare_lemma(const std::string& lemma) {
  std::u16string out = fold_key(wide(lemma));
  out.erase(std::remove(out.begin(), out.end(), u'`'), out.end());
  return out;
}

/// The word that these segments make, or nothing where it has several stems.
std::optional<GoldWord> gold_of(const std::vector<Segment>& word) {
  std::vector<Segment> parts;
  for (const Segment& s : word)
    if (s.upos != "PUNCT" && s.upos != "SYM") parts.push_back(s);
  GoldWord gold;
  gold.told = all_proclitics;
  std::size_t first = 0;
  while (first + 1 < parts.size() && proclitic(fold_key(wide(parts[first].form))) != 0)
    gold.prefixes |= proclitic(fold_key(wide(parts[first++].form)));
  gold.suffix_units = 0;
  if (parts.size() == first + 2 && parts.back().upos == "PRON") {
    gold.suffix_units = static_cast<int>(fold_key(wide(parts.back().form)).size());
    parts.pop_back();
  }
  if (parts.size() != first + 1) return std::nullopt;
  const std::u16string form = fold_key(wide(parts[first].form));
  gold.lemma = bare_lemma(parts[first].lemma);
  if (!has_arabic(form)) return std::nullopt;
  const bool with_al = form.substr(0, 2) == u"ال";
  if (with_al) gold.article = gold.lemma.substr(0, 2) != u"ال";
  if (!with_al && form[0] != u'ل') gold.article = false;
  // Of ل + لسلطة the second ل is the article; of ل + لجنة it may be the noun's own.
  if ((gold.prefixes & clitic::la) && form.size() > 2 && form[0] == u'ل') {
    if (gold.lemma[0] != u'ل') gold.contracted = true;
    gold.own_lam = gold.lemma[0] == u'ل';
  }
  if (const auto p = pos(parts[first].upos)) gold.pos = pos_bit(*p);
  return gold;
}

/// How words are mostly spelt, by their keys.
std::unordered_map<std::u16string, std::u16string> spellings(const std::string& path) {
  std::map<std::u16string, std::map<std::u16string, int>> counts;
  for (const LabelledSentence& s : read_conll(path))
    for (const LabelledWord& w : s) counts[fold_key(wide(w.word))][wide(w.word)]++;
  std::unordered_map<std::u16string, std::u16string> out;
  for (const auto& [key, forms] : counts) {
    auto best = forms.begin();
    for (auto it = forms.begin(); it != forms.end(); ++it)
      if (it->second > best->second) best = it;
    out[key] = best->first;
  }
  return out;
}

/// What a name's type says of its words. With the article a later word may be an adjective (الولايات المتحدة). What is
/// outside of names is no proper noun, but for months and days.
PosSet name_pos(const std::string& tag, std::u16string_view key, const Table& months, const Table& weekdays) {
  constexpr PosSet all = (pos_bit(Pos::X) << 1) - 1;
  if (tag == "O") return months.find(key) || weekdays.find(key) ? 0 : all & ~pos_bit(Pos::PROPN);
  static constexpr std::array<std::string_view, 8> types{
      "Politician", "Athlete", "Artist", "Other_PER", "Nation", "Businessperson", "Scientist", "Population-Center"};
  for (std::string_view type : types)
    if (std::string_view(tag).substr(2) == type)
      return pos_bit(Pos::PROPN) | (tag[0] == 'I' && key.substr(0, 2) == u"ال" ? pos_bit(Pos::ADJ) : 0);
  return 0;
}

/// Joins the words of NewsFANE as they are written in text.
class Joiner {
 public:
  Joiner(const Lexicon& lexicon, const std::unordered_map<std::u16string, std::u16string>& spellings)
      : stems_(lexicon),
        pronouns_(lexicon.table("pronouns")),
        months_(lexicon.table("time_months")),
        weekdays_(lexicon.table("time_weekdays")),
        spellings_(spellings) {}

  /// `apart`: و stands as a word of its own, as some news writes it.
  void add_sentence(const LabelledSentence& sentence, bool apart, DocumentMaker& maker) {
    for (std::size_t i = 0; i < sentence.size(); ++i) {
      const std::u16string word = wide(sentence[i].word), key = fold_key(word);
      const std::uint8_t bit = sentence[i].tag == "O" && i + 1 < sentence.size() ? proclitic(key) : 0;
      if (apart && bit == clitic::wa && prefixes_.empty()) {
        flush(maker);
        GoldWord gold;
        gold.pos = pos_bit(Pos::CCONJ);
        maker.add(word, gold);
        continue;
      }
      if (bit != 0) {
        flush_unless_prefixes(maker);
        prefixes_ += word;
        gold_.prefixes |= bit;
        continue;
      }
      if (is_pronoun_of_stem(key)) {
        stem_ = before_pronoun(stem_) + word;
        gold_.suffix_units = static_cast<int>(key.size());
        flush(maker);
        continue;
      }
      flush_unless_prefixes(maker);
      stem_ = word;
      if (stem_.substr(0, 3) == u"لال") {
        stem_.erase(1, stem_.substr(3, 1) == u"ل" ? 2 : 1);
        mark_contraction(word.substr(3));
      }
      gold_.pos = name_pos(sentence[i].tag, key, months_, weekdays_);
      gold_.suffix_units = 0;
      open_ = true;
    }
    flush(maker);
  }

 private:
  bool is_pronoun_of_stem(std::u16string_view key) const {
    if (!open_ || !pronouns_.find(key) || !has_arabic(fold_key(stem_))) return false;
    if (key == u"هم" || key == u"هو" || key == u"هن" || key == u"هما" || key == u"ي" || key == u"ك")
      return stems_.count(fold_key(before_pronoun(stem_)) + std::u16string(key)) > 0;
    return true;
  }

  static std::u16string before_pronoun(std::u16string stem) {
    if (stem.back() == u'ة') stem.back() = u'ت';
    if (stem.back() == u'ى') stem.back() = stem.size() > 3 && stem != u"علي" ? u'ا' : u'ي';
    return stem;
  }

  /// The word is written ل, ل and this noun; a noun that begins with ل has one of them less.
  void mark_contraction(std::u16string_view noun) {
    gold_.contracted = true;
    gold_.own_lam = !noun.empty() && noun[0] == u'ل';
  }

  void flush_unless_prefixes(DocumentMaker& maker) {
    if (open_) flush(maker);
  }

  void flush(DocumentMaker& maker) {
    if (prefixes_.empty() && !open_) return;
    std::u16string word = prefixes_;
    if (word.size() > 0 && word.back() == u'ل' && stem_.substr(0, 2) == u"ال") {
      mark_contraction(stem_.substr(2));
      word += stem_[2] == u'ل' ? stem_.substr(2) : stem_.substr(1);
    } else {
      word += stem_;
    }
    const std::u16string key = fold_key(word);
    const auto spelt = spellings_.find(key);
    // At the beginning of a sentence it leaves some conjunctions unsplit (واضاف): then it tells nothing of them.
    const bool unsplit = gold_.prefixes == 0 && key.size() > 3 && (key[0] == u'و' || key[0] == u'ف') &&
                         stems_.count(key.substr(1)) >= often;
    gold_.told = static_cast<std::uint8_t>((unsplit ? 0 : clitic::wa | clitic::fa) | gold_.prefixes);
    // وظائف is split there too, as و ظائف.
    const bool doubtful = gold_.prefixes != 0 && stems_.count(fold_key(stem_)) == 0 && stems_.count(key) > 0;
    std::optional<GoldWord> gold;
    if (open_ && has_arabic(key) && !doubtful) gold = gold_;
    maker.add(spelt != spellings_.end() ? spelt->second : word, gold);
    prefixes_.clear();
    stem_.clear();
    gold_ = GoldWord();
    open_ = false;
  }

  morphology::StemLexicon stems_;
  Table pronouns_, months_, weekdays_;
  const std::unordered_map<std::u16string, std::u16string>& spellings_;
  std::u16string prefixes_, stem_;
  GoldWord gold_;
  bool open_ = false;
};

/// One word of ambiguous_words.txt: "=word", "و+stem-pronoun/POS" or a word that tells nothing.
void add_told_word(const std::string& cell, DocumentMaker& maker) {
  const std::size_t slash = cell.find('/');
  std::u16string form = wide(cell.substr(0, slash));
  if (form.find_first_of(u"=+-") == std::u16string::npos) {
    maker.add(form, std::nullopt);
    return;
  }
  GoldWord gold;
  gold.told = all_proclitics;
  gold.suffix_units = 0;
  if (const auto p = slash == std::string::npos ? std::nullopt : pos(cell.substr(slash + 1))) gold.pos = pos_bit(*p);
  if (const std::size_t dash = form.find(u'-'); dash != std::u16string::npos) {
    gold.suffix_units = static_cast<int>(form.size() - dash - 1);
    form.erase(dash, 1);
  }
  for (std::size_t plus = form.find(u'+'); plus != std::u16string::npos; plus = form.find(u'+')) {
    gold.prefixes |= proclitic(form.substr(plus - 1, 1));
    form.erase(plus, 1);
  }
  if (form[0] == u'=') form.erase(0, 1);
  maker.add(form, gold);
}

}  // namespace

bool GoldWord::allows(const morphology::Cut& cut, Pos node_pos) const {
  if ((cut.prefixes & told) != prefixes) return false;
  if (suffix_units && *suffix_units != cut.suffix_units) return false;
  if (contracted && *contracted != cut.contracted) return false;
  if (own_lam && cut.contracted && *own_lam != cut.own_lam) return false;
  if (article && *article != (cut.article_units > 0)) return false;
  return pos == 0 || (pos & pos_bit(node_pos)) != 0;
}

std::vector<GoldDocument> read_pud(const std::string& path, const Lexicon& lexicon) {
  std::vector<GoldDocument> out;
  DocumentMaker maker(lexicon);
  std::ifstream in(path);
  std::string line, article;
  std::vector<Segment> word;
  int number = 0;
  const auto close_word = [&] {
    std::string text;
    for (const Segment& s : word) text += s.form;
    if (!word.empty()) maker.add(wide(text), gold_of(word));
    word.clear();
  };
  while (std::getline(in, line)) {
    // Every sentence has such a line; those of one article follow each other and have its name.
    if (line.rfind("# newdoc", 0) == 0 && line != article) {
      article = line;
      ++number;
    }
    std::vector<std::string> cells;
    for (std::size_t from = 0; from <= line.size();) {
      const std::size_t tab = std::min(line.find('\t', from), line.size());
      cells.push_back(line.substr(from, tab - from));
      from = tab + 1;
    }
    if (cells.size() == 10 && cells[0].find_first_not_of("0123456789") == std::string::npos) {
      word.push_back({cells[1], cells[2], cells[3]});
      if (cells[9].find("SpaceAfter=No") == std::string::npos) close_word();
    } else if (line.empty()) {
      close_word();
      out.push_back(maker.take(number));
    }
  }
  return out;
}

std::vector<GoldDocument> read_newsfane(const std::string& path, const std::string& spelling_path,
                                        const Lexicon& lexicon) {
  std::vector<GoldDocument> out;
  const auto spelt = spellings(spelling_path);
  DocumentMaker maker(lexicon);
  Joiner joiner(lexicon, spelt);
  for (const LabelledSentence& s : read_conll(path)) {
    joiner.add_sentence(s, out.size() % 4 == 0, maker);
    out.push_back(maker.take(static_cast<int>(out.size())));
  }
  return out;
}

std::vector<GoldDocument> read_ambiguous(const std::string& path, const Lexicon& lexicon) {
  std::vector<GoldDocument> out;
  DocumentMaker maker(lexicon);
  std::ifstream in(path);
  std::string line;
  while (std::getline(in, line)) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream words(line);
    std::string cell;
    while (words >> cell) add_told_word(cell, maker);
    out.push_back(maker.take(static_cast<int>(out.size())));
  }
  return out;
}

Document make_document(const std::u16string& text, const Lexicon& lexicon) {
  static const TextStage stage(lexicon);
  Document doc;
  doc.text = text;
  stage.run(doc);
  return doc;
}

void for_each_news_text(const std::string& data, const std::function<void(const std::u16string&)>& visit) {
  std::ifstream articles(data + "/news/antcorpus.jsonl");
  std::string line;
  while (std::getline(articles, line)) {
    const auto row = nlohmann::json::parse(line, nullptr, false);
    if (!row.is_object()) continue;
    visit(wide(row.value("title", "") + "\n" + row.value("text", "")));
  }
  std::ifstream sentences(data + "/news/ntrex-ar-en.tsv");
  while (std::getline(sentences, line)) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) continue;
    const std::size_t second = line.find('\t', tab + 1);
    visit(wide(line.substr(tab + 1, second - tab - 1)));
  }
}

}  // namespace khabar::tools
