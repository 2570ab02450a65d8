import { source } from 'axe-core';
import type { Page } from 'playwright-core';

/** axe-core (MPL-2.0) is a tool of the tests alone: its text is read into the page from outside and never served. */
export const AXE: string = source;

const WANTED = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const RUN = `axe.run(document, {
  runOnly: { type: 'tag', values: ${JSON.stringify(WANTED)} }, resultTypes: ['violations'],
}).then(({ violations, passes }) => ({
  rules: violations.length + passes.length,
  found: violations.map(({ id, help, nodes }) => id + ' (' + help + ') at ' + nodes.slice(0, 3).map((one) => one.target).join(' | ')),
}))`;

/** What is wrong with the page as it is shown now; AXE was read into it before. */
export async function axeOn(page: Page): Promise<readonly string[]> {
  const { rules, found } = (await page.evaluate(RUN)) as { rules: number; found: string[] };
  // With nothing to look at, nothing would be wrong.
  if (rules < 20) throw new Error(`axe tried only ${rules} rules`);
  return found;
}
