import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { issueCodes } from '../../db/sign-in-codes.ts';
import { selectPersonCalled } from '../../server/operator/people.ts';
import { hashPassword } from '../../server/secrets/passwords.ts';
import { newCode } from '../../server/secrets/sign-in-codes.ts';
import { chromiumPath, type Device, openDevices, picture, signIn } from '../support/browser.ts';
import { within } from '../support/patience.ts';
import { openWorld } from '../support/world.ts';
import { USERS, visitEvery } from './pages.ts';

const PASSWORD = 'a fine day for planting';
const DEVICES: readonly Device[] = [
  { size: 'phone', language: 'zh-CN' },
  { size: 'phone', language: 'en' },
  { size: 'desk', language: 'zh-CN' },
  { size: 'desk', language: 'en' },
];
/** What a page shows where a word is missing: 'school.findings.late', or a placeholder that nothing was put into. */
const RAW = /\b[a-z][a-zA-Z]+(\.[a-z][a-zA-Z]+)+\b|\{\{|undefined|NaN|\[object/;
/** Words with a dot in them that are no keys. */
const NOT_KEYS = /chucai\.db/g;

test.skipIf(!chromiumPath).each(['with evidence', 'with none yet'])(
  'every page, %s, in both languages and sizes: no outside request, no complaint, no raw key, nothing to scroll sideways',
  async (state) => {
    const hash = await hashPassword(PASSWORD);
    const hasEvidence = state === 'with evidence';
    const passwordHashes = Object.fromEntries(USERS.map((username) => [username, hash]));
    const world = await openWorld({ web: true, pupilsInClass: 24, hasEvidence, passwordHashes });
    const { openPage, complaints } = await openDevices(world);
    const faults: string[] = [];
    const visit = async (device: Device) => {
      const page = await openPage(device);
      await visitEvery(page, world, (name) => check(page, device, `${name} ${state}`, faults));
      await page.context().close();
    };
    // Side by side, because most of the time a page waits for its network to be quiet. Without evidence there is less to go wrong:
    // one of each size and language is enough.
    await Promise.all(DEVICES.filter((_, index) => hasEvidence || index % 3 === 0).map(visit));
    expect(faults).toEqual([]);
    // A page about nobody, or a draft that nobody began, asks the service, and the browser itself then says «404» on its console; no page of ours says anything.
    expect(
      complaints.filter((complaint) => !/(no-such-child|\/labour) said Failed to load resource.*404/.test(complaint)),
    ).toEqual([]);
  },
  within(150),
);

async function check(page: Page, { size, language }: Device, name: string, faults: string[]) {
  const words = (await page.locator('body').innerText()).replaceAll(NOT_KEYS, '');
  const raw = RAW.exec(words);
  if (raw) faults.push(`${name} ${size} ${language}: «${raw[0]}»`);
  const wide = Number(
    await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
  );
  if (wide > 0) faults.push(`${name} ${size} ${language}: ${wide} px to scroll sideways`);
  const isWrongTongue = language === 'en' && (await page.locator('html').getAttribute('lang')) !== 'en';
  if (isWrongTongue) faults.push(`${name} ${size}: not in English`);
  await picture(page, `${name} ${size} ${language}`.replaceAll(/[ /]+/g, '-'));
}

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
