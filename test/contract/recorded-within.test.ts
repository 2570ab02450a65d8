import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../db/package-root.ts';

const FEATURES = join(packageRoot, 'server/features');
const REPORTS = join(packageRoot, 'server/reports');
const PROFILE = join(packageRoot, 'server/profile');

/** The functions of the features and of what they share that read records by the child they are of, each with what it says. */
const functions = [FEATURES, REPORTS, PROFILE]
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => ({ folder, name })))
  .filter(({ name }) => name.endsWith('.ts') && !name.includes('.test.'))
  .flatMap(({ folder, name }) =>
    readFileSync(join(folder, name), 'utf8')
      .split(/^(?=(?:export )?(?:async )?function |export const )/m)
      .map((text) => ({ text, name: `${name} ${/(?:function|const) (\w+)/.exec(text)?.[1] ?? ''}` })),
  )
  .filter(({ text }) => /\beq\(marks\.pupilId, \w+\.id\)/.test(text));

test('whoever reads the records of a child asks for those that the reader may read', () => {
  expect(functions.map(({ name }) => name).sort()).toEqual([
    'chosen-works.ts selectWorks',
    'digest/store.ts countRecords',
    'photo/store.ts selectChildsPhoto',
    'question/store.ts selectOptionalRecord',
    'store.ts selectEvidence',
    'store.ts selectHidden',
    'store.ts selectLevels',
    'store.ts selectRecord',
  ]);
  expect(functions.filter(({ text }) => !text.includes('recordedWithin(')).map(({ name }) => name)).toEqual([]);
});

test('no feature takes a child that was reached and asks for its records by school alone', () => {
  const bySchool = readdirSync(FEATURES, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .filter((name) =>
      /eq\((?:marks|activities|photos)\.schoolId, pupil\.schoolId\)/.test(readFileSync(join(FEATURES, name), 'utf8')),
    );
  expect(bySchool).toEqual([]);
});
