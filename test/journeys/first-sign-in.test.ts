import { expect, test } from 'vitest';
import { issueCodes } from '../../db/sign-in-codes.ts';
import { selectPersonCalled } from '../../server/operator/people.ts';
import { newCode } from '../../server/secrets/sign-in-codes.ts';
import { chromiumPath, openDevices, signIn } from '../support/browser.ts';
import { openWorld } from '../support/world.ts';

test.skipIf(!chromiumPath)(
  'a first sign-in with a printed code leads to a password of one’s own, and out again',
  async () => {
    const world = await openWorld({ web: true });
    const person = await world.store.read((q) => selectPersonCalled(q, 'guardian-d1s1c2p1'));
    const code = await newCode(person.id);
    await world.store.write((tx) => issueCodes(tx, [code], world.clock.now));
    const { openPage, complaints } = await openDevices(world);
    const page = await openPage({ size: 'phone', language: 'zh-CN' });
    await signIn(page, 'guardian-d1s1c2p1', code.code.toLowerCase());
    // The address changes before the page does, and both have a field for a password.
    await page.getByRole('heading', { name: '设置自己的密码' }).waitFor();
    const fields = page.locator('input[type=password]');
    await fields.nth(0).fill(code.code);
    await fields.nth(1).fill('三月里的小雨 下个不停');
    await fields.nth(2).fill('三月里的小雨 下个不停');
    await page.keyboard.press('Enter');
    await page.getByText('密码已修改，其他设备上的登录已退出').waitFor();
    await page.goto('/me');
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByRole('button', { name: '登录', exact: true }).waitFor();
    // Whoever has the device next finds nothing of it there.
    expect(await page.evaluate("localStorage.getItem('signed-in')")).toBeNull();
    await signIn(page, 'guardian-d1s1c2p1', '三月里的小雨 下个不停');
    await page.getByText('为什么我能看到').waitFor();
    expect(complaints).toEqual([]);
  },
);
