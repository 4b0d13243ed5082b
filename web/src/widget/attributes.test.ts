import { describe, expect, it } from "vitest";
import { readSettings, type Attribute } from "./attributes.js";

const read = (attributes: Partial<Record<Attribute, string>>) => readSettings((name) => attributes[name] ?? null);

describe("readSettings", () => {
  it("has sensible settings where nothing is said", () => {
    expect(read({})).toEqual({
      source: "",
      published: null,
      show: ["summary", "entities", "events"],
      language: "ar",
      numerals: "auto",
      theme: "auto",
      sentences: null,
      lazy: true,
    });
  });

  it("reads what is said", () => {
    expect(
      read({
        for: " story ",
        published: "2026-11-25T08:00:00Z",
        show: "times, EVENTS",
        lang: "en-GB",
        numerals: "arab",
        theme: "dark",
        sentences: "3",
        loading: "eager",
      }),
    ).toEqual({
      source: "story",
      published: "2026-11-25",
      show: ["events", "times"],
      language: "en",
      numerals: "arab",
      theme: "dark",
      sentences: 3,
      lazy: false,
    });
  });

  it("takes bad values for none", () => {
    expect(
      read({
        published: "2026-02-31",
        show: "everything <script>",
        lang: "fr",
        numerals: "roman",
        theme: "pink",
        sentences: "-2",
        loading: "never",
      }),
    ).toEqual(read({}));
  });

  it("keeps the summary to the longest there is", () => expect(read({ sentences: "500" }).sentences).toBe(10));
});
