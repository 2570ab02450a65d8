import { expect, test } from 'vitest';
import { hashPassword } from '../../server/secrets/passwords.ts';
import { studentNumber } from '../roster/pack-roster.ts';
import { type Put, workbook } from '../sheets/make-sheet.ts';
import { chromiumPath, openDevices, picture, settled, signIn } from '../support/browser.ts';
import { openWorld } from '../support/world.ts';

const PASSWORD = 'a fine list for a class';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const HEAD = ['班级', '班内学号', '姓名', '性别', '学籍号', '家长', '联系电话', '小组'];
const NAMES = ['麦冬阳', '苏清和', '陈安', '霍初夏', '林远舟', '关小满'];
const ROWS: Put[][] = NAMES.map((name, n) => [
  '一年级9班',
  n + 1,
  name,
  n % 2 ? '女' : '男',
  studentNumber(n + 1),
  `${name.slice(0, 1)}远山`,
  `1380000000${n}`,
  '一组',
]);
const TEACHERS: Put[][] = [
  ['姓名', '电话', '任教班级', '学科', '班主任'],
  ['陈书', '13900000001', '一年级9班', '语文', '是'],
];

test.skipIf(!chromiumPath)(
  'an office finds the page, sees a slip with its row, mends it, looks at what changes in sentences, and imports; cells may be pasted',
  async () => {
    const office = 'office-d1s1';
    const world = await openWorld({ web: true, passwordHashes: { [office]: await hashPassword(PASSWORD) } });
    const { openPage, complaints } = await openDevices(world);
    const page = await openPage({ size: 'desk', language: 'zh-CN' });
    await signIn(page, office, PASSWORD);
    await page.getByRole('link', { name: '名册' }).click();
    await page.getByText('用表格导入名册').first().waitFor();
    await settled(page);
    await picture(page, 'journey-class-list-start-1440');

    const give = async (...sheets: Put[][][]) =>
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: '学籍.xlsx', mimeType: XLSX, buffer: Buffer.from(await workbook(...sheets)) });
    await give([HEAD, ...ROWS.map((row, n) => (n === 2 ? row.with(4, 4.4e17) : row))], TEACHERS);
    await page.getByText('有 1 处问题，什么都没有写入').waitFor();
    await page.getByText('E · 学籍号').waitFor();
    await picture(page, 'journey-class-list-refused-1440');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载标出问题的表格' }).click();
    expect((await download).suggestedFilename()).toBe('名单（已标出问题）.xlsx');

    await give([HEAD, ...ROWS], TEACHERS);
    await page.getByText('检查通过，请看过再导入').waitFor();
    await page
      .getByText(/麦冬阳进入一.*9.*班/)
      .first()
      .waitFor();
    await page.getByText('有 1 列看不出意思').waitFor();
    await picture(page, 'journey-class-list-checked-1440');
    await page.getByRole('button', { name: '导入', exact: true }).click();
    await page.getByText('导入完成').first().waitFor();
    await picture(page, 'journey-class-list-done-1440');

    const phone = await openPage({ size: 'phone', language: 'en' });
    await signIn(phone, office, PASSWORD);
    await phone.getByRole('link', { name: 'Rosters' }).click();
    await phone.getByText('Or copy cells').click();
    const moved = ROWS.map((row, n) => (n === 0 ? row.with(2, '麦冬扬') : row)).slice(0, 5);
    const cells = [HEAD, ...moved].map((row) => row.join('\t')).join('\n');
    await phone.getByLabel('With the row of headings').fill(cells);
    await phone.getByRole('button', { name: 'Check', exact: true }).click();
    await phone.getByText('1 of the pupils would leave').waitFor();
    await phone.getByRole('checkbox').check();
    await settled(phone);
    await picture(phone, 'journey-class-list-sure-360');
    await phone.getByRole('button', { name: /Check again|look again/i }).click();
    await phone.getByText('Pupil renamed: 麦冬阳 → 麦冬扬').waitFor();
    await phone.getByText(/关小满 leaves/).waitFor();
    await settled(phone);
    await picture(phone, 'journey-class-list-checked-360');
    expect(complaints.filter((complaint) => !/Failed to load resource.*422/.test(complaint))).toEqual([]);
  },
);
