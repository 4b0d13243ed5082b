/** The forms that a counted noun takes. Arabic has all six; English needs `one` and `other`. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

export type Language = "ar" | "en";

/** A language with its digits: `ar` writes 123, as most Arabic newsrooms do online, `ar-arab` writes ١٢٣. */
export type Locale = Language | "ar-arab";

/** The digits that a reader wants; `auto` are those of the text. */
export const NUMERALS = ["auto", "latn", "arab"] as const;
export type Numerals = (typeof NUMERALS)[number];

export const LOCALES: Record<Locale, string> = { ar: "ar-u-nu-latn", "ar-arab": "ar-u-nu-arab", en: "en-GB" };

const rules: Record<Language, Intl.PluralRules> = {
  ar: new Intl.PluralRules("ar"),
  en: new Intl.PluralRules("en"),
};

const numbers: Record<Locale, Intl.NumberFormat> = {
  ar: new Intl.NumberFormat(LOCALES.ar),
  "ar-arab": new Intl.NumberFormat(LOCALES["ar-arab"]),
  en: new Intl.NumberFormat(LOCALES.en),
};

export function languageOf(locale: Locale): Language {
  return locale === "en" ? "en" : "ar";
}

/** The locale for `language`, with the digits that the reader chose or that prevail in `text`. */
export function localeFor(language: Language, numerals: Numerals, text: string): Locale {
  if (language === "en" || numerals === "latn") return language;
  if (numerals === "arab") return "ar-arab";
  const sample = text.slice(0, 20_000);
  const eastern = sample.match(/[٠-٩]/g)?.length ?? 0;
  return eastern > 0 && eastern >= (sample.match(/[0-9]/g)?.length ?? 0) ? "ar-arab" : "ar";
}

export function formatNumber(locale: Locale, value: number): string {
  return numbers[locale].format(value);
}

/** `words` with their digits as the locale writes them. */
export function withDigits(locale: Locale, words: string): string {
  return locale === "ar-arab" ? words.replace(/[0-9]/g, (digit) => "٠١٢٣٤٥٦٧٨٩"[Number(digit)]!) : words;
}

/** The form of `forms` that goes with `count`, its `#` replaced by the number. */
export function plural(locale: Locale, count: number, forms: PluralForms): string {
  // Fractions take the rule of their whole part in Arabic newspaper style, not CLDR's "other" for everything.
  const form = forms[rules[languageOf(locale)].select(Math.floor(count))] ?? forms.other;
  return form.replace("#", formatNumber(locale, count));
}
