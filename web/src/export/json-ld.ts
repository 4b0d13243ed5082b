import type { Entity, MentionType } from "../engine/analysis.js";
import { byImportance, summaryIn, type Report } from "./report.js";

const SCHEMA_TYPE: Record<MentionType, string | null> = {
  PER: "Person",
  ORG: "Organization",
  GPE: "Place",
  LOC: "Place",
  FAC: "Place",
  NORP: null,
  TITLE: null,
  EVENT: "Event",
  PRODUCT: "Product",
};

/** The article as schema.org describes news, for the head of a web page. */
export function toJsonLd(report: Report, sentences: number): string {
  const { analysis, source } = report;
  const mentions = byImportance(analysis).flatMap((entity) => {
    const type = SCHEMA_TYPE[entity.type];
    return type ? [thing(type, entity)] : [];
  });
  const article = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    inLanguage: "ar",
    headline: analysis.summary.headline,
    abstract: summaryIn(report, sentences).join(" "),
    ...(analysis.published && { datePublished: analysis.published }),
    ...(source && { url: source }),
    keywords: analysis.keywords.map(({ text }) => text),
    mentions,
  };
  // «</script>» in a name must not end the element that this is put into.
  return JSON.stringify(article, null, 2).replaceAll("<", "\\u003c");
}

function thing(type: string, { name, latin, titles, wikidata, country }: Entity): object {
  return {
    "@type": type,
    name,
    ...(latin && { alternateName: latin }),
    ...(type === "Person" && titles.length > 0 && { jobTitle: titles }),
    ...(type === "Place" && country && { address: { "@type": "PostalAddress", addressCountry: country } }),
    ...(wikidata && { sameAs: `https://www.wikidata.org/entity/${wikidata}` }),
  };
}
