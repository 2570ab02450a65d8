import type { Page } from 'playwright-core';

/** How many sheets of A4 a page is, printed as the browser prints it. */
export async function sheetsOfPaper(page: Page): Promise<number | undefined> {
  await page.emulateMedia({ media: null });
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length;
}

/** How wide something is while the browser prints, in CSS pixels. */
export async function printedWidth(page: Page, selector: string): Promise<number> {
  const width = await page.evaluate(`(() => {
    window.dispatchEvent(new Event('beforeprint'));
    const wide = document.querySelector('${selector}').style.width;
    window.dispatchEvent(new Event('afterprint'));
    return wide;
  })()`);
  return Number.parseFloat(String(width));
}
