import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../../db/package-root.ts';
import { hashPassword } from '../../server/secrets/passwords.ts';
import { chromiumPath, openDevices, picture, settled, signIn } from '../support/browser.ts';
import { openWorld } from '../support/world.ts';

const PASSWORD = 'a fine day for planting';
const zip = (name: string) => join(packageRoot, 'test/oneroster', name);

test.skipIf(!chromiumPath)(
  'a roster manager checks a roster, sees what is wrong with a bad one, and imports the good one',
  async () => {
    const world = await openWorld({ web: true, passwordHashes: { 'roster-d1': await hashPassword(PASSWORD) } });
    const { openPage, complaints } = await openDevices(world);
    const page = await openPage({ size: 'desk', language: 'zh-CN' });
    await signIn(page, 'roster-d1', PASSWORD);
    await settled(page);
    expect(new URL(page.url()).pathname).toBe('/rosters');
    await page.locator('main a[href^="/schools/"]').first().click();
    await page.getByRole('heading', { name: '本校的班级' }).waitFor();
    await page.goBack();
    const choose = (name: string) => page.locator('input[type=file]').setInputFiles(zip(name));

    await choose('oneroster-1.2-bad.zip');
    await page.getByText('处错误，什么都没有写入').waitFor();
    await page.getByText('enrollments.csv').first().waitFor();
    await picture(page, 'journey-roster-refused-1440');

    await choose('oneroster-1.2-zh.zip');
    // It calls our district otherwise, and moves the end of the term: both are asked first.
    await page.getByText('先没有写入').waitFor();
    await picture(page, 'journey-roster-asked-1440');
    await page.getByLabel('我确认：这就是本区的名册').check();
    await page.getByLabel('我确认：学期的起止日期').check();
    await page.getByRole('button', { name: '按此重新检查' }).click();
    await page.getByText('检查通过，导入后会有这些改动').waitFor();
    await page.getByText(/学期 2026-2027-1 的起止/).waitFor();
    await page.getByText('目前什么都还没有写入').waitFor();
    await picture(page, 'journey-roster-checked-1440');
    await page.getByRole('button', { name: '导入' }).click();
    await page.getByText('导入完成').waitFor();
    await picture(page, 'journey-roster-imported-1440');
    // The refused file is an answer of 422, which the browser itself notes on its console.
    expect(complaints.filter((complaint) => !/Failed to load resource.*422/.test(complaint))).toEqual([]);
  },
);
