import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { digestOf, documentOf, FORMAT, partsOf, textOf, unpacked } from '../../server/archive/document.ts';
import { recomputed } from '../../server/archive/recompute.ts';
import { canonical } from '../../server/core/canonical.ts';
import { METHOD_VERSION } from '../../server/core/scoring/dimension-score.ts';
import { shippedVersions } from '../../server/operator/shipped-rubrics.ts';

/** A made-up child's report as the demo filed it on 1 December 2026. It is never written anew: what changes the text of such a report needs another FORMAT, or another METHOD_VERSION. */
const FILED = new URL('../archives/chucai-archive-1.txt', import.meta.url);
const HIDDEN = new URL('../archives/chucai-archive-1-hidden.txt', import.meta.url);
const DIGEST = 'efbddb4195411ac348e39fe06a04523b05294f1c7d7d41b62eb8ac83a5abb3e6';

test('a report that was filed by an earlier version of the program comes out again to the same byte', () => {
  const text = unpacked(readFileSync(FILED, 'utf8').replaceAll('\n', ''));
  expect(digestOf(text)).toBe(DIGEST);
  const document = documentOf(text);
  expect([document.format, document.report.profile.methodVersion]).toEqual([FORMAT, METHOD_VERSION]);
  const all = [...shippedVersions().map(canonical), readFileSync(HIDDEN, 'utf8').trimEnd()];
  const parts = new Map(all.map((part) => [digestOf(part), part] as const));
  expect(partsOf(document).filter((digest) => !parts.has(digest))).toEqual([]);
  // A level, counts, hours, attendance and measurements, strengths, a comment and works are in it.
  const kinds = new Set(document.scored.flatMap(({ input }) => input.marks.map(({ kind }) => kind)));
  expect([...kinds].sort()).toEqual(['attendance', 'count', 'hours', 'level', 'measurement']);
  expect(document.report.profile.strengths.length).toBe(2);
  expect(textOf(recomputed(document, parts)) === text).toBe(true);
});
