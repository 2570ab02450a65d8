import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { logActivity } from '../../server/contract/evidence.ts';
import { activityFor } from '../support/activities.ts';
import { chromiumPath, openDevices, picture, settled } from '../support/browser.ts';
import { comeIn } from '../support/come-in.ts';
import { measured } from '../support/measure.ts';
import { addReviewer } from '../support/reviewers.ts';
import { openWorld, type World } from '../support/world.ts';

const SENTENCE = '今天积极参加了活动，态度认真，表现良好，希望继续努力。';

async function openAs(world: World, page: Page, username: string) {
  await comeIn(world, page, username);
  await page.goto('/');
  await settled(page);
}
const isNarrow = async (page: Page) =>
  expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);

test.skipIf(!chromiumPath)(
  'a reviewer lands on the area’s hints, opens a school, reads two alike notes, says what it was; a teacher sees the own pattern',
  async () => {
    const world = await openWorld({ web: true, hasEvidence: true, pupilsInClass: 8 });
    const { classId, pupils, district } = world.place(1, 1, 2);
    const { marks, ...activity } = activityFor(pupils, { indicatorId: 'labour.h3' });
    const body = { ...activity, marks: marks.map((mark) => ({ ...mark, note: SENTENCE })) };
    expect((await world.ask('homeroom-d1s1c2', logActivity, { params: { classId }, body })).status).toBe(201);
    await measured(world);
    const reviewer = await addReviewer(world, 'reviewer-d1', { kind: 'area', id: district.id });
    const { openPage, complaints } = await openDevices(world);
    const page = await openPage({ size: 'phone', language: 'zh-CN' });

    await openAs(world, page, reviewer);
    await page.getByRole('heading', { level: 1, name: /所学校有提示待看，共 \d+ 条$/ }).waitFor();
    await isNarrow(page);
    await picture(page, 'area-screens-360');
    await page.locator('.rows a').first().click();
    await page.getByRole('heading', { level: 1, name: /^有 \d+ 条提示待看；单凭偶然/ }).waitFor();
    await page.getByText('提示不是指控').waitFor();
    const before = await page.getByRole('button', { name: '说明结果' }).count();
    const hint = page.locator('li.card', { hasText: '评语几乎一样' });
    expect(await hint.locator('blockquote').allInnerTexts()).toEqual([SENTENCE, SENTENCE]);
    await isNarrow(page);
    await picture(page, 'school-screens-360');

    // Sent without a word it is not sent at all, and nothing chosen is lost.
    await hint.getByRole('button', { name: '说明结果' }).click();
    await hint.getByRole('button', { name: '保存' }).click();
    await hint.getByText('请选一个结果').waitFor();
    await hint.getByLabel('有合理的原因').check();
    await hint.getByRole('button', { name: '保存' }).click();
    await hint.getByText('请写一句说明').waitFor();
    await hint.getByRole('textbox').fill('问过班主任：当天统一写的评语，下次分开写');
    await hint.getByRole('button', { name: '保存' }).click();
    await page.getByText('已记下').waitFor();
    await page.getByRole('heading', { name: '已处理' }).waitFor();
    await page.getByText('当天统一写的评语').waitFor();
    expect(await page.getByRole('button', { name: '说明结果' }).count()).toBe(before - 1);
    await picture(page, 'school-screens-decided-360');

    await openAs(world, page, 'homeroom-d1s1c2');
    await page.goto('/me');
    await page.getByRole('link', { name: '我的评定习惯' }).click();
    await page.getByText('只有您看得到这一页').waitFor();
    await page.getByRole('article').first().waitFor();
    await isNarrow(page);
    await picture(page, 'pattern-360');
    expect(complaints).toEqual([]);
  },
);
