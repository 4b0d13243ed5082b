// The wasm module under Node: the same documents as the command, and an answer to every input.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

import createModule from '../../build/wasm/khabar.mjs';
import { pretty } from '../golden/pretty.mjs';

const root = new URL('../../', import.meta.url);
const golden = new URL('tests/golden/', root);
const command = new URL('build/release/khabar', root).pathname;
const khabar = await createModule();

const published = new Map(
  readFileSync(new URL('published.tsv', golden), 'utf8').trim().split('\n').map((line) => line.split('\t')));
const articles = readdirSync(golden).filter((name) => name.endsWith('.txt')).sort();

const analyze = (text, options = {}) => JSON.parse(khabar.analyze(text, JSON.stringify(options)));

test('there are golden articles', () => assert.ok(articles.length >= 5));

for (const name of articles) {
  const id = name.replace('.txt', '');
  const text = readFileSync(new URL(name, golden), 'utf8');
  test(`${id}: the same document as the golden file`, () => {
    const document = analyze(text, { published: published.get(id), tokens: true });
    assert.equal(pretty(document), readFileSync(new URL(`${id}.json`, golden), 'utf8'));
  });
  test(`${id}: the same bytes as the command`, () => {
    const native = execFileSync(command, ['analyze', '--published', published.get(id), '-'], { input: text });
    assert.equal(khabar.analyze(text, JSON.stringify({ published: published.get(id) })) + '\n', native.toString());
  });
}

test('44 mixed articles: the same bytes as the command with one thread and with three, in any order', () => {
  const paragraphs = articles.flatMap((name) => readFileSync(new URL(name, golden), 'utf8').split('\n').filter(Boolean));
  const rows = Array.from({ length: 44 }, (_, id) => ({
    id,
    text: Array.from({ length: 2 + (id % 4) }, (_, p) => paragraphs[(id * 7 + p * 5) % paragraphs.length]).join('\n\n'),
    published: `2024-0${1 + (id % 9)}-11`,
  }));
  const input = rows.map((row) => JSON.stringify(row)).join('\n');
  const native = (jobs) => execFileSync(command, ['batch', '--jobs', jobs], { input, maxBuffer: 1 << 28 }).toString();
  const lines = native('1');
  assert.equal(native('3'), lines);
  const wasm = new Map([...rows].reverse().map(({ id, text, published: date }) =>
    [id, `{"id":${id},"analysis":${khabar.analyze(text, JSON.stringify({ published: date }))}}\n`]));
  assert.equal(rows.map(({ id }) => wasm.get(id)).join(''), lines);
});

const odd = {
  'nothing': '',
  'white space': ' \n\t\u00a0',
  'no Arabic': 'Hello, world. 123',
  'a NUL': 'قال\0نعم',
  'lone surrogates': '\ud800 وصل \udfff الوزير',
  'bidi controls': '\u202eوصل\u202c \u2067الوزير\u2069',
  'HTML': '<script>alert(1)</script><b>وصل</b> &nbsp; الوزير',
  'unbalanced marks': '«قال "نعم» “ثم” ‹ذهب',
};
for (const [what, text] of Object.entries(odd)) {
  test(`an answer to ${what}`, () => {
    const document = analyze(text, { tokens: true });
    assert.equal(document.length, text.length);
    for (const token of document.tokens) assert.ok(token.start < token.end && token.end <= text.length);
  });
}

test('a word of a million letters', () => assert.equal(analyze('ب'.repeat(1e6)).length, 1e6));

test('a text of ten million bytes', () => {
  const sentence = 'أعلن وزير الخارجية أن الوفد وصل إلى القاهرة يوم الاثنين وقتل ثلاثة أشخاص. ';
  const text = sentence.repeat(Math.ceil(5e6 / sentence.length));
  assert.equal(analyze(text).length, text.length);
});

test('bad options are an error with a code', () => {
  assert.equal(JSON.parse(khabar.analyze('نص', '{')).error.code, 'invalid-json');
  assert.equal(JSON.parse(khabar.analyze('نص', '{"published":"2023-02-30"}')).error.code, 'invalid-date');
  assert.equal(JSON.parse(khabar.analyze('نص', '{"sentences":-1}')).error.code, 'invalid-options');
});

test('memory stays flat over many analyses', () => {
  const text = readFileSync(new URL(articles[0], golden), 'utf8');
  for (let i = 0; i < 200; i++) khabar.analyze(text, '');
  const before = khabar.HEAP8.length;
  for (let i = 0; i < 2000; i++) khabar.analyze(text, '');
  assert.equal(khabar.HEAP8.length, before);
});
