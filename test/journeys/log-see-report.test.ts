import { expect, test } from 'vitest';
import { logActivity } from '../../server/contract/evidence.ts';
import { addAreaTemplate, keepTemplate } from '../../server/contract/place.ts';
import { hashPassword } from '../../server/secrets/passwords.ts';
import { activityFor } from '../support/activities.ts';
import { chromiumPath, openDevices, picture, settled, signIn } from '../support/browser.ts';
import { openWorld } from '../support/world.ts';

const PASSWORD = 'a fine day for planting';
const WHO = ['homeroom-d1s1c2', 'guardian-d1s1c2p1', 'principal-d1s1'];
const phone = { size: 'phone', language: 'zh-CN' } as const;

test.skipIf(!chromiumPath)(
  'a teacher logs for 40 children on a phone, a parent sees it, the principal sees what it adds up to',
  async () => {
    const hash = await hashPassword(PASSWORD);
    const passwordHashes = Object.fromEntries(WHO.map((username) => [username, hash]));
    const world = await openWorld({ writer: 'thread', web: true, pupilsInClass: 40, passwordHashes });
    const { classId, pupils, schoolId } = world.place(1, 1, 2);
    // What is there before: four moral indicators, all B, for everybody, by the homeroom teacher. 65 of 100 points are covered.
    for (const indicatorId of ['moral.m1', 'moral.m2', 'moral.m3', 'moral.m6']) {
      const body = activityFor(pupils, { indicatorId, title: `此前 ${indicatorId}` });
      const { status } = await world.ask('homeroom-d1s1c2', logActivity, { params: { classId }, body });
      expect(status).toBe(201);
    }
    const { openPage, complaints } = await openDevices(world);

    const teacher = await openPage(phone);
    await signIn(teacher, 'homeroom-d1s1c2', PASSWORD);
    await settled(teacher);
    expect(new URL(teacher.url()).pathname).toBe(`/classes/${classId}`);

    let taps = 0;
    const tap = async (what: ReturnType<typeof teacher.getByRole>) => {
      taps += 1;
      await what.click();
    };
    await tap(teacher.getByRole('link', { name: '记录活动' }));
    await tap(teacher.getByRole('button', { name: '生态文明与勤俭节约' }));
    await tap(teacher.getByRole('group', { name: '全班' }).getByRole('button', { name: 'B 良好' }));
    // Two exceptions, at A: one tap goes on to the next level of the list, so the menu is opened and A chosen.
    const menus = teacher.getByRole('button', { name: '：直接选等级、缺席、备注' });
    for (const menu of [menus.nth(0), menus.nth(1)]) {
      await tap(menu);
      await tap(teacher.getByRole('dialog').getByRole('button', { name: 'A 优秀' }));
      if (await teacher.getByRole('dialog').isVisible())
        await tap(teacher.getByRole('dialog').getByRole('button', { name: '好了' }));
    }
    await picture(teacher, 'journey-log-360');
    await teacher.getByText('40 条记录 · 2 个例外').waitFor();
    await tap(teacher.getByRole('button', { name: '保存' }));
    await teacher.getByText('已保存 40 条记录').waitFor();
    expect(taps).toBeLessThanOrEqual(9);
    // The class page comes and takes the focus; then the offer to undo stays while the focus is on it, however slow this machine is.
    await teacher.getByRole('heading', { name: '最近的活动' }).waitFor();
    await teacher.getByRole('button', { name: '撤销' }).focus();
    await picture(teacher, 'journey-saved-360');
    expect(await teacher.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);

    const parent = await openPage(phone);
    await signIn(parent, 'guardian-d1s1c2p1', PASSWORD);
    await settled(parent);
    await parent.getByText('生态文明与勤俭节约').locator('visible=true').first().waitFor();
    await picture(parent, 'journey-parent-360');

    // By hand: 38 children have B throughout, 85. The two have (65 × 85 + 10 × 100) / 75 = 87. The mean of 40 is (38 × 85 + 2 × 87) / 40 = 85.1.
    const principal = await openPage({ size: 'desk', language: 'zh-CN' });
    await signIn(principal, 'principal-d1s1', PASSWORD);
    await settled(principal);
    expect(new URL(principal.url()).pathname).toBe(`/schools/${schoolId}`);
    await principal.getByText('85.1').first().waitFor();
    await principal.getByText('n=40').first().waitFor();
    await principal.getByText('4 个班、160 名学生，本学期共 200 条记录').waitFor();
    await picture(principal, 'journey-report-1440');
    await principal.locator('#classes').getByRole('link', { name: '四(1)班' }).first().click();
    await principal.getByText('本学期 40 名学生都有记录').waitFor();
    await principal.goBack();
    await principal.getByText('85.1').first().waitFor();

    // Undo, by its author: it stays in the list, struck out, and counts nowhere.
    await teacher.getByRole('button', { name: '撤销' }).click();
    await teacher.getByText('已撤销，这次的记录都不再计入').waitFor();
    await principal.reload();
    await principal.getByText('4 个班、160 名学生，本学期共 160 条记录').waitFor();
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!chromiumPath)(
  'what was typed is kept through a reload, saved without a network, and sent once',
  async () => {
    const passwordHashes = { 'homeroom-d1s1c2': await hashPassword(PASSWORD) };
    const world = await openWorld({ web: true, pupilsInClass: 3, passwordHashes });
    const { classId } = world.place(1, 1, 2);
    const { openPage } = await openDevices(world);
    const teacher = await openPage(phone);
    await signIn(teacher, 'homeroom-d1s1c2', PASSWORD);
    await teacher.goto(`/classes/${classId}/log`);
    await teacher.getByRole('button', { name: '清洁与卫生' }).click();
    await teacher.getByRole('group', { name: '全班' }).getByRole('button', { name: 'A 优秀' }).click();
    await teacher.getByText('3 条记录 · 0 个例外').waitFor();
    await teacher.reload();
    await teacher.getByText('上次没保存的内容还在').waitFor();
    await teacher.getByText('3 条记录 · 0 个例外').waitFor();
    await teacher.context().setOffline(true);
    await teacher.getByRole('button', { name: '保存' }).click();
    await teacher.getByText('已存在这台设备上，联网后自动发送').waitFor();
    await teacher.getByRole('button', { name: '1 条待发送' }).waitFor();
    await teacher.context().setOffline(false);
    await teacher.getByRole('button', { name: '1 条待发送' }).waitFor({ state: 'detached' });
    const activities = await world.store.read((q) =>
      q.select({ id: q.tables.activities.id }).from(q.tables.activities),
    );
    expect(activities).toHaveLength(1);
  },
);

test.skipIf(!chromiumPath)(
  'a tired teacher: who is not noticed is a tap away, and of thirty templates six are shown until more are asked for',
  async () => {
    const passwordHashes = { 'homeroom-d1s1c2': await hashPassword(PASSWORD) };
    const world = await openWorld({ web: true, pupilsInClass: 3, passwordHashes });
    const { classId, pupils, district } = world.place(1, 1, 2);
    const { ask, newClientId } = world;
    const indicatorIds = ['labour.g1'];
    for (let n = 1; n <= 30; n++) {
      const body = { clientId: newClientId(), title: `区模板${n}`, indicatorIds };
      await ask('officer-d1', addAreaTemplate, { params: { areaId: district.id }, body });
    }
    const own = { clientId: newClientId(), title: '自家模板', indicatorIds, place: '灶台', organiser: '灶台' };
    await ask('homeroom-d1s1c2', keepTemplate, { params: { classId }, body: own });
    const noticed = activityFor(pupils.slice(0, 2), { place: '灶台', organiser: '灶台' });
    await ask('homeroom-d1s1c2', logActivity, { params: { classId }, body: noticed });
    const { openPage, complaints } = await openDevices(world);
    const page = await openPage(phone);
    await signIn(page, 'homeroom-d1s1c2', PASSWORD);
    await page.goto(`/classes/${classId}`);
    await settled(page);
    // A place that holds its own activity is said once.
    expect(await page.getByRole('article').innerText()).toMatch(/灶台(?![\s\S]*灶台)/);
    const without = page.getByRole('region', { name: '本周多看看' }).getByRole('link');
    await without.waitFor();
    expect(await without.count()).toBe(1);
    await without.click();
    await page.waitForURL(({ search }) => search === `?for=${pupils[2]}`);
    await page.getByText('排在最前面').waitFor();

    const templates = page.locator('section', { has: page.getByRole('heading', { name: '模板' }) });
    await templates.getByRole('button', { name: '自家模板' }).waitFor();
    expect(await templates.locator('.chip').count()).toBe(6);
    await picture(page, 'journey-log-starts-360');
    await templates.getByRole('button', { name: '全部 31 个模板' }).click();
    expect(await templates.locator('.chip').count()).toBe(31);
    await page.getByLabel('找活动或模板').fill('模板27');
    await expect.poll(() => templates.locator('.chip').count()).toBe(1);
    await templates.getByRole('button', { name: '区模板27' }).click();
    await page.getByRole('group', { name: '全班' }).getByRole('button', { name: 'B 良好' }).waitFor();
    expect(complaints).toEqual([]);
  },
);
