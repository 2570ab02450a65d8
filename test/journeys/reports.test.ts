import { eq } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { logActivity } from '../../server/contract/evidence.ts';
import { activityFor } from '../support/activities.ts';
import { storeAreaMeasured } from '../support/area-measured.ts';
import { chromiumPath, openDevices, picture, settled } from '../support/browser.ts';
import { comeIn } from '../support/come-in.ts';
import { measured, released } from '../support/measure.ts';
import { printedWidth, sheetsOfPaper } from '../support/paper.ts';
import { openWorld, type World } from '../support/world.ts';
import { downloaded, figure, padded, section, shown, withDays } from './report-tables.ts';

async function openAs(world: World, page: Page, username: string, path: string) {
  await comeIn(world, page, username);
  await page.goto(path);
  await settled(page);
}

test.skipIf(!chromiumPath)(
  'class and school report: screen, paper, CSV and workbook carry the same figures',
  async () => {
    const world = await openWorld({ web: true, pupilsInClass: 24, hasEvidence: true });
    const { classId, schoolId, pupils } = world.place(1, 1, 2);
    await world.ask('homeroom-d1s1c2', logActivity, { params: { classId }, body: activityFor(pupils.slice(0, 20)) });
    await world.store.write(async (tx) => {
      const { pupils: table } = unsafeTables(tx);
      for (const c of [1, 2, 3, 4]) {
        for (const [n, id] of world.place(1, 1, c).pupils.entries()) {
          await tx
            .update(table)
            .set({ sex: n % 2 === 0 ? 'male' : 'female' })
            .where(eq(table.id, id));
        }
      }
    });
    await measured(world);
    const { openPage, complaints } = await openDevices(world);
    const page = await openPage({ size: 'desk', language: 'zh-CN' });

    await openAs(world, page, 'homeroom-d1s1c2', `/classes/${classId}`);
    await page.getByRole('link', { name: '班级报告' }).click();
    await page.getByRole('heading', { level: 1, name: /^本周 2\d\/24 人有记录/ }).waitFor();
    await settled(page);
    await picture(page, 'class-report-1440');
    const [csv, xlsx] = [await downloaded(page, '导出 CSV'), await downloaded(page, '导出 Excel')];
    expect(xlsx.map(({ title, rows }) => [title, padded(rows)])).toEqual(
      csv.map(({ title, rows }) => [title, padded(rows)]),
    );

    // The sentence and the small lines on the page say what the file says.
    const headline = await page.getByRole('heading', { level: 1 }).innerText();
    const summary = new Map(section(csv, '概况').map((row) => [row[0], row[1]]));
    expect(headline).toContain(`${summary.get('本周有记录')}/${summary.get('学生')}`);
    const dimensions = padded(section(csv, '各方面'));
    expect(dimensions).toHaveLength(7);
    const place = (heading: string) => dimensions[0]?.indexOf(heading) ?? -1;
    for (const row of dimensions.slice(1)) {
      const item = page.locator('#dimensions li', { hasText: String(row[0]) }).first();
      const said = await item.innerText();
      const mean = row[place('平均分')];
      if (typeof mean === 'number') {
        expect(said).toContain(`平均 ${mean.toFixed(1)}`);
        const [lo, hi] = [row[place('95% 区间下限')], row[place('95% 区间上限')]] as [number | null, number | null];
        if (lo !== null && hi !== null) expect(said).toContain(`${lo.toFixed(1)}–${hi.toFixed(1)}`);
      } else expect(said).toContain('证据不足');
      expect(said).toContain(`n=${row[place('有结果')]}`);
      expect(said).toContain(`有记录 ${row[place('有记录')]}/${row[place('学生')]}`);
      for (const level of ['A', 'B', 'C', 'D']) expect(said).toContain(`${level} ${row[place(`等级 ${level}（人）`)]}`);
    }

    // The table behind each chart is one tap away, and paper has what the screen has; a chart comes when it is near.
    await page.locator('#weeks').scrollIntoViewIfNeeded();
    await page.locator('#weeks canvas').waitFor();
    for (const media of ['screen', 'print'] as const) {
      await page.emulateMedia({ media });
      expect(await shown(page, '各方面')).toBeNull();
      expect(await page.locator('#weeks canvas').isVisible()).toBe(true);
    }
    await page.emulateMedia({ media: 'screen' });
    await page.locator('#dimensions').getByRole('button', { name: '看表格' }).click();
    await page.locator('#weeks').getByRole('button', { name: '看表格' }).click();
    await page.getByRole('button', { name: '看全部指标' }).click();
    expect(await shown(page, '各方面')).toEqual(dimensions);
    expect(await shown(page, '每周', true)).toEqual(withDays(padded(section(csv, '每周'))));
    expect(await shown(page, '各项指标')).toEqual(padded(section(csv, '各项指标')));
    await page.reload();
    await settled(page);
    expect(await sheetsOfPaper(page)).toBeLessThanOrEqual(2);

    await openAs(world, page, 'principal-d1s1', `/schools/${schoolId}?dimension=labour`);
    await picture(page, 'school-report-1440');
    const [schoolCsv, schoolXlsx] = [await downloaded(page, '导出 CSV'), await downloaded(page, '导出 Excel')];
    expect(schoolXlsx.map(({ title, rows }) => [title, padded(rows)])).toEqual(
      schoolCsv.map(({ title, rows }) => [title, padded(rows)]),
    );
    for (const media of ['screen', 'print'] as const) {
      await page.emulateMedia({ media });
      const grades = section(schoolCsv, '各年级');
      const heat = await page.locator('#heat tbody tr').all();
      expect(heat).toHaveLength(6);
      for (const row of heat) {
        const [name = '', ...cells] = await row.locator('th, td').allInnerTexts();
        const inFile = grades.filter((one) => one[1] === name.trim());
        const means = cells.slice(0, inFile.length).map((cell) => figure(cell.split(/\n|n=/)[0]));
        expect(means, `${media} ${name}`).toEqual(inFile.map((one) => one[6]));
      }
      const classes = await page.locator('#classes tbody tr').all();
      const inFile = section(schoolCsv, '各班').filter((one) => one[1] === '劳动');
      for (const [index, row] of classes.entries()) {
        const mean = await row.locator('td.number strong').allInnerTexts();
        expect(mean.map(figure), media).toEqual([inFile[index]?.[6]].filter((one) => typeof one === 'number'));
      }
    }
    await page.emulateMedia({ media: 'screen' });
    await page.locator('#weeks').getByRole('button', { name: '看表格' }).click();
    const weeks = section(schoolCsv, '每周').filter((row, index) => index === 0 || row[1] === '劳动');
    expect(await shown(page, '每周', true)).toEqual(
      withDays(padded(weeks).map((row) => row.filter((_, index) => index !== 1))),
    );
    // What is monitored: behind each sentence and chart the table of the file, one tap away.
    const monitored = [
      ['每名学生的记录数', false],
      ['男生和女生：机会', true],
      ['男生和女生：结果', true],
      ['与平时相比：及时录入', true],
      ['与平时相比：记录数', true],
      ['几位教师评定才可靠', true],
    ] as const;
    for (const [title] of monitored) expect(await shown(page, title), title).toBeNull();
    while ((await page.getByRole('button', { name: '看表格' }).count()) > 0)
      await page.getByRole('button', { name: '看表格' }).first().click();
    for (const [title, isTurned] of monitored) {
      const rows = padded(section(schoolCsv, title));
      expect(rows.length, title).toBeGreaterThan(1);
      expect(await shown(page, title, isTurned), title).toEqual(isTurned ? withDays(rows) : rows);
    }
    await page.reload();
    await settled(page);
    expect(await sheetsOfPaper(page)).toBeLessThanOrEqual(2);
    // As wide as the paper, and not as its narrow place on the screen.
    expect(await printedWidth(page, '#weeks canvas')).toBe(640);

    // A school of 32 classes is on one more.
    await page.evaluate(`(() => {
    const body = document.querySelector('#classes tbody');
    const rows = [...body.children];
    for (let n = 0; n < 7; n++) for (const row of rows) body.append(row.cloneNode(true));
  })()`);
    expect(await page.locator('#classes tbody tr').count()).toBe(32);
    expect(await sheetsOfPaper(page)).toBeLessThanOrEqual(3);
    await page.reload();
    await settled(page);

    // Down to a class and back: at the same line.
    await page.emulateMedia({ media: 'screen' });
    const link = page.getByRole('link', { name: '四(1)班' }).last();
    await link.scrollIntoViewIfNeeded();
    const line = Number(await page.evaluate('window.scrollY'));
    await link.click();
    await page.getByRole('link', { name: '班级报告' }).waitFor();
    await page.goBack();
    await expect
      .poll(async () => Math.abs(Number(await page.evaluate('window.scrollY')) - line))
      .toBeLessThanOrEqual(2);
    expect(line).toBeGreaterThan(100);
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!chromiumPath)(
  'area report: what was measured across schools is the same on screen, paper, CSV and workbook',
  async () => {
    const world = await openWorld({ web: true, pupilsInClass: 12, hasEvidence: true });
    await storeAreaMeasured(world, 0.2);
    await released(world);
    const { openPage, complaints } = await openDevices(world);
    const page = await openPage({ size: 'desk', language: 'zh-CN' });
    await openAs(world, page, 'officer-d1', `/areas/${world.place(1, 1, 1).district.id}?dimension=labour`);
    // Four schools were measured together, and both of this district are below the other two.
    await page.getByText(/可以比较学校的方面：劳动/).waitFor();
    await page
      .getByRole('heading', { name: '劳动（小学）：0 所明显高于平均，2 所明显低于平均，0 所分不出高低' })
      .waitFor();
    await settled(page);
    await picture(page, 'area-measured-1440');
    const [csv, xlsx] = [await downloaded(page, '导出 CSV'), await downloaded(page, '导出 Excel')];
    expect(xlsx.map(({ title, rows }) => [title, padded(rows)])).toEqual(
      csv.map(({ title, rows }) => [title, padded(rows)]),
    );
    const figures = [
      { title: '机会是否均衡', isTurned: true },
      { title: '男生和女生', isTurned: true },
      { title: '各校与平均之差（按名称排列）', isTurned: false },
      { title: '学校比较', isTurned: false },
      { title: '结果有多可靠', isTurned: false },
    ];
    for (const { title } of figures) expect(await shown(page, title), title).toBeNull();
    for (const media of ['print', 'screen'] as const) {
      await page.emulateMedia({ media });
      if (media === 'screen')
        for (let n = 0; n < 3; n++) await page.getByRole('button', { name: '看表格' }).first().click();
      for (const { title, isTurned } of figures)
        expect(await shown(page, title, isTurned), `${media} ${title}`).toEqual(padded(section(csv, title)));
    }
    expect(padded(section(csv, '各校与平均之差（按名称排列）'))).toHaveLength(3);
    expect(complaints).toEqual([]);
  },
);
