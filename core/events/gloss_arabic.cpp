#include "events/gloss_arabic.h"

#include <algorithm>
#include <optional>

#include "khabar/names.h"
#include "khabar/utf.h"

namespace khabar {
namespace {

constexpr std::int32_t longest_unnamed = 90;  // units of an argument's words

enum class Case : std::uint8_t { nominative, accusative, genitive };

bool has_latin(std::u16string_view words) {
  return std::any_of(words.begin(), words.end(),
                     [](char16_t c) { return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z'); });
}

bool ends_with(std::u16string_view word, std::u16string_view end) {
  return word.size() > end.size() && word.substr(word.size() - end.size()) == end;
}

/// One sentence; its parts are written one after the other.
class Writer {
 public:
  Writer(const Document& doc, const Event& event, const GlossVerb& verb, const GlossRoles& roles,
         const GlossTables& tables)
      : doc_(doc), event_(event), verb_(verb), tables_(tables), roles_(roles) {}

  std::u16string write() {
    date_ = gloss_date(doc_, event_);
    const std::u16string subject = words(roles_.subject, Case::nominative);
    const bool direct = !subject.empty() && verb_.link.empty();
    const std::u16string object = words(roles_.object, direct ? Case::accusative : Case::genitive);
    const Count* people = event_.status == Status::actual ? counted_people(doc_, event_) : nullptr;
    if (people != nullptr && verb_.frame == 's')
      add(u"سقط " + counted(*people));
    else if (verb_.frame == 'd')
      disaster(object);
    else if (!subject.empty())
      active(subject, object);
    else if (!object.empty() && verb_.frame == 't')
      passive(object);
    else
      nominal(object);
    if (const std::u16string places = words(roles_.places, Case::genitive); !places.empty()) add(u"في " + places);
    if (date_) add(date());
    add_counts(verb_.frame == 's' ? people : nullptr);
    add_source();
    return out_;
  }

 private:
  void add(const std::u16string& part) {
    if (part.empty()) return;
    if (!out_.empty()) out_ += u' ';
    out_ += part;
  }

  void active(const std::u16string& subject, const std::u16string& object) {
    const bool feminine = is_feminine(roles_.subject.front()) || said_of_a_woman();
    const std::u16string after = object.empty() ? u"" : u" " + linked(object);
    switch (event_.status) {
      case Status::actual:
        return add(around(past(feminine), subject) + after);
      case Status::possible:
        return add(u"قد " + around(agreeing(verb_.present(), feminine), subject) + after);
      case Status::negated:
        if (denies_future(doc_, event_))
          return add(u"لن " + around(agreeing(verb_.present(), feminine), subject) + after);
        return add(u"لم " + around(agreeing(verb_.jussive(), feminine), subject) + after);
      case Status::planned:
        break;
    }
    if (!date_ && is_person(roles_.subject.front()) && verb_.frame != 's' && one_word(verb_.noun()))
      return add((feminine ? u"تعتزم " : u"يعتزم ") + subject + u" " +
                 (object.empty() ? u"أن " + agreeing(verb_.present(), feminine) : noun_with(object)));
    add(u"من المقرر أن " + around(agreeing(verb_.present(), feminine), subject) + after);
  }

  /// Nobody is said to do it: تم إيقاف ثلاثة أشخاص.
  void passive(const std::u16string& object) {
    const bool feminine = ends_with(verb_.noun(), u"ة");
    switch (event_.status) {
      case Status::actual:
        add(feminine ? u"تمت" : u"تم");
        break;
      case Status::planned:
        add(u"من المقرر");
        break;
      case Status::possible:
        add(feminine ? u"قد تتم" : u"قد يتم");
        break;
      case Status::negated:
        add(denies_future(doc_, event_) ? (feminine ? u"لن تتم" : u"لن يتم") : (feminine ? u"لم تتم" : u"لم يتم"));
        break;
    }
    add(noun_with(object));
  }

  void nominal(const std::u16string& object) {
    if (event_.status == Status::negated) add(u"لا");
    add(verb_.noun());
    add(adjective());
    if (!object.empty()) add(linked(object));
  }

  void disaster(const std::u16string& object) {
    nominal({});
    if (!object.empty() && roles_.places.empty()) add(u"في " + object);
  }

  std::u16string adjective() const {
    const bool feminine = ends_with(verb_.noun(), u"ة") || ends_with(verb_.noun(), u"ات");
    if (event_.status == Status::planned) return feminine ? u"مرتقبة" : u"مرتقب";
    if (event_.status == Status::possible) return feminine ? u"محتملة" : u"محتمل";
    return {};
  }

  /// The verbal noun with its object: زيارة روسيا, المشاركة في المؤتمر.
  std::u16string noun_with(const std::u16string& object) const {
    if (object.empty()) return u"ال" + verb_.noun();
    return verb_.link.empty() ? verb_.noun() + u" " + object : u"ال" + verb_.noun() + u" " + linked(object);
  }

  /// The object after its preposition, of which the short ones are written together with it.
  std::u16string linked(const std::u16string& object) const {
    if (verb_.link.empty()) return object;
    if (verb_.link.size() > 1) return verb_.link + u" " + object;
    if (verb_.link == u"ل" && object.starts_with(u"ال")) return u"لل" + object.substr(2);
    return verb_.link + object;
  }

  std::u16string past(bool feminine) const {
    const std::u16string verb = verb_.past();
    const std::size_t space = std::min(verb.find(u' '), verb.size());
    std::u16string first = verb.substr(0, space);
    if (feminine) {
      if (first.back() == u'ا' || first.back() == u'ى') first.pop_back();
      first += u'ت';
    }
    return first + verb.substr(space);
  }

  /// The subject stands after the verb, before what goes with it: أطلق الجيش النار.
  static std::u16string around(const std::u16string& verb, const std::u16string& subject) {
    const std::size_t space = std::min(verb.find(u' '), verb.size());
    return verb.substr(0, space) + u" " + subject + verb.substr(space);
  }

  static std::u16string agreeing(std::u16string present, bool feminine) {
    if (feminine && !present.empty()) present.front() = u'ت';
    return present;
  }

  static bool one_word(const std::u16string& words) { return words.find(u' ') == std::u16string::npos; }

  bool is_person(const Argument& a) const {
    return a.entity >= 0 && doc_.entities[static_cast<std::size_t>(a.entity)].type == MentionType::PER;
  }

  /// A person whose gender no list knows, where the text has the feminine of verb or participle: شرحت, مؤكدة.
  bool said_of_a_woman() const {
    const Argument& a = roles_.subject.front();
    if (event_.trigger_token < 0) return false;
    const Morph& m = doc_.morphs[static_cast<std::size_t>(event_.trigger_token)];
    return roles_.subject.size() == 1 && is_person(a) && event_.agents.size() == 1 &&
           doc_.entities[static_cast<std::size_t>(a.entity)].gender == Gender::none &&
           (m.pos == Pos::VERB ? m.voice != Voice::passive && m.gender == Gender::feminine
                               : event_.type == EventType::STATE && m.article_units == 0 && is_participle());
  }

  /// مؤكدة, مضيفة
  bool is_participle() const {
    return doc_.lemma(event_.trigger_token).starts_with(u"م") && doc_.key(event_.trigger_token).ends_with(u"ه");
  }

  bool is_feminine(const Argument& a) const {
    if (a.entity < 0) return is_feminine_noun(doc_.tokens_at(a.span).begin);
    const Entity& entity = doc_.entities[static_cast<std::size_t>(a.entity)];
    if (entity.type == MentionType::PER) return entity.gender == Gender::feminine;
    if (entity.type == MentionType::GPE) return !tables_.masculine_places.find(key_of(entity));
    const std::u16string_view first = std::u16string_view(entity.name).substr(0, entity.name.find(u' '));
    return ends_with(first, u"ة") || ends_with(first, u"ات");
  }

  std::u16string key_of(const Entity& entity) const {
    if (entity.mentions.empty()) return {};
    const Span span = doc_.mentions[static_cast<std::size_t>(entity.mentions.front())].span;
    const TokenRange tokens = doc_.tokens_at(span);
    std::u16string key;
    for (int t = tokens.begin; t < tokens.end; ++t) {
      if (t > tokens.begin) key += u' ';
      key += doc_.stem_key(t);
    }
    return key;
  }

  /// Of the plurals only those of people take the masculine before their subject.
  bool is_feminine_noun(int token) const {
    const Morph& m = doc_.morphs[static_cast<std::size_t>(token)];
    const std::u16string_view key = doc_.bare_key(token);
    if (m.pos == Pos::NUM) return false;
    if (key == u"احدي") return true;
    if (m.suffix_units > 0 && ends_with(key, u"ت") && ends_with(doc_.lemma(token), u"ه"))
      return true;  // محاميته, not بيته
    if (m.number != Number::plural) return m.gender == Gender::feminine || ends_with(doc_.norm(token), u"ة");
    if (ends_with(key, u"ون") || ends_with(key, u"ين")) return false;
    const auto human = human_of(token);
    return human != "h" && human != "q";  // تظاهر الآلاف
  }

  /// What the table of nouns says of the word in the column human; nothing where it lacks the word.
  std::optional<std::string_view> human_of(int token) const {
    for (const std::u16string_view form : {doc_.bare_key(token), doc_.lemma(token)})
      if (const auto rows = tables_.nouns.find(form)) return tables_.nouns.text(rows->begin, tables_.human);
    return std::nullopt;
  }

  std::u16string words(const std::vector<Argument>& list, Case grammatical) const {
    std::u16string out;
    for (const Argument& a : list) {
      const std::u16string one = words(a, grammatical);
      if (one.empty()) continue;
      if (!out.empty()) out += u" و";
      out += one;
    }
    return out;
  }

  std::u16string words(const Argument& a, Case grammatical) const {
    const int first = doc_.tokens_at(a.span).begin;
    if (a.entity >= 0) return with_article(doc_.entities[static_cast<std::size_t>(a.entity)].name, first);
    const TokenRange range = gloss_words(doc_, tables_, a);
    if (range.empty()) return {};
    // To the end of its last word: a pronoun there is said too (رشوة قيمتها).
    const Span span{a.span.start, std::max(a.span.end, doc_.tokens[static_cast<std::size_t>(range.end - 1)].span.end)};
    if (span.size() > longest_unnamed) return {};
    std::u16string text;
    for (char16_t c : doc_.at(span))
      if (c > u' ')
        text += c;
      else if (!text.empty() && text.back() != u' ')
        text += u' ';
    if (text.empty() || has_latin(text)) return {};
    return in_case(with_article(std::move(text), first), first, grammatical);
  }

  /// Of لل a span has one letter: the noun's article is whole here.
  std::u16string with_article(std::u16string text, int token) const {
    if (!text.empty() && text.front() == u'ل' && doc_.stem_key(token).starts_with(u"ال")) text.insert(0, 1, u'ا');
    return text;
  }

  /// Sound plurals, duals and the accusative show their case: مسؤولين is مسؤولون as a subject, اجتماعا is not its form.
  std::u16string in_case(std::u16string text, int token, Case grammatical) const {
    constexpr std::size_t longest_of_two = 3;  // letters of a noun that has no sound plural: سدين are two
    const std::size_t end = std::min(text.find(u' '), text.size());
    const Morph& m = doc_.morphs[static_cast<std::size_t>(token)];
    const std::u16string_view key = doc_.bare_key(token), lemma = doc_.lemma(token);
    if (grammatical == Case::accusative && takes_alif(token)) return text.insert(end, 1, u'ا');
    if (end < 4 || key.size() < 4) return text;
    if (grammatical != Case::accusative && text[end - 1] == u'ا' && lemma == key.substr(0, key.size() - 1))
      return text.erase(end - 1, 1);
    if (text[end - 1] != u'ن') return text;
    const std::u16string_view stem = key.substr(0, key.size() - 2);
    const bool feminine_dual = stem.back() == u'ت' && lemma == std::u16string(stem.substr(0, stem.size() - 1)) + u'ه';
    if (lemma != stem && !feminine_dual) return text;
    // People alone have a sound masculine plural: الجانبين are two.
    const bool dual = m.number == Number::dual || feminine_dual || stem.size() <= longest_of_two ||
                      human_of(token).value_or("h") != "h";
    if (grammatical != Case::nominative) {
      if (text[end - 2] == u'و' || (dual && text[end - 2] == u'ا')) text[end - 2] = u'ي';
    } else if (text[end - 2] == u'ي') {
      text[end - 2] = dual ? u'ا' : u'و';
    }
    return text;
  }

  /// An object of one word, or with an adjective or a verb after it, that is indefinite, masculine and singular: شخصا.
  bool takes_alif(int token) const {
    const auto morph = [this](int t) -> const Morph& { return doc_.morphs[static_cast<std::size_t>(t)]; };
    const Morph& m = morph(token);
    const std::u16string_view lemma = doc_.lemma(token);
    if (m.pos != Pos::NOUN || m.number == Number::plural || m.number == Number::dual || m.gender == Gender::feminine ||
        lemma != doc_.key(token) || std::u16string_view(u"هايءن").find(lemma.back()) != std::u16string_view::npos)
      return false;
    if (token + 1 >= doc_.token_count()) return true;
    const Morph& next = morph(token + 1);
    return next.prefix_units > 0 || (next.article_units == 0 && (next.pos == Pos::ADJ || next.pos == Pos::VERB ||
                                                                 next.pos == Pos::PUNCT || next.pos == Pos::ADP));
  }

  std::u16string date() const {
    const auto day = [](const Date& d) { return *to_utf16(std::to_string(d.day)); };
    const auto month = [&](const Date& d) {
      return *to_utf16(tables_.phrase("month." + std::to_string(d.month), "ar"));
    };
    const Date &begin = date_->begin, &end = date_->end;
    const std::u16string year = *to_utf16(std::to_string(begin.year));
    const std::u16string tail = date_->with_year ? u" " + year : u"";
    if (begin.month == 0) return u"عام " + year;
    if (begin.day == 0) return u"في " + month(begin) + tail;
    if (begin.day == end.day && begin.month == end.month) return u"يوم " + day(begin) + u" " + month(begin) + tail;
    const bool one_month = begin.month == end.month;
    return u"من " + day(begin) + (one_month ? u"" : u" " + month(begin)) + u" إلى " + day(end) + u" " + month(end) +
           tail;
  }

  /// 14 قتيلا, 3 جرحى
  std::u16string counted(const Count& count) const {
    const int last = static_cast<int>(count.value) % 100;
    const std::string category = count.value == 1           ? "one"
                                 : count.value == 2         ? "two"
                                 : last >= 3 && last <= 10  ? "few"
                                 : last >= 11 && last <= 99 ? "many"
                                                            : "other";
    const std::string noun = tables_.phrase("count." + std::string(name(count.kind)) + "." + category, "ar");
    return *to_utf16((count.value < 3 ? "" : number_words(count.value) + " ") + noun);
  }

  /// The counts that nothing has said; `said` is one that the sentence has.
  void add_counts(const Count* said) {
    for (const Count& count : counts_beside(event_))
      if (said == nullptr || count.span != said->span) add(u"(" + counted(count) + u")");
  }

  void add_source() {
    const auto reporter = gloss_source(event_);
    const std::u16string source = reporter ? words(*reporter, Case::genitive) : u"";
    if (!source.empty()) out_ += u"، حسب " + source;
  }

  const Document& doc_;
  const Event& event_;
  const GlossVerb& verb_;
  const GlossTables& tables_;
  const GlossRoles& roles_;
  std::optional<GlossDate> date_;
  std::u16string out_;
};

}  // namespace

std::u16string arabic_gloss(const Document& doc, const Event& event, const GlossVerb& verb, const GlossRoles& roles,
                            const GlossTables& tables) {
  return Writer(doc, event, verb, roles, tables).write();
}

}  // namespace khabar
