import { expect, test } from 'vitest';
import { chromiumPath, openDevices, settled, signIn } from '../support/browser.ts';
import { hashesFor, PASSWORD } from '../support/sign-in.ts';
import { openWorld } from '../support/world.ts';

const TEACHER = 'homeroom-d1s1c2';

test.skipIf(!chromiumPath)(
  'a teacher sees where she is signed in, signs out of the classroom’s computer from her phone, and then everywhere',
  async () => {
    const world = await openWorld({ web: true, passwordHashes: hashesFor(TEACHER) });
    const { openPage, complaints } = await openDevices(world);
    const [classroom, office] = [
      await openPage({ size: 'desk', language: 'en' }),
      await openPage({ size: 'desk', language: 'zh-CN' }),
    ];
    await signIn(classroom, TEACHER, PASSWORD);
    // What a page still asks when the clock moves would count as used later than the next.
    await settled(classroom);
    world.clock.now += 5 * 60_000;
    await signIn(office, TEACHER, PASSWORD);
    await settled(office);
    world.clock.now += 5 * 60_000;
    const phone = await openPage({ size: 'phone', language: 'zh-CN' });
    await signIn(phone, TEACHER, PASSWORD);
    await phone.goto('/me');
    const list = phone.getByRole('heading', { name: '登录着的地方' }).locator('xpath=../ul/li');
    await list.nth(2).waitFor();
    expect(await list.allInnerTexts()).toEqual([
      expect.stringMatching(/^这台设备\s+11月10日 12:10登录$/),
      expect.stringMatching(/^最近使用 11月10日 12:\d\d\s+11月10日 12:05登录\s+退出$/),
      expect.stringMatching(/^最近使用 11月10日 12:\d\d\s+11月10日 12:00登录\s+退出$/),
    ]);
    await phone.getByRole('button', { name: '退出：11月10日 12:00登录的' }).click();
    await phone.getByText('已退出', { exact: true }).waitFor();
    await list.nth(2).waitFor({ state: 'detached' });
    await classroom.goto('/me');
    await classroom.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
    await phone.getByRole('button', { name: '全部退出，包括这台设备' }).click();
    await phone.getByRole('button', { name: '登录', exact: true }).waitFor();
    await office.goto('/me');
    await office.getByRole('button', { name: '登录', exact: true }).waitFor();
    // A browser says on its console that it was refused: that two were signed out from afar is what this is about.
    expect(complaints.filter((one) => !one.includes('status of 401'))).toEqual([]);
  },
);
