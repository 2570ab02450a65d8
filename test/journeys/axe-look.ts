import type { Page } from 'playwright-core';
import { axeOn } from '../support/axe.ts';
import type { SIZES } from '../support/browser.ts';

type Size = keyof typeof SIZES;
type Scheme = 'light' | 'dark';

/** Forms and dialogs behind a tap, by the name that their page gets in visitAs. */
const OPENED: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'homeroom /classes/id': (page) => openDialog(page, 'article > p > .quiet-button'),
  'homeroom /classes/id/log': (page) => page.locator('#content .chip').first().click(),
  'homeroom /classes/id/grid': (page) => page.locator('details fieldset:nth-of-type(2) .chip').first().click(),
  'principal /schools/id/people': (page) => openDialog(page, '.section > .quiet-button'),
  'officer /rubrics/id/labour': (page) => page.locator('#content nav button').nth(2).click(),
};
/** Those that somebody's walk has to open. */
export const openedBy = (username: string) =>
  Object.keys(OPENED).filter((name) => name.startsWith(`${username.split('-')[0]} `));

async function openDialog(page: Page, button: string) {
  await page.locator(button).first().click();
  await page.getByRole('dialog').waitFor();
}

/** What axe finds wrong with the page as it stands, light and dark. */
export async function axeFaults(page: Page): Promise<readonly string[]> {
  return [...(await faultsIn(page, 'light', 'all')), ...(await faultsIn(page, 'dark', 'colours'))];
}

/** The same of what opens on the page, where anything does: each size in one scheme, because what is around a form has been looked at already. */
export async function openedFaults(page: Page, size: Size, name: string): Promise<readonly string[] | undefined> {
  const open = OPENED[name];
  if (!open) return undefined;
  const scheme = size === 'phone' ? 'light' : 'dark';
  await look(page, scheme);
  await open(page);
  return await faultsIn(page, scheme, 'all');
}

async function faultsIn(page: Page, scheme: Scheme, part: 'all' | 'colours'): Promise<string[]> {
  await look(page, scheme);
  await page.evaluate('for (const one of document.getAnimations()) one.finish()');
  return (await axeOn(page, part)).map((fault) => `${scheme}: ${fault}`);
}

async function look(page: Page, colorScheme: Scheme) {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor({ state: 'attached' });
}
