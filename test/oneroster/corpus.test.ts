import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readPackage } from '../../server/oneroster/read-package.ts';
import { columnsOf, tableNames } from '../../server/oneroster/tables.ts';
import { fileUrl, readBytes } from './make-package.ts';

interface Sample {
  readonly file: string;
  readonly expect: 'valid' | 'invalid';
  readonly full: 'ok' | readonly string[];
}

interface SpecifiedColumn {
  readonly name: string;
  readonly required: string;
  readonly format: string;
  readonly note: string;
}

const readJson = <T>(name: string): T => JSON.parse(readFileSync(fileUrl(name), 'utf8')) as T;
const samples = readJson<readonly Sample[]>('corpus/index.json');

describe('the corpus', () => {
  test('is all there', () => {
    expect(samples).toHaveLength(24);
  });

  test.each(samples)('$file: $expect', async (sample) => {
    const read = await readPackage(readBytes(`corpus/${sample.file}`));
    const expected = sample.full === 'ok' ? [] : sample.full;
    expect(read.faults.map((fault) => fault.code)).toEqual(expected); // in this order, too
    expect(read.faultCount).toBe(expected.length);
  });
});

describe('our column table says what the specification says', () => {
  const specified = readJson<Record<string, readonly SpecifiedColumn[]>>('v1p2-csv-columns.json');
  const kinds = { String: 'text', ID: 'text', Enumeration: 'word', GUID: 'guid', DateTime: 'datetime' };
  const needs: Record<string, string> = { Yes: 'required', No: 'optional', 'Yes for Delta': 'delta' };
  const ours = (words: readonly string[]): readonly string[] => words.filter((word) => word !== 'group');

  test.each(tableNames)('%s', (name) => {
    const columns = columnsOf(name).map(({ need, kind, isList, words, isOpen, ...column }) => {
      return { name: column.name, need, kind, isList, words: [...ours(words)].sort(), isOpen };
    });
    const wanted = specified[name]?.map(({ name: column, required, format, note }) => {
      const plain = format.replace(/\.$/, '').replace(/^List of (\w+?)s?( References?)?$/, '$1');
      const kind = plain.replace(/ Reference$| List$/, '');
      const words = kind === 'Enumeration' ? (/\{(.*?)\}/.exec(note)?.[1]?.split('|') ?? []) : [];
      return {
        name: column,
        need: needs[required],
        kind: kind in kinds ? kinds[kind as keyof typeof kinds] : kind.toLowerCase(),
        isList: /List/.test(format),
        words: words.map((word) => word.trim()).sort(),
        isOpen: kind === 'Enumeration' && note.includes('may be extended'),
      };
    });
    expect(columns).toEqual(wanted);
  });

  test('every reference names a table', () => {
    const targets = tableNames.flatMap((name) => columnsOf(name).flatMap(({ target }) => target ?? []));
    expect(targets.filter((target) => !(tableNames as string[]).includes(target))).toEqual([]);
    const unaimed = tableNames.flatMap((name) =>
      columnsOf(name).filter((column) => /SourcedIds?$/.test(column.name) && column.target === null),
    );
    expect(unaimed).toEqual([]);
  });
});
