import { expect, test } from 'vitest';
import { AXE, axeOn } from '../support/axe.ts';
import { chromiumPath, type Device, openDevices, SIZES } from '../support/browser.ts';
import { openWorld } from '../support/world.ts';
import { visitEvery } from './pages.ts';

test.skipIf(!chromiumPath)(
  'every page, in both languages and widths, light and dark, has nothing that axe finds wrong',
  async () => {
    const world = await openWorld({ web: true, pupilsInClass: 24, hasEvidence: true });
    const { openPage } = await openDevices(world);
    const faults: string[] = [];
    let looks = 0;
    const visit = async (language: Device['language']) => {
      const page = await openPage({ size: 'phone', language });
      await visitEvery(page, world, async (name) => {
        await page.evaluate(AXE);
        for (const [size, viewport] of Object.entries(SIZES)) {
          await page.setViewportSize(viewport);
          for (const colorScheme of ['light', 'dark'] as const) {
            await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
            await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor({ state: 'attached' });
            await page.evaluate('for (const one of document.getAnimations()) one.finish()');
            for (const fault of await axeOn(page)) faults.push(`${name} ${language} ${size} ${colorScheme}: ${fault}`);
            looks += 1;
          }
        }
        await page.setViewportSize(SIZES.phone);
        await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
      });
      await page.context().close();
    };
    await Promise.all((['zh-CN', 'en'] as const).map(visit));
    expect(faults).toEqual([]);
    expect(looks).toBeGreaterThan(100);
  },
  300_000,
);
