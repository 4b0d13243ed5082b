// Measures the build: native, wasm in Node and in Chromium, growth with length, threads, memory, start-up, sizes, and
// peers from npm in the same run. Prints Markdown. Ratios hold from machine to machine better than the figures do.
// usage: node bench.mjs [--quick]
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { launchOptions } from '../browser/chromium.mjs';

const root = new URL('../../', import.meta.url);
const path = (name) => new URL(name, root).pathname;
const quick = process.argv.includes('--quick');
const command = path('build/release/khabar');
const work = mkdtempSync(join(tmpdir(), 'khabar-bench-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));

const golden = readdirSync(path('tests/golden')).filter((name) => name.endsWith('.txt')).sort();
const arabic = golden.map((name) => readFileSync(path(`tests/golden/${name}`), 'utf8')).join('\n\n');
const english = readFileSync(path('tests/bench/english.txt'), 'utf8');
const words = (text) => text.split(/\s+/).filter(Boolean).length;
/** The text over and over, up to so many words. */
function ofWords(text, count) {
  const all = text.split(/(?<=\s)/);
  let out = '';
  for (let i = 0; i < count; i++) out += all[i % all.length];
  return out;
}
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const fixed = (value, digits = 1) => value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits });
const table = (head, rows) => console.log(['', head, head.map(() => '---'), ...rows].map((r) => (r ? `| ${r.join(' | ')} |` : '')).join('\n'));

/** Median milliseconds of `run`, after a few runs that warm it up. */
function time(run, { warm = 5, runs = quick ? 9 : 25 } = {}) {
  for (let i = 0; i < warm; i++) run();
  const taken = [];
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    run();
    taken.push(performance.now() - start);
  }
  return median(taken);
}

async function engines() {
  const article = ofWords(arabic, 400);
  const peerText = ofWords(english, 400);
  const bytes = readFileSync(path('build/wasm/khabar.wasm'));
  const { default: createModule } = await import(path('build/wasm/khabar.mjs'));
  const started = performance.now();
  const khabar = await createModule({ wasmBinary: bytes });
  khabar.analyze('', '{}');
  const startUp = performance.now() - started;
  const options = JSON.stringify({ published: '2024-02-29' });
  const wasm = time(() => khabar.analyze(article, options));

  const require = createRequire(path('tests/bench/package.json'));
  const wink = require('wink-nlp')(require('wink-eng-lite-web-model'));
  const its = wink.its;
  const winkTime = time(() => {
    const doc = wink.readDoc(peerText);
    doc.tokens().out(its.pos);
    doc.entities().out(its.detail);
  });
  const compromise = require('compromise');
  const compromiseTime = time(() => {
    const doc = compromise(peerText);
    doc.json();
    doc.topics().json();
  }, { warm: 2, runs: quick ? 3 : 9 });

  const native = nativeSpeed();
  const browser = quick ? null : await chromium(article);
  const rate = (ms, text) => words(text) / ms * 1000;
  const base = rate(wasm, article);
  const row = (name, ms, text) => [name, `${fixed(ms, 2)} ms`, fixed(rate(ms, text), 0), fixed(rate(ms, text) / base, 2)];
  console.log(`\n### An article of 400 words`);
  table(['what', 'time', 'words a second', 'against wasm in Node'], [
    ['native, one thread', `${fixed(400 / native * 1000, 2)} ms`, fixed(native, 0), fixed(native / base, 2)],
    row('wasm in Node', wasm, article),
    ...(browser ? [row('wasm in Chromium', browser.warm, article)] : []),
    row('winkNLP (English; tokens, POS, entities)', winkTime, peerText),
    row('compromise (English; tokens, POS, topics)', compromiseTime, peerText),
  ]);
  console.log(`\nStart-up to the first result: ${fixed(startUp, 0)} ms in Node` +
    (browser ? `, ${fixed(browser.startUp, 0)} ms in Chromium (from the cache).` : '.'));
}

/** Milliseconds that `khabar batch` takes for a file of rows. */
function batchTime(file, jobs) {
  const input = openSync(file, 'r');
  const start = performance.now();
  execFileSync(command, ['batch', '--jobs', String(jobs)], { stdio: [input, 'ignore', 'inherit'] });
  const taken = performance.now() - start;
  closeSync(input);
  return taken;
}

/** Words a second of the command over many articles, its start-up taken off. */
function nativeSpeed() {
  const rows = (count) => {
    const file = join(work, `rows-${count}.jsonl`);
    const article = ofWords(arabic, 400);
    writeFileSync(file, Array.from({ length: count }, (_, id) => JSON.stringify({ id, text: article, published: '2024-02-29' })).join('\n'));
    return file;
  };
  const few = rows(1), many = rows(quick ? 101 : 501);
  const taken = median([1, 2, 3].map(() => batchTime(many, 1) - batchTime(few, 1)));
  return 400 * (quick ? 100 : 500) / taken * 1000;
}

async function chromium(article) {
  const { serve } = await import(path('scripts/serve.mjs'));
  const require = createRequire(path('web/package.json'));
  const { chromium: browserType } = require('playwright-core');
  const server = await serve(path('build/wasm'), 0);
  const browser = await browserType.launch(launchOptions);
  try {
    const page = await browser.newPage();
    await page.route('**/bench.html', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>bench</title>' }));
    const address = `http://localhost:${server.address().port}`;
    const measure = async () => page.evaluate(async ({ text }) => {
      const start = performance.now();
      const { default: createModule } = await import('/khabar.mjs');
      const khabar = await createModule();
      khabar.analyze('', '{}');
      const startUp = performance.now() - start;
      const taken = [];
      for (let i = 0; i < 30; i++) {
        const from = performance.now();
        khabar.analyze(text, '{"published":"2024-02-29"}');
        if (i >= 5) taken.push(performance.now() - from);
      }
      return { startUp, warm: taken.sort((a, b) => a - b)[12] };
    }, { text: article });
    await page.goto(`${address}/bench.html`);
    await measure();
    await page.reload();
    return await measure();
  } finally {
    await browser.close();
    server.close();
  }
}

function growth() {
  console.log('\n### Growth with length (native, one thread)');
  const sizes = quick ? [1e3, 1e5, 1e6] : [1e3, 1e4, 1e5, 1e6, 1e7];
  const rows = sizes.map((size) => {
    const text = ofWords(arabic, Math.ceil(size / (Buffer.byteLength(arabic) / words(arabic))));
    const file = join(work, `text-${size}.txt`);
    writeFileSync(file, text);
    const { seconds, peak } = JSON.parse(execFileSync(process.execPath, [path('tests/bench/peak.mjs'), command, 'analyze', '--published', '2024-02-29', file], { encoding: 'utf8' }));
    return [`${fixed(size / 1000, 0)} KB`, `${fixed(seconds * 1000, 0)} ms`, fixed(words(text) / seconds, 0), `${fixed(peak / 1024, 0)} MB`, fixed(peak * 1024 / Buffer.byteLength(text), 0)];
  });
  table(['text', 'time, start-up and JSON included', 'words a second', 'peak memory', 'times the text'], rows);
}

function threads() {
  console.log('\n### Threads of `khabar batch`');
  const count = quick ? 100 : 600;
  const file = join(work, 'threads.jsonl');
  const article = ofWords(arabic, 400);
  writeFileSync(file, Array.from({ length: count }, (_, id) => JSON.stringify({ id, text: article })).join('\n'));
  const taken = new Map();
  for (const jobs of [1, 2]) {
    const runs = [1, 2, 3].map(() => batchTime(file, jobs));
    taken.set(jobs, Math.min(...runs));
  }
  table(['threads', 'words a second', 'against one'], [...taken].map(([jobs, ms]) => [jobs, fixed(count * 400 / ms * 1000, 0), fixed(taken.get(1) / ms, 2)]));
}

function sizes() {
  console.log('\n### Size of what is shipped');
  const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } }).length;
  const files = [];
  const walk = (folder, prefix) => {
    for (const name of readdirSync(folder).sort()) {
      const file = join(folder, name);
      if (statSync(file).isDirectory()) walk(file, `${prefix}${name}/`);
      else if (!name.endsWith('.br') && !name.endsWith('.map')) files.push([`${prefix}${name}`, readFileSync(file)]);
    }
  };
  walk(path('web/dist'), '');
  table(['file', 'bytes', 'brotli'], files.map(([name, bytes]) => [name, fixed(bytes.length, 0), fixed(brotli(bytes), 0)]));
}

await engines();
growth();
threads();
if (!quick) sizes();
