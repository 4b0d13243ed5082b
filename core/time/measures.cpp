#include "time/measures.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "khabar/utf.h"

namespace khabar {

struct Measures::State {
  const Words& words;
  Document& doc;
  std::map<std::string, std::string, std::less<>> homes;  ///< bare currency -> its code in this text
  std::size_t next_time = 0;
};

Measures::Measures(const Lexicon& lexicon)
    : bounds_(lexicon.table("number_bounds")),
      currencies_(lexicon.table("currencies")),
      cldr_currencies_(lexicon.table("cldr_currencies")),
      homes_(lexicon.table("currency_homes")),
      measures_(lexicon.table("measures")),
      nouns_(lexicon.table("counted_nouns")),
      signs_(lexicon.table("currency_signs")) {}

std::optional<Measures::Amount> Measures::read_amount(const Words& words, int i) const {
  Amount amount;
  int at = i;
  if (const auto match = words.phrase(bounds_, i); match && words.together(match->end, i)) {
    if (bounds_.text(match->row, bounds_.column("side")) == "before") {
      const auto number = read_number(words, match->end);
      if (number && (number->prefixes & ~(clitic::ba)) == 0) {
        amount.bound = bounds_.text(match->row, bounds_.column("bound"));
        at = match->end;
      }
    }
  }
  auto number = read_number(words, at);
  if (!number) number = read_part(words, at);
  if (!number) return std::nullopt;
  read_power(words, *number);
  read_ratio(words, *number);
  read_signs(words, amount, *number);
  // أحد alone is somebody, not one.
  if (number->end == at + 1 && words.number(at).kind == NumberKind::digit && number->value == 1 &&
      words.doc().key(at).back() == u'د' && words[at].weekday != 0)
    return std::nullopt;
  amount.number = *number;
  amount.end = number->end;
  if (number->vague && amount.bound.empty()) amount.bound = "over";
  read_range(words, amount);
  if (const auto match = words.phrase(bounds_, amount.end))
    if (bounds_.text(match->row, bounds_.column("side")) == "after" && words.together(match->begin, at))
      amount.bound = bounds_.text(match->row, bounds_.column("bound"));
  return amount;
}

/// جزء من مئة
std::optional<Numeral> Measures::read_part(const Words& words, int i) const {
  if (!words.is(i, WordClass::portion) || !words.is(i + 1, WordClass::of) || !words.together(i + 1, i))
    return std::nullopt;
  auto whole = read_number(words, i + 2);
  if (!whole || whole->value <= 0 || whole->ordinal) return std::nullopt;
  whole->begin = i;
  whole->value = 1 / whole->value;
  whole->prefixes = words[i].prefixes;
  whole->prefix_units = words[i].prefix_units;
  return whole;
}

/// 3/4, واحد على ثلاثة, واحد من ثلاثة, عشرون جزءا من مئة
void Measures::read_ratio(const Words& words, Numeral& number) const {
  int at = number.end;
  // 1 4/5
  if (number.plain && number.is_integer() && words.is_digits(at) && words.gap(at - 1) == 1 &&
      words.is_sign(at + 1, u'/')) {
    auto rest = read_number(words, at);
    if (rest) read_ratio(words, *rest);
    if (rest && rest->value < 1 && rest->value > 0 && rest->end > at + 1) {
      number.value += rest->value;
      number.fraction = true;
      number.end = rest->end;
    }
    return;
  }
  const bool slash = number.plain && words.is_sign(at, u'/') && words.adjacent(at - 1) && words.adjacent(at);
  const bool parts = words.is(at, WordClass::portion) && words.is(at + 1, WordClass::of);
  const bool over = words.is(at, WordClass::over) && words[at].prefixes == 0;
  const bool one_of = words.is(at, WordClass::of) && words[at].prefixes == 0 && number.value == 1;
  const bool among = words.is(at, WordClass::of) || words.is(at, WordClass::in);
  const bool some_of = among && words[at].prefixes == 0 && number.is_integer();
  if (number.ordinal || (!slash && !parts && !over && !one_of && !some_of)) return;
  at += parts ? 2 : 1;
  if (!words.together(at, number.begin)) return;
  const auto whole = read_number(words, at);
  if (!whole || whole->value <= 0 || whole->ordinal || whole->prefixes != 0 || whole->article) return;
  if (slash && whole->value == 1 && number.value > 1 && number.value <= 10) {
    number.value = 1 / number.value;  // 2/1, as a half is shown from right to left
    number.end = whole->end;
    return;
  }
  if (slash && (number.value >= whole->value || !whole->plain || !number.is_integer() || whole->value > 100)) return;
  if (one_of && whole->value <= 1) return;
  // Three of twenty-one counts where a noun follows.
  if (some_of && !one_of &&
      (whole->value <= number.value || whole->value > 1000 ||
       (words.is_word(whole->end) && !words.phrase(bounds_, whole->end))))
    return;
  // مئتان وثلاثة جزء من مئة: the part is of what is less than the hundred.
  const bool hundredths = parts && !number.digits && whole->value == 100;
  const double above = hundredths ? std::floor(number.value / 100) * 100 : 0;
  number.value = above + (number.value - above) / whole->value;
  number.end = whole->end;
  number.plain = false;
}

/// 1.5e10, 1.1^23
void Measures::read_power(const Words& words, Numeral& number) const {
  if (!number.plain || !words.adjacent(number.end - 1)) return;
  const bool power = words.is_sign(number.end, u'^');
  const bool scientific = words.is_sign(number.end, u'e') || words.is_sign(number.end, u'E');
  if (!power && !scientific) return;
  int at = number.end + 1;
  double sign = 1;
  for (; words.adjacent(at - 1) && (words.is_sign(at, u'-') || words.is_sign(at, u'+')); ++at)
    if (words.is_sign(at, u'-')) sign = -sign;
  if (!words.adjacent(at - 1) || !words.is_digits(at)) return;
  const auto exponent = read_number(words, at);
  if (!exponent || !exponent->plain || exponent->value > 300) return;
  const double value =
      power ? std::pow(number.value, sign * exponent->value) : number.value * std::pow(10.0, sign * exponent->value);
  if (!std::isfinite(value)) return;
  number.value = value;
  number.end = exponent->end;
}

/// -5, >10, <= 100
void Measures::read_signs(const Words& words, Amount& amount, Numeral& number) const {
  if (!number.digits) return;
  int before = number.begin - 1;
  const bool compared = words.is_sign(before - 1, u'<') || words.is_sign(before - 1, u'>');
  // A sign that stands apart belongs to the number only where nothing stands before it: - 1 4/5.
  const bool joined = words.adjacent(before) || (before == 0 && words.gap(0) == 1 && number.fraction);
  if (words.is_sign(before, u'-') && joined && (compared || before == 0 || !words.adjacent(before - 1)) &&
      !words.is_digits(before - 1)) {
    number.value = -number.value;
    --before;
  }
  if (words.is_sign(before, u'=') && words.gap(before) <= 1) --before;
  if (words.gap(before) > 1) return;
  if (words.is_sign(before, u'>')) amount.bound = "over";
  if (words.is_sign(before, u'<')) amount.bound = "under";
}

/// بين 20 و30, من 5 إلى 7, 1000-5000
void Measures::read_range(const Words& words, Amount& amount) const {
  const Numeral& first = amount.number;
  const bool between = words.is(first.begin - 1, WordClass::between);
  if (first.ordinal && !between) return;
  int next = amount.end;
  const bool dash =
      (words.is_sign(next, u'-') || words.is_sign(next, u'–') || words.is_sign(next, u'~')) && first.digits;
  const bool until = words.is(next, WordClass::to) && words[next].prefixes == 0;
  if (dash || until || (between && words.is_wa(next)))
    ++next;
  else if (!(between && words.has(next, clitic::wa)))
    return;
  if (!words.together(next, first.begin)) return;
  const auto last = read_number(words, next);
  if (!last || last->ordinal || (last->prefixes & ~clitic::wa) != 0) return;
  double low = first.value;
  // من 5 إلى 7 ملايين: the scale belongs to both.
  if (last->scaled && !first.scaled && first.value < 1000 && low < last->value) {
    double scale = 1;
    while (low * scale * 1000 <= last->value) scale *= 1000;
    low *= scale;
  }
  if (last->value <= low) return;
  amount.number.ordinal = false;
  amount.number.value = low;
  amount.upper = last->value;
  amount.end = last->end;
}

/// The country whose words the text has most.
std::string Measures::home_of(State& state, std::string_view currency) const {
  if (const auto known = state.homes.find(currency); known != state.homes.end()) return known->second;
  std::map<std::string, int> votes;
  const int of = homes_.column("currency"), code = homes_.column("code");
  for (int i = 0; i < state.words.size(); ++i) {
    const auto match = state.words.phrase(homes_, i);
    if (!match) continue;
    const std::u16string_view key = state.doc.key(i);
    const auto rows = homes_.find(key.substr(static_cast<std::size_t>(match->prefix_units)));
    for (int row = rows ? rows->begin : match->row; row < (rows ? rows->end : match->row + 1); ++row)
      if (homes_.text(row, of) == currency) ++votes[std::string(homes_.text(row, code))];
  }
  std::string best(currency);
  int most = 0;
  for (const auto& [name, count] : votes)
    if (count > most) best = name, most = count;
  state.homes.emplace(currency, best);
  return best;
}

/// $20, %5
bool Measures::sign_before(const Words& words, int i, Quantity& quantity) const {
  if (i == 0 || !words.adjacent(i - 1) || words.is_digits(i - 1)) return false;
  if (words.is_sign(i - 1, u'%')) {
    quantity.kind = QuantityKind::PERCENT;
    quantity.unit = "%";
    return true;
  }
  const auto rows = signs_.find(words.doc().key(i - 1));
  if (!rows) return false;
  quantity.kind = QuantityKind::MONEY;
  quantity.unit = signs_.text(rows->begin, signs_.column("code"));
  return true;
}

bool Measures::unit_after(State& state, int at, Quantity& quantity) const {
  const Words& words = state.words;
  if (!words.together(at, quantity.tokens.begin)) return false;
  if (words.is_sign(at, u'%')) {
    quantity.kind = QuantityKind::PERCENT;
    quantity.unit = "%";
    quantity.tokens.end = at + 1;
    return true;
  }
  if (const auto rows = signs_.find(words.doc().key(at)); rows && words.gap(at - 1) <= 1) {
    quantity.kind = QuantityKind::MONEY;
    quantity.unit = signs_.text(rows->begin, signs_.column("code"));
    quantity.tokens.end = at + 1;
    return true;
  }
  const auto measure = words.phrase(measures_, at);
  auto money = words.phrase(currencies_, at);
  const auto cldr = words.phrase(cldr_currencies_, at);
  const bool from_cldr = cldr && (!money || cldr->end > money->end);
  if (from_cldr) money = cldr;
  const bool percent = measure && measures_.text(measure->row, measures_.column("unit")) == "%";
  if (money && money->prefixes == 0 && (!measure || money->end >= measure->end)) {
    const Table& table = from_cldr ? cldr_currencies_ : currencies_;
    const std::string_view code = table.text(money->row, table.column("code"));
    quantity.kind = QuantityKind::MONEY;
    quantity.unit = code.size() == 3 && code.front() < 'a' ? std::string(code) : home_of(state, code);
    quantity.tokens.end = money->end;
    return true;
  }
  if (measure && (measure->prefixes == 0 || percent)) {
    quantity.kind = percent ? QuantityKind::PERCENT : QuantityKind::MEASURE;
    quantity.unit = measures_.text(measure->row, measures_.column("unit"));
    quantity.tokens.end = measure->end;
    return true;
  }
  if (const WordRow* unit = words.find(at, WordClass::unit); unit != nullptr && words[at].prefixes == 0) {
    quantity.unit = unit->value;
    quantity.tokens.end = at + 1;
    return true;
  }
  return false;
}

void Measures::read_unit(State& state, const Amount& amount) const {
  const Words& words = state.words;
  Quantity quantity;
  quantity.kind = amount.number.ordinal ? QuantityKind::ORDINAL : QuantityKind::CARDINAL;
  quantity.value = amount.number.value;
  quantity.upper = amount.upper;
  quantity.bound = amount.bound;
  quantity.tokens = {amount.number.begin, amount.end};
  int prefix_units = amount.number.prefix_units;
  if (amount.number.ordinal) {
  } else if (sign_before(words, amount.number.begin, quantity)) {
    --quantity.tokens.begin;
    prefix_units = 0;
  } else if (!unit_after(state, amount.end, quantity) && words.together(amount.end, amount.number.begin)) {
    const auto noun = words.phrase(nouns_, amount.end);
    const Morph* morph = state.doc.morphs.empty() ? nullptr : &state.doc.morphs[static_cast<std::size_t>(amount.end)];
    if (noun && noun->prefixes == 0)
      quantity.unit = nouns_.text(noun->row, nouns_.column("noun"));
    else if (morph != nullptr && morph->pos == Pos::NOUN && morph->prefix_units == 0 && morph->article_units == 0)
      quantity.unit = to_utf8(state.doc.lemma(amount.end));
  }
  quantity.span = words.span(quantity.tokens.begin, prefix_units, quantity.tokens.end);
  state.doc.quantities.push_back(std::move(quantity));
}

/// شخصين, جنديان: two, where the next word is no number.
bool Measures::read_dual(State& state, int i) const {
  const auto noun = state.words.phrase(nouns_, i);
  if (!noun || nouns_.text(noun->row, nouns_.column("number")) != "d") return false;
  Quantity quantity;
  quantity.value = 2;
  quantity.unit = nouns_.text(noun->row, nouns_.column("noun"));
  quantity.tokens = {i, noun->end};
  quantity.span = state.words.span(i, noun->prefix_units, noun->end);
  state.doc.quantities.push_back(std::move(quantity));
  return true;
}

void Measures::read(const Words& words, Document& doc) const {
  State state{words, doc, {}, 0};
  for (int i = 0; i < words.size();) {
    while (state.next_time < doc.times.size() && doc.times[state.next_time].tokens.end <= i) ++state.next_time;
    if (state.next_time < doc.times.size() && doc.times[state.next_time].tokens.contains(i) &&
        doc.times[state.next_time].type != TimeType::DURATION) {
      i = doc.times[state.next_time].tokens.end;
      continue;
    }
    if (auto amount = read_amount(words, i)) {
      read_unit(state, *amount);
      i = std::max(i + 1, std::max(amount->end, doc.quantities.back().tokens.end));
    } else {
      read_dual(state, i);
      ++i;
    }
  }
}

}  // namespace khabar
