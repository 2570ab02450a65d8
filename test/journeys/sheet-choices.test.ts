import { and, eq, isNull } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { hashPassword } from '../../server/secrets/passwords.ts';
import { type Put, workbook } from '../sheets/make-sheet.ts';
import { XLSX } from '../sheets/sheet-class.ts';
import { chromiumPath, openDevices, picture, settled, signIn } from '../support/browser.ts';
import { openWorld } from '../support/world.ts';

const PASSWORD = 'a fine day for running';

test.skipIf(!chromiumPath)(
  'on a phone a teacher is asked which sheet is meant, leaves out the row of a child who left, and sees it named before and after',
  async () => {
    const world = await openWorld({ web: true, passwordHashes: { 'labour-d1s1': await hashPassword(PASSWORD) } });
    const { classId, pupils } = world.place(1, 1, 2);
    const [left = '', ...others] = pupils;
    const names = await world.store.write(async (tx) => {
      const { enrolments, pupils: rows } = unsafeTables(tx);
      const gone = and(eq(enrolments.pupilId, left), isNull(enrolments.endedOn));
      await tx.update(enrolments).set({ endedOn: '2026-10-09' }).where(gone);
      return new Map((await tx.select().from(rows)).map(({ id, name }) => [id, name]));
    });
    const rows: Put[][] = [
      ['姓名', '50米'],
      [names.get(left) ?? '', 9.1],
      ...others.map((id, n) => [names.get(id) ?? '', 9.13 + n]),
    ];
    const { openPage } = await openDevices(world);
    const page = await openPage({ size: 'phone', language: 'zh-CN' });
    await signIn(page, 'labour-d1s1', PASSWORD);
    await page.goto(`/classes/${classId}/import`);
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '体测.xlsx', mimeType: XLSX, buffer: Buffer.from(await workbook(rows, rows)) });
    await page.getByText('文件里有几张表都有成绩的表头').waitFor();
    await picture(page, 'journey-sheet-which-360');
    await page.getByRole('button', { name: '用“表 2”这张表' }).click();
    await page.getByText('有 1 行对不上这个班的学生').waitFor();
    await page.getByText('2026-10-09').waitFor();
    await settled(page);
    await picture(page, 'journey-sheet-left-360');
    await page.getByRole('button', { name: `其余 ${others.length} 行照常导入` }).click();
    await page.getByText('按你的选择，有 1 行不导入：第 2 行。').waitFor();
    await page.getByText(/有 \d 处说明/).click();
    await page.getByText('百分位按国家标准非零进一').first().waitFor();
    await settled(page);
    await picture(page, 'journey-sheet-rest-360');
    await page.setViewportSize({ width: 1440, height: 900 });
    await picture(page, 'journey-sheet-rest-1440');
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    await page.getByRole('button', { name: '导入', exact: true }).click();
    await page.getByText('导入完成').first().waitFor();
    const marks = await world.store.read((q) => q.select().from(q.tables.marks));
    expect(marks.map(({ pupilId, amount }) => [pupilId, amount]).sort()).toEqual(
      others.map((id, n) => [id, 9.2 + n]).sort(),
    );
  },
);
