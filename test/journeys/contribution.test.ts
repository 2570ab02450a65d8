import { expect, test } from 'vitest';
import { axeOn } from '../support/axe.ts';
import { chromiumPath, openDevices, picture, settled } from '../support/browser.ts';
import { comeIn } from '../support/come-in.ts';
import { actsOf, FAMILY, HOMEROOM, LABOUR } from '../support/contributions.ts';
import { drawPhoto } from '../support/make-photo.ts';
import { openWorld } from '../support/world.ts';

test.skipIf(!chromiumPath)(
  'on a phone a guardian adds what the child did, a teacher gives it back, it is sent again and approved with one tap on a level; the family’s page shows it',
  async () => {
    const world = await openWorld({ web: true });
    const { classId, pupils } = world.place(1, 1, 2);
    const [pupilId = ''] = pupils;
    const { openPage, complaints } = await openDevices(world);
    const page = await openPage({ size: 'phone', language: 'zh-CN' });
    const main = page.locator('main');

    await comeIn(world, page, FAMILY);
    await page.goto(`/pupils/${pupilId}`);
    await settled(page);
    await page.getByRole('link', { name: '添加校外活动' }).click();
    await main.getByText('还没有发过').waitFor();
    const send = main.getByRole('button', { name: '发给老师', exact: true });
    await send.click();
    await main.getByText('请写做了什么。').waitFor();
    await main.getByLabel('做了什么').fill('和外公种菜');
    // What it joined by itself is not sent without the pledge, or with nothing that proves it.
    await main.getByText('请勾选诚信承诺后再发').waitFor();
    await main.getByText('或写一句为什么没有').waitFor();
    const [wrong, album] = [{ name: 'award.heic', mimeType: 'image/heic' }, main.locator('input[type=file][multiple]')];
    await album.setInputFiles([{ ...wrong, buffer: Buffer.alloc(20_000_000, 7) }]);
    await page.getByText('可能是 HEIC').waitFor();
    const image = async (n: number) => ({
      ...{ name: `${n}.jpg`, mimeType: 'image/jpeg' },
      buffer: Buffer.from(await drawPhoto('jpeg', 300 + n, 200)),
    });
    await album.setInputFiles(await Promise.all([1, 2, 3, 4, 5, 6, 7].map(image)));
    await page.getByText('最多 6 张照片，多的没有加上').waitFor();
    for (const n of [6, 5, 4, 3]) await main.getByRole('button', { name: `拿掉第 ${n} 张` }).click();
    await main.getByLabel('第 1 张能证明').check();
    await main.getByLabel('诚信承诺').check();
    await main.getByText('更多').click();
    await main.getByLabel('孩子或您的感想').fill('第一次自己浇水');
    await main.getByLabel('时长').fill('2');
    expect(await axeOn(page)).toEqual([]);
    await picture(page, 'contribution-form-360');

    // What was typed outlives a reload.
    await page.reload();
    await settled(page);
    expect(await main.getByLabel('做了什么').inputValue()).toBe('和外公种菜');
    await expect.poll(() => main.getByAltText(/第 \d 张照片/).count()).toBe(2);
    expect(await main.getByLabel('第 1 张能证明').isChecked()).toBe(true);
    // A pledge is given anew, and for what is sent.
    expect(await main.getByLabel('诚信承诺').isChecked()).toBe(false);
    await send.click();
    await main.getByText('请勾选诚信承诺后再发').waitFor();
    await main.getByLabel('诚信承诺').check();
    await send.click();
    const sent = main.getByRole('article').filter({ hasText: '和外公种菜' });
    await sent.getByText('等老师看').waitFor();
    await sent.getByText('自主参加 · 有证明').waitFor();
    expect(await sent.getByRole('img').count()).toBe(2);
    await page.goto(`/pupils/${pupilId}/evidence`);
    await settled(page);
    expect(await page.getByText('和外公种菜').count()).toBe(0);

    await comeIn(world, page, HOMEROOM);
    await page.goto(`/classes/${classId}`);
    await settled(page);
    expect(await page.getByText('和外公种菜').count()).toBe(0);
    await page.getByRole('link', { name: '家庭提交的 1 条活动等您审核' }).click();
    await page.getByText('第一次自己浇水').waitFor();
    await page.getByText('自主参加 · 有证明').waitFor();
    await page.getByText('勾选了“诚信承诺').waitFor();
    await page.getByText('能证明的：第 1 张').waitFor();
    const photos = page.getByRole('article').getByRole('img');
    const widths = () => photos.evaluateAll((all) => all.map((one) => (one as HTMLImageElement).naturalWidth));
    await expect.poll(widths).toEqual([301, 302]);
    expect(await axeOn(page)).toEqual([]);
    await picture(page, 'contribution-queue-360');
    await page.getByRole('button', { name: '退回' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('补充一句').fill('种了什么？');
    await dialog.getByRole('button', { name: '退回' }).click();
    await page.getByText('没有等您审核的').waitFor();

    await comeIn(world, page, FAMILY);
    await page.goto(`/pupils/${pupilId}/contributions`);
    await sent.getByText('种了什么？').waitFor();
    await picture(page, 'contribution-returned-360');
    world.clock.now += 3_600_000;
    await sent.getByRole('button', { name: '修改' }).click();
    await dialog.getByLabel('做了什么').fill('和外公种番茄');
    await dialog.getByRole('button', { name: '拿掉第 2 张' }).click();
    await dialog.getByLabel('诚信承诺').check();
    await picture(page, 'contribution-change-360');
    await dialog.getByRole('button', { name: '重新发给老师' }).click();
    await main.getByText('重新发出').waitFor();

    await comeIn(world, page, HOMEROOM);
    await page.goto(`/classes/${classId}/contributions`);
    await page.getByText('上次退回').waitFor();
    await expect.poll(() => photos.count()).toBe(1);
    await page.getByLabel('属于哪一项').selectOption('labour.g1');
    await page.getByRole('button', { name: 'A 优秀' }).click();
    await page.getByText('没有等您审核的').waitFor();

    await comeIn(world, page, FAMILY);
    await page.goto(`/pupils/${pupilId}/contributions`);
    await main.getByText('已记入成长档案').waitFor();
    await main.getByRole('link', { name: '在成长档案里看' }).click();
    await page.getByText('和外公种番茄').waitFor();
    await page.getByText('家庭的话：第一次自己浇水').waitFor();
    await page.getByText('审核同意').waitFor();
    await picture(page, 'contribution-record-360');
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!chromiumPath)(
  'at a desk a teacher is led to what waits; keys step through what waits, rate, approve and give back; what another decided meanwhile is said',
  async () => {
    const world = await openWorld({ web: true });
    const { add, takeBack } = actsOf(world);
    const { classId } = world.place(1, 1, 2);
    await add({ title: '洗碗', indicatorId: 'labour.g1' });
    await add({ title: '扫地', indicatorId: 'labour.g1' });
    const third = (await add({ title: '叠被', indicatorId: 'labour.g1' })).body;
    const { openPage, complaints } = await openDevices(world);
    const page = await openPage({ size: 'desk', language: 'en' });
    // Who teaches several classes is led to the one in which something waits.
    await comeIn(world, page, LABOUR);
    await page.goto('/classes');
    await page.getByRole('link', { name: '3 activities from families wait for you' }).click();
    await page.getByText('Keys: j next').waitFor();
    expect(new URL(page.url()).pathname).toBe(`/classes/${classId}/contributions`);
    const cards = page.getByRole('article');
    await cards.nth(2).getByText('Excellent').waitFor();
    await picture(page, 'contribution-queue-1440');
    await page.keyboard.press('j');
    await page.keyboard.press('r');
    await page.getByRole('heading', { name: 'Give “扫地” back' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('2');
    await page.getByText('Recorded for').waitFor();
    await expect.poll(() => cards.count()).toBe(2);
    expect(await page.getByText('扫地').count()).toBe(0);

    // The family takes the third back while it is on the screen.
    await takeBack(third);
    await page.keyboard.press('j');
    await page.keyboard.press('1');
    await page.getByText('Somebody has just changed or decided this one').waitFor();
    await expect.poll(() => cards.count()).toBe(1);
    expect(complaints.filter((one) => !one.includes('status of 409'))).toEqual([]);
  },
);

test.skipIf(!chromiumPath)(
  'a finger draws a card to the right, to the form that approves, or to the left, to the one that gives back; neither acts by itself',
  async () => {
    const world = await openWorld({ web: true });
    const { add } = actsOf(world);
    const { classId } = world.place(1, 1, 2);
    await add({ title: '洗碗', indicatorId: 'labour.g1' });
    const { openPage, complaints } = await openDevices(world);
    const page = await openPage({ size: 'phone', language: 'zh-CN' });
    const touch = await page.context().newCDPSession(page);
    await touch.send('Emulation.setTouchEmulationEnabled', { enabled: true });
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await comeIn(world, page, HOMEROOM);
    await page.goto(`/classes/${classId}/contributions`);
    const card = page.getByRole('article');
    await card.getByText('A 优秀').waitFor();
    /** From the card's title, and lifted there or not. */
    const draw = async (across: number, down = 0, isLifted = true) => {
      const box = await card.getByRole('heading').boundingBox();
      const at = { x: (box?.x ?? 0) + 140, y: (box?.y ?? 0) + 10 };
      await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] });
      for (const part of [0.25, 0.5, 0.75, 1]) {
        const touchPoints = [{ x: at.x + across * part, y: at.y + down * part }];
        await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints });
      }
      if (isLifted) await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    };
    const style = () => card.evaluate((one) => (one as HTMLElement).style.transform);
    const dialog = page.getByRole('dialog');

    // Too short, or a scroll: nothing was meant.
    await draw(-60);
    await draw(-100, 160);
    expect([await dialog.count(), await style()]).toEqual([0, '']);
    await draw(120);
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('SELECT');
    await card.getByText('A 优秀').waitFor();
    await draw(-120, 0, false);
    await expect.poll(style).toBe('translateX(-120px)');
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await dialog.getByText('退回“洗碗”').waitFor();
    await page.keyboard.press('Escape');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await draw(-120, 0, false);
    expect(await style()).toBe('');
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await dialog.getByText('退回“洗碗”').waitFor();
    expect(complaints).toEqual([]);
  },
);
