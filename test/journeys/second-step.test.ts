import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { takeOffSecondStep } from '../../db/second-steps.ts';
import { selectDistrictId, setSecondStepRequired } from '../../server/operator/district.ts';
import { axeOn } from '../support/axe.ts';
import { chromiumPath, openDevices, picture, SIZES } from '../support/browser.ts';
import { codeAt } from '../support/second-step.ts';
import { hashesFor, PASSWORD, personCalled } from '../support/sign-in.ts';
import { openWorld } from '../support/world.ts';

const PRINCIPAL = 'principal-d1s1';

/** The password's half. */
async function sayPassword(page: Page) {
  await page.goto('/sign-in');
  await page.getByRole('textbox').first().fill(PRINCIPAL);
  await page.locator('input[type=password]').fill(PASSWORD);
  await page.keyboard.press('Enter');
}

async function looksRight(page: Page, name: string) {
  expect(await axeOn(page), name).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth'), name).toBeLessThanOrEqual(SIZES.phone.width);
  await picture(page, name);
}

test.skipIf(!chromiumPath)(
  'a principal is led to a second step, sets it with a phone, signs in with its code or one on paper, and is told when it was taken off',
  async () => {
    const world = await openWorld({ web: true, passwordHashes: hashesFor(PRINCIPAL) });
    await world.store.write(async (tx) => setSecondStepRequired(tx, await selectDistrictId(tx, 'd1'), true));
    const { openPage, complaints } = await openDevices(world);
    const phone = await openPage({ size: 'phone', language: 'zh-CN' });
    await sayPassword(phone);
    await phone.getByText('您所在的区要求').waitFor();
    // Whatever else is asked for leads back here.
    await phone.goto('/classes');
    await phone.getByText('您所在的区要求').waitFor();
    await looksRight(phone, 'second-step-needed-360');
    // Who has no phone at hand goes out again, and comes back later.
    await phone.getByRole('button', { name: '退出登录' }).click();
    await phone.waitForURL((url) => url.pathname === '/sign-in');
    await sayPassword(phone);
    await phone.getByText('您所在的区要求').waitFor();
    await phone.goto('/classes');
    await phone.getByText('您所在的区要求').waitFor();
    await phone.getByLabel('现在的密码').fill(PASSWORD);
    await phone.getByRole('button', { name: '下一步' }).click();
    await phone.getByRole('img', { name: '两步登录的二维码' }).waitFor();
    await looksRight(phone, 'second-step-scan-360');
    const uri = (await phone.getByRole('link', { name: '就在这台手机上添加' }).getAttribute('href')) ?? '';
    const secret = new URL(uri).searchParams.get('secret') ?? '';
    const groups = secret.match(/.{4}/g)?.join(' ') ?? '';
    await phone.getByText(groups).waitFor();
    await phone.getByLabel('验证器上显示的 6 位数字').fill(codeAt(secret, world.clock.now - 600_000));
    await phone.getByRole('button', { name: '开启两步登录' }).click();
    await phone.getByText('数字不对').waitFor();
    await phone.getByLabel('验证器上显示的 6 位数字').fill(codeAt(secret, world.clock.now));
    await phone.getByRole('button', { name: '开启两步登录' }).click();
    await phone.getByRole('heading', { name: '请抄下这 10 个备用码' }).waitFor();
    await looksRight(phone, 'second-step-codes-360');
    const codes = await phone.locator('main li').allInnerTexts();
    expect(codes).toHaveLength(10);
    await phone.getByRole('button', { name: '已抄好' }).click();
    await phone.waitForURL((url) => url.pathname === '/classes');

    world.clock.now += 30_000;
    const desk = await openPage({ size: 'desk', language: 'en' });
    await sayPassword(desk);
    await desk.getByLabel('The six digits on your phone').waitFor();
    // Whoever sent the password by Enter goes on typing.
    await desk.keyboard.type('000000');
    expect(await desk.getByLabel('The six digits on your phone').inputValue()).toBe('000000');
    await picture(desk, 'second-step-code-1440');
    await desk.keyboard.press('Enter');
    await desk.getByText('This code is not right').waitFor();
    await desk.getByLabel('The six digits on your phone').fill(codeAt(secret, world.clock.now));
    await desk.keyboard.press('Enter');
    await desk.waitForURL((url) => url.pathname.startsWith('/schools/'));
    const other = await openPage({ size: 'phone', language: 'zh-CN' });
    await sayPassword(other);
    await other.getByRole('button', { name: '手机不在身边，用备用码' }).click();
    await looksRight(other, 'second-step-code-360');
    await other.getByLabel('备用码', { exact: true }).fill(codes[0]?.toLowerCase() ?? '');
    await other.getByRole('button', { name: '登录', exact: true }).click();
    await other.waitForURL((url) => url.pathname.startsWith('/schools/'));
    await other.goto('/me');
    await other.getByText('已开启：登录要输入手机上的验证码').waitFor();
    await other.getByRole('link', { name: '查看两步登录' }).click();
    await other.getByText('还有 9 个备用码没有用过').waitFor();
    await looksRight(other, 'second-step-on-360');

    await world.store.write(async (tx) => {
      await setSecondStepRequired(tx, await selectDistrictId(tx, 'd1'), false);
      await takeOffSecondStep(tx, (await personCalled(world, PRINCIPAL)).id, world.clock.now);
    });
    await sayPassword(desk);
    await desk.getByText('somebody took two-step sign-in off for you').waitFor();
    await picture(desk, 'second-step-taken-off-1440');
    await desk.getByRole('button', { name: 'I know' }).click();
    await desk.waitForURL((url) => url.pathname.startsWith('/schools/'));
    // A browser says on its console that it was refused: wrong codes, and sessions that somebody else ended, are what this is about.
    expect(complaints.filter((one) => !/status of (401|422)/.test(one))).toEqual([]);
  },
);
