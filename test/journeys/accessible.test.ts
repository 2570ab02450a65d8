import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { startRubricDraft } from '../../server/contract/rubric-draft.ts';
import { AXE, axeOn } from '../support/axe.ts';
import { chromiumPath, type Device, openDevices, SIZES } from '../support/browser.ts';
import { within } from '../support/patience.ts';
import { openWorld } from '../support/world.ts';
import { PATHS, pathOf, placesIn, visitEvery } from './pages.ts';

const LOOKS: readonly { size: keyof typeof SIZES; colorSchemes: readonly ('light' | 'dark')[] }[] = [
  { size: 'phone', colorSchemes: ['light', 'dark'] },
  { size: 'desk', colorSchemes: ['light', 'dark'] },
];
/** Each size and each scheme once: what is around a form has been looked at already. */
const FEWER_LOOKS: typeof LOOKS = [
  { size: 'phone', colorSchemes: ['light'] },
  { size: 'desk', colorSchemes: ['dark'] },
];

/** Forms and dialogs behind a tap, by the name that their page gets in visitEvery. */
const OPENED: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'homeroom /classes/id': (page) => openDialog(page, 'article > p > .quiet-button'),
  'homeroom /classes/id/log': (page) => page.locator('#content .chip').first().click(),
  'homeroom /classes/id/grid': (page) => page.locator('details fieldset:nth-of-type(2) .chip').first().click(),
  'principal /schools/id/people': (page) => openDialog(page, '.section > .quiet-button'),
  'officer /rubrics/id/labour': (page) => page.locator('#content nav button').nth(2).click(),
};

async function openDialog(page: Page, button: string) {
  await page.locator(button).first().click();
  await page.getByRole('dialog').waitFor();
}

test.skipIf(!chromiumPath)(
  'every page, in both languages and widths, light and dark, has nothing that axe finds wrong',
  async () => {
    const world = await openWorld({ web: true, pupilsInClass: 24, hasEvidence: true });
    const { areaId } = placesIn(world);
    const draft = { clientId: world.newClientId(), key: 'labour' };
    await world.ask('officer-d1', startRubricDraft, { params: { areaId }, body: draft });
    const { openPage } = await openDevices(world);
    const faults: string[] = [];
    const reached = new Set<string>();
    const opened = new Set<string>();
    let looked = 0;
    const visit = async (language: Device['language']) => {
      const page = await openPage({ size: 'phone', language });
      const look = async (name: string, looks = LOOKS) => {
        await page.evaluate(AXE);
        for (const { size, colorSchemes } of looks) {
          await page.setViewportSize(SIZES[size]);
          for (const colorScheme of colorSchemes) {
            await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
            await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor({ state: 'attached' });
            await page.evaluate('for (const one of document.getAnimations()) one.finish()');
            for (const fault of await axeOn(page)) faults.push(`${name} ${language} ${size} ${colorScheme}: ${fault}`);
            looked += 1;
          }
        }
        await page.setViewportSize(SIZES.phone);
        await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
      };
      await visitEvery(page, world, async (name) => {
        reached.add(pathOf(page));
        await look(name);
        await OPENED[name]?.(page);
        if (name in OPENED) await look(`${name}, opened`, FEWER_LOOKS);
        if (name in OPENED) opened.add(name);
      });
      await page.context().close();
    };
    await Promise.all((['zh-CN', 'en'] as const).map(visit));
    expect(faults).toEqual([]);
    expect(looked).toBeGreaterThan(100);
    // A route that the pages do not name would be looked at by nobody.
    expect([...reached].sort()).toEqual([...PATHS].sort());
    expect([...opened].sort()).toEqual(Object.keys(OPENED).sort());
  },
  within(150),
);
