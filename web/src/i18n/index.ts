import { ar } from "./ar.js";
import { en } from "./en.js";
import type { Messages } from "./messages.js";
import type { Language } from "./plural.js";

export const MESSAGES: Record<Language, Messages> = { ar, en };

export const DIRECTIONS: Record<Language, "rtl" | "ltr"> = { ar: "rtl", en: "ltr" };

export * from "./messages.js";
export * from "./plural.js";
