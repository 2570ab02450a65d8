import { expect, test } from 'vitest';
import { hashPassword } from '../../server/secrets/passwords.ts';
import { type Put, workbook } from '../sheets/make-sheet.ts';
import { chromiumPath, openDevices, picture, settled, signIn } from '../support/browser.ts';
import { openWorld } from '../support/world.ts';

const PASSWORD = 'a list that says nothing';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const ROWS: Put[][] = [
  [1, '麦冬阳', '一年级8班', '男'],
  [2, '苏清和', '一年级8班', '女'],
];

test.skipIf(!chromiumPath)(
  'an office says what the columns of a list without headings are; the next list is offered the same, and it can be forgotten',
  async () => {
    const office = 'office-d1s1';
    const world = await openWorld({ web: true, passwordHashes: { [office]: await hashPassword(PASSWORD) } });
    const { openPage, complaints } = await openDevices(world);
    const phone = await openPage({ size: 'phone', language: 'zh-CN' });
    await signIn(phone, office, PASSWORD);
    await phone.getByRole('link', { name: '名册' }).click();
    const give = async (page: typeof phone, rows: Put[][]) =>
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: '名单.xlsx', mimeType: XLSX, buffer: Buffer.from(await workbook(rows)) });
    await give(phone, ROWS);
    await phone.getByText('看不出每列是什么，请您来说').waitFor();
    await phone.getByLabel(/^B · 麦冬阳/).selectOption('name');
    await phone.getByLabel(/^C · /).selectOption('class');
    await phone.getByLabel(/^D · /).selectOption('sex');
    await settled(phone);
    await picture(phone, 'journey-list-by-hand-360');
    await phone.getByRole('button', { name: '按此重新检查' }).click();
    await phone.getByText('检查通过，请看过再导入').waitFor();
    await phone.getByRole('button', { name: '导入', exact: true }).click();
    await phone.getByText('导入完成').first().waitFor();

    const desk = await openPage({ size: 'desk', language: 'en' });
    await signIn(desk, office, PASSWORD);
    await desk.getByRole('link', { name: 'Rosters' }).click();
    await give(desk, [...ROWS, [3, '陈安', '一年级8班', '女']]);
    await desk.getByText('Nobody can tell what the columns are').waitFor();
    expect(await desk.getByLabel(/^B · 麦冬阳/).inputValue()).toBe('name');
    await desk.getByText('What the school said of its columns (3)').click();
    await settled(desk);
    await picture(desk, 'journey-list-by-hand-1440');
    await desk.getByRole('button', { name: 'Forget D' }).click();
    await desk.getByText('What the school said of its columns (2)').waitFor();
    expect(complaints.filter((complaint) => !/Failed to load resource.*422/.test(complaint))).toEqual([]);
  },
);
