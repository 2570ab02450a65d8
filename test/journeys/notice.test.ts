import { expect, test } from 'vitest';
import { axeOn } from '../support/axe.ts';
import { chromiumPath, openDevices, picture, settled } from '../support/browser.ts';
import { comeIn } from '../support/come-in.ts';
import { FAMILY, HOMEROOM } from '../support/contributions.ts';
import { putActivity } from '../support/records.ts';
import { openWorld } from '../support/world.ts';

test.skipIf(!chromiumPath)(
  'the homeroom teacher puts the term at notice on a phone and is told so before recording; the family looks, the office stops it',
  async () => {
    const world = await openWorld({ web: true });
    const own = world.place(1, 1, 2);
    const [pupilId = '', mate = ''] = own.pupils;
    await putActivity(world, own, HOMEROOM, [pupilId, mate]);
    const { openPage, complaints } = await openDevices(world);
    const phone = await openPage({ size: 'phone', language: 'zh-CN' });
    const main = phone.locator('main');

    await comeIn(world, phone, HOMEROOM);
    await phone.goto(`/classes/${own.classId}`);
    await settled(phone);
    await main.getByRole('link', { name: '公示这个学期的记录' }).click();
    const current = main.getByRole('article').first();
    await current.getByText('今天开始，公示 10 个上课日，到11月24日为止。').waitFor();
    expect(await axeOn(phone)).toEqual([]);
    await current.getByRole('button', { name: '开始公示' }).click();
    const dialog = phone.getByRole('dialog');
    expect(await axeOn(phone)).toEqual([]);
    await picture(phone, 'notice-open-360');
    await dialog.getByRole('button', { name: '开始，到11月24日' }).click();
    await phone.getByText('公示已开始').waitFor();
    await main.getByRole('heading', { name: '公示中，到11月24日' }).waitFor();
    await main.getByRole('button', { name: '看家庭看到的内容' }).click();
    await main.getByText('家庭看到的').first().waitFor();
    await picture(phone, 'notice-staff-360');
    // Before anybody types.
    await phone.goto(`/classes/${own.classId}/log`);
    await main.getByText('公示中，到11月24日').first().waitFor();
    await phone.goto(`/classes/${own.classId}`);
    await main.getByText('公示中，到11月24日').first().waitFor();

    const family = await openPage({ size: 'phone', language: 'zh-CN' });
    await comeIn(world, family, FAMILY);
    await family.goto(`/pupils/${pupilId}`);
    await settled(family);
    await family.getByRole('link', { name: '公示中，到11月24日：看这个学期的记录' }).click();
    const page = family.locator('main');
    await page.getByText('同学的记录').first().waitFor();
    await page.locator('summary').first().click();
    await page.getByRole('checkbox', { name: '不在班内公示中显示' }).check();
    await family.getByText('已记下').waitFor();
    expect(await axeOn(family)).toEqual([]);
    await picture(family, 'notice-family-360');
    expect(await family.locator('meta[name=robots]').getAttribute('content')).toContain('noindex');

    const desk = await openPage({ size: 'desk', language: 'en' });
    await comeIn(world, desk, 'office-d1s1');
    await desk.goto(`/classes/${own.classId}/notice`);
    await desk.getByRole('button', { name: 'Stop the notice' }).click();
    const stop = desk.getByRole('dialog');
    await stop.getByRole('button', { name: 'Stop the notice' }).click();
    await stop.getByText('Please write the reason.').waitFor();
    await stop.getByLabel('Reason').fill('一条记录要先改正');
    await stop.getByRole('button', { name: 'Stop the notice' }).click();
    await desk.getByText('The notice was stopped').waitFor();
    await desk.getByText('一条记录要先改正').waitFor();
    expect(await axeOn(desk)).toEqual([]);
    await picture(desk, 'notice-stopped-1440');

    await family.reload();
    await page.getByRole('heading', { name: '公示已结束' }).waitFor();

    await comeIn(world, phone, 'officer-d1');
    await phone.goto('/terms');
    await main.getByRole('button', { name: '修改公示天数' }).click();
    await main.getByLabel('公示多少个上课日').fill('4');
    await main.getByRole('button', { name: '保存' }).click();
    await main.getByText('至少 5 个上课日').waitFor();
    await main.getByLabel('公示多少个上课日').fill('12');
    expect(await axeOn(phone)).toEqual([]);
    await main.getByRole('button', { name: '保存' }).click();
    await main.getByText('公示 12 个上课日').waitFor();
    expect(complaints.filter((one) => !one.includes('status of 422'))).toEqual([]);
  },
);
