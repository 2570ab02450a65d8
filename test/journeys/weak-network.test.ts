import { eq } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { listActivities } from '../../server/contract/activity-list.ts';
import { amendMark, logActivity } from '../../server/contract/evidence.ts';
import { activityFor } from '../support/activities.ts';
import { chromiumPath, openDevices, picture, settled, signIn } from '../support/browser.ts';
import { openFlakyProxy } from '../support/flaky-proxy.ts';
import { hashesFor, PASSWORD } from '../support/sign-in.ts';
import { openWorld, type World } from '../support/world.ts';

const TEACHER = 'homeroom-d1s1c2';
const phone = { size: 'phone', language: 'zh-CN' } as const;

async function openTeacher() {
  const world = await openWorld({ web: true, pupilsInClass: 4, passwordHashes: hashesFor(TEACHER) });
  const { origin, weather, counts } = await openFlakyProxy(world.origin);
  const { openPage } = await openDevices({ origin, clock: world.clock });
  const page = await openPage(phone);
  await signIn(page, TEACHER, PASSWORD);
  await settled(page);
  return { world, page, weather, counts, ...world.place(1, 1, 2) };
}

async function log(page: Page, classId: string, indicator: string) {
  await page.goto(`/classes/${classId}/log`);
  await page.getByRole('button', { name: indicator }).click();
  await page.getByRole('group', { name: '全班' }).getByRole('button', { name: 'B 良好' }).click();
  return () => page.getByRole('button', { name: '保存' }).click();
}
const titlesIn = ({ store }: World) =>
  store.read(async (q) =>
    (await q.select().from(q.tables.activities).orderBy(q.tables.activities.id)).map(({ title }) => title),
  );
const chip = (page: Page, words: string) => page.getByRole('button', { name: words });

test.skipIf(!chromiumPath)(
  'two activities saved without a network survive the closed page, and are sent once and in order, though two tabs try',
  async () => {
    const { world, page, classId } = await openTeacher();
    const context = page.context();
    const save = await log(page, classId, '清洁与卫生');
    await context.setOffline(true);
    await save();
    await page.getByText('没有网络。已存在这台设备上，联网后自动发送').waitFor();
    await chip(page, '1 条待发送').waitFor();
    // Inside the application one goes on: the form is there without a network.
    await page.getByRole('link', { name: '记录活动' }).click();
    await page.getByRole('button', { name: '整理与收纳' }).click();
    await page.getByRole('group', { name: '全班' }).getByRole('button', { name: 'A 优秀' }).click();
    await page.getByRole('button', { name: '保存' }).click();
    await chip(page, '2 条待发送').click();
    await page.getByText('活动“清洁与卫生”，4 条记录').waitFor();
    await picture(page, 'queue-360');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    await page.close();
    expect(await titlesIn(world)).toEqual([]);

    await context.setOffline(false);
    const tabs = await Promise.all([context.newPage(), context.newPage()]);
    await Promise.all(tabs.map((tab) => tab.goto(`/classes/${classId}`)));
    await expect.poll(() => titlesIn(world)).toEqual(['清洁与卫生', '整理与收纳']);
    await Promise.all(tabs.map((tab) => chip(tab, '待发送').waitFor({ state: 'detached' })));
    await tabs[0]?.waitForTimeout(1500);
    expect(await titlesIn(world)).toHaveLength(2);
  },
);

test.skipIf(!chromiumPath)(
  'a reply that got lost on the way is asked for again, and the activity is there once',
  async () => {
    const { world, page, weather, counts, classId } = await openTeacher();
    const save = await log(page, classId, '清洁与卫生');
    weather.dropReplies = true;
    await save();
    await chip(page, '1 条待发送').waitFor();
    await expect.poll(() => counts.dropped).toBeGreaterThan(1);
    expect(await titlesIn(world)).toHaveLength(1);
    // It is asked for while the weather is bad still: in good weather it might have been sent before anybody asked.
    await chip(page, '1 条待发送').click();
    const before = counts.dropped;
    await page.getByRole('button', { name: '现在发送' }).click();
    await expect.poll(() => counts.dropped).toBeGreaterThan(before);
    weather.dropReplies = false;
    await page.getByText('没有等待发送的内容').first().waitFor();
    expect(await titlesIn(world)).toHaveLength(1);
  },
);

test.skipIf(!chromiumPath)(
  'what was refused when it was sent at last comes back with what was typed, and nothing is thrown away unasked',
  async () => {
    const { world, page, classId, pupils } = await openTeacher();
    await world.ask(TEACHER, logActivity, { params: { classId }, body: activityFor(pupils) });
    const { body: listed } = await world.ask(TEACHER, listActivities, { params: { classId } });
    const mark = listed.activities[0]?.marks[0];
    await page.reload();
    // An amendment, typed without a network; meanwhile the mark is amended by somebody else.
    await page.getByText('逐个查看').click();
    await page.getByRole('button', { name: `修改${mark?.pupilName}的记录` }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'A 优秀' }).click();
    await page.getByLabel('修改的原因').fill('重新看了他的作品');
    await page.context().setOffline(true);
    await page.getByRole('button', { name: '保存修改' }).click();
    await chip(page, '1 条待发送').waitFor();
    const body = { version: 1, value: { kind: 'level' as const, level: 'C' }, note: null, reason: '别的理由' };
    await world.ask(TEACHER, amendMark, {
      params: { markId: mark?.markId ?? '' },
      body: { clientId: world.newClientId(), ...body },
    });
    await page.context().setOffline(false);
    await chip(page, '1 条需要您看').click();
    await page.getByText('重新看了他的作品').waitFor();
    await page.getByText('刚才有人改过，请查看最新内容后再试。').waitFor();
    await picture(page, 'queue-refused-360');
    await page.getByRole('button', { name: '丢弃…' }).click();
    await page.getByRole('button', { name: '确定丢弃？' }).click();
    await page.getByText('没有等待发送的内容').first().waitFor();
    await page.keyboard.press('Escape');

    // An activity, refused because the class is no longer his: it goes back into the form, whole.
    const save = await log(page, classId, '整理与收纳');
    await page.context().setOffline(true);
    await save();
    await chip(page, '1 条待发送').waitFor();
    const grants = async (change: object) =>
      world.store.write(async (tx) => {
        const { grants: all, persons } = unsafeTables(tx);
        const [person] = await tx.select().from(persons).where(eq(persons.username, TEACHER));
        await tx
          .update(all)
          .set(change)
          .where(eq(all.personId, person?.id ?? ''));
      });
    await grants({ endsOn: '2026-11-09' });
    await page.context().setOffline(false);
    await chip(page, '1 条需要您看').waitFor();
    await grants({ endsOn: null });
    await chip(page, '1 条需要您看').click();
    await page.getByRole('button', { name: '打开' }).click();
    await page.getByText('上次没保存的内容还在').waitFor();
    await page.getByText('4 条记录').first().waitFor();
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('已保存 4 条记录').waitFor();
    expect(await titlesIn(world)).toEqual(['校园清洁日', '整理与收纳']);
  },
);

test.skipIf(!chromiumPath)('signing out with something unsent says so first', async () => {
  const { page, classId, weather } = await openTeacher();
  const save = await log(page, classId, '清洁与卫生');
  weather.dropRequests = true;
  await save();
  await chip(page, '1 条待发送').waitFor();
  await page.getByRole('link', { name: '我' }).last().click();
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByRole('heading', { name: '还有 1 条没有发送' }).waitFor();
  await picture(page, 'queue-sign-out-360');
  await page.getByRole('button', { name: '先不退出' }).click();
  await chip(page, '1 条待发送').waitFor();
});
