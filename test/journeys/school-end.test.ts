import { expect, test } from 'vitest';
import { listSchoolClasses } from '../../server/contract/school-classes.ts';
import { chromiumPath, openDevices, picture, settled } from '../support/browser.ts';
import { comeIn } from '../support/come-in.ts';
import { openWorld, TODAY } from '../support/world.ts';

test.skipIf(!chromiumPath)(
  'a roster manager merges a school into another on a phone: asked what lacks, looked at, a class sent elsewhere, looked at again, done',
  async () => {
    const world = await openWorld({ web: true });
    const [own, other] = [world.place(1, 1, 1), world.place(1, 2, 1)];
    const { openPage, complaints } = await openDevices(world);
    const page = await openPage({ size: 'phone', language: 'zh-CN' });
    await comeIn(world, page, 'roster-d1');
    await page.goto(`${world.origin}/rosters`);
    await page.getByRole('link', { name: '青禾小学' }).click();
    await page.getByRole('link', { name: '这所学校要关闭，或并入别的学校' }).click();
    await page.getByRole('heading', { name: '学校关闭或合并' }).waitFor();
    await page.getByLabel('从哪天起').fill(TODAY);
    // A school that simply closes while there are pupils is refused, with how many and what to do.
    await page.getByLabel('怎样办').selectOption('close');
    await page.getByRole('button', { name: '先看会怎样' }).click();
    await page.getByText('那天起还有 12 名学生在校').waitFor();
    await picture(page, 'journey-school-end-refused-360');

    await page.getByLabel('怎样办').selectOption('merge');
    await page.getByLabel('接收学校').selectOption({ label: '云汀小学' });
    await page.getByRole('button', { name: '先看会怎样' }).click();
    await page.getByText('将有 12 名学生').waitFor();
    await picture(page, 'journey-school-end-looked-360');
    await page.getByLabel('五(1)班去哪里').selectOption({ label: '并入五(1)班' });
    await page.getByText('去处改过了').waitFor();
    await page.getByRole('button', { name: '再看一次' }).last().click();
    await page.getByText('就可以撤回').waitFor();
    await page.getByRole('button', { name: '确认合并' }).click();
    await page.getByText('已办好：12 名学生').waitFor();
    await picture(page, 'journey-school-end-done-360');
    await page.getByRole('link', { name: '看云汀小学的班级' }).click();
    await page.getByRole('heading', { name: '本校的班级' }).waitFor();
    const params = { schoolId: other.schoolId };
    const { body } = await world.ask('office-d1s2', listSchoolClasses, { params });
    expect(body.terms[0]?.classes.map(({ grade, number, pupils }) => [grade, number, pupils])).toContainEqual([
      5, 1, 6,
    ]);
    await page.goto(`${world.origin}/schools/${own.schoolId}/classes`);
    await page.getByText(/最后一天是/).waitFor();
    await settled(page);
    await picture(page, 'journey-school-closed-360');
    // It was a mistake: what comes back is said first, and then all of it is as it was.
    await page.getByRole('link', { name: '登记错了，要撤回' }).click();
    await page.getByRole('button', { name: '先看会怎样' }).click();
    await page.getByText('12 名学生回到原来的班').waitFor();
    await page.getByText('新开的 3 个班撤掉').waitFor();
    await picture(page, 'journey-school-end-back-looked-360');
    await page.getByRole('button', { name: '确认撤回' }).click();
    await page.getByText('已撤回：青禾小学').waitFor();
    await picture(page, 'journey-school-end-back-360');
    const again = await world.ask('office-d1s2', listSchoolClasses, { params });
    expect(again.body.terms[0]?.classes.map(({ grade, number, pupils }) => [grade, number, pupils])).toEqual([
      [2, 1, 3],
      [4, 1, 3],
      [5, 1, 3],
      [6, 1, 3],
    ]);
    expect(complaints.filter((line) => !line.includes('422'))).toEqual([]);
  },
);

test.skipIf(!chromiumPath)(
  'an office opens a class and names its homeroom teacher by the first letters of the name, with the keyboard',
  async () => {
    const world = await openWorld({ web: true });
    const { schoolId } = world.place(1, 1, 1);
    const { openPage, complaints } = await openDevices(world);
    const page = await openPage({ size: 'desk', language: 'en' });
    await comeIn(world, page, 'office-d1s1');
    await page.goto(`${world.origin}/schools/${schoolId}/classes`);
    const { body } = await world.ask('office-d1s1', listSchoolClasses, { params: { schoolId } });
    const [name = ''] = body.terms[0]?.classes[0]?.homerooms ?? [];
    await page.getByRole('button', { name: 'Open a class' }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Number of the class').fill('9');
    await dialog.getByLabel('Find a teacher').fill(name);
    await dialog.getByRole('radio', { name }).first().press('Space');
    await picture(page, 'journey-open-class-homeroom-1440');
    await dialog.getByRole('button', { name: 'Open', exact: true }).press('Enter');
    const row = page.getByRole('listitem').filter({ hasText: /\(9\)|Class 9/ });
    await row.getByText(name).waitFor();
    await picture(page, 'journey-opened-homeroom-1440');
    expect(complaints).toEqual([]);
  },
);
