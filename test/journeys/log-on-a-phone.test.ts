import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { logActivity } from '../../server/contract/evidence.ts';
import { activityFor } from '../support/activities.ts';
import { chromiumPath, openDevices, picture, SIZES, settled, signIn } from '../support/browser.ts';
import { hashesFor, PASSWORD } from '../support/sign-in.ts';
import { openWorld } from '../support/world.ts';

const [HOMEROOM, LABOUR] = ['homeroom-d1s1c2', 'labour-d1s1'];

/** The first screen ends where the bar of ways begins. */
const bottomOfScreen = SIZES.phone.height - 56;
const endOf = async (what: Locator) => {
  const box = await what.first().boundingBox();
  return box ? box.y + box.height : Number.POSITIVE_INFINITY;
};

test.skipIf(!chromiumPath)(
  'the class page at 360 px: one primary button, the other ways in one row, the first record on the first screen, the search folded',
  async () => {
    const world = await openWorld({ web: true, pupilsInClass: 40, passwordHashes: hashesFor(HOMEROOM) });
    const { classId, pupils } = world.place(1, 1, 2);
    // Two children have no record, which the page says by name before all else.
    for (const title of ['整理书包', '擦黑板', '种大蒜', '叠被子']) {
      const body = activityFor(pupils.slice(2), { indicatorId: 'labour.g1', title });
      expect((await world.ask(HOMEROOM, logActivity, { params: { classId }, body })).status).toBe(201);
    }
    const { openPage, complaints } = await openDevices(world);
    for (const language of ['zh-CN', 'en'] as const) {
      const page = await openPage({ size: 'phone', language });

      await signIn(page, HOMEROOM, PASSWORD);
      await settled(page);
      const records = page.getByRole('article');
      await records.first().waitFor();
      await picture(page, `class-phone-${language}-360`);
      expect(await endOf(records.getByRole('heading'))).toBeLessThan(bottomOfScreen);
      expect(await page.locator('.page-head .mantine-Button-root').count()).toBe(1);
      const tops = await page
        .locator('.page-head .plain-button')
        .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
      expect(tops).toHaveLength(4);
      expect(new Set(tops).size).toBe(1);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);

      expect(await page.locator('input[type=search]').count()).toBe(0);
      const open = page.getByRole('button', { name: language === 'en' ? 'Find and filter' : '查找与筛选' });
      await open.click();
      await page.locator('input[type=search]').fill('大蒜');
      await expect.poll(() => records.count()).toBe(1);
      // Set in the address it is open, and says how to be rid of it.
      await page.reload();
      await expect.poll(() => page.locator('input[type=search]').inputValue()).toBe('大蒜');
      await page.getByRole('button', { name: language === 'en' ? 'Clear the filter' : '清除筛选' }).click();
      await expect.poll(() => records.count()).toBe(4);
      expect(await page.locator('input[type=search]').count()).toBe(0);
      await page.setViewportSize(SIZES.desk);
      await picture(page, `class-desk-${language}-1440`);
    }
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!chromiumPath)(
  'the log page: the own subject first, the heading of the next step has the focus and is in view, who reads stands beside the note',
  async () => {
    const world = await openWorld({ web: true, pupilsInClass: 40, passwordHashes: hashesFor(LABOUR) });
    const { classId } = world.place(1, 1, 2);
    const { openPage, complaints } = await openDevices(world);
    for (const language of ['zh-CN', 'en'] as const) {
      const page = await openPage({ size: 'phone', language });

      await signIn(page, LABOUR, PASSWORD);
      await page.goto(`/classes/${classId}/log`);
      await settled(page);
      const dimensions = page.getByRole('heading', { level: 3 });
      await dimensions.first().waitFor();
      await picture(page, `log-choice-${language}-360`);
      expect(await dimensions.allInnerTexts()).toEqual([language === 'en' ? 'Labour' : '劳动']);
      const folded = page.locator('details').last();
      await folded.locator('summary').click();
      await folded.locator('.chip').first().click();

      const heading = page.locator('h2:focus');
      await heading.waitFor();
      const box = await heading.boundingBox();
      expect(box?.y).toBeGreaterThanOrEqual(0);
      expect(await endOf(page.getByRole('group', { name: language === 'en' ? 'Whole class' : '全班' }))).toBeLessThan(
        SIZES.phone.height,
      );
      await picture(page, `log-chosen-${language}-360`);

      const [family, staff] =
        language === 'en'
          ? ['Families will see this.', 'Only staff of this school']
          : ['家长能看到。', '只有本校老师能看到'];
      await page.getByText(family).waitFor();
      await page.getByRole('button', { name: language === 'en' ? 'Not for families yet' : '先不给家长看' }).click();
      await page.getByText(staff).waitFor();
      await page.getByLabel(language === 'en' ? 'What was seen' : '看到了什么').fill('x');
      await page.getByRole('button', { name: language === 'en' ? 'Change' : '换一个', exact: true }).click();
      await expect.poll(() => page.evaluate('document.activeElement.tagName')).toBe('H2');
      await page.setViewportSize(SIZES.desk);
      await picture(page, `log-choice-${language}-1440`);
    }
    expect(complaints).toEqual([]);
  },
);
