import { expect, test } from 'vitest';
import { listClassPupils, logActivity } from '../../server/contract/evidence.ts';
import { activityFor } from '../support/activities.ts';
import { chromiumPath, openDevices, picture, settled, signIn } from '../support/browser.ts';
import { hashesFor, PASSWORD } from '../support/sign-in.ts';
import { setStay } from '../support/stays.ts';
import { openWorld } from '../support/world.ts';

const [TEACHER, PARENT] = ['homeroom-d1s1c2', 'guardian-d1s1c2p1'];
const phone = { size: 'phone', language: 'zh-CN' } as const;

/** Four pupils, of whom the second came in November and the third left in October. */
async function openClass() {
  const world = await openWorld({
    writer: 'thread',
    web: true,
    pupilsInClass: 4,
    passwordHashes: hashesFor(TEACHER, PARENT),
  });
  const { classId, pupils } = world.place(1, 1, 2);
  const [there = '', newcomer = '', leaver = ''] = pupils;
  const { body } = await world.ask(TEACHER, listClassPupils, { params: { classId } });
  const nameOf = (id: string) => body.pupils.find(({ pupilId }) => pupilId === id)?.name ?? '';
  const devices = await openDevices(world);
  const teacher = await devices.openPage(phone);

  await signIn(teacher, TEACHER, PASSWORD);
  await teacher.goto(`/classes/${classId}/log`);
  await teacher.getByRole('button', { name: '清洁与卫生', exact: true }).waitFor();
  return { ...world, ...devices, classId, there, newcomer, leaver, nameOf, teacher };
}

test.skipIf(!chromiumPath)(
  'a newcomer of November, an activity of October: saved for those who were there; amended later; the parent sees the amended day',
  async () => {
    const { classId, there, newcomer, leaver, nameOf, teacher, openPage, complaints, ...world } = await openClass();
    await setStay(world, newcomer, { startsOn: '2026-11-03' });
    await setStay(world, leaver, { endedOn: '2026-10-20' });
    await teacher.reload();

    // Everybody who is here today; then it turns out to have been in October.
    await teacher.getByRole('button', { name: '清洁与卫生', exact: true }).click();
    await teacher.getByRole('group', { name: '全班' }).getByRole('button', { name: 'B 良好' }).click();
    await teacher.getByText('3 条记录 · 0 个例外').waitFor();
    await teacher.getByLabel(/^哪天/).fill('2026-10-15');
    await teacher.getByText(`10月15日不在班里，没有计入：${nameOf(newcomer)}`).waitFor();
    const away = teacher.locator('section', { has: teacher.getByRole('heading', { name: '10月15日不在班里的学生' }) });
    expect(await away.getByRole('listitem').allInnerTexts()).toEqual([`${nameOf(newcomer)} 还没来（11月3日起）`]);
    expect(await away.getByRole('button').count()).toBe(0);
    // Who has left since was there, and is on the list.
    await teacher.getByRole('button', { name: `${nameOf(leaver)}：直接选等级、缺席、备注` }).waitFor();
    await teacher.getByText('3 条记录 · 0 个例外').waitFor();
    await teacher.getByLabel('一句话：看到了什么').fill('一起把走廊擦了三遍');
    await picture(teacher, 'chosen-day-log-360');
    expect(await teacher.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    await teacher.getByRole('button', { name: '保存' }).click();
    await teacher.getByText('已保存 3 条记录').waitFor();

    // The day was wrong. On the 22nd one of them was no longer there, which is said by name; the 13th is right.
    await teacher.getByRole('button', { name: '修改活动…' }).click();
    const dialog = teacher.getByRole('dialog');
    await dialog.getByLabel('哪一天').fill('2026-10-22');
    await dialog.getByLabel('修改的原因').fill('写错了日期');
    await dialog.getByRole('button', { name: '保存修改' }).click();
    await dialog
      .getByRole('listitem')
      .filter({ hasText: `${nameOf(leaver)} 那天已经离开这个班` })
      .waitFor();
    await picture(teacher, 'chosen-day-refused-360');
    await dialog.getByLabel('哪一天').fill('2026-10-13');
    await dialog.getByRole('button', { name: '保存修改' }).click();
    await teacher.getByText('活动已修改，原来的仍保留').waitFor();
    const card = teacher.getByRole('article');
    const amended = card.locator('summary').filter({ hasText: '已修改 · 原为10月15日' });
    await amended.click();
    await card.getByText('写错了日期').waitFor();
    await picture(teacher, 'chosen-day-card-360');

    const parent = await openPage(phone);
    await signIn(parent, PARENT, PASSWORD);
    await parent.goto(`/pupils/${there}/evidence`);
    await settled(parent);
    const record = parent.getByRole('listitem').filter({ hasText: '一起把走廊擦了三遍' });
    await record.getByText('10月13日', { exact: true }).waitFor();
    await record.getByText('11月10日修改过 · 原为10月15日').waitFor();
    await picture(parent, 'chosen-day-parent-360');

    // Taken back with a tap, as it was before.
    await teacher.getByRole('button', { name: '修改活动…' }).click();
    await dialog.getByLabel('哪一天').fill('2026-10-16');
    await dialog.getByLabel('修改的原因').fill('其实是16日');
    await dialog.getByRole('button', { name: '保存修改' }).click();
    await teacher.getByRole('button', { name: '撤销' }).click();
    await teacher.getByText('已改回原来的').waitFor();
    await card.locator('summary').filter({ hasText: '原为10月16日' }).waitFor();
    expect(complaints.filter((said) => !said.includes('422'))).toEqual([]);
  },
);

test.skipIf(!chromiumPath)(
  'a late entry says which term it counts for; a day that is not yours says so and changes nothing',
  async () => {
    const { teacher, complaints } = await openClass();
    await teacher.getByLabel(/^哪天/).fill('2026-05-12');
    await teacher.getByText('补记：属于2025–2026学年第二学期。').waitFor();
    await teacher.getByRole('button', { name: '清洁与卫生', exact: true }).click();
    await teacher.getByText('补记：属于2025–2026学年第二学期。').waitFor();
    await picture(teacher, 'chosen-day-late-360');
    await teacher.getByRole('group', { name: '全班' }).getByRole('button', { name: 'A 优秀' }).click();
    await teacher.getByRole('button', { name: '保存' }).click();
    await teacher.getByText('已保存 4 条记录').waitFor();
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!chromiumPath)(
  'what was saved without a network and refused later comes back with the reason beside the child, and the rest is saved',
  async () => {
    const { classId, newcomer, nameOf, teacher, ...world } = await openClass();
    await teacher.getByRole('button', { name: '清洁与卫生', exact: true }).click();
    await teacher.getByRole('group', { name: '全班' }).getByRole('button', { name: 'B 良好' }).click();
    await teacher.context().setOffline(true);
    await teacher.getByRole('button', { name: '保存' }).click();
    await teacher.getByText('已存在这台设备上，联网后自动发送').waitFor();
    await setStay(world, newcomer, { startsOn: '2026-11-20' });
    await teacher.context().setOffline(false);
    await teacher.getByRole('button', { name: '1 条需要您看' }).click();
    const dialog = teacher.getByRole('dialog');
    await dialog.getByText('有 1 名学生没有被接受').waitFor();
    // The same again would be refused again: that is not offered.
    expect(await dialog.getByRole('button', { name: '再试一次' }).count()).toBe(0);
    await dialog.getByRole('button', { name: '打开' }).click();
    await teacher.getByText(`没有被接受：${nameOf(newcomer)}`).waitFor();
    await teacher
      .getByRole('listitem')
      .filter({ hasText: `${nameOf(newcomer)} 还没来（11月20日起）` })
      .waitFor();
    await picture(teacher, 'chosen-day-reopened-360');
    await teacher.getByRole('button', { name: '去掉他们，保存其余 3 条' }).click();
    await teacher.getByText('已保存 3 条记录').waitFor();
    const activities = await world.store.read((q) => q.select({ id: q.tables.marks.id }).from(q.tables.marks));
    expect(activities).toHaveLength(3);
  },
);

test.skipIf(!chromiumPath)(
  'the grid of an activity has the rows of its day, names who was not there, and its facts are amended where they stand',
  async () => {
    const { classId, there, newcomer, leaver, nameOf, teacher, complaints, ...world } = await openClass();
    await setStay(world, newcomer, { startsOn: '2026-11-03' });
    await setStay(world, leaver, { endedOn: '2026-10-20' });
    const body = activityFor([there, leaver], { happenedOn: '2026-10-15' });
    const { body: logged } = await world.ask(TEACHER, logActivity, { params: { classId }, body });
    await teacher.goto(`/classes/${classId}/grid/${logged.activityId}`);
    const rows = teacher.getByRole('rowheader');
    await rows.filter({ hasText: nameOf(leaver) }).waitFor();
    expect(await rows.filter({ hasText: nameOf(newcomer) }).count()).toBe(0);
    await teacher
      .getByRole('listitem')
      .filter({ hasText: `${nameOf(newcomer)} 还没来（11月3日起）` })
      .waitFor();
    await teacher.getByRole('button', { name: '修改活动…' }).click();
    const dialog = teacher.getByRole('dialog');
    await dialog.getByLabel('哪一天').fill('2026-11-06');
    await dialog.getByLabel('修改的原因').fill('写错了日期');
    await dialog.getByRole('button', { name: '保存修改' }).click();
    // Who has left by then is named, and nothing is changed.
    await dialog.getByText(`${nameOf(leaver)} 那天已经离开这个班`).waitFor();
    await dialog.getByLabel('哪一天').fill('2026-10-15');
    await dialog.getByLabel('活动名称').fill('校园大扫除');
    await dialog.getByRole('button', { name: '先不给家长看' }).click();
    await dialog.getByRole('button', { name: '保存修改' }).click();
    await teacher.getByRole('heading', { level: 1, name: '校园大扫除' }).waitFor();
    await teacher.getByText('只有本校老师能看到，不计入结果。').waitFor();
    await picture(teacher, 'chosen-day-grid-360');
    expect(complaints.filter((said) => !said.includes('422'))).toEqual([]);
  },
);
