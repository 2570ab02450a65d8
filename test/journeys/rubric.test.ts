import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { pinNewTerm } from '../../db/pinned-rubrics.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { readProfile } from '../../server/contract/child-profile.ts';
import { readSchoolReport } from '../../server/contract/school-report.ts';
import { shanghaiNoon } from '../../server/core/calendar/days.ts';
import { hashPassword } from '../../server/secrets/passwords.ts';
import { chromiumPath, openDevices, picture, settled, signIn } from '../support/browser.ts';
import { openWorld, type World } from '../support/world.ts';

const PASSWORD = 'a fine day for planting';
const WHO = ['officer-d1', 'homeroom-d1s1c2', 'guardian-d1s1c2p1', 'principal-d1s1'];
const desk = { size: 'desk', language: 'zh-CN' } as const;
const phone = { size: 'phone', language: 'zh-CN' } as const;

/** The next term comes into the calendar, and everybody is in it. */
async function addSpring({ store, place }: World) {
  const { district } = place(1, 1, 1);
  await store.write(async (tx) => {
    const t = unsafeTables(tx);
    const spring = { id: 'spring', districtId: district.id, code: '2026-2027-2', sourcedId: 'spring' };
    await tx.insert(t.terms).values({ ...spring, startsOn: '2027-02-24', endsOn: '2027-07-10' });
    await pinNewTerm(tx, spring);
    const autumn = district.terms.at(-1)?.id ?? '';
    for (const row of await tx.select().from(t.enrolments).where(eq(t.enrolments.termId, autumn))) {
      const id = `${row.id}-2`;
      await tx.insert(t.enrolments).values({ ...row, id, sourcedId: id, termId: 'spring', startsOn: '2027-02-24' });
    }
  });
}

/** What the last term says, at one and the same moment of the clock. */
async function autumnOf({ ask, place, clock }: World): Promise<string> {
  const { schoolId, pupils } = place(1, 1, 2);
  const [now, query] = [clock.now, { term: '2026-2027-1' }];
  clock.now = shanghaiNoon('2027-03-02');
  const report = await ask('principal-d1s1', readSchoolReport, { params: { schoolId }, query });
  const child = await ask('guardian-d1s1c2p1', readProfile, { params: { pupilId: pupils[0] ?? '' }, query });
  clock.now = now;
  expect([report.status, child.status]).toEqual([200, 200]);
  return JSON.stringify([report.body, child.body]).replaceAll(/"isCurrent":(true|false)|"terms":\[[^\]]*\]/g, '');
}

test.skipIf(!chromiumPath)(
  'the officer edits a rubric and publishes it; a teacher uses it next term, and the last term says what it said',
  async () => {
    const hash = await hashPassword(PASSWORD);
    const passwordHashes = Object.fromEntries(WHO.map((username) => [username, hash]));
    const world = await openWorld({ web: true, pupilsInClass: 6, hasEvidence: true, passwordHashes });
    const { classId, pupils } = world.place(1, 1, 2);
    const { openPage, complaints } = await openDevices(world);
    const before = await autumnOf(world);

    const officer = await openPage(desk);
    await signIn(officer, 'officer-d1', PASSWORD);
    await officer.getByRole('link', { name: '量规' }).first().click();
    await officer.getByText('下学期还没有写进校历').waitFor();
    await picture(officer, 'journey-rubric-district-1440');
    const labour = officer.locator('article').filter({ hasText: '劳动' });
    await labour.getByRole('button', { name: '修改，作为新版本' }).click();
    await officer.getByRole('heading', { name: '修改草稿，发布后从下学期开始使用' }).waitFor();

    // A weight that breaks the sum is said at the field; the draft is kept, and cannot be published.
    const parts = officer.getByRole('navigation', { name: '要修改的部分' });
    await parts.getByRole('button', { name: '清洁与卫生' }).click();
    const name = officer.getByLabel('名称 · 中文');
    await name.fill('清洁与整理');
    await officer.getByLabel('名称 · 英文').fill('Cleaning and tidying');
    const weight = officer.getByRole('group', { name: '权重', exact: true }).getByRole('spinbutton').first();
    const was = await weight.inputValue();
    await weight.fill(String(Number(was) + 3));
    await officer
      .getByText(/的权重合计 \d+，应为 100/)
      .first()
      .waitFor();
    await officer.getByText('已保存', { exact: true }).waitFor();
    expect(await officer.getByRole('button', { name: '发布…' }).isDisabled()).toBe(true);
    await picture(officer, 'journey-rubric-faults-1440');
    await officer.reload();
    await parts.getByRole('button', { name: '清洁与整理' }).click();
    await weight.fill(was);
    await parts.getByRole('button', { name: '总体：等级与权重' }).click();
    await officer.getByLabel('折合多少分').nth(1).fill('80');
    await officer.getByText('已保存', { exact: true }).waitFor();

    await officer.getByRole('button', { name: '改了什么（2）' }).click();
    await officer.getByRole('region', { name: '改动' }).getByText('清洁与整理').first().waitFor();
    await picture(officer, 'journey-rubric-changes-1440');
    await officer.getByRole('button', { name: '发布…' }).click();
    await officer.getByRole('dialog').getByText('量规和所有结果都不变').waitFor();
    await picture(officer, 'journey-rubric-publish-1440');
    await officer.getByRole('dialog').getByRole('button', { name: '发布' }).click();
    await officer.getByText('第 2 版已发布，下学期开始使用').waitFor();

    await officer.context().close();
    await addSpring(world);
    expect(await autumnOf(world)).toBe(before);
    world.clock.now = shanghaiNoon('2027-03-02');
    const teacher = await openPage(phone);
    await signIn(teacher, 'homeroom-d1s1c2', PASSWORD);
    await teacher.goto(`/classes/${classId}/log`);
    await teacher.getByRole('button', { name: '清洁与整理' }).first().click();
    await teacher.getByRole('group', { name: '全班' }).getByRole('button', { name: 'B 良好' }).click();
    await teacher.getByRole('button', { name: '保存' }).click();
    await teacher.getByText('已保存 6 条记录').waitFor();

    // The family reads what it counts as now: a B is 80 points from this term on, and was 85 before.
    const parent = await openPage(phone);
    await signIn(parent, 'guardian-d1s1c2p1', PASSWORD);
    await parent.goto(`/pupils/${pupils[0]}`);
    await parent.getByText('看依据').click();
    await parent.locator('a[href*="dimension=labour"][href^="/rubrics"]').click();
    await settled(parent);
    await parent.getByText('第 2 版').first().waitFor();
    await parent.getByText('折合 80 分').first().waitFor();
    await parent.locator('summary').filter({ hasText: '清洁与整理' }).click();
    await picture(parent, 'journey-rubric-read-360');
    // And so it is counted: what was recorded now is worth 80 points.
    const { body: child } = await world.ask('guardian-d1s1c2p1', readProfile, {
      params: { pupilId: pupils[0] ?? '' },
      query: {},
    });
    const now = child.dimensions.find(({ dimension }) => dimension === 'labour');
    expect([child.term.code, now?.rubricVersion]).toEqual(['2026-2027-2', 2]);
    expect(now?.indicators.find(({ indicatorId }) => indicatorId === 'labour.g1')).toMatchObject({
      title: { zh: '清洁与整理' },
      value: 80,
      level: 'B',
    });
    await parent.getByLabel('学期').selectOption('2026-2027-1');
    await parent.getByText('折合 85 分').first().waitFor();
    expect(await autumnOf(world)).toBe(before);
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!chromiumPath)(
  'a principal writes a school-based indicator on a phone, a teacher finds it, and it is ended',
  async () => {
    const hash = await hashPassword(PASSWORD);
    const passwordHashes = Object.fromEntries(WHO.map((username) => [username, hash]));
    const world = await openWorld({ web: true, pupilsInClass: 3, passwordHashes });
    const { classId, schoolId } = world.place(1, 1, 2);
    const { openPage, complaints } = await openDevices(world);
    const principal = await openPage(phone);
    await signIn(principal, 'principal-d1s1', PASSWORD);
    await principal.goto(`/schools/${schoolId}/rubrics`);
    const labour = principal.locator('section section').filter({ hasText: '劳动' }).last();
    await labour.getByRole('button', { name: '写一项校本指标' }).click();
    const dialog = principal.getByRole('dialog');
    await dialog.getByRole('button', { name: '保存并开设' }).click();
    await dialog.getByText('请选一项核心指标').waitFor();
    await dialog.getByLabel('计入哪项核心指标').selectOption({ index: 1 });
    await dialog.getByLabel('名称 · 中文').fill('校本：香云纱');
    await dialog.getByLabel('名称 · 英文').fill('Gambiered silk');
    for (const level of ['优秀', '良好', '合格', '待发展']) {
      await dialog.getByLabel(`“${level}”是什么样 · 中文`).fill(`${level}的样子`);
      await dialog.getByLabel(`“${level}”是什么样 · 英文`).fill(`what ${level} is like`);
    }
    await picture(principal, 'journey-own-indicator-360');
    await dialog.getByRole('button', { name: '保存并开设' }).click();
    await principal.getByText('已开设：校本：香云纱').waitFor();
    await picture(principal, 'journey-adoptions-360');

    const teacher = await openPage(phone);
    await signIn(teacher, 'homeroom-d1s1c2', PASSWORD);
    await teacher.goto(`/classes/${classId}/log`);
    await teacher.getByRole('button', { name: '校本：香云纱' }).click();
    await teacher.getByRole('group', { name: '全班' }).getByRole('button', { name: 'A 优秀' }).click();
    await teacher.getByRole('button', { name: '保存' }).click();
    await teacher.getByText('已保存 3 条记录').waitFor();

    await principal.getByRole('checkbox', { name: '开设“校本：香云纱”' }).click();
    await principal.getByText('已停用：校本：香云纱').waitFor();
    await teacher.goto(`/classes/${classId}`);
    await teacher.getByText('校本：香云纱').first().waitFor();
    await teacher.goto(`/classes/${classId}/log`);
    await teacher.getByRole('button', { name: '清洁与卫生' }).first().waitFor();
    expect(await teacher.getByRole('button', { name: '校本：香云纱' }).count()).toBe(0);
    expect(complaints).toEqual([]);
  },
);
