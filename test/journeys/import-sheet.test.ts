import { readFileSync } from 'node:fs';
import readExcel from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { hashPassword } from '../../server/secrets/passwords.ts';
import { type Put, workbook } from '../sheets/make-sheet.ts';
import { chromiumPath, openDevices, picture, settled, signIn } from '../support/browser.ts';
import { openWorld } from '../support/world.ts';

const PASSWORD = 'a fine day for running';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const ROW = [138.5, 32.6, 1850, 9.4, -3.5, 96, 31];

test.skipIf(!chromiumPath)(
  'a teacher downloads the template, fills it in with one slip, gets the slip marked, corrects it and imports; the child’s page shows it',
  async () => {
    const people = ['labour-d1s1', 'guardian-d1s1c2p1'];
    const hash = await hashPassword(PASSWORD);
    const world = await openWorld({ web: true, passwordHashes: Object.fromEntries(people.map((one) => [one, hash])) });
    const { classId, pupils } = world.place(1, 1, 2);
    const { openPage, complaints } = await openDevices(world);
    const page = await openPage({ size: 'desk', language: 'zh-CN' });
    await signIn(page, 'labour-d1s1', PASSWORD);
    await page.goto(`/classes/${classId}`);
    await page.getByRole('link', { name: '表格导入' }).click();
    await page.getByText('用表格导入成绩或出勤').first().waitFor();
    await settled(page);
    await picture(page, 'journey-sheet-start-1440');

    const saved = async (click: () => Promise<void>): Promise<Put[][]> => {
      const [download] = await Promise.all([page.waitForEvent('download'), click()]);
      expect(download.suggestedFilename()).toMatch(/体质健康测试.*\.xlsx$/);
      const [sheet] = await readExcel(readFileSync(await download.path()));
      return (sheet?.data ?? []).map((row) => row.map((cell) => cell as Put));
    };
    const template = await saved(() => page.getByRole('link', { name: '下载 Excel 模板' }).click());
    const filled = template.map((row, n) => (n < 4 ? row : [row[0] ?? null, row[1] ?? null, ...ROW]));
    const slip = filled.map((row, n) => (n === 4 ? row.with(2, 1385) : row));
    const give = async (rows: Put[][]) =>
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: '体测.xlsx', mimeType: XLSX, buffer: Buffer.from(await workbook(rows)) });

    await give(slip);
    await page.getByText('有 1 处问题，什么都没有写入').waitFor();
    await page.getByText('C · 身高（厘米）').waitFor();
    await picture(page, 'journey-sheet-refused-1440');
    const marked = await saved(() => page.getByRole('button', { name: '下载带问题标注的文件' }).click());
    expect(marked[2]?.[0]).toBe('问题');
    expect(marked.filter((row) => String(row[0]).includes('80 到 220'))).toHaveLength(1);

    await give(marked.map((row) => row.map((cell) => (cell === 1385 ? 138.5 : cell))));
    await page.getByText('检查通过，请看过再导入').waitFor();
    await page.getByText('新增 21 项，更改 0 项，不变 0 项。').waitFor();
    await picture(page, 'journey-sheet-checked-1440');
    await page.getByRole('button', { name: '导入', exact: true }).click();
    await page.getByText('导入完成').first().waitFor();
    await page.getByRole('button', { name: /撤销/ }).click();
    await page.getByText('已撤销').waitFor();

    await give(filled);
    await page.getByRole('button', { name: '导入', exact: true }).click();
    await page.getByText('导入完成').first().waitFor();
    const family = await openPage({ size: 'phone', language: 'zh-CN' });
    await signIn(family, 'guardian-d1s1c2p1', PASSWORD);
    await family.goto(`/pupils/${pupils[0]}/evidence?dimension=health`);
    await family.getByText('肺活量').first().waitFor();
    // Raw height and weight are for staff.
    expect(await family.getByText('138.5').count()).toBe(0);
    expect(complaints.filter((complaint) => !/Failed to load resource.*422/.test(complaint))).toEqual([]);
  },
);
