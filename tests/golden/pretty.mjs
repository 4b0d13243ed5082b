// Prints the analysis on standard input with one item of a layer a line, so that git shows what changed.
import { readFileSync } from 'node:fs';

export function pretty(analysis) {
  const fields = Object.entries(analysis).map(([key, value]) => {
    if (!Array.isArray(value) || value.length === 0) return `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`;
    return `  ${JSON.stringify(key)}: [\n${value.map((item) => '    ' + JSON.stringify(item)).join(',\n')}\n  ]`;
  });
  return `{\n${fields.join(',\n')}\n}\n`;
}

if (process.argv[1]?.endsWith('pretty.mjs')) process.stdout.write(pretty(JSON.parse(readFileSync(0, 'utf8'))));
