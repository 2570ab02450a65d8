import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { shippedRubrics } from '../../server/operator/shipped-rubrics.ts';
import { statisticsIn } from '../support/statistics-words.ts';

const web = new URL('../../web/', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, web), 'utf8');
const PAGE = 'pages/child-profile';
/** What a family's first screen of a child is made of, between the bars of the frame. */
const SCREEN = [
  `${PAGE}/minute.tsx`,
  `${PAGE}/headline.ts`,
  'parts/dimension-mark.tsx',
  'parts/page-head.tsx',
  'parts/photo-strip.tsx',
  'parts/pick.tsx',
  'parts/term-pick.tsx',
];
/** Parts of parts that say nothing before somebody taps. */
const SILENT = [
  'parts/dialog.tsx',
  'parts/icon.tsx',
  'i18n/use-words.ts',
  'i18n/written.ts',
  `${PAGE}/profile-queries.ts`,
];

type Tree = { readonly [name: string]: string | Tree };
function flat(tree: Tree, before = ''): [key: string, words: string][] {
  return Object.entries(tree).flatMap(([name, part]) =>
    typeof part === 'string' ? [[before + name, part] as [string, string]] : flat(part, `${before}${name}.`),
  );
}
const wordsIn = (language: 'zh' | 'en') =>
  [`i18n/${language}.json`, `${PAGE}/minute-${language}.json`].flatMap((file) => flat(JSON.parse(read(file)) as Tree));

/** Every key that the first screen asks for, and every group of which it asks for some. */
function keysAsked(): string[] {
  const code = SCREEN.map(read).join('\n');
  const quoted = [...code.matchAll(/'([a-z]+(?:\.[a-zA-Z-]+)+)'/g)].map(([, key = '']) => key);
  const groups = [...code.matchAll(/\bt\(\s*`([a-zA-Z.]+)\.\$\{/g)].map(([, group = '']) => `${group}.`);
  // The picks of child and term, and what opens the rest.
  return [...quoted, ...groups, 'profile.child', 'minute.basis', 'profile.addOutside'];
}

test('nothing speaks on the first screen but what this test reads', () => {
  const imported = SCREEN.flatMap((file) =>
    [...read(file).matchAll(/from '(\.[^']+\.tsx?)'/g)].map(([, path = '']) => posix.join(posix.dirname(file), path)),
  );
  const unread = imported.filter((file) => ![...SCREEN, ...SILENT].includes(file) && !file.startsWith('..'));
  expect(unread).toEqual([]);
});

test.each(['zh', 'en'] as const)('in %s the first screen says no word of statistics', (language) => {
  const asked = keysAsked();
  const isAsked = (key: string) =>
    asked.some((one) => (one.endsWith('.') ? key.startsWith(one) : key.replace(/_(one|other)$/, '') === one));
  const said = wordsIn(language).filter(([key]) => isAsked(key));
  const keys = said.map(([key]) => key.replace(/_(one|other)$/, ''));
  for (const key of [
    'headline.good',
    'headline.most',
    'minute.atHome',
    'minute.tooLittle',
    'profile.strengths',
    'minute.basis',
  ])
    expect(keys).toContain(key);
  expect(said.map(([key, words]) => [key, ...statisticsIn(words)]).filter(({ length }) => length > 1)).toEqual([]);
});

/** Mathematics at home is to share evenly and to estimate. */
const MATHS = ['academic.a7'];

test('what the rubrics suggest for home is free of them too, up to grade 9', () => {
  const ideas = shippedRubrics().flatMap(({ indicators }) =>
    indicators.flatMap(({ id, homeIdeas = {} }) =>
      Object.entries(homeIdeas).flatMap(([band, some]) =>
        band === 's1012' || MATHS.includes(id)
          ? []
          : some.flatMap(({ zh, en }) => [[id, zh] as const, [id, en] as const]),
      ),
    ),
  );
  expect(ideas.length).toBeGreaterThan(500);
  expect(ideas.map(([id, said]) => [id, said, ...statisticsIn(said)]).filter(({ length }) => length > 2)).toEqual([]);
});

test('the list finds what stood there', () => {
  expect(statisticsIn('95% 区间 79.1–93.5（只含评定误差）')).toEqual(['区间', '误差', '%']);
  expect(statisticsIn('86.3 / 100 · interval')).toEqual(['interval', '6.3']);
  expect(statisticsIn('9 ratings · method version score-4')).toEqual(['rating', 'method', 'version', 'score']);
  expect(statisticsIn('麦冬阳这学期在劳动方面做得好，有 12 条记录为证。')).toEqual([]);
});
