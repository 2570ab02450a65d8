import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { chromiumPath, openDevices, picture, settled } from '../support/browser.ts';
import { comeIn } from '../support/come-in.ts';
import { hashesFor } from '../support/sign-in.ts';
import { openWorld, type World } from '../support/world.ts';

const PASSWORD = '三月里的小雨 下个不停';

async function openAs(world: World, size: 'phone' | 'desk', language: 'zh-CN' | 'en', username: string) {
  const devices = await openDevices(world);
  const page = await devices.openPage({ size, language });
  await comeIn(world, page, username);
  return { ...devices, page };
}

test.skipIf(!chromiumPath)(
  'a homeroom teacher prints a class’s sheet, and a guardian is in by the QR’s address',
  async () => {
    const world = await openWorld({ web: true, pupilsInClass: 12, passwordHashes: hashesFor('guardian-d1s1c2p2') });
    const { page, complaints, openPage } = await openAs(world, 'desk', 'zh-CN', 'homeroom-d1s1c2');
    const { classId } = world.place(1, 1, 2);
    await page.goto(`/classes/${classId}`);
    await page.getByRole('link', { name: '打印登录码' }).click();
    await page.getByRole('heading', { name: '11 人可以领取登录码' }).waitFor();
    await picture(page, 'sign-in-sheet desk before');
    await page.getByRole('button', { name: '生成登录码（11 人）' }).click();
    await page.getByRole('heading', { name: '11 张登录码，请现在打印' }).waitFor();
    const slip = page.getByRole('listitem').filter({ hasText: 'guardian-d1s1c2p3' }).first();
    const [, code = ''] = /([A-Z2-9]{5}-[A-Z2-9]{5})/.exec(await slip.innerText()) ?? [];
    const address = `${world.origin}/sign-in#u=guardian-d1s1c2p3&c=${code}`;
    const drawn = await slip.locator('svg path').getAttribute('d');
    const dark = encode(address, { ecc: 'M', border: 2 }).data.flat().filter(Boolean).length;
    expect(drawn?.match(/M/g), 'the modules of exactly this address').toHaveLength(dark);
    await picture(page, 'sign-in-sheet desk slips');
    await page.emulateMedia({ media: 'print' });
    await picture(page, 'sign-in-sheet print');
    await page.emulateMedia({ media: 'screen' });

    // A link away asks first, and to stay keeps the codes.
    page.once('dialog', (dialog) => void dialog.dismiss());
    await page.locator('.ways a').first().click();
    await page.getByText(code).waitFor();
    await page.getByRole('button', { name: '已打印好，收起来' }).click();
    await page.getByRole('heading', { name: '没有人需要新的登录码' }).waitFor();
    expect(await page.getByText(code).count()).toBe(0);
    await page.getByText('11月10日已经发了登录码，11月24日前有效').first().waitFor();
    // One family again: theirs alone.
    await page
      .getByRole('checkbox', { name: /换新码/ })
      .last()
      .click();
    await picture(page, 'sign-in-sheet desk after');
    await page.getByRole('button', { name: '给选中的 1 人换新码' }).click();
    await page.getByRole('heading', { name: '1 张登录码，请现在打印' }).waitFor();

    const phone = await openPage({ size: 'phone', language: 'zh-CN' });
    await phone.goto(address);
    await phone.getByText('用户名和登录码已经填好').waitFor();
    expect(new URL(phone.url()).hash).toBe('');
    await picture(phone, 'sign-in-sheet phone sign-in');
    await phone.getByRole('button', { name: '登录', exact: true }).click();
    await phone.getByRole('heading', { name: '设置自己的密码' }).waitFor();
    const fields = phone.locator('input[type=password]');
    expect(await fields.nth(0).inputValue()).toBe(code);
    await fields.nth(1).fill(PASSWORD);
    await fields.nth(2).fill(PASSWORD);
    await phone.keyboard.press('Enter');
    await phone.getByText('为什么我能看到').waitFor();
    // The slip is worthless now, whoever finds it.
    const stranger = await openPage({ size: 'phone', language: 'en' });
    await stranger.goto(address);
    await stranger.getByText('Username and code are filled in').waitFor();
    const refused = stranger.waitForResponse((response) => response.url().endsWith('/api/session'));
    await stranger.getByRole('button', { name: 'Sign in', exact: true }).click();
    expect((await refused).status()).toBe(401);
    expect(complaints.filter((said) => !said.includes('401'))).toEqual([]);
  },
);

test.skipIf(!chromiumPath)('on a phone and in English the office reads who of the staff has a code', async () => {
  const world = await openWorld({ web: true, passwordHashes: hashesFor('homeroom-d1s1c2') });
  const { page, complaints } = await openAs(world, 'phone', 'en', 'office-d1s1');
  await page.goto(`/schools/${world.place(1, 1, 2).schoolId}/people`);
  await page.getByRole('link', { name: 'Print staff’s sign-in codes' }).click();
  await page.getByRole('heading', { name: /people can get a sign-in code/ }).waitFor();
  await settled(page);
  await picture(page, 'sign-in-sheet phone staff');
  await page.getByText('This is your own account').waitFor();
  await page.getByRole('button', { name: /Make \d+ sign-in codes/ }).click();
  await page.getByRole('heading', { name: /print them now/ }).waitFor();
  await picture(page, 'sign-in-sheet phone slips');
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  expect(complaints).toEqual([]);
});
