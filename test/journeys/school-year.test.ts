import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { listSchoolClasses } from '../../server/contract/school-classes.ts';
import { listMembers } from '../../server/contract/school-year.ts';
import { addTerm } from '../../server/contract/term.ts';
import { chromiumPath, openDevices, picture, settled } from '../support/browser.ts';
import { comeIn } from '../support/come-in.ts';
import { openWorld, TODAY } from '../support/world.ts';

const SPRING = { startsOn: '2027-02-24', endsOn: '2027-07-10', daysOff: [], holdsBreakBefore: false };
/** The day of the browser is its own, so that a day is always said. */
const fill = (page: Page, label: string, value: string) => page.getByRole('dialog').getByLabel(label).fill(value);

test.skipIf(!chromiumPath)(
  'a homeroom teacher adds a pupil on a phone, asked about a namesake, says a last day, and takes the pupil back',
  async () => {
    const world = await openWorld({ web: true });
    const { classId } = world.place(1, 1, 2);
    const { openPage, complaints } = await openDevices(world);
    const page = await openPage({ size: 'phone', language: 'zh-CN' });
    await comeIn(world, page, 'homeroom-d1s1c2');
    await page.goto(`${world.origin}/classes/${classId}`);
    await page.getByRole('link', { name: '学生名单' }).click();
    await page.getByRole('heading', { name: '这个班现在有 3 名学生' }).waitFor();
    const members = async () => (await world.ask('homeroom-d1s1c2', listMembers, { params: { classId } })).body.pupils;
    const [first] = await members();
    await page.getByRole('button', { name: '添加学生' }).click();
    await fill(page, '姓名', first?.name ?? '');
    await fill(page, '从哪天起', TODAY);
    await fill(page, '班内学号', '41');
    await picture(page, 'journey-members-add-360');
    await page.getByRole('dialog').getByRole('button', { name: '添加' }).click();
    await page.getByText('同名的学生').waitFor();
    await picture(page, 'journey-members-namesake-360');
    await fill(page, '姓名', '欧阳新来');
    await page.getByRole('dialog').getByRole('button', { name: '添加' }).click();
    await page.getByText('已添加欧阳新来').waitFor();
    await page.getByRole('heading', { name: '这个班现在有 4 名学生' }).waitFor();

    const row = page.locator('li', { hasText: '欧阳新来' });
    await row.locator('summary').click();
    await picture(page, 'journey-members-360');
    // By number the new one, the only one with a number, is first; by name where the name belongs, on the next page too.
    const listed = () => page.locator('li summary strong').allTextContents();
    expect((await listed())[0]).toBe('欧阳新来');
    await page.getByRole('button', { name: '姓名', exact: true }).click();
    const byName = (await listed()).toSorted(new Intl.Collator('zh').compare);
    await expect.poll(listed).toEqual(byName);
    expect(byName[0]).not.toBe('欧阳新来');
    await page.goto(`${world.origin}/classes/${classId}`);
    await page.locator('[aria-pressed="true"]', { hasText: '姓名' }).waitFor();
    await page.goBack();
    await row.locator('summary').click();
    expect(await row.getByRole('button', { name: '转班' }).count()).toBe(0);
    await row.getByRole('button', { name: '离开' }).click();
    await fill(page, '最后一天', '2026-11-20');
    await page.getByRole('dialog').getByRole('button', { name: '离开' }).click();
    await page.getByText('到 11月20日 为止').or(page.getByText(/为止/)).first().waitFor();
    expect((await members()).find(({ name }) => name === '欧阳新来')?.to).toBe('2026-11-20');
    expect(complaints.filter((line) => !line.includes('422'))).toEqual([]);
  },
);

test.skipIf(!chromiumPath)(
  'an office moves a pupil, opens a class, and begins the new term after looking at what would happen, with the keyboard',
  async () => {
    const world = await openWorld({ web: true });
    const { classId, schoolId, district } = world.place(1, 1, 2);
    await world.ask('officer-d1', addTerm, {
      params: { areaId: district.id },
      body: { clientId: world.newClientId(), ...SPRING },
    });
    const { openPage, complaints } = await openDevices(world);
    const page = await openPage({ size: 'desk', language: 'en' });
    await comeIn(world, page, 'office-d1s1');
    await page.goto(`${world.origin}/classes/${classId}/members`);
    await settled(page);
    const row = page.getByRole('listitem').first();
    await row.locator('summary').press('Enter');
    await row.getByRole('button', { name: /^Move/ }).press('Enter');
    await page.getByRole('dialog').getByLabel('To', { exact: true }).selectOption({ index: 1 });
    await fill(page, 'From which day', TODAY);
    await picture(page, 'journey-members-move-1440');
    await page.getByRole('dialog').getByRole('button', { name: 'Move' }).press('Enter');
    await page.getByRole('heading', { name: '2 pupils are in this class now' }).waitFor();

    await page.getByRole('button', { name: 'Move several' }).press('Enter');
    await page.getByRole('dialog').getByLabel('The whole class').press('Space');
    await page.getByRole('dialog').getByLabel('To', { exact: true }).selectOption({ index: 2 });
    await fill(page, 'From which day', '2026-11-16');
    await picture(page, 'journey-members-several-1440');
    await page.getByRole('dialog').getByRole('button', { name: 'Move 2' }).press('Enter');
    await page.getByText('2 pupils are moved').waitFor();
    await page.goto(`${world.origin}/rosters/${schoolId}`);
    await page.getByRole('link', { name: /new school year/ }).press('Enter');
    await page.getByRole('button', { name: 'Open a class' }).press('Enter');
    await fill(page, 'Number of the class', '9');
    await page.getByRole('dialog').getByRole('button', { name: 'Open', exact: true }).press('Enter');
    await page
      .getByText(/Class 9|\(9\)/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Look at what would happen' }).press('Enter');
    await page
      .getByText(/pupils go on/)
      .first()
      .waitFor();
    await picture(page, 'journey-term-looked-1440');
    await page.getByRole('button', { name: 'Begin the new term' }).press('Enter');
    await page.getByText(/^Done\./).waitFor();
    await picture(page, 'journey-term-begun-1440');
    const { body } = await world.ask('office-d1s1', listSchoolClasses, { params: { schoolId } });
    const [autumn, spring] = body.terms.map(({ classes }) => classes.reduce((sum, { pupils }) => sum + pupils, 0));
    expect(spring).toBe(autumn);
    expect(complaints).toEqual([]);
  },
);
