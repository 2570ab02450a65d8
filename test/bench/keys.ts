import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { packageRoot } from '../../db/package-root.ts';
import { seed } from '../../db/seed/seed.ts';
import { shippedRubrics } from '../../server/operator/shipped-rubrics.ts';
import { SIZES, settled, startBrowser } from '../support/browser.ts';
import { serve } from './served.ts';

/** A key draws its own cell anew: in a grid of ten times as many rows it may take twice as long, and no more. */
const AT_MOST = 2;
const [FEW, MANY] = [6, 60];
const KEYS = 40;
const say = (line: string) => process.stdout.write(`${line}\n`);

/** From a key until what it changed is drawn: in a page with few children and in one with many, in turns. */
export async function benchKeys(newDatabase: () => Promise<string>) {
  const browser = await startBrowser();
  const open = async (pupilsInClass: number) => {
    const served = await serve(
      await newDatabase(),
      (store, today) => seed(store, { today, rubrics: shippedRubrics(), pupilsInClass, hasEvidence: false }),
      join(packageRoot, 'dist/web'),
    );
    const context = await browser.newContext({ baseURL: served.origin, viewport: SIZES.desk, locale: 'zh-CN' });
    const [name = '', value = ''] = (served.classes[1]?.cookie ?? '').split('=');
    await context.addCookies([{ name, value, url: served.origin }]);
    const page = await context.newPage();
    await openGrid(page, served.classes[1]?.id ?? '');
    return { served, page, took: [] as number[] };
  };
  const [few, many] = [await open(FEW), await open(MANY)];
  for (let n = 0; n < KEYS; n++) for (const { page, took } of [few, many]) took.push(await pressed(page, n % FEW));
  const middle = (took: readonly number[]) => took.toSorted((a, b) => a - b)[KEYS / 2] ?? Number.NaN;
  const ratio = middle(many.took) / middle(few.took);
  const isHeld = ratio <= AT_MOST;
  say(
    `\na key in a grid: ${middle(few.took).toFixed(1)} ms with ${FEW} rows, ${middle(many.took).toFixed(1)} ms with ${MANY}`,
  );
  say(`  ratio ${ratio.toFixed(2)}, at most ${AT_MOST}: ${isHeld ? 'held' : 'NOT HELD'}`);
  if (!isHeld) process.exitCode = 1;
  await browser.close();
  for (const { served } of [few, many]) await served.close();
}

async function openGrid(page: Page, classId: string) {
  await page.goto('/sign-in');
  await page.evaluate("localStorage.setItem('signed-in', '1')");
  await page.goto(`/classes/${classId}/grid`);
  await settled(page);
  await page.getByRole('button', { name: '劳动' }).click();
  await page.getByRole('button', { name: '全部指标' }).click();
  await page.getByLabel('活动名称').fill('学期评价');
}

/** Until the frame that shows the change has been made. */
async function pressed(page: Page, row: number): Promise<number> {
  await page.locator(`[data-row="${row}"][data-column="0"]`).click();
  await page.evaluate(`void (window.took = new Promise((done) => addEventListener('keydown', () => {
    const began = performance.now();
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
  }, { once: true, capture: true })))`);
  await page.keyboard.press('a');
  return Number(await page.evaluate('window.took'));
}
