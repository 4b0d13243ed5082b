#include "entities/linking.h"

#include <algorithm>
#include <unordered_map>

#include "entities/words.h"
#include "khabar/names.h"
#include "khabar/utf.h"

namespace khabar {

std::u16string skeleton(std::u16string_view word) {
  std::u16string out;
  for (char16_t c : word) {
    if (!out.empty() &&
        (c == u'ا' || c == u'و' || c == u'ي' || c == u'ه' || c == u'ء' || c == u'ئ' || c == u'ؤ' || c == u' '))
      continue;
    if (c == u'غ' || c == u'ج' || c == u'ق') c = u'ك';
    if (c == u'ط') c = u'ت';
    if (out.empty() || out.back() != c) out.push_back(c);
  }
  return out;
}

namespace {

class Linker {
 public:
  Linker(Document& doc, const NameTables& tables, const LatinWriter& latin, const std::vector<Candidate>& names)
      : doc_(doc), tables_(tables), latin_(latin), names_(names), style_(style_of(names)) {}

  void run() {
    for (std::size_t m = 0; m < names_.size(); ++m) {
      const int id = entity_of(names_[m]);
      doc_.mentions[m].entity = id;
      Entity& e = doc_.entities[static_cast<std::size_t>(id)];
      e.mentions.push_back(static_cast<int>(m));
      if (doc_.mentions[m].span.size() > static_cast<std::int32_t>(e.name.size())) rename(e, m);
    }
    name_places();
    salience();
  }

 private:
  /// What most of the places and bodies of the text are of.
  NameStyle style_of(const std::vector<Candidate>& names) const {
    const int style_column = tables_.name_styles.column("style");
    int maghreb = 0, egypt = 0, others = 0;
    for (const Candidate& name : names) {
      const std::string_view country = name.fact.text("country");
      if (country.empty()) continue;
      const auto rows = tables_.name_styles.find(*to_utf16(country));
      const std::string_view style = rows ? tables_.name_styles.text(rows->begin, style_column) : std::string_view();
      ++(style == "maghreb" ? maghreb : style == "egyptian" ? egypt : others);
    }
    if (maghreb > 0 && maghreb >= others && maghreb >= egypt) return NameStyle::maghreb;
    return egypt > 0 && egypt >= others ? NameStyle::egyptian : NameStyle::eastern;
  }

  std::u16string name_of(const Mention& mention) const {
    const bool whole = mention.span.start == doc_.span_of(mention.tokens).start;  // not of a glued word
    return whole ? doc_.standing(mention.tokens) : std::u16string(doc_.at(mention.span));
  }

  /// Persons and bodies are known by the fullest name, a place by its usual one: روسيا rather than الاتحاد الروسي.
  void name_places() {
    for (Entity& e : doc_.entities) {
      if (e.type != MentionType::GPE || e.mentions.size() < 2) continue;
      std::unordered_map<std::u16string, int> counts;
      for (const int m : e.mentions) ++counts[name_of(doc_.mentions[static_cast<std::size_t>(m)])];
      for (const int m : e.mentions) {
        const std::u16string name = name_of(doc_.mentions[static_cast<std::size_t>(m)]);
        if (counts[name] > counts[e.name]) e.name = name;
      }
    }
  }

  void rename(Entity& e, std::size_t m) {
    const Candidate& name = names_[m];
    e.name = name_of(doc_.mentions[m]);
    if (e.latin.empty() || !known_latin_[static_cast<std::size_t>(doc_.mentions[m].entity)]) {
      e.latin = latin_.write(doc_, name, style_);
      known_latin_[static_cast<std::size_t>(doc_.mentions[m].entity)] = !name.fact.text("latin").empty();
    }
    if (e.country.empty()) e.country = country_of(name);
    if (e.wikidata.empty()) e.wikidata = name.fact.text("wikidata");
  }

  std::string country_of(const Candidate& name) const {
    const std::string_view own = name.fact.text("country");
    if (!own.empty()) return std::string(own);
    if (const std::string_view code = name.fact.text("code"); !code.empty()) return std::string(code);
    const std::string_view place = name.fact.text("place");
    if (place.empty()) return {};
    const auto wide = to_utf16(place);
    const auto rows = tables_.countries.find(*wide);
    return rows ? std::string(tables_.countries.text(rows->begin, tables_.countries.column("code"))) : std::string();
  }

  /// The words of the name as one key: class noun and articles gone, whether a word is read as a name (العلوي) or not.
  std::u16string words(const Candidate& name) const {
    int begin = name.tokens.begin;
    if (name.tokens.size() > 1 && name.type != MentionType::TITLE && name.type != MentionType::PER &&
        name.type != MentionType::FAC &&  // the airport of Monastir is not the town
        tables_.class_nouns.find(doc_.bare_key(begin)))
      ++begin;
    std::u16string out;
    for (int i = begin; i < name.tokens.end; ++i) {
      if (!out.empty()) out += u' ';
      out += without_article(doc_, i);
    }
    return out;
  }

  int entity_of(const Candidate& name) {
    const std::u16string group(1, static_cast<char16_t>(u'0' + static_cast<int>(coarse(name.type))));
    std::vector<std::u16string> keys;
    const std::string_view known = name.fact.text("latin");
    if (!known.empty() && name.type != MentionType::TITLE) keys.push_back(group + u"=" + *to_utf16(known));
    const std::u16string own = words(name);
    keys.push_back(group + u":" + own);
    if (name.type == MentionType::PER) add_person_keys(name, group, keys);
    const int fresh = static_cast<int>(doc_.entities.size());
    int id = fresh;
    for (const std::u16string& k : keys) {
      const auto found = by_key_.find(k);
      if (found != by_key_.end()) {
        id = found->second;
        break;
      }
    }
    if (name.type == MentionType::ORG) id = link_nationality(name, own, id);
    if (id == fresh) {
      Entity e;
      e.type = name.type;
      doc_.entities.push_back(std::move(e));
      known_latin_.push_back(false);
    }
    // The newest holder of a short form is the one that the next short form means.
    for (const std::u16string& k : keys) by_key_[k] = id;
    if (name.type == MentionType::PER && name.tokens.size() > 1) remember_parts(name, group, id);
    return id;
  }

  /// مجلس النواب and مجلس النواب المصري are one body where the text has no other of the kind; `id` is what the whole
  /// name stands for already, or a new entity.
  int link_nationality(const Candidate& name, const std::u16string& own, int id) {
    const bool fresh = id == static_cast<int>(doc_.entities.size());
    const bool national =
        name.tokens.size() > 1 && starts_norp(doc_, tables_, name.tokens.end - 1) && own.rfind(u' ') != own.npos;
    if (!national) {
      const auto found = by_short_form_.find(own);
      if (fresh && found != by_short_form_.end()) id = found->second;
      without_nation_.try_emplace(own, id);
      return id;
    }
    const std::u16string short_form = own.substr(0, own.rfind(u' '));
    if (const auto found = without_nation_.find(short_form); fresh && found != without_nation_.end()) {
      id = found->second;
      without_nation_.erase(found);  // another country's is another body
    }
    by_short_form_[short_form] = id;
    return id;
  }

  static MentionType coarse(MentionType t) {
    return t == MentionType::LOC || t == MentionType::FAC ? MentionType::GPE : t;
  }

  void add_person_keys(const Candidate& name, const std::u16string& group, std::vector<std::u16string>& keys) const {
    std::u16string whole;
    for (int i = name.tokens.begin; i < name.tokens.end; ++i) whole += without_article(doc_, i);
    const std::u16string bones = skeleton(whole);
    if (bones.size() > 2) keys.push_back(group + u"~" + bones);
    if (name.tokens.size() > 1) {
      const std::u16string last = skeleton(without_article(doc_, name.tokens.end - 1));
      const std::u16string first = skeleton(without_article(doc_, name.tokens.begin));
      if (last.size() > 1 && first.size() > 0) keys.push_back(group + u"&" + first + u"&" + last);
    }
  }

  void remember_parts(const Candidate& name, const std::u16string& group, int id) {
    for (int i = name.tokens.begin; i < name.tokens.end; ++i) {
      by_key_[group + u":" + std::u16string(without_article(doc_, i))] = id;
      const std::u16string bones = skeleton(without_article(doc_, i));
      if (bones.size() > 2) by_key_[group + u"~" + bones] = id;
    }
    if (const std::string_view short_form = name.fact.text("short"); !short_form.empty())
      by_key_[group + u":" + *to_utf16(short_form)] = id;
  }

  /// Early and often is prominent; persons and bodies more than adjectives of nationality.
  void salience() {
    double top = 0;
    const auto length = static_cast<double>(doc_.text.size()) + 1;
    for (Entity& e : doc_.entities) {
      for (int m : e.mentions)
        e.salience += 0.4 + 0.6 * (1 - doc_.mentions[static_cast<std::size_t>(m)].span.start / length);
      if (e.type == MentionType::NORP || e.type == MentionType::TITLE) e.salience *= 0.3;
      top = std::max(top, e.salience);
    }
    for (Entity& e : doc_.entities) e.salience = top > 0 ? e.salience / top : 0;
  }

  Document& doc_;
  const NameTables& tables_;
  const LatinWriter& latin_;
  const std::vector<Candidate>& names_;
  const NameStyle style_;
  std::unordered_map<std::u16string, int> by_key_;
  /// Bodies by their name without the nationality at its end: those that have one, and those that have none yet.
  std::unordered_map<std::u16string, int> by_short_form_, without_nation_;
  std::vector<bool> known_latin_;
};

}  // namespace

void link_entities(Document& doc, const NameTables& tables, const LatinWriter& latin,
                   const std::vector<Candidate>& names) {
  Linker(doc, tables, latin, names).run();
}

}  // namespace khabar
