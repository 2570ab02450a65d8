import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { axeOn } from '../support/axe.ts';
import { chromiumPath, openDevices, picture, settled, toTheEnd } from '../support/browser.ts';
import { comeIn } from '../support/come-in.ts';
import { confirmersOf, PRINCIPAL, putNoticed } from '../support/confirmations.ts';
import { FAMILY, HOMEROOM } from '../support/contributions.ts';
import { readPdf } from '../support/pdf.ts';
import { putActivity } from '../support/records.ts';
import { openWorld } from '../support/world.ts';

const PHONE = { size: 'phone', language: 'zh-CN' } as const;

/** Class 4(2) after its notice: two of its three children have records, and are confirmed by all. */
async function openConfirmed() {
  const world = await openWorld({ web: true });
  const own = world.place(1, 1, 2);
  const [pupilId = '', mate = ''] = own.pupils;
  const { activityId } = await putActivity(world, own, HOMEROOM, [pupilId, mate]);
  await putNoticed(world, own);
  const { rows, confirmClass } = confirmersOf(world);
  const sent = (await rows())
    .filter((one) => one.pupilId === pupilId || one.pupilId === mate)
    .map((one) => ({ pupilId: one.pupilId, hash: one.hash, excuse: 'not-reached' as const }));
  await confirmClass(HOMEROOM, sent);
  await confirmClass(PRINCIPAL, sent);
  return { world, own, pupilId, activityId, ...(await openDevices(world)) };
}

test.skipIf(!chromiumPath)(
  'on a phone the office files what is confirmed; the homeroom teacher asks for a correction, the principal grants it, it is made and closed again; the family takes its report along',
  async () => {
    const { world, own, pupilId, activityId, openPage, complaints } = await openConfirmed();
    const archive = `/classes/${own.classId}/archive`;

    const office = await openPage(PHONE);
    const desk = office.locator('main');
    await comeIn(world, office, 'office-d1s1');
    await office.goto(`/classes/${own.classId}/confirmation`);
    await settled(office);
    await desk.getByRole('link', { name: '学期归档' }).click();
    await desk.getByText('已归档 0 名，共 3 名；现在可以归档 2 名。').waitFor();
    await desk.getByText('三方还没有都确认').waitFor();
    expect(await desk.getByRole('link', { name: /^看确认/ }).count()).toBe(1);
    expect(await desk.getByRole('heading', { name: '申请更正' }).count()).toBe(0);
    expect(await axeOn(office)).toEqual([]);
    await picture(office, 'archive-class-360');
    await desk.getByRole('button', { name: '归档 2 名' }).click();
    const dialog = office.getByRole('dialog');
    await dialog.getByText('其中 2 名还没有发布评语').waitFor();
    expect(await axeOn(office)).toEqual([]);
    await picture(office, 'archive-dialog-360');
    await dialog.getByRole('button', { name: '归档 2 名' }).click();
    await desk.getByText('这次归档了 2 名。').waitFor();
    await desk.getByText('已归档 2 名，共 3 名；现在可以归档 0 名。').waitFor();
    expect(await desk.getByText(/第 1 次归档，校验码开头是 [0-9a-f]{8}$/).count()).toBe(2);
    await desk.getByRole('heading', { name: '申请更正' }).waitFor();
    expect(await axeOn(office)).toEqual([]);
    expect(await office.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    await picture(office, 'archive-filed-360');

    // Before anybody types.
    const phone = await openPage(PHONE);
    const main = phone.locator('main');
    await comeIn(world, phone, HOMEROOM);
    await phone.goto(`/classes/${own.classId}/log`);
    await main.getByText('这个学期的记录已归档').waitFor();
    await phone.goto(archive);
    await main.getByRole('heading', { name: '申请更正' }).waitFor();
    expect(await main.getByRole('button', { name: /^归档/ }).count()).toBe(0);
    expect(await main.getByRole('link', { name: /^看归档的报告/ }).count()).toBe(0);
    await main.getByRole('button', { name: '提出申请' }).click();
    await main.getByText('请选一名学生。').waitFor();
    await main.getByLabel('哪名学生').selectOption(pupilId);
    await main.getByLabel('哪一条记录').selectOption(activityId);
    await main.getByLabel('为什么要改').fill('题目写错了，那天是大扫除');
    expect(await axeOn(phone)).toEqual([]);
    await picture(phone, 'archive-ask-360');
    await main.getByRole('button', { name: '提出申请' }).click();
    await main.getByText('等待决定').waitFor();
    await main.getByRole('heading', { name: '1 条更正还没有结束' }).waitFor();

    const head = await openPage(PHONE);
    const principal = head.locator('main');
    await comeIn(world, head, PRINCIPAL);
    await head.goto(archive);
    await principal.getByRole('button', { name: '同意更正' }).click();
    await principal.getByText('请写下答复。').waitFor();
    await principal.getByLabel('答复').fill('核对过，请改');
    expect(await axeOn(head)).toEqual([]);
    await picture(head, 'archive-decide-360');
    await principal.getByRole('button', { name: '同意更正' }).click();
    await principal.getByText('已同意，可以改了').waitFor();

    await phone.reload();
    await main.getByRole('link', { name: '到班级页去改' }).click();
    await phone.getByRole('button', { name: '修改活动…' }).click();
    const amend = phone.getByRole('dialog');
    await amend.getByLabel('活动名称').fill('大扫除');
    await amend.getByLabel('修改的原因').fill('题目写错了');
    await amend.getByRole('button', { name: '保存修改' }).click();
    await phone.getByText('活动已修改，原来的仍保留').waitFor();
    await phone.goto(archive);
    await main.getByRole('button', { name: '改好了' }).click();
    await main.getByText('已结束', { exact: true }).waitFor();
    // What was filed is of another list than now, and stays.
    await main.getByText('归档以后内容改过').first().waitFor();
    expect(await main.getByText(/第 1 次归档/).count()).toBe(2);
    expect(await axeOn(phone)).toEqual([]);
    await picture(phone, 'archive-corrected-360');

    const family = await openPage(PHONE);
    await comeIn(world, family, FAMILY);
    await family.goto(`/pupils/${pupilId}`);
    await toTheEnd(family);
    await family.getByRole('link', { name: '学期档案' }).click();
    await family.getByRole('heading', { name: /的报告已归档$/ }).waitFor();
    expect(await axeOn(family)).toEqual([]);
    expect(await family.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    await picture(family, 'archive-family-360');
    const [answer, paper] = await Promise.all([
      family.waitForResponse(/\/report\?lang=zh$/),
      family.waitForEvent('download'),
      family.getByRole('button', { name: /^下载报告（PDF）/ }).click(),
    ]);
    expect(answer.status()).toBe(200);
    const bytes = readFileSync(await paper.path());
    expect(bytes.subarray(0, 4).toString()).toBe('%PDF');
    expect((await readPdf(bytes)).pages.length).toBeGreaterThan(0);
    await family.getByText('报告已下载。').waitFor();
    const [file] = await Promise.all([
      family.waitForEvent('download'),
      family.getByRole('link', { name: /^下载档案文件/ }).click(),
    ]);
    const shown = (await family.locator('code').first().innerText()).replaceAll(/\s/g, '');
    expect(
      createHash('sha256')
        .update(readFileSync(await file.path()))
        .digest('hex'),
    ).toBe(shown);
    expect(complaints).toEqual([]);
  },
);
