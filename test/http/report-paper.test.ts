import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { readClassReport } from '../../server/contract/class-report.ts';
import { readSchoolReport } from '../../server/contract/school-report.ts';
import { shanghaiNoon } from '../../server/core/calendar/days.ts';
import { dimensionName } from '../../server/core/tables/table-words.ts';
import { paperOf, squeezed } from '../support/pdf.ts';
import { openSmallSchool } from '../support/small-school.ts';
import type { World } from '../support/world.ts';

const [HOMEROOM, PRINCIPAL] = ['homeroom-d1s1c2', 'principal-d1s1'];

async function paperFrom({ send }: Pick<World, 'send'>, as: string, path: string) {
  const response = await send(as, 'get', path);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  const name = decodeURIComponent(
    /filename\*=UTF-8''(\S+)/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? '',
  );
  return { ...(await paperOf(response)), name };
}

test.each(['zh', 'en'] as const)('a class’s paper in %s says the figures of its page, on two sheets', async (lang) => {
  const world = await openSmallSchool();
  const { classId } = world;
  world.clock.now = shanghaiNoon('2026-12-08'); // four weeks later: the three are named
  const { body } = await world.ask(HOMEROOM, readClassReport, { params: { classId } });
  const { pages, name } = await paperFrom(world, HOMEROOM, `/api/classes/${classId}/report/paper?lang=${lang}`);
  expect(pages.length).toBeLessThanOrEqual(2);
  expect(name).toMatch(/2026–2?0?27.*\.pdf$/);
  const text = pages.join('');
  const labour = body.dimensions.find(({ dimension }) => dimension === 'labour')?.result;
  const [mean, lo, hi] = [labour?.mean, labour?.lo, labour?.hi].map((figure) => figure?.toFixed(1));
  const figures =
    lang === 'zh'
      ? [`平均${mean}·95%区间${lo}–${hi}`, `n=${labour?.scored}·有记录${labour?.noticed}/3`, `${body.records}条记录`]
      : [`${mean}·95%interval${lo}–${hi}`, `n=${labour?.scored}·`, `${body.records}records`];
  for (const said of [...figures, 'A1·B1·C0·D0']) expect(text).toContain(said);
  expect(body.unseen).toHaveLength(3);
  for (const child of body.unseen) expect(text).toContain(squeezed(child.name));
  for (const sentence of body.sentences) {
    const plain = sentence[lang].replaceAll(/[‘’]/g, "'").replaceAll(/[“”]/g, '"');
    expect(text).toContain(squeezed(lang === 'zh' ? sentence.zh : plain).slice(0, 60));
  }
  // What is missing on the page is missing here: nobody has a result in the other dimensions.
  const without = body.dimensions.filter(({ result }) => result.mean === null).length;
  expect(text.split(lang === 'zh' ? '证据不足·n=0' : 'toolittle·n=0')).toHaveLength(without + 1);
});

test('a school’s paper says the figures of its page, and class by class', async () => {
  const world = await openSmallSchool();
  const { schoolId } = world;
  const { body } = await world.ask(PRINCIPAL, readSchoolReport, { params: { schoolId } });
  const { pages } = await paperFrom(world, PRINCIPAL, `/api/schools/${schoolId}/report/paper`);
  expect(pages.length).toBeLessThanOrEqual(2);
  const text = pages.join('');
  for (const { dimension, noticed, scored, pupils } of body.overall)
    expect(text).toContain(`${noticed}/${pupils}${scored}/${pupils}`.concat(dimension === 'labour' ? '38%' : '–'));
  expect(text).toContain('85.0(74.9–95.1)2');
  expect(text).toContain(dimensionName('labour', 'zh'));
  expect(text).toContain(`${body.classes}个班、${body.pupils}名学生，本学期共${body.records}条记录`);
});

test('whoever is named on it is noted as shown, and a term that is none, or a language, is refused', async () => {
  const world = await openSmallSchool();
  const { classId, pupils } = world;
  world.clock.now = shanghaiNoon('2026-12-08');
  const seen = async () =>
    (await world.store.read((q) => q.select().from(unsafeTables(q).sightings))).map(({ pupilId }) => pupilId).sort();
  expect(await seen()).toEqual([]);
  await paperFrom(world, HOMEROOM, `/api/classes/${classId}/report/paper`);
  expect(await seen()).toEqual([...pupils].sort());
  for (const asked of ['?term=2001-2002-1', '?lang=fr', '?format=csv'])
    expect((await world.send(HOMEROOM, 'get', `/api/classes/${classId}/report/paper${asked}`)).status).toBe(422);
  for (const as of ['guardian-d1s1c2p1', 'homeroom-d1s1c1', 'principal-d1s2', 'officer-d1'])
    expect((await world.send(as, 'get', `/api/classes/${classId}/report/paper`)).status, as).toBe(404);
});

test('a class and a school without a single record have their paper too', async () => {
  const world = await openSmallSchool();
  const empty = world.place(1, 1, 1);
  const ofClass = await paperFrom(world, PRINCIPAL, `/api/classes/${empty.classId}/report/paper`);
  expect(ofClass.pages.join('')).toContain('这学期还没有记录');
  const other = world.place(1, 2, 1);
  const ofSchool = await paperFrom(world, 'principal-d1s2', `/api/schools/${other.schoolId}/report/paper`);
  expect(ofSchool.pages.join('')).toContain('这学期还没有记录');
});
