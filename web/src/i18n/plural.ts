/** The forms that a counted noun takes. Arabic has all six; English needs `one` and `other`. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

export type Language = "ar" | "en";

/** Latin digits in both languages, as most Arabic newsrooms set them online. */
export const LOCALES: Record<Language, string> = { ar: "ar-u-nu-latn", en: "en-GB" };

const rules: Record<Language, Intl.PluralRules> = {
  ar: new Intl.PluralRules("ar"),
  en: new Intl.PluralRules("en"),
};

const numbers: Record<Language, Intl.NumberFormat> = {
  ar: new Intl.NumberFormat(LOCALES.ar),
  en: new Intl.NumberFormat(LOCALES.en),
};

export function formatNumber(language: Language, value: number): string {
  return numbers[language].format(value);
}

/** The form of `forms` that goes with `count`, its `#` replaced by the number. */
export function plural(language: Language, count: number, forms: PluralForms): string {
  // Fractions take the rule of their whole part in Arabic newspaper style, not CLDR's "other" for everything.
  const form = forms[rules[language].select(Math.floor(count))] ?? forms.other;
  return form.replace("#", formatNumber(language, count));
}
