import { expect, test } from 'vitest';
import { amendActivity } from '../../server/contract/recording.ts';
import { axeOn } from '../support/axe.ts';
import { chromiumPath, openDevices, picture, settled } from '../support/browser.ts';
import { comeIn } from '../support/come-in.ts';
import { FAMILY, HOMEROOM } from '../support/contributions.ts';
import { openNoticed } from '../support/notices.ts';
import { putActivity } from '../support/records.ts';

test.skipIf(!chromiumPath)(
  'a family objects to two things of a notice on a phone; the office finds one right and one not, the record is corrected while the notice runs, and the family reads both answers',
  async () => {
    const world = await openNoticed({ web: true });
    const at = world.place(1, 1, 2);
    const [pupilId = '', mate = ''] = at.pupils;
    const { activityId } = await putActivity(world, at, HOMEROOM, [pupilId, mate]);
    await world.open();
    const { openPage, complaints } = await openDevices(world);

    const family = await openPage({ size: 'phone', language: 'zh-CN' });
    await comeIn(world, family, FAMILY);
    await family.goto(`/pupils/${pupilId}/notice`);
    await settled(family);
    const page = family.locator('main');
    await page.getByRole('button', { name: '提出' }).click();
    await page.getByText('请选一条，或选“有一件事没有写进来”。').waitFor();
    await page.getByText('请写下有什么不对。').waitFor();
    expect(await axeOn(family)).toEqual([]);
    await page.getByLabel('关于哪一条').selectOption(`own ${activityId}`);
    await page.getByLabel('有什么不对').fill('那天是前一天，签到表上有。');
    await page.getByRole('button', { name: '提出' }).click();
    await page.getByText('第 1 号').waitFor();
    await page.getByLabel('关于哪一条').selectOption('missing');
    await page.getByLabel('有什么不对').fill('少了去年的一次义卖。');
    await page.getByRole('button', { name: '提出' }).click();
    await page.getByText('第 2 号').waitFor();
    expect(await page.getByText('等待答复').count()).toBe(2);
    await picture(family, 'objections-family-360');

    const desk = await openPage({ size: 'desk', language: 'en' });
    await comeIn(world, desk, 'office-d1s1');
    await desk.goto(`/schools/${at.schoolId}/objections`);
    await settled(desk);
    const decide = async (said: string, step: string, reason: string, words: string) => {
      const card = desk.getByRole('article').filter({ hasText: said });
      await card.getByRole('button', { name: step, exact: true }).click();
      await card.getByLabel('Reason').selectOption(reason);
      await card.getByRole('textbox', { name: 'Answer' }).fill(words);
      await card.getByRole('button', { name: 'Answer' }).click();
      await card.getByText(words).waitFor();
    };
    expect(await axeOn(desk)).toEqual([]);
    await decide('那天是前一天', 'Uphold', 'wrong-fact', '核对过签到表，是前一天。');
    await decide('少了去年的一次义卖', 'Do not uphold', 'not-of-term', '那是上一个学年的事。');
    await desk.getByRole('heading', { name: 'No objection waits for an answer' }).waitFor();
    expect(await axeOn(desk)).toEqual([]);
    await picture(desk, 'objections-decided-1440');

    // What was upheld may be corrected while the notice runs; nothing else of the term moves.
    const amended = await world.ask(HOMEROOM, amendActivity, {
      params: { activityId },
      body: {
        ...{ clientId: world.newClientId(), version: 1, title: '劳动小结', happenedOn: '2026-11-01', place: null },
        ...{ organiser: null, baseId: null, note: null, visibility: 'family', reason: '签到表上是前一天' },
      },
    });
    expect(amended.status).toBe(200);
    await family.reload();
    await settled(family);
    await page.getByText('核对过签到表，是前一天。').waitFor();
    await page.getByText('那是上一个学年的事。').waitFor();
    await page.locator('summary').first().click();
    await page.getByText('更正').first().waitFor();
    expect(await axeOn(family)).toEqual([]);
    await picture(family, 'objections-answered-360');
    expect(complaints).toEqual([]);
  },
);
