import { expect, test } from 'vitest';
import { logActivity } from '../../server/contract/evidence.ts';
import { hashPassword } from '../../server/secrets/passwords.ts';
import { activityFor } from '../support/activities.ts';
import { axeOn } from '../support/axe.ts';
import { chromiumPath, openDevices, picture, settled, signIn } from '../support/browser.ts';
import { openWorld } from '../support/world.ts';

const PASSWORD = 'a fine day for planting';
const WHO = ['homeroom-d1s1c1', 'principal-d1s1', 'officer-d1'];
const phone = { size: 'phone', language: 'zh-CN' } as const;
const DAY = 86_400_000;

test.skipIf(!chromiumPath)(
  'a principal turns a finding into an action on a phone, a teacher logs, the report shows the change',
  async () => {
    const hash = await hashPassword(PASSWORD);
    const passwordHashes = Object.fromEntries(WHO.map((username) => [username, hash]));
    const world = await openWorld({ web: true, pupilsInClass: 12, passwordHashes });
    const { classId, pupils } = world.place(1, 1, 2);
    const body = activityFor(pupils, { indicatorId: 'moral.m1' });
    expect((await world.ask('homeroom-d1s1c2', logActivity, { params: { classId }, body })).status).toBe(201);
    const { openPage, complaints } = await openDevices(world);

    const principal = await openPage(phone);
    await signIn(principal, 'principal-d1s1', PASSWORD);
    await settled(principal);
    const row = principal.locator('#actions li');
    await principal.getByText('还没有行动').waitFor();
    const finding = '三(1)班：12 名学生（共 12 名）这学期没有品德方面的记录。';
    await principal.getByRole('button', { name: `转为行动：${finding}` }).click();
    const form = principal.getByRole('dialog');
    expect(await form.getByLabel('什么时候完成').inputValue()).toBe('2026-12-08');
    expect(await form.getByLabel('要做什么').inputValue()).toContain('三(1)班 · 品德');
    await form.getByRole('button', { name: '保存' }).click();
    await form.getByText('请填写').waitFor(); // nobody answers for it yet
    await form.getByLabel('谁负责').fill('三年级组长');
    await picture(principal, 'journey-action-form-360');
    await principal.keyboard.press('Enter');
    await form.waitFor({ state: 'detached' });
    await row.getByText('12 名学生的 0% → 2026年11月10日（第 11 周）12 名学生的 0%：没有明显变化').waitFor();
    await row.getByText('三年级组长负责 · 12月8日前完成').waitFor();
    expect(await axeOn(principal)).toEqual([]);
    expect(await principal.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);

    const teacher = await openPage(phone);
    await signIn(teacher, 'homeroom-d1s1c1', PASSWORD);
    await settled(teacher);
    await teacher.getByRole('link', { name: '记录活动' }).click();
    await teacher.getByRole('button', { name: '理想信念与家国情怀' }).click();
    await teacher.getByRole('group', { name: '全班' }).getByRole('button', { name: 'B 良好' }).click();
    await teacher.getByRole('button', { name: '保存' }).click();
    await teacher.getByText('已保存 12 条记录').waitFor();

    await principal.reload();
    await row.getByText('12 名学生的 0% → 2026年11月10日（第 11 周）12 名学生的 100%：明显增加').waitFor();
    await row.getByRole('button', { name: /^完成了/ }).click();
    await form.getByRole('textbox').fill('全班都有了品德方面的记录');
    await form.getByRole('button', { name: '保存' }).click();
    await row.getByText('结果：全班都有了品德方面的记录').waitFor();
    await picture(principal, 'journey-action-done-360');
    // By mistake: the offer to undo opens it again.
    await principal.getByRole('button', { name: /^撤销/ }).click();
    await row.getByText('进行中').waitFor();
    await row.getByRole('button', { name: /^修改/ }).click();
    await form.getByLabel('谁负责').fill('教导处');
    await form.getByRole('button', { name: '保存' }).click();
    await row.getByText('教导处负责').waitFor();

    // The day after its day it is overdue, in words and not by colour alone.
    world.clock.now += 29 * DAY;
    const late = await openPage({ size: 'desk', language: 'en' });
    await signIn(late, 'principal-d1s1', PASSWORD);
    await settled(late);
    await late.locator('#actions li').getByText('overdue').waitFor();
    await picture(late, 'journey-action-overdue-1440');
    expect(await axeOn(late)).toEqual([]);
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!chromiumPath)(
  'an officer turns a finding of an area into an action, and reads it on the report',
  async () => {
    const passwordHashes = { 'officer-d1': await hashPassword(PASSWORD) };
    const world = await openWorld({ web: true, pupilsInClass: 12, hasEvidence: true, passwordHashes });
    const areaId = world.place(1, 1, 1).district.id;
    const { openPage, complaints } = await openDevices(world);
    const officer = await openPage(phone);
    await signIn(officer, 'officer-d1', PASSWORD);
    await officer.goto(`/areas/${areaId}`);
    await settled(officer);
    await officer
      .getByRole('button', { name: /^转为行动/ })
      .first()
      .click();
    await officer.getByLabel('谁负责').fill('教研室');
    await officer.getByRole('button', { name: '保存' }).click();
    await officer.locator('#actions li').getByText('教研室负责').waitFor();
    await picture(officer, 'journey-area-action-360');
    expect(await axeOn(officer)).toEqual([]);
    expect(await officer.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    expect(complaints).toEqual([]);
  },
);
