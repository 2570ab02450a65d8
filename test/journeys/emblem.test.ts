import { expect, test } from 'vitest';
import { axeOn } from '../support/axe.ts';
import { chromiumPath, openDevices, picture, resize, settled } from '../support/browser.ts';
import { comeIn } from '../support/come-in.ts';
import { drawPhoto } from '../support/make-photo.ts';
import { openWorld } from '../support/world.ts';

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><circle cx="50" cy="50" r="48" fill="#2f5f3a"/><path d="M50 20 L72 78 H28 Z" fill="#f4ecd8"/></svg>';

test.skipIf(!chromiumPath)(
  'the office finds the page among its settings, sends an SVG with letters, then one of outlines, writes the motto and takes the emblem away',
  async () => {
    const world = await openWorld({ web: true });
    const { openPage, complaints } = await openDevices(world);
    const page = await openPage({ size: 'phone', language: 'zh-CN' });
    await comeIn(world, page, 'office-d1s1');
    await page.goto('/me');
    await settled(page);
    await page.getByRole('link', { name: /^校徽与校训/ }).click();
    await page.getByText('还没有校徽').waitFor();
    await picture(page, 'emblem-none-360');
    const send = (name: string, mimeType: string, buffer: Buffer) =>
      page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer });
    await send('emblem.svg', 'image/svg+xml', Buffer.from(SVG.replace('<path', '<text>校</text><path')));
    await page.getByText('把文字转成轮廓').waitFor();
    expect(await axeOn(page)).toEqual([]);
    await picture(page, 'emblem-refused-360');
    await send('huge.png', 'image/png', Buffer.alloc(2_100_000));
    await page.getByText('这个文件超过2 MB').waitFor();
    await send('emblem.svg', 'image/svg+xml', Buffer.from(SVG));
    await page.getByText('校徽已换好').waitFor();
    await page.getByRole('img', { name: /的校徽$/ }).waitFor();
    await page.getByLabel('校训').fill('笃行致远');
    await page.getByRole('button', { name: '保存校训' }).click();
    await page.getByText('校训已保存').waitFor();
    expect(await axeOn(page)).toEqual([]);
    await picture(page, 'emblem-kept-360');
    await resize(page, 'desk');
    await picture(page, 'emblem-kept-1440');
    await page.reload();
    expect(await page.getByLabel('校训').inputValue()).toBe('笃行致远');
    await send('emblem.jpg', 'image/jpeg', Buffer.from(await drawPhoto('jpeg', 400, 300)));
    await page.getByText('校徽已换好').waitFor();
    await page.getByRole('button', { name: '去掉校徽' }).click();
    await page.getByText('还没有校徽').waitFor();
    expect(await page.getByLabel('校训').inputValue()).toBe('笃行致远');
    expect(complaints.filter((one) => !one.includes('status of 422'))).toEqual([]);
  },
);
