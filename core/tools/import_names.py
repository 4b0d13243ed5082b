#!/usr/bin/env python3
"""Writes the tables of names that come from other people's facts: core/data/names/{cities,regions,clubs,people,
name_tokens,nationalities,world_cities}.tsv. usage: import_names.py SHARED_DATA OUT_DIR   (the same bytes each time)

Origin and licence of each: core/data/SOURCES.md. Tables of Khabar's own lie beside these and are not touched."""
import collections
import csv
import glob
import json
import os
import re
import sys
import unicodedata

ARABIC = re.compile(r"[ء-ي]+(?:[ -][ء-ي]+)*")
# Tokens of names that are everyday words of news: read against what stands beside them there.
EVERYDAY = set("""
    دينار دينارا وان علية فان أمنية منة حمام وات باب هلال ريال عربية ليلا تراب لاي كانا جودة سكاي الخضر السابع طلبة نيه ألفا أمرا
    ماليا ايفون غرام ديلي سيلفي شعبة نوت أرينا ميلا وحيدة دانون ستيب سكين سيول عليا ألت ويري الابن غروب بدرة فوكس ميتا واكد وأكد
    ماي جوان أوت عون العسكري تحسين حصة الأب وانا وأنا رفعت كونها كامل هدية تاج كأنه رأى الشهري جميلة دون حسيب سورا بحر نور أمل
    سلام وعد شهد ندى غلا بدر نجم نجمة قمر شمس ورد وردة زهرة ربيع صيف شتاء خريف فجر صباح مساء نهار ليل يوم عام سنة شهر
    حق عدل صدق إيمان نعمة بركة رحمة هبة منحة عطاء كرم جود فضل خير سعد فرح سرور بهجة راحة صحة عافية قوة عز مجد شرف فخر نصر
    فتح ظفر غزو سيف رمح سهم درع حصن قلعة قصر بيت دار مسكن حي شارع ساحة ميدان جبل سهل واد نهر بحيرة جزيرة شاطئ رمل صخر حجر
    ذهب فضة نحاس حديد ماس لؤلؤ مرجان عقيق ياقوت حرير قطن صوف جلد خشب ورق قلم كتاب دفتر مقال خبر حديث كلام صوت صورة فيلم
    رئيس وزير مدير قائد ضابط جندي شرطي قاض محام طبيب مهندس معلم أستاذ طالب عامل فلاح تاجر صانع نجار حداد خباز طباخ سائق
    مبارك مسعود منصور محفوظ مأمون معروف مشهور مذكور موجود موقوف ممنوع مطلوب مقبول مرفوض مفتوح مغلق مرسوم منشور
    كبير صغير طويل قصير جديد قديم قوي ضعيف غني فقير سريع بطيء قريب بعيد حار بارد أول ثان ثالث رابع خامس أخير وحيد فريد
    الأول الثاني الثالث الرابع الخامس السادس الثامن التاسع العاشر الأولى الثانية الأخير الآخر
    شعار منار حرم حزام خيال غابة واحة نخلة عنب تفاح رمان تين زيتون لوز جوز قمح شعير أرز سكر ملح فلفل زعفران
""".split())
ARAB = set("DZ BH KM DJ EG IQ JO KW LB LY MR MA OM PS QA SA SO SD SY TN AE YE".split())


def clean(form):
    form = unicodedata.normalize("NFKC", form)
    form = re.sub(r"[\u064b-\u0652\u0640\u200c-\u200f]", "", form)
    form = re.sub(r"\s*[(،].*", "", form).replace("گ", "غ").replace("ڤ", "ف").replace("پ", "ب").replace("چ", "تش")
    return re.sub(r"\s+", " ", form).strip()


def clean_marks(text):
    return re.sub(r"[\u064b-\u0652\u0640]", "", text)


def good(form, longest=4):
    return bool(ARABIC.fullmatch(form)) and 2 < len(form) and len(form.split()) <= longest


def key(form):
    return form.translate(str.maketrans("أإآىة", "اااية".replace("ة", "ه")))


def capitals(out):
    """The keys of the capitals of countries, which our own table places.tsv has."""
    found = set()
    for line in open(os.path.join(out, "places.tsv"), encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        if len(cells) > 4 and cells[4] == "capital":
            found.update(key(form) for form in cells[0].split("|"))
    return found


def write(path, columns, rows):
    seen, lines = set(), []
    for row in sorted(rows):
        if (row[0],) + tuple(row[1:2]) not in seen:
            seen.add((row[0],) + tuple(row[1:2]))
            lines.append("\t".join(map(str, (row[0], ascii_latin(row[1])) + tuple(row[2:]))).rstrip("\t"))
    with open(path, "w", encoding="utf-8") as f:
        f.write("\t".join(columns) + "\n" + "\n".join(lines) + "\n")
    print(f"{os.path.basename(path)}: {len(lines)} rows")


def ordinary_words(shared):
    """Keys that are ordinary words: a name that reads so needs evidence."""
    words = set()
    with open(shared + "/morph/ud_arabic_pud.conllu", encoding="utf-8") as f:
        for line in f:
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 10 and cells[3] not in ("PROPN", "X", "NUM", "PUNCT", "_"):
                words.add(key(clean(cells[1])))
                words.add(key(clean(cells[2])))
    folder = glob.glob(shared + "/morph/camel_morph/*/data/*/*")[0]
    table = str.maketrans("'|>&<}AbptvjHxd*rzs$SDTZEgfqklmnhwYy{", "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيا")
    for name in ("MSA-Adj-LEX.csv", "MSA-Verb-LEX-PV.csv", "MSA-Adj-Comp-LEX.csv"):
        with open(os.path.join(folder, name), encoding="utf-8") as f:
            for row in csv.DictReader(f):
                lemma = re.sub(r"[aiuoFNK~`_-]|[0-9]", "", row["LEMMA"]).translate(table)
                words.add(key(lemma))
    return words


def news_words(shared):
    """How often a word stands in radio news, by its key, with the article and one-letter prefixes as they come."""
    counts = collections.Counter()
    with open(shared + "/news/antcorpus.jsonl", encoding="utf-8") as f:
        for line in f:
            counts.update(key(w) for w in re.findall("[ء-ي]+", clean_marks(json.loads(line)["text"])))
    return counts


def own_names(folder):
    """Single words that Khabar's own tables have as names of places, so that news may have them often."""
    names = set()
    for path in glob.glob(folder + "/places*.tsv"):
        with open(path, encoding="utf-8") as f:
            for line in f:
                names.update(key(form) for form in line.split("\t")[0].split("|"))
    return names


def cities(shared, ordinary):
    rows = []
    with open(shared + "/names/cities.tsv", encoding="utf-8") as f:
        for row in csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE):
            form, people = clean(row["arabic"]), int(row["population"] or 0)
            if not good(form, 3) or people < (5000 if row["country"] in ARAB else 60000):
                continue
            rows.append((form, row["english"], row["country"], row["wikidata"], int(key(form) in ordinary)))
    return rows


def mit(shared, name):
    with open(f"{shared}/names/arwikicats/{name}.json", encoding="utf-8") as f:
        return json.load(f)


def ascii_latin(latin):
    """Without the accents that news in English leaves out."""
    for a, b in ("ıi", "łl", "ŁL", "øo", "ØO", ("ß", "ss"), "đd", "ĐD", "ðd", ("þ", "th"), ("æ", "ae"), ("Æ", "Ae"), ("œ", "oe"), "əe", "ħh"):
        latin = latin.replace(a, b)
    return "".join(c for c in unicodedata.normalize("NFD", latin) if not unicodedata.combining(c))


def title_case(latin):
    small = {"of", "and", "the", "de", "da", "di", "du", "la", "el", "in", "al"}
    return " ".join(w if w in small and i else w[:1].upper() + w[1:] for i, w in enumerate(latin.split()))


def plain(shared, names, ordinary, longest, drop=()):
    rows = []
    for name in names:
        data = mit(shared, name)
        flat = {}
        for k, v in data.items():
            flat.update(v if isinstance(v, dict) else {k: v})
        for latin, form in flat.items():
            form = clean(form)
            for word in drop:
                form = form.removeprefix(word)
            if good(form, longest) and not re.search(r"[(),]|\bnational\b|\b[a-z]*lists?\b", latin):
                rows.append((form, title_case(latin), int(" " not in form and key(form) in ordinary)))
    return rows


def name_tokens(shared, ordinary):
    """One spelling for a token: the most frequent Latin one. A token that is an ordinary word must be frequent."""
    spellings = collections.defaultdict(collections.Counter)
    with open(shared + "/names/wikidata-person-tokens.tsv", encoding="utf-8") as f:
        next(f)
        for line in f:
            arabic, latin, count = line.rstrip("\n").split("\t")
            arabic = clean(arabic)
            if good(arabic, 1) and re.fullmatch(r"[a-zÀ-žḀ-ỿ'’-]+", latin):
                spellings[arabic][unicodedata.normalize("NFC", latin)] += int(count)
    rows, everyday = [], {key(word) for word in EVERYDAY}
    for arabic, counter in spellings.items():
        total = sum(counter.values())
        common = int(key(arabic) in ordinary or key(arabic) in everyday)
        if total < (20 if common else 2):
            continue
        latin = min(counter.items(), key=lambda x: (-x[1], x[0]))[0]
        rows.append((arabic, latin[0].upper() + latin[1:], min(9, total.bit_length()), common))
    return rows


def nationalities(shared):
    data = mit(shared, "nationalities-nationalities_data")
    countries = {key(clean(n["ar"])) for n in data.values()}
    rows = {}
    for latin, n in data.items():
        if n["ar"] == "مالي":
            continue  # the adjective is the everyday word for "financial"
        name = {"Saudiarabian": "Saudi"}.get(title_case(latin), title_case(latin))
        male, female = clean(n["male"]), clean(n["female"])
        forms = {male: "m", female: "f", clean(n["males"]): "m", clean(n["females"]): "f"}
        if male.endswith("ي") and " " not in male:
            forms.update({male + "ون": "m", male + "ين": "m", male + "ان": "m", male + "ا": "m", female[:-1] + "ات": "f",
                          female[:-1] + "تين": "f", female[:-1] + "تان": "f"})
        for form, gender in forms.items():
            if form.startswith("أمريكي"):
                rows[form.replace("أمريكي", "أميركي", 1)] = (form.replace("أمريكي", "أميركي", 1), name, clean(n["ar"]), gender)
            if good(form, 2) and form not in rows and key(form) not in countries:
                rows[form] = (form, name, clean(n["ar"]), gender)
    return list(rows.values())


def one_each(rows):
    """Of several rows with one form the first whose Latin name has the fewest words: برشلونة is FC Barcelona and not Ecuador's
    Barcelona Sporting Club, فاينورد is Feyenoord and not SC Feyenoord."""
    best = {}
    for row in sorted(rows, key=lambda r: (r[0], r[1])):
        if row[0] not in best or len(row[1].split()) < len(best[row[0]][1].split()):
            best[row[0]] = row
    return list(best.values())


def club_name(latin):
    """Alloa Athletic F.c. as Alloa Athletic, Rb Leipzig as RB Leipzig."""
    return re.sub(r"\b(?!(Al|Of|In|Ar|Un|St|At|Os|Ir|Il)\b)([ACFHINOPRSUV][b-dfgjklnpr-t]|Rkc|Tsv|Psv|Aek|Paok|Afc|Cska|Ogc|Ifk|Fsv|Hnk)\b(?! St)",
                  lambda m: m.group(0).upper(), re.sub(r" [AF]\.?f?\.?c\.?$", "", latin)).replace("Vfl", "VfL").replace("Vfb", "VfB")


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    shared, out = sys.argv[1:]
    ordinary = ordinary_words(shared)
    nations = nationalities(shared)
    # What news has again and again and no table of places knows is an everyday word, whatever town is called so.
    often, own = 20, own_names(out)
    everyday = {w for w, n in news_words(shared).items() if n >= often and w not in own}
    adjectives = {key(row[0]) for row in nations}
    of_places = ordinary | everyday | adjectives
    at = lambda name: os.path.join(out, name)
    write(at("cities.tsv"), ["form", "latin", "country", "wikidata", "ambiguous"], cities(shared, of_places))
    write(at("world_cities.tsv"), ["form", "latin", "ambiguous"], plain(shared, ["cities-cities_full", "geography-P17_PP", "geography-regions", "geography-regions2"], of_places, 3))
    # A club called just as the capital of a country is left out: the word alone is the city, and its team is told by its company.
    capital = capitals(out)
    clubs = one_each(plain(shared, ["sports-Clubs_key"], of_places, 4, ("نادي ", "فريق ")))
    write(at("clubs.tsv"), ["form", "latin", "ambiguous"],
          [(r[0], club_name(r[1]), *r[2:]) for r in clubs if key(r[0]) not in capital])
    write(at("leagues.tsv"), ["form", "latin", "ambiguous"], plain(shared, ["sports-clubs_teams_leagues"], ordinary, 6))
    write(at("people.tsv"), ["form", "latin", "ambiguous"], [r for r in plain(shared, ["people-peoples"], ordinary, 5) if " " in r[0]])
    write(at("name_tokens.tsv"), ["form", "latin", "#weight", "common"], name_tokens(shared, ordinary))
    write(at("nationalities.tsv"), ["form", "latin", "place", "gender"], nations)


main()
