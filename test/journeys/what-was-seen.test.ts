import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { v7 as newGridId } from 'uuid';
import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { drawModerationRound } from '../../server/contract/moderation.ts';
import { chromiumPath, openDevices, picture, SIZES, settled, signIn } from '../support/browser.ts';
import { hashesFor, PASSWORD } from '../support/sign-in.ts';
import { openWorld } from '../support/world.ts';

const TEACHER = 'homeroom-d1s1c2';
/** Who may be asked about a mark of the first school. */
const OTHERS = ['homeroom-d1s2c1', 'homeroom-d1s2c2', 'homeroom-d1s2c3', 'homeroom-d1s2c4', 'labour-d1s2'];
const [ALL, OWN] = ['多数同学洗得干净，还会归位', '擦到一半停下来，后来自己接着擦'];

const widthOf = async (page: Page) => Number(await page.evaluate('document.documentElement.scrollWidth'));

/** Looked at on phone and desk. */
async function looked(page: Page, name: string) {
  expect(await widthOf(page)).toBeLessThanOrEqual(360);
  await picture(page, `${name}-360`);
  await page.setViewportSize(SIZES.desk);
  await picture(page, `${name}-1440`);
  await page.setViewportSize(SIZES.phone);
}

test.skipIf(!chromiumPath)(
  'one sentence for all and one for a child with another level, at 360 px; a teacher of another school judges by them; the grid has the sentence too',
  async () => {
    const world = await openWorld({ web: true, pupilsInClass: 12, passwordHashes: hashesFor(TEACHER, ...OTHERS) });
    const { classId, pupils, district } = world.place(1, 1, 2);
    const pupilName = await world.store.read(async (q) => {
      const t = unsafeTables(q);
      return (await q.select().from(t.pupils)).find(({ id }) => id === pupils[3])?.name ?? '';
    });
    const { openPage, complaints } = await openDevices(world);
    const teacher = await openPage({ size: 'phone', language: 'zh-CN' });
    await signIn(teacher, TEACHER, PASSWORD);
    await teacher.goto(`/classes/${classId}/log`);
    await settled(teacher);
    await teacher.getByRole('button', { name: '清洁与卫生', exact: true }).click();
    await teacher.getByRole('group', { name: '全班' }).getByRole('button', { name: 'B 良好' }).click();
    // Nothing has to be written.
    expect(await teacher.getByText('给等级不同的').count()).toBe(0);
    await teacher.getByLabel('一句话：看到了什么').fill(ALL);
    await teacher.getByRole('button', { name: new RegExp(`^${pupilName} ?B$`) }).click();
    await teacher.getByText('给等级不同的 1 名学生各写一句').click();
    await teacher.getByLabel(`${pupilName}：看到了什么`).fill(OWN);
    await looked(teacher, 'seen-log-zh');
    await teacher.getByRole('button', { name: '保存' }).click();
    await teacher.getByText('已保存 12 条记录').waitFor();
    const card = teacher.getByRole('article').first();
    await card.getByText(ALL).waitFor();
    await looked(teacher, 'seen-card-zh');

    const { marks, activities } = await world.store.read(async (q) => ({
      marks: await q.select().from(q.tables.marks),
      activities: await q.select().from(q.tables.activities),
    }));
    expect(activities).toMatchObject([{ note: ALL }]);
    expect(marks.filter(({ note }) => note !== null)).toMatchObject([{ pupilId: pupils[3], level: 'C', note: OWN }]);

    const drawn = await world.ask('officer-d1', drawModerationRound, {
      params: { areaId: district.id },
      body: { clientId: randomUUID(), dimension: 'labour', share: 0.1, ratersEach: 1, closesOn: '2026-11-30' },
    });
    expect(drawn.body).toMatchObject({ wanted: 2, drawn: 2 });
    const asked = await world.store.read(async (q) => {
      const { moderationItems, moderationRatings } = q.tables;
      const shared = (await q.select().from(moderationItems)).find(({ isShared }) => isShared);
      const rating = (await q.select().from(moderationRatings)).find(({ itemId }) => itemId === shared?.id);
      const people = await q.select().from(unsafeTables(q).persons);
      return people.find(({ id }) => id === rating?.raterId)?.username ?? '';
    });
    for (const language of ['zh-CN', 'en'] as const) {
      const rater = await openPage({ size: 'phone', language });
      await signIn(rater, asked, PASSWORD);
      await rater.goto('/moderation');
      await settled(rater);
      await rater.getByText(ALL).waitFor();
      await rater.getByText(language === 'en' ? 'which level do most of them have?' : '多数学生是哪个等级？').waitFor();
      await looked(rater, `seen-blind-${language}`);
      await rater.context().close();
    }

    await teacher.goto(`/classes/${classId}/grid/${newGridId()}`);
    await settled(teacher);
    await teacher.getByLabel('活动名称').fill('整理书架');
    await teacher.getByLabel('一句话：看到了什么').fill('书按大小排好了');
    await looked(teacher, 'seen-grid-zh');
    await teacher.setViewportSize(SIZES.desk);
    await teacher.getByRole('group', { name: '哪一方面' }).getByRole('button', { name: '劳动' }).click();
    await teacher.getByRole('button', { name: '清洁与卫生', exact: true }).click();
    await teacher.locator('[data-row="0"][data-column="0"]').click();
    await teacher.keyboard.press('1');
    await teacher.getByText('全部已保存').waitFor();
    await teacher.getByText('书按大小排好了').waitFor();
    const notes = await world.store.read((q) => q.select().from(q.tables.activities));
    expect(notes.map(({ note }) => note)).toContain('书按大小排好了');

    const english = await openPage({ size: 'phone', language: 'en' });
    await signIn(english, TEACHER, PASSWORD);
    await english.goto(`/classes/${classId}/log`);
    await settled(english);
    await english.locator('.chip').first().click();
    await english.getByRole('group', { name: 'Whole class' }).getByRole('button').nth(1).click();
    await english.getByRole('button', { name: new RegExp(`^${pupilName} ?B$`) }).click();
    await english.getByText('A sentence for the 1 pupil with another level').click();
    await looked(english, 'seen-log-en');
    expect(complaints).toEqual([]);
  },
);
