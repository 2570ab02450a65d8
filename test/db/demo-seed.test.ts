import { expect, test } from 'vitest';
import { DEMO_SCHOOLS } from '../../db/seed/demo/plan.ts';
import { seedDemo } from '../../db/seed/demo/seed-demo.ts';
import { shippedVersions } from '../../server/operator/shipped-rubrics.ts';
import { freshDatabase } from '../support/database.ts';
import { dump } from '../support/dump.ts';

const schools = DEMO_SCHOOLS.filter(({ key }) => key === 'nh13' || key === 'nh21');

async function digestOf(today: string) {
  const { store, drop } = await freshDatabase();
  await seedDemo(store, { today, rubrics: shippedVersions(), schools });
  const found = await dump({ store });
  await drop();
  return found;
}

test('the demo is a pure function of its day: the same day gives the same rows in every table, another day others', async () => {
  const first = await digestOf('2026-11-24');
  expect(await digestOf('2026-11-24')).toEqual(first);
  const other = await digestOf('2026-05-12');
  for (const table of [
    'terms',
    'pupils',
    'enrolments',
    'activities',
    'marks',
    'scores',
    'rollups',
    'bases',
    'adoptions',
  ]) {
    expect(other[table], table).not.toBe(first[table]);
  }
});

test('on the first day of a school year there are three terms, and the last one is open and empty', async () => {
  const { store, drop } = await freshDatabase();
  const { district } = await seedDemo(store, { today: '2026-09-01', rubrics: shippedVersions(), schools });
  expect(district.terms.map(({ code }) => code)).toEqual(['2025-2026-1', '2025-2026-2', '2026-2027-1']);
  const days = await store.read((q) => q.selectDistinct({ day: q.tables.marks.happenedOn }).from(q.tables.marks));
  expect(days.filter(({ day }) => day > '2026-09-01')).toEqual([]);
  await drop();
});
