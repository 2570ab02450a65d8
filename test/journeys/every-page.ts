import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startRubricDraft } from '../../server/contract/rubric-draft.ts';
import { chromiumPath, type Device, openDevices, picture, resize } from '../support/browser.ts';
import { within } from '../support/patience.ts';
import { openWorld, type World } from '../support/world.ts';
import { axeFaults, openedBy, openedFaults } from './axe-look.ts';
import { placesIn, readyForVisits, visitAs } from './pages.ts';

type Size = Device['size'];
type Load = { readonly language: Device['language']; readonly sizes: readonly Size[] };
/** Each page is loaded twice, once in each language and size, and then looked at in the other size too: a load costs most of the walk. */
const LOADS: readonly Load[] = [
  { language: 'zh-CN', sizes: ['phone', 'desk'] },
  { language: 'en', sizes: ['desk', 'phone'] },
];
/** Another language changes nothing that axe looks at but how much room the words take, and English ones take more. */
const isLookedAt = ({ language }: Device) => language === 'en';
/** What a page shows where a word is missing: 'school.findings.late', or a placeholder that nothing was put into. */
const RAW = /\b[a-z][a-zA-Z]+(\.[a-z][a-zA-Z]+)+\b|\{\{|undefined|NaN|\[object/;
/** Words with a dot in them that are no keys. */
const NOT_KEYS = /chucai\.db/g;

/** The walk of these people, each a test of its own, in a district with evidence or with none yet. */
export function testEveryPage(walkers: readonly string[], { hasEvidence }: { readonly hasEvidence: boolean }) {
  const state = hasEvidence ? 'with evidence' : 'with none yet';
  let world: World;
  let close: () => Promise<void>;
  beforeAll(async () => {
    world = await openWorld({ web: true, pupilsInClass: 24, hasEvidence, until: (end) => (close = end) });
    const draft = { clientId: world.newClientId(), key: 'labour' };
    if (hasEvidence)
      await world.ask('officer-d1', startRubricDraft, { params: { areaId: placesIn(world).areaId }, body: draft });
    await readyForVisits(world);
  });
  afterAll(() => close());

  test.skipIf(!chromiumPath).each(walkers)(
    `every page of %s, ${state}, in both languages and sizes: no outside request, no complaint, no raw key, nothing to scroll sideways, nothing that axe finds wrong`,
    async (username) => {
      const { openPage, complaints } = await openDevices(world);
      const faults: string[] = [];
      const opened = new Set<string>();
      // Without evidence there is less to go wrong, and the pages are made of the same parts, and of fewer.
      const seenOf = (sizes: readonly Size[]) => sizes.slice(0, hasEvidence ? 2 : 1);
      // Side by side, because most of the time a page waits for its network to be quiet.
      const visit = async ({ language, sizes }: Load) => {
        const [first = 'phone'] = sizes;
        const page = await openPage({ size: first, language });
        await visitAs(page, world, username, async (name) => {
          for (const size of seenOf(sizes)) {
            await resize(page, size);
            await check(page, { size, language }, `${name} ${state}`, faults);
            if (hasEvidence && isLookedAt({ size, language }))
              faults.push(...(await axeFaults(page)).map((fault) => `${name} ${size} ${language} ${fault}`));
          }
          // What opens stays open, so it comes last: on a desk in Chinese and on a phone in English.
          const last = seenOf(sizes).at(-1) ?? first;
          const found = hasEvidence ? await openedFaults(page, last, name) : undefined;
          faults.push(...(found ?? []).map((fault) => `${name} ${last} ${language} opened, ${fault}`));
          if (found) opened.add(name);
          await resize(page, first);
          await page.emulateMedia({ colorScheme: 'light' });
        });
      };
      await Promise.all(LOADS.map(visit));
      expect(faults).toEqual([]);
      if (hasEvidence) expect([...opened].sort()).toEqual(openedBy(username).sort());
      // A page about nobody, or a draft that nobody began, asks the service, and the browser itself then says «404» on its console; no page of ours says anything.
      const isOurs = (complaint: string) =>
        !/(no-such-child|\/labour) said Failed to load resource.*404/.test(complaint);
      expect(complaints.filter(isOurs)).toEqual([]);
    },
    within(150),
  );
}

async function check(page: Page, { size, language }: Device, name: string, faults: string[]) {
  const words = (await page.locator('body').innerText()).replaceAll(NOT_KEYS, '');
  const raw = RAW.exec(words);
  if (raw) faults.push(`${name} ${size} ${language}: «${raw[0]}»`);
  const wide = Number(
    await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
  );
  if (wide > 0) faults.push(`${name} ${size} ${language}: ${wide} px to scroll sideways`);
  const isWrongTongue = language === 'en' && (await page.locator('html').getAttribute('lang')) !== 'en';
  if (isWrongTongue) faults.push(`${name} ${size}: not in English`);
  // One of each size and language is enough to look at.
  const isPictured = (size === 'phone') === (language === 'zh-CN');
  if (isPictured) await picture(page, `${name} ${size} ${language}`.replaceAll(/[ /]+/g, '-'));
}
