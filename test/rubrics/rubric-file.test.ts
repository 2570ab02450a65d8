import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { readRubricFile, readRubricText } from '../../server/contract/rubric-file.ts';
import { packUrl, readPack } from './packs.ts';

const KEYS = ['academic', 'arts', 'health', 'labour', 'moral', 'scitech'];
const PACKS = KEYS.flatMap((key) => [`${key}.v1.json`, `${key}.v2.json`]);
const inForce = KEYS.map((key) => readPack(`${key}.v2.json`));
const labour = readFileSync(packUrl('labour.v1.json'), 'utf8');
const faultsIn = (text: string) => {
  const read = readRubricText(text);
  return 'faults' in read ? read.faults : [];
};

test('every pack can be published and is named after its key and version', () => {
  const packs = readdirSync(packUrl('.')).filter((name) => name.endsWith('.json'));
  expect(packs).toEqual(PACKS);
  expect(packs.map((name) => readPack(name)).map(({ key, version }) => `${key}.v${version}.json`)).toEqual(packs);
});

test('an indicator belongs to one rubric only: no id is used by two packs', () => {
  const ids = inForce.flatMap(({ indicators }) => indicators.map((each) => each.id));
  expect(new Set(ids).size).toBe(ids.length);
});

test('the packs write every word in both languages', () => {
  const inChinese = (text: string) => /\p{Script=Han}/u.test(text);
  for (const name of PACKS) {
    const texts = JSON.stringify(readPack(name)).matchAll(/\{"zh":"(?<zh>[^"]*)","en":"(?<en>[^"]*)"/g);
    for (const { groups } of texts) {
      expect([groups?.['zh'], inChinese(groups?.['zh'] ?? '')]).toEqual([groups?.['zh'], true]);
      expect([groups?.['en'], inChinese(groups?.['en'] ?? '')]).toEqual([groups?.['en'], false]);
    }
  }
});

test.each(PACKS)('what is read of %s is what is written: reading changes nothing', (name) => {
  const json: unknown = JSON.parse(readFileSync(packUrl(name), 'utf8'));
  const read = readRubricFile(json);
  expect('rubric' in read && read.rubric).toEqual(json);
});

test('a district that gives points for awards changes one word, and says how many reach which level', () => {
  const scitech = readFileSync(packUrl('scitech.v1.json'), 'utf8');
  const inPoints = scitech.replace('"mode": "record-only"', '"mode": "points"');
  expect(inPoints).not.toBe(scitech);
  expect(faultsIn(inPoints)).toEqual([]);
  expect(faultsIn(inPoints.replace(/"levelCuts": \[.*?\]/, ''))).toMatchObject([
    { reason: 'awards give points here, but not how many reach which level' },
  ]);
});

test('raw height and weight are read by staff alone; all else of the packs by the family too', () => {
  const seen = inForce.flatMap(({ indicators }) => indicators.map(({ id, visibility }) => [id, visibility] as const));
  expect(seen.filter(([, visibility]) => visibility !== 'family')).toEqual([['health.b1', 'staff']]);
  const height = inForce.flatMap(({ indicators }) => indicators).find(({ id }) => id === 'health.h1')?.aggregation;
  expect(JSON.stringify(height)).not.toContain('"height"');
});

test('a fault is in the line where it stands', () => {
  const wrong = labour.replace('"n": 2', '"n": 0');
  const line = wrong.split('\n').findIndex((each) => each.includes('"n": 0')) + 1;
  expect(faultsIn(wrong)).toEqual([{ path: 'indicators[0].aggregation.params.n', reason: 'must be at least 1', line }]);
});

test('what is missing is in the line of what it is missing from', () => {
  const wrong = labour.replace('"key": "labour",', '');
  expect(faultsIn(wrong)).toEqual([{ path: 'key', reason: 'is missing', line: 1 }]);
});

test('a name that stands twice, which JSON.parse would pass over', () => {
  const wrong = labour.replace('"version": 1,', '"version": 1,\n  "version": 2,');
  expect(faultsIn(wrong)).toEqual([{ path: 'version', reason: 'is there twice (first in line 3)', line: 4 }]);
});

test('text that is not JSON, with its line; a byte order mark is none of it', () => {
  expect(faultsIn('{\n  "key": "x",\n  oops\n}')).toMatchObject([{ path: '', line: 3 }]);
  expect(faultsIn('{\n  "key": "x"\n')).toMatchObject([{ path: '', line: 3 }]);
  expect(faultsIn('{\n  "key": “x”,\n  "version": 1\n}')).toMatchObject([{ path: '', line: 2 }]);
  expect(faultsIn('{\n  "a": [\n    1,\n  ],\n  "b": 1\n}')).toMatchObject([{ path: '', line: 4 }]);
  expect(faultsIn('{\n  "a":\n}\n\n')).toEqual([{ path: '', reason: "is not JSON: Unexpected token '}'", line: 3 }]);
  expect(faultsIn('')).toMatchObject([{ path: '', line: 1 }]);
  expect(faultsIn('[]')).toMatchObject([{ path: '', line: 1 }]);
  expect(faultsIn(`\uFEFF${labour.replaceAll('\n', '\r\n')}`)).toEqual([]);
});

test('a field with brackets or dots in its name is a fault like another', () => {
  const wrong = labour.replace('"version": 1,', '"version": 1,\n  "a].b[": 1,');
  expect(faultsIn(wrong)).toEqual([{ path: 'a].b[', reason: 'is not a field of a rubric file', line: 4 }]);
});

test('npm run rubrics:check says what is in the packs, or what is wrong in which line, and then fails', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rubrics-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const check = (...files: string[]) => {
    const script = fileURLToPath(new URL('../../scripts/rubrics-check.ts', import.meta.url));
    const { status, stdout } = spawnSync(process.execPath, ['--import', 'tsx', script, ...files], { encoding: 'utf8' });
    return { status, lines: stdout.trim().split('\n') };
  };
  const shipped = check();
  expect(shipped.status).toBe(0);
  expect(shipped.lines.at(-1)).toBe('0 faults');
  for (const key of KEYS) {
    expect(shipped.lines).toContainEqual(
      expect.stringMatching(`^rubrics/${key}.v2.json: \\d+ indicators \\(\\d+ judged, `),
    );
    expect(shipped.lines).toContain(`rubrics/${key}.v1.json: replaced by version 2`);
  }
  const wrong = check(
    write('labour.v1.json', labour),
    write('labour.v2.json', labour),
    write('x.v1.json', labour.replace('"weight": 20', '"weight": 21')),
    join(folder, 'absent.json'),
  );
  expect(wrong.status).toBe(1);
  // Version 1 breaks the rules of the second edition: those faults are the next test's.
  const said = wrong.lines.map((line) => line.replace(/^.*\//, ''));
  expect(said.filter((line) => /named|add up|absent/.test(line))).toEqual([
    'labour.v2.json: the file must be named labour.v1.json',
    ...['p12', 'p34', 'p56', 'j79', 's1012'].map(
      (band, at) =>
        `x.v1.json: gradeBands[${at}]: the weights of the core indicators add up to 101 in the grade band '${band}', not to 100 (line ${7 + at})`,
    ),
    'absent.json: cannot be read (ENOENT)',
  ]);
});
