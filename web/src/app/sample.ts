import text from "./sample.txt?raw";

/** An invented story with a bit of everything that the page can show. */
export const SAMPLE = { published: "2026-11-23", text: text.trimEnd() } as const;
