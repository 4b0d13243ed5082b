/**
 * The document that the analyser gives out, as TypeScript. Every range is half-open and counted in UTF-16 code
 * units of the text exactly as given, so `text.slice(range.start, range.end)` is the text of any item.
 */
export const MENTION_TYPES = ["PER", "ORG", "GPE", "LOC", "FAC", "NORP", "TITLE", "EVENT", "PRODUCT"];
export const TIME_TYPES = ["DATE", "TIME", "DURATION", "SET"];
export const CALENDARS = ["gregorian", "hijri"];
export const QUANTITY_KINDS = ["CARDINAL", "ORDINAL", "PERCENT", "MONEY", "MEASURE"];
export const QUANTITY_BOUNDS = ["about", "over", "under"];
export const QUOTE_KINDS = ["direct", "indirect"];
export const EVENT_TYPES = [
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "REJECT", "ACCUSE", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "STATE", "PERSONNEL", "VOTE", "JUSTICE", "CASUALTY",
    "DISASTER", "ECONOMY", "LAUNCH", "COMPETE",
];
export const EVENT_STATUSES = ["actual", "planned", "possible", "negated"];
export const COUNT_KINDS = [
    "killed", "injured", "arrested", "displaced", "missing", "money", "percent", "other",
];
export const RELATION_TYPES = ["ROLE", "MEMBER_OF", "LOCATED_IN", "SPOUSE"];
export const PREFIXES = ["و", "ف", "ب", "ل", "ك", "س", "ال"];
/** Universal parts of speech. */
export const PARTS_OF_SPEECH = [
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM",
    "VERB", "X",
];
