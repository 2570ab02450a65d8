import { expect, test } from 'vitest';
import { logActivity } from '../../server/contract/evidence.ts';
import { activityFor } from '../support/activities.ts';
import { axeOn } from '../support/axe.ts';
import { chromiumPath, openDevices, picture, settled, signIn } from '../support/browser.ts';
import { hashesFor, PASSWORD } from '../support/sign-in.ts';
import { openWorld } from '../support/world.ts';

const WHO = ['principal-d1s1', 'homeroom-d1s1c2'] as const;

test.skipIf(!chromiumPath)(
  'a principal follows a finding to the very children, and their teacher finds them on the class page and logs at once',
  async () => {
    const world = await openWorld({ web: true, pupilsInClass: 8, passwordHashes: hashesFor(...WHO) });
    const { classId, schoolId, pupils } = world.place(1, 1, 2);
    // Six of eight children of one class have a record; nobody of the three other classes has.
    const body = activityFor(pupils.slice(0, 6));
    expect((await world.ask('homeroom-d1s1c2', logActivity, { params: { classId }, body })).status).toBe(201);
    const { openPage, complaints } = await openDevices(world);

    const principal = await openPage({ size: 'phone', language: 'zh-CN' });
    await signIn(principal, 'principal-d1s1', PASSWORD);
    await principal.goto(`/schools/${schoolId}`);
    await settled(principal);
    const unseen = '26 名学生（共 32 名）四周没有任何记录，在 4 个班。';
    await principal.getByRole('link', { name: unseen }).click();
    await principal.getByRole('heading', { level: 1, name: unseen }).waitFor();
    await principal.getByRole('link', { name: '四(1)班 2 名（共 8 名）' }).click();
    await principal.getByRole('heading', { level: 1, name: '2 名学生（共 8 名）四周没有任何记录。' }).waitFor();
    expect(await principal.locator('.rows li').count()).toBe(2);
    expect(await axeOn(principal)).toEqual([]);
    await picture(principal, 'journey-overlooked-360');
    await principal.locator('.rows a').first().click();
    await principal.waitForURL(({ pathname }) => pupils.slice(6).some((id) => pathname === `/pupils/${id}`));

    const teacher = await openPage({ size: 'phone', language: 'zh-CN' });
    await signIn(teacher, 'homeroom-d1s1c2', PASSWORD);
    await teacher.goto(`/classes/${classId}`);
    const section = teacher.getByRole('region', { name: '本周多看看' });
    await section.getByText('这学期还没有记录').waitFor();
    expect(await section.getByRole('link').count()).toBe(2);
    const name = await section.getByRole('link').nth(1).innerText();
    await picture(teacher, 'journey-look-at-360');
    await section.getByRole('link').nth(1).click();
    await settled(teacher);
    // The child somebody came for is the first of the class.
    await teacher.getByRole('button', { name: '生态文明与勤俭节约' }).click();
    const menu = teacher.getByRole('button', { name: '：直接选等级、缺席、备注' }).first();
    expect(await menu.getAttribute('aria-label')).toContain(name);
    expect(complaints).toEqual([]);
  },
);
