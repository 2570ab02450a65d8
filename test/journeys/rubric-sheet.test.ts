import { expect, test } from 'vitest';
import { hashPassword } from '../../server/secrets/passwords.ts';
import { chromiumPath, openDevices, picture, settled, signIn } from '../support/browser.ts';
import { sheetsOfPaper } from '../support/paper.ts';
import { openWorld } from '../support/world.ts';

const PASSWORD = 'a fine day for planting';
const FAMILY = 'guardian-d1s1c2p1';

test.skipIf(!chromiumPath)(
  'a parent reads a dimension in one minute, what to do at home, and prints each on one sheet, in both languages',
  async () => {
    const passwordHashes = { [FAMILY]: await hashPassword(PASSWORD) };
    const world = await openWorld({ web: true, isSecondEdition: true, passwordHashes });
    const { openPage, complaints } = await openDevices(world);
    for (const language of ['zh-CN', 'en'] as const) {
      const page = await openPage({ size: 'phone', language });
      await signIn(page, FAMILY, PASSWORD);
      // English words are longer; the longest of its pages stands for them.
      for (const dimension of language === 'en'
        ? ['labour']
        : ['labour', 'moral', 'health', 'scitech', 'academic', 'arts']) {
        await page.goto(`/rubrics?dimension=${dimension}&grade=4`);
        await settled(page);
        expect(await sheetsOfPaper(page), `${dimension} ${language}`).toBe(1);
      }
      await page.goto('/rubrics?dimension=moral&grade=4');
      await settled(page);
      const m1 = page.locator('summary').first();
      await m1.click();
      const ideas = page.getByText(language === 'zh-CN' ? '在家可以一起做' : 'To do together at home');
      await ideas.first().waitFor();
      await picture(page, `journey-rubric-minute-360-${language}`);
    }
    expect(complaints).toEqual([]);
  },
);
