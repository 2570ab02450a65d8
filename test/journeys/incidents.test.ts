import { expect, test } from 'vitest';
import { axeOn } from '../support/axe.ts';
import { chromiumPath, openDevices, picture, settled } from '../support/browser.ts';
import { comeIn } from '../support/come-in.ts';
import { FAMILY, HOMEROOM } from '../support/contributions.ts';
import { incidentActs, PRINCIPAL } from '../support/incidents.ts';
import { openWorld } from '../support/world.ts';

test.skipIf(!chromiumPath)(
  'on a phone a homeroom teacher notes what was seen, agrees on help and tells the family, who reads it until it is repaired',
  async () => {
    const world = await openWorld({ web: true });
    const { own, pupils } = incidentActs(world);
    const { openPage, complaints } = await openDevices(world);
    const teacher = await openPage({ size: 'phone', language: 'zh-CN' });
    const main = teacher.locator('main');
    await comeIn(world, teacher, HOMEROOM);
    await teacher.goto(`/classes/${own.classId}`);
    await settled(teacher);
    await main.getByRole('link', { name: '记一件需要帮扶的事' }).click();
    await main.getByText('现在没有需要帮扶的事').waitFor();
    await main.getByRole('button', { name: '记一件需要帮扶的事' }).click();
    // Who will read it stands there before a word is typed.
    await main.getByText('谁看得到：您、孩子当天的班主任').waitFor();
    await main.getByRole('button', { name: '记下' }).click();
    await main.getByText('请写下看到的事。').waitFor();
    await main.getByLabel('看到了什么').fill('课间推倒了一位同学');
    await main.getByRole('checkbox').first().check();
    expect(await axeOn(teacher)).toEqual([]);
    await picture(teacher, 'incident-note-360');
    await main.getByRole('button', { name: '记下' }).click();
    const card = main.getByRole('article').filter({ hasText: '课间推倒了一位同学' });
    await card.getByText('还没有商量怎么帮').waitFor();
    expect(await card.getByRole('button', { name: '告诉家庭' }).count()).toBe(0);

    await card.getByRole('button', { name: '商量怎么帮' }).click();
    const dialog = teacher.getByRole('dialog');
    await dialog.getByLabel('商量好怎么帮').fill('每天放学聊五分钟');
    await dialog.getByLabel('谁来帮').fill('班主任');
    await dialog.getByLabel('到哪一天').fill('2026-11-20');
    await dialog.getByRole('button', { name: '记下' }).click();
    await card.getByText('帮扶中，家庭看不到').waitFor();
    await card.getByRole('button', { name: '告诉家庭' }).click();
    await dialog.getByRole('button', { name: '告诉家庭' }).click();
    await card.getByText('谁看得到：孩子和家庭').waitFor();
    expect(await axeOn(teacher)).toEqual([]);
    await picture(teacher, 'incident-shared-360');
    expect(await teacher.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);

    const listed = await incidentActs(world).inClass();
    const pupilId = listed[0]?.pupilId ?? '';
    expect(pupils).toContain(pupilId);
    const username = `${FAMILY.slice(0, -1)}${pupils.indexOf(pupilId) + 1}`;
    const phone = await openPage({ size: 'phone', language: 'zh-CN' });
    await comeIn(world, phone, username);
    const told = async () => {
      await phone.goto(`/pupils/${pupilId}`);
      await settled(phone);
      await phone.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
      await phone.locator(`a[href='/pupils/${pupilId}/sightings']`).waitFor();
    };
    await told();
    await phone.getByRole('heading', { name: '学校和家里一起帮孩子的事' }).waitFor();
    await phone.getByText('每天放学聊五分钟').waitFor();
    expect(await axeOn(phone)).toEqual([]);
    await picture(phone, 'incident-family-360');

    const desk = await openPage({ size: 'desk', language: 'en' });
    await comeIn(world, desk, PRINCIPAL);
    await desk.goto(`/schools/${own.schoolId}/incidents`);
    await desk.getByText('Help is under way in 1 matter').waitFor();
    expect(await axeOn(desk)).toEqual([]);
    await picture(desk, 'incident-school-1440');
    await desk.getByRole('link', { name: 'Open it in the class' }).click();
    await desk.getByRole('button', { name: 'It is repaired' }).click();
    await desk.getByRole('dialog').getByRole('textbox').fill('They made peace');
    await desk.getByRole('dialog').getByRole('button', { name: 'It is repaired' }).click();
    await desk.getByRole('heading', { name: 'Laid to rest' }).waitFor();
    await told();
    expect(await phone.getByText('每天放学聊五分钟').count()).toBe(0);
    expect(complaints).toEqual([]);
  },
);
