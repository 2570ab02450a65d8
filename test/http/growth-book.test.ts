import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { readProfile } from '../../server/contract/child-profile.ts';
import { logActivity } from '../../server/contract/evidence.ts';
import { setPhotoConsent } from '../../server/contract/photo.ts';
import { activityFor } from '../support/activities.ts';
import { paperOf, squeezed } from '../support/pdf.ts';
import { putPhoto } from '../support/photos.ts';
import { putActivity } from '../support/records.ts';
import { openSmallSchool } from '../support/small-school.ts';
import { openWorld, type World } from '../support/world.ts';

const [GUARDIAN, HOMEROOM] = ['guardian-d1s1c2p1', 'homeroom-d1s1c2'];

async function bookOf({ send }: Pick<World, 'send'>, as: string, pupilId: string, query = '') {
  const response = await send(as, 'get', `/api/pupils/${pupilId}/book/file${query}`);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  return await paperOf(response);
}

test.each(['zh', 'en'] as const)('the book in %s holds the figures of the page', async (lang) => {
  const world = await openSmallSchool();
  const pupilId = world.pupils[0] ?? '';
  const { body } = await world.ask(GUARDIAN, readProfile, { params: { pupilId } });
  const { pages, title } = await bookOf(world, GUARDIAN, pupilId, `?lang=${lang}`);
  const labour = body.dimensions.find(({ dimension }) => dimension === 'labour');
  expect(labour).toMatchObject({ level: 'A', records: 6 });
  const [score, lo, hi] = [labour?.score, labour?.lo, labour?.hi].map((figure) => figure?.toFixed(1));
  const page = pages.find((text) => text.includes(`${score}/100`));
  const said =
    lang === 'zh'
      ? [`95%区间${lo}–${hi}`, '6条记录', `${labour?.raters}位评价人`, 'A优秀']
      : [`95%interval${lo}–${hi}`, '6records', `${labour?.raters}raters`, 'AExcellent'];
  for (const words of said) expect(page).toContain(words);
  expect(pages[1]).toContain(`${score}(${lo}–${hi})`);
  // Every indicator stands beside the level that the page shows.
  const levels = labour?.indicators.flatMap(({ title: named, level }) =>
    level ? [squeezed(named[lang]) + level] : [],
  );
  expect(levels?.filter((words) => !page?.includes(words))).toEqual([]);
  expect(title).toContain(body.pupil.name);
});

test('whoever prints it, the book holds nothing for staff alone, and staff leave a note that they read', async () => {
  const world = await openWorld();
  const { classId, pupils } = world.place(1, 1, 2);
  const pupilId = pupils[0] ?? '';
  const log = (title: string, visibility: 'staff' | 'family') =>
    world.ask(HOMEROOM, logActivity, {
      params: { classId },
      body: { ...activityFor(pupils, { level: 'A' }), title, visibility, note: `${title}的说明` },
    });
  await log('家里也看得到', 'family');
  await log('只给老师看', 'staff');
  const accesses = () => world.store.read((q) => q.select().from(unsafeTables(q).accesses));
  for (const as of [GUARDIAN, HOMEROOM, 'principal-d1s1']) {
    const before = (await accesses()).length;
    const text = (await bookOf(world, as, pupilId)).pages.join('');
    expect([text.includes('家里也看得到'), text.includes('只给老师看')], as).toEqual([true, false]);
    expect((await accesses()).length - before, as).toBe(as === GUARDIAN ? 0 : 1);
  }
});

test('another child’s family gets no book, a term that is none is refused', async () => {
  const { send, place } = await openWorld();
  const path = `/api/pupils/${place(1, 1, 2).pupils[0]}/book/file`;
  for (const as of ['guardian-d1s1c2p2', 'homeroom-d1s1c1', 'principal-d1s2', 'officer-d1', 'guardian-d2s1c2p1'])
    expect((await send(as, 'get', path)).status, as).toBe(404);
  expect((await send(GUARDIAN, 'get', `${path}?term=2019-2020-1`)).status).toBe(422);
  expect((await send(GUARDIAN, 'get', `${path}?lang=fr`)).status).toBe(422);
});

test('a photo is in the book while the families agree, and not in the next one when a family no longer does', async () => {
  const world = await openWorld();
  const at = world.place(1, 1, 2);
  const [first = '', second = ''] = at.pupils;
  const { activityId } = await putActivity(world, at, HOMEROOM, [first, second]);
  const agree = (n: number, isGiven: boolean) =>
    world.ask(`guardian-d1s1c2p${n}`, setPhotoConsent, {
      params: { pupilId: at.pupils[n - 1] ?? '' },
      body: { clientId: world.newClientId(), isGiven },
    });
  await putPhoto(world, { schoolId: at.schoolId, activityId, by: HOMEROOM, pupilIds: [first, second] });
  const photos = async (as: string) => (await bookOf(world, as, first)).images.reduce((sum, count) => sum + count, 0);
  expect(await photos(GUARDIAN)).toBe(0);
  await agree(1, true);
  expect(await photos(GUARDIAN)).toBe(0);
  await agree(2, true);
  expect([await photos(GUARDIAN), await photos(HOMEROOM)]).toEqual([1, 1]);
  await agree(2, false);
  expect([await photos(GUARDIAN), await photos(HOMEROOM)]).toEqual([0, 0]);
});

test('a name that a spreadsheet or a disk would stumble over is a file’s name all the same', async () => {
  const { store, send, place } = await openWorld();
  const pupilId = place(1, 1, 2).pupils[0] ?? '';
  await store.write(async (tx) => {
    const { pupils } = unsafeTables(tx);
    await tx.update(pupils).set({ name: '𠮷/䶮·*麦' }).where(eq(pupils.id, pupilId));
  });
  const response = await send(GUARDIAN, 'get', `/api/pupils/${pupilId}/book/file`);
  const named = decodeURIComponent(
    /filename\*=UTF-8''(\S+)/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? '',
  );
  expect(named).toBe('𠮷 䶮· 麦成长册 2026-2027-1.pdf');
  expect((await paperOf(response)).pages[0]).toContain('𠮷/䶮·*麦');
});
