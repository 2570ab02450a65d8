import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import readWorkbook from 'read-excel-file/node';

/** What a reader takes a figure for, wherever it stands: 85, 85.0 and '85' are one; nothing, and – in a table, are nothing. */
export const figure = (cell: unknown) => {
  const text = String(cell ?? '').trim();
  return text === '' || text === '–' ? null : /^-?\d+(\.\d+)?%?$/.test(text) ? Number.parseFloat(text) : text;
};
type Section = { readonly title: string; readonly rows: readonly (readonly unknown[])[] };

/** The sections of a downloaded file, without their titles and notes. */
export async function downloaded(page: Page, name: string): Promise<Section[]> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
  const bytes = readFileSync(await download.path());
  const sections: unknown[][][] = download.suggestedFilename().endsWith('.csv')
    ? bytes
        .toString('utf8')
        .split('\r\n\r\n')
        .map((text) => parse(text, { bom: true, relax_column_count: true }) as string[][])
    : (await readWorkbook(bytes)).map(({ data }) => data);
  return sections.map(([title, , ...rows]) => ({
    title: String(title?.[0]),
    rows: rows.map((row) => row.map(figure)),
  }));
}

/** A page says 9月7日 where its file says 2026-09-07. */
export const withDays = (rows: readonly (readonly unknown[])[]) =>
  rows.map(([week, ...rest]) => [String(week).replace(/^\d{4}-0?(\d+)-0?(\d+)$/, '$1月$2日'), ...rest]);

/** A table as it is shown now, row by row; null where it is not shown. A turned one is turned back. */
export async function shown(page: Page, title: string, isTurned = false) {
  const table = page.getByRole('table', { name: title, exact: true });
  if (!(await table.isVisible())) return null;
  const rows = await Promise.all((await table.locator('tr').all()).map((tr) => tr.locator('th, td').allInnerTexts()));
  const cells = rows.map((row) => row.map(figure));
  return isTurned ? (cells[0] ?? []).map((_, index) => cells.map((row) => row[index])) : cells;
}

export const section = (sections: readonly Section[], title: string) =>
  sections.find((one) => one.title === title)?.rows ?? [];
/** A file leaves out what is empty at the end of a row. */
export const padded = (rows: readonly (readonly unknown[])[]) =>
  rows.map((row) => Array.from({ length: rows[0]?.length ?? 0 }, (_, index) => row[index] ?? null));
