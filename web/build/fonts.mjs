// Cuts the fonts down to what news is written with and writes them, with their style sheet, to generated/fonts/.
// What is left out (Urdu, marks of the Koran, accents) is shown in the fonts of the reader's device.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import subsetFont from "subset-font";

const PACKAGES = new URL("../node_modules/", import.meta.url);
const OUT = new URL("../generated/fonts/", import.meta.url);

/** Letters with those of foreign names (پ چ ژ ڤ ڨ ک ڭ گ ی), marks, digits; FE70 and on are what PDF files give. */
const ARABIC =
  "60c 61b-61c 61f 621-63a 640-655 660-66d 670-671 67e 686 698 6a4 6a8-6a9 6ad 6af 6cc 6d4 6f0-6f9 200c-200e fe70-fefc";
const LATIN = "20-7e a0 a9 ab b7 bb d7 2010-2015 2018-201e 2022 2026 2039-203a 20ac 2190 2192 2212";

/** Shaping, joining and placing of marks; stylistic sets are left out. */
const FEATURES = "ccmp isol init medi fina rlig calt rclt liga curs kern mark mkmk locl".split(" ");

/** IBM Plex Sans Arabic for the page, Noto Naskh Arabic for the text of a story, Markazi Text for headlines. */
const PLEX = "@fontsource/ibm-plex-sans-arabic";
const NASKH = "@fontsource/noto-naskh-arabic";
const MARKAZI = "@fontsource-variable/markazi-text";

const FONTS = [
  { family: "Plex Arabic", weight: 400, from: PLEX, file: "400" },
  { family: "Plex Arabic", weight: 600, from: PLEX, file: "600" },
  { family: "Naskh", weight: 400, from: NASKH, file: "400" },
  // Headlines have one weight, for which the variable font is pinned.
  { family: "Markazi", weight: "600 700", from: MARKAZI, file: "wght", axes: { wght: 650 } },
];

/** The name of a package without the group that it belongs to. */
const shortName = (name) => name.replace(/^.*\//, "");

function charactersOf(ranges) {
  return ranges.split(" ").flatMap((range) => {
    const [first, last = first] = range.split("-").map((code) => parseInt(code, 16));
    return Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at));
  });
}

mkdirSync(new URL("licences/", OUT), { recursive: true });
for (const name of new Set(FONTS.map(({ from }) => from)))
  copyFileSync(new URL(`${name}/LICENSE`, PACKAGES), new URL(`licences/${shortName(name)}.txt`, OUT));
let css = "";
for (const { family, weight, from, file, axes } of FONTS) {
  for (const [script, ranges] of Object.entries({ arabic: ARABIC, latin: LATIN })) {
    const whole = readFileSync(new URL(`${from}/files/${shortName(from)}-${script}-${file}-normal.woff2`, PACKAGES));
    const font = await subsetFont(whole, charactersOf(ranges).join(""), {
      targetFormat: "woff2",
      keepFeatures: FEATURES,
      noHinting: true,
      ...(axes && { variationAxes: axes }),
    });
    const name = `${family}-${script}-${weight}.woff2`.toLowerCase().replaceAll(" ", "-");
    writeFileSync(new URL(name, OUT), font);
    css += `@font-face {
  font-family: "${family}";
  font-weight: ${weight};
  font-display: swap;
  src: url("./${name}") format("woff2");
  unicode-range: ${ranges
    .split(" ")
    .map((range) => `U+${range}`)
    .join(", ")};
}
`;
  }
}
writeFileSync(new URL("fonts.css", OUT), css);
