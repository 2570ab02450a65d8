import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const require = createRequire(import.meta.url);
/** axe-core (MPL-2.0) is a tool of the tests alone: its text is read into the page from outside and never served. */
const AXE: string = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const WANTED = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What of it another colour scheme can change: the document and its layout stay as they are. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];
const PARTS = {
  all: { only: { type: 'tag', values: WANTED }, atLeast: 20 },
  colours: { only: { type: 'rule', values: OF_COLOURS }, atLeast: 1 },
};
const runOf = (only: object) => `axe.run(document, {
  runOnly: ${JSON.stringify(only)}, resultTypes: ['violations'],
}).then(({ violations, passes }) => ({
  rules: violations.length + passes.length,
  found: violations.map(({ id, help, nodes }) => id + ' (' + help + ') at ' + nodes.slice(0, 3).map((one) => one.target).join(' | ')),
}))`;

/** Reading it into a page costs more than most runs of it: once a page. */
async function readAxe(page: Page) {
  if (await page.evaluate("typeof axe === 'undefined'")) await page.evaluate(AXE);
}

/** What is wrong with the page as it is shown now. */
export async function axeOn(page: Page, part: keyof typeof PARTS = 'all'): Promise<readonly string[]> {
  // What stands above a page may be there before the page: looked at then, it has no heading yet.
  await page.locator('h1').first().waitFor();
  await readAxe(page);
  const { only, atLeast } = PARTS[part];
  const { rules, found } = (await page.evaluate(runOf(only))) as { rules: number; found: string[] };
  // With nothing to look at, nothing would be wrong.
  if (rules < atLeast) throw new Error(`axe tried only ${rules} rules`);
  return found;
}
