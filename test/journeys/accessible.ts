import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startRubricDraft } from '../../server/contract/rubric-draft.ts';
import { AXE, axeOn } from '../support/axe.ts';
import { chromiumPath, type Device, openDevices, SIZES } from '../support/browser.ts';
import { within } from '../support/patience.ts';
import { openWorld, type World } from '../support/world.ts';
import { placesIn, readyForVisits, visitAs } from './pages.ts';

const LOOKS: readonly { size: keyof typeof SIZES; colorSchemes: readonly ('light' | 'dark')[] }[] = [
  { size: 'phone', colorSchemes: ['light', 'dark'] },
  { size: 'desk', colorSchemes: ['light', 'dark'] },
];
/** Each size and each scheme once: what is around a form has been looked at already. */
const FEWER_LOOKS: typeof LOOKS = [
  { size: 'phone', colorSchemes: ['light'] },
  { size: 'desk', colorSchemes: ['dark'] },
];

/** Forms and dialogs behind a tap, by the name that their page gets in visitAs. */
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

/** The walk of these people with axe, each a test of its own. */
export function testAccessible(walkers: readonly string[]) {
  let world: World;
  let close: () => Promise<void>;
  beforeAll(async () => {
    world = await openWorld({ web: true, pupilsInClass: 24, hasEvidence: true, until: (end) => (close = end) });
    const draft = { clientId: world.newClientId(), key: 'labour' };
    await world.ask('officer-d1', startRubricDraft, { params: { areaId: placesIn(world).areaId }, body: draft });
    await readyForVisits(world);
  });
  afterAll(() => close());

  test.skipIf(!chromiumPath).each(walkers)(
    'every page of %s, in both languages and widths, light and dark, has nothing that axe finds wrong',
    async (username) => {
      const { openPage } = await openDevices(world);
      const faults: string[] = [];
      const opened = new Set<string>();
      const visit = async (language: Device['language']) => {
        const page = await openPage({ size: 'phone', language });
        const look = async (name: string, looks = LOOKS) => {
          for (const fault of await faultsIn(page, looks)) faults.push(`${name} ${language} ${fault}`);
        };
        await visitAs(page, world, username, async (name) => {
          await look(name);
          const open = OPENED[name];
          if (!open) return;
          await open(page);
          await look(`${name}, opened`, FEWER_LOOKS);
          opened.add(name);
        });
      };
      await Promise.all((['zh-CN', 'en'] as const).map(visit));
      expect(faults).toEqual([]);
      const isOwn = (name: string) => name.startsWith(`${username.split('-')[0]} `);
      expect([...opened].sort()).toEqual(Object.keys(OPENED).filter(isOwn).sort());
    },
    within(100),
  );
}

/** What axe finds wrong with the page as it stands, in each of these looks. */
async function faultsIn(page: Page, looks: typeof LOOKS): Promise<string[]> {
  const faults: string[] = [];
  await page.evaluate(AXE);
  for (const { size, colorSchemes } of looks) {
    await page.setViewportSize(SIZES[size]);
    for (const [index, colorScheme] of colorSchemes.entries()) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor({ state: 'attached' });
      await page.evaluate('for (const one of document.getAnimations()) one.finish()');
      const part = index === 0 ? 'all' : 'colours';
      for (const fault of await axeOn(page, part)) faults.push(`${size} ${colorScheme}: ${fault}`);
    }
  }
  await page.setViewportSize(SIZES.phone);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  return faults;
}
