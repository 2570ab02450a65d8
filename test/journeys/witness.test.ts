import { expect, test } from 'vitest';
import { axeOn } from '../support/axe.ts';
import { chromiumPath, openDevices, picture, settled } from '../support/browser.ts';
import { comeIn } from '../support/come-in.ts';
import { actsOf, FAMILY, HOMEROOM } from '../support/contributions.ts';
import { openWorld } from '../support/world.ts';

test.skipIf(!chromiumPath)(
  'on a phone a guardian makes a link and is shown it once; a coach without an account opens it and says that it is so; teacher and family read it, and it opens no more',
  async () => {
    const world = await openWorld({ web: true });
    const { add, listed, approve } = actsOf(world);
    const { classId, pupils } = world.place(1, 1, 2);
    const [pupilId = ''] = pupils;
    const { body } = await add({
      title: '划龙舟',
      organiser: '龙舟会',
      reflection: '手都酸了',
      indicatorId: 'labour.g1',
    });
    const { name } = (await listed()).pupil;
    const { openPage, complaints } = await openDevices(world);
    const page = await openPage({ size: 'phone', language: 'zh-CN' });
    const main = page.locator('main');
    const dialog = page.getByRole('dialog');
    await comeIn(world, page, FAMILY);
    await page.goto(`/pupils/${pupilId}/contributions`);
    await main.getByRole('button', { name: '请人见证' }).click();
    await dialog.getByText('全名').waitFor();
    expect(await axeOn(page)).toEqual([]);
    await dialog.getByRole('button', { name: '生成链接' }).click();
    await dialog.getByRole('img', { name: '见证链接的二维码' }).waitFor();
    const link = (await dialog.getByText('/witness#').textContent()) ?? '';
    expect(link).toMatch(new RegExp(`^${world.origin}/witness#[\\w-]{43}$`));
    expect(await axeOn(page)).toEqual([]);
    await picture(page, 'witness-link-360');
    // On paper stands the link alone.
    await page.emulateMedia({ media: 'print' });
    expect(await dialog.getByText('/witness#').isVisible()).toBe(true);
    expect(await main.getByText('龙舟会').first().isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    await dialog.locator('.actions').getByRole('button', { name: '关闭' }).click();
    await main.getByText('见证链接等人回答').waitFor();
    expect(await page.getByText('/witness#').count()).toBe(0);

    const outside = await openPage({ size: 'phone', language: 'zh-CN' });
    await outside.goto('/witness');
    await outside.getByText('链接不完整').waitFor();
    await outside.goto(link);
    await outside.reload();
    await settled(outside);
    await outside.getByRole('heading', { name: `${name} · 划龙舟` }).waitFor();
    await outside.getByText('龙舟会').waitFor();
    expect(await outside.getByText('手都酸了').count()).toBe(0);
    await outside.getByRole('button', { name: '发出见证' }).click();
    await outside.getByText('请先勾选。').waitFor();
    expect(await axeOn(outside)).toEqual([]);
    await picture(outside, 'witness-form-360');
    expect(await outside.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    // By the keyboard alone.
    await outside.getByRole('radio', { name: '属实', exact: true }).focus();
    await outside.keyboard.press('Space');
    await outside.keyboard.press('Tab');
    await outside.keyboard.type('梁教练');
    await outside.keyboard.press('Tab');
    await outside.keyboard.type('教练');
    await outside.keyboard.press('Tab');
    await outside.keyboard.type('青禾龙舟会');
    await outside.getByRole('checkbox').focus();
    await outside.keyboard.press('Space');
    await outside.getByRole('button', { name: '发出见证' }).press('Enter');
    await outside.getByText('已收到，谢谢您').waitFor();
    await outside.reload();
    await outside.getByText('这个链接已经有人回答过了').waitFor();
    expect(await outside.getByText('划龙舟').count()).toBe(0);
    // It is nobody's session.
    await outside.goto('/');
    await outside.waitForURL('**/sign-in**');

    await comeIn(world, page, HOMEROOM);
    await page.goto(`/classes/${classId}/contributions`);
    await page.getByText('见证：梁教练，青禾龙舟会 教练').waitFor();
    await picture(page, 'witness-queue-360');
    await approve(body);
    await comeIn(world, page, FAMILY);
    await page.goto(`/pupils/${pupilId}/evidence`);
    await page.getByText('见证：梁教练，青禾龙舟会 教练').waitFor();
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!chromiumPath)('a family takes a link back, and whoever holds it is told so in English', async () => {
  const world = await openWorld({ web: true });
  const { add } = actsOf(world);
  const [pupilId = ''] = world.place(1, 1, 2).pupils;
  await add();
  const { openPage, complaints } = await openDevices(world);
  const page = await openPage({ size: 'desk', language: 'en' });
  const main = page.locator('main');
  await comeIn(world, page, FAMILY);
  await page.goto(`/pupils/${pupilId}/contributions`);
  await main.getByRole('button', { name: 'Ask a witness' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('“A pupil”').check();
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  const link = (await dialog.getByText('/witness#').textContent()) ?? '';
  await page.keyboard.press('Escape');
  const outside = await openPage({ size: 'desk', language: 'en' });
  await outside.goto(link);
  await outside.getByRole('heading', { name: 'A pupil · 和外公种菜' }).waitFor();
  await main.getByRole('button', { name: 'Take the link back' }).click();
  await page.getByText('The link is taken back.').waitFor();
  await outside.reload();
  await outside.getByText('This link is no longer in use').waitFor();
  expect(complaints).toEqual([]);
});
