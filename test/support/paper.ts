import type { Page } from 'playwright-core';

/** How many sheets of A4 a page is, printed as the browser prints it. */
export async function sheetsOfPaper(page: Page): Promise<number | undefined> {
  await page.emulateMedia({ media: null });
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length;
}
