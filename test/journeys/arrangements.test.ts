import { expect, test } from 'vitest';
import { logActivity } from '../../server/contract/evidence.ts';
import { activityFor } from '../support/activities.ts';
import { axeOn } from '../support/axe.ts';
import { chromiumPath, openDevices, picture, settled } from '../support/browser.ts';
import { comeIn } from '../support/come-in.ts';
import { openWorld } from '../support/world.ts';

test.skipIf(!chromiumPath)(
  'a homeroom teacher exempts a child, is told of the records that stand in the way, gives another goal and ends it; the family reads it and why',
  async () => {
    const world = await openWorld({ web: true, pupilsInClass: 6 });
    const { classId, pupils } = world.place(1, 1, 2);
    const [pupilId = ''] = pupils;
    const body = activityFor([pupilId], { visibility: 'family', happenedOn: '2026-11-02' });
    expect((await world.ask('homeroom-d1s1c2', logActivity, { params: { classId }, body })).status).toBe(201);
    const { openPage, complaints } = await openDevices(world);
    const page = await openPage({ size: 'phone', language: 'zh-CN' });
    const open = async (username: string) => {
      await comeIn(world, page, username);
      await page.goto(`/pupils/${pupilId}`);
      await settled(page);
    };
    await open('homeroom-d1s1c2');
    const section = page.locator('section', { has: page.getByRole('heading', { name: '个人目标与免评' }) });
    await section.getByText('现在没有安排').waitFor();

    await section.getByRole('button', { name: '新增' }).click();
    const dialog = page.getByRole('dialog');
    const save = dialog.getByRole('button', { name: '保存' });
    await save.click();
    await dialog.getByText('请填写。').first().waitFor();
    await dialog.getByLabel('指标').selectOption('labour.g1');
    await dialog.getByLabel('怎样评').selectOption('adapted');
    await dialog.getByLabel('个人目标').fill('自己扫好一张课桌');
    await dialog.getByLabel('原因').fill('随班就读');
    await dialog.getByLabel('第一天').fill('2026-11-01');
    await dialog.getByLabel('最后一天').fill('2026-12-31');
    await save.click();
    await dialog.getByText('已有 1 条这项指标的记录').waitFor();
    await dialog.getByLabel('第一天').fill('2026-11-03');
    await save.click();
    await section.getByText('目标：自己扫好一张课桌').waitFor();
    await section.getByText('原因：随班就读').waitFor();
    expect(await axeOn(page)).toEqual([]);
    await picture(page, 'arranged-360');

    await section.getByRole('button', { name: '结束' }).click();
    await dialog.getByLabel('最后一天').fill('2026-11-20');
    await save.click();
    await section.getByText('11月3日至11月20日').waitFor();

    await open('guardian-d1s1c2p1');
    await section.getByText('到11月20日按个人目标评，目标是“自己扫好一张课桌”').waitFor();
    await section.getByText('原因：随班就读').waitFor();
    // Another teacher of the child sees what is asked, and not why.
    await open('labour-d1s1');
    await section.getByText('目标是“自己扫好一张课桌”').waitFor();
    expect(await page.getByText('随班就读').count()).toBe(0);
    // The browser notes what was refused, once.
    expect(complaints.filter((one) => !one.includes('status of 422'))).toEqual([]);
  },
);
