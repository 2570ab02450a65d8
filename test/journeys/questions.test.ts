import { expect, test } from 'vitest';
import { axeOn } from '../support/axe.ts';
import { chromiumPath, openDevices, picture, settled } from '../support/browser.ts';
import { comeIn } from '../support/come-in.ts';
import { FAMILY, HOMEROOM, nameOf } from '../support/contributions.ts';
import { askingActs, LABOUR_LEVEL } from '../support/questions.ts';
import { openWorld } from '../support/world.ts';

const DAY = 86_400_000;

test.skipIf(!chromiumPath)(
  'on a phone a guardian asks about a record, the homeroom teacher at a desk answers by keys alone, both see that they were read, and it is settled',
  async () => {
    const world = await openWorld({ web: true });
    const { record, own, pupilId } = askingActs(world);
    await record();
    const teacher = await nameOf(world, HOMEROOM);
    const { openPage, complaints } = await openDevices(world);
    const phone = await openPage({ size: 'phone', language: 'zh-CN' });
    const main = phone.locator('main');

    await comeIn(world, phone, FAMILY);
    await phone.goto(`/pupils/${pupilId}/evidence`);
    await settled(phone);
    await main.getByRole('button', { name: '对这条有疑问：劳动小结' }).click();
    const dialog = phone.getByRole('dialog');
    await dialog.getByRole('button', { name: '发给老师' }).click();
    await dialog.getByText('请写下您的问题。').waitFor();
    await dialog.getByLabel('您想问什么').fill('为什么是B？');
    expect(await axeOn(phone)).toEqual([]);
    await picture(phone, 'question-ask-360');
    // What was typed outlives a closed dialog.
    await dialog.getByRole('button', { name: '取消' }).click();
    await main.getByRole('button', { name: '对这条有疑问：劳动小结' }).click();
    expect(await dialog.getByLabel('您想问什么').inputValue()).toBe('为什么是B？');
    await dialog.getByRole('button', { name: '发给老师' }).click();
    await phone.getByText('已发给老师。').waitFor();
    // About the same there is one.
    await main.getByRole('button', { name: '对这条有疑问：劳动小结' }).click();
    await dialog.getByLabel('您想问什么').fill('再问');
    await dialog.getByRole('button', { name: '发给老师' }).click();
    await dialog.getByText('关于这一条已经问过').waitFor();
    await dialog.getByRole('button', { name: '取消' }).click();

    await phone.goto(`/pupils/${pupilId}/questions`);
    const card = main.getByRole('article').filter({ hasText: '为什么是B？' });
    await card.getByText(`等${teacher}老师回答，最晚在11月17日`).waitFor();
    await card.getByText('未读').waitFor();
    await picture(phone, 'question-waits-360');

    const desk = await openPage({ size: 'desk', language: 'zh-CN' });
    await comeIn(world, desk, HOMEROOM);
    await desk.goto(`/classes/${own.classId}`);
    await settled(desk);
    await desk.getByRole('link', { name: '家庭的 1 个疑问等您回答' }).click();
    await desk.getByText('为什么是B？').waitFor();
    expect(await axeOn(desk)).toEqual([]);
    await picture(desk, 'question-queue-1440');
    await desk.keyboard.press('a');
    await desk.keyboard.type('那天他帮了两位同学');
    await desk.keyboard.press('Control+Enter');
    await desk.getByText('没有等您回答的疑问').waitFor();
    await desk.getByRole('heading', { name: '最近回答过的' }).waitFor();

    await phone.goto(`/pupils/${pupilId}/questions`);
    await card.getByText('那天他帮了两位同学').waitFor();
    await card.getByText('已读').waitFor();
    await card.getByText(`${teacher}老师`).waitFor();
    expect(await axeOn(phone)).toEqual([]);
    await picture(phone, 'question-answered-360');
    // That it was opened is on its way beside the page.
    const wasRead = async () => {
      await desk.goto(`/classes/${own.classId}/questions`);
      await desk.getByText('那天他帮了两位同学').waitFor();
      return await desk.getByText('已读').count();
    };
    await expect.poll(wasRead).toBe(1);
    await card.getByRole('button', { name: '清楚了' }).click();
    await card.getByText('已了结').waitFor();
    expect(complaints.filter((one) => !one.includes('status of 422'))).toEqual([]);
  },
);

test.skipIf(!chromiumPath)(
  'a late question is said to the teacher and counted for the principal, who reads none of it; a family asks about a level of its child',
  async () => {
    const world = await openWorld({ web: true, hasEvidence: true });
    const { askAbout, own, pupilId } = askingActs(world);
    await askAbout(LABOUR_LEVEL, '说了什么秘密');
    world.clock.now += 8 * DAY;
    const { openPage, complaints } = await openDevices(world);
    const page = await openPage({ size: 'desk', language: 'en' });
    await comeIn(world, page, 'principal-d1s1');
    await page.goto(`/schools/${own.schoolId}`);
    await settled(page);
    await page.getByText('1 has waited for more than 5 school days').waitFor();
    expect(await page.getByText('秘密').count()).toBe(0);
    await picture(page, 'question-counts-1440');

    const phone = await openPage({ size: 'phone', language: 'en' });
    await comeIn(world, phone, HOMEROOM);
    await phone.goto(`/classes/${own.classId}`);
    await settled(phone);
    await phone.getByRole('link', { name: '1 of them is late' }).click();
    await phone.getByText('Late', { exact: true }).waitFor();
    await picture(phone, 'question-late-360');

    await comeIn(world, phone, FAMILY);
    await phone.goto(`/pupils/${pupilId}`);
    await settled(phone);
    const ways = phone.getByRole('button', { name: /^Ask about this: / });
    await expect.poll(() => ways.count()).toBeGreaterThan(3);
    await picture(phone, 'question-ways-360');
    expect(complaints).toEqual([]);
  },
);
