import { expect, test } from 'vitest';
import { readPupilSheet } from '../../server/contract/sign-in-sheets.ts';
import { axeOn } from '../support/axe.ts';
import { chromiumPath, openDevices, picture, settled } from '../support/browser.ts';
import { comeIn } from '../support/come-in.ts';
import { FAMILY } from '../support/contributions.ts';
import { HOMEROOM, OFFICE } from '../support/own-accounts.ts';
import { openWorld } from '../support/world.ts';

const PASSWORD = '三月里的小雨 下个不停';

test.skipIf(!chromiumPath)(
  'a school opens it, a class gets codes, and on a phone a pupil is in by the slip, reads the own page, and adds what it did; a teacher approves, and both read it',
  async () => {
    const world = await openWorld({ web: true, hasEvidence: true });
    const { classId, schoolId, pupils } = world.place(1, 1, 2);
    const [pupilId = ''] = pupils;
    const { openPage, complaints } = await openDevices(world);
    const page = await openPage({ size: 'phone', language: 'zh-CN' });

    // Below the line the sheet says why, and where it is changed.
    await comeIn(world, page, HOMEROOM);
    await page.goto(`/classes/${classId}`);
    await settled(page);
    await page.getByRole('link', { name: '学生登录码' }).click();
    await page.getByRole('heading', { name: '这个班的学生还不能自己登录' }).waitFor();
    expect(await axeOn(page)).toEqual([]);
    await comeIn(world, page, OFFICE);
    await page.goto(`/schools/${schoolId}/people`);
    const line = page.getByLabel('学生本人登录：从几年级起');
    expect(await line.inputValue()).toBe('7');
    await line.selectOption('4');
    await page.getByText('已改好。').waitFor();
    expect(await axeOn(page)).toEqual([]);
    await picture(page, 'own-account-line-360');

    await comeIn(world, page, HOMEROOM);
    await page.goto(`/classes/${classId}/pupil-sign-in-sheet`);
    await page.getByRole('heading', { name: '3 人可以领取登录码' }).waitFor();
    await page.getByRole('button', { name: '生成登录码（3 人）' }).click();
    await page.getByRole('heading', { name: '3 张登录码，请现在打印' }).waitFor();
    expect(await axeOn(page)).toEqual([]);
    await picture(page, 'own-account-slips-360');
    const sheet = await world.ask(HOMEROOM, readPupilSheet, { params: { classId } });
    const username = sheet.body.people.find((one) => one.pupilId === pupilId)?.username ?? '';
    const slip = await page.getByRole('listitem').filter({ hasText: username }).first().innerText();
    const [, code = ''] = /([A-Z2-9]{5}-[A-Z2-9]{5})/.exec(slip) ?? [];

    const phone = await openPage({ size: 'phone', language: 'zh-CN' });
    const main = phone.locator('main');
    await phone.goto(`${world.origin}/sign-in#u=${username}&c=${code}`);
    await phone.getByText('用户名和登录码已经填好').waitFor();
    await phone.getByRole('button', { name: '登录', exact: true }).click();
    await phone.getByRole('heading', { name: '设置自己的密码' }).waitFor();
    await phone.getByText('只有你自己知道的密码').waitFor();
    const fields = phone.locator('input[type=password]');
    const last = (await fields.count()) - 1;
    await fields.nth(last - 1).fill(PASSWORD);
    await fields.nth(last).fill(PASSWORD);
    await phone.keyboard.press('Enter');
    await phone.waitForURL(`**/pupils/${pupilId}`);
    await settled(phone);
    await phone.getByRole('link', { name: '我的档案' }).waitFor();
    await phone.getByText('这是你自己的档案。').waitFor();
    expect(await main.innerText()).not.toMatch(/您|孩子|监护人/);
    expect(await main.getByRole('heading', { level: 1 }).innerText()).toMatch(/^你这学期/);
    expect(await phone.getByText('带走一份').count()).toBe(0);
    // What is new in a week is told to guardians and staff.
    expect(await phone.getByRole('link', { name: '本周有什么新的' }).count()).toBe(0);
    expect(await axeOn(phone)).toEqual([]);
    await picture(phone, 'own-account-page-360');

    await phone.getByRole('link', { name: '添加校外活动' }).click();
    await main.getByLabel('做了什么').fill('给弟弟讲故事');
    await main.getByText('更多').click();
    await main.getByLabel('我的感想').fill('他听得很认真');
    await main.getByLabel('没有证明的话').fill('没有拍');
    await main.getByLabel('诚信承诺').check();
    expect(await axeOn(phone)).toEqual([]);
    await main.getByRole('button', { name: '发给老师', exact: true }).click();
    const sent = main.getByRole('article').filter({ hasText: '给弟弟讲故事' });
    await sent.getByText('等老师看').waitFor();
    expect(await main.innerText()).not.toMatch(/您|孩子/);
    await picture(phone, 'own-account-sent-360');

    await page.getByRole('button', { name: '已打印好，收起来' }).click();
    await page.goto(`/classes/${classId}/contributions`);
    await page.getByText('学生本人').waitFor();
    await page.getByLabel('属于哪一项').selectOption('labour.g1');
    await page.getByRole('button', { name: 'A 优秀' }).click();
    await page.getByText('没有等您审核的').waitFor();

    await phone.reload();
    await sent.getByText('已记入成长档案').waitFor();
    await comeIn(world, page, FAMILY);
    await page.goto(`/pupils/${pupilId}/contributions`);
    const theirs = page.getByRole('article').filter({ hasText: '给弟弟讲故事' });
    await theirs.getByText('由孩子本人发出').waitFor();
    await theirs.getByText('已记入成长档案').waitFor();

    // The school says otherwise: the pupil is told why, and the guardian reads on.
    await comeIn(world, page, OFFICE);
    await page.goto(`/schools/${schoolId}/people`);
    await line.selectOption('nobody');
    await page.getByText('已改好。').waitFor();
    await phone.getByRole('link', { name: '我的档案' }).last().click();
    await phone.getByText('现在没有开放学生自己登录').waitFor();
    await phone.goto('/');
    await phone.getByText('现在没有开放学生自己登录').waitFor();
    expect(await axeOn(phone)).toEqual([]);
    await picture(phone, 'own-account-closed-360');
    expect(complaints.filter((said) => !said.includes('404'))).toEqual([]);
  },
);
