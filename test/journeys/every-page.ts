import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startRubricDraft } from '../../server/contract/rubric-draft.ts';
import { chromiumPath, type Device, openDevices, picture } from '../support/browser.ts';
import { within } from '../support/patience.ts';
import { openWorld, type World } from '../support/world.ts';
import { axeFaults, openedBy } from './axe-look.ts';
import { placesIn, readyForVisits, visitAs } from './pages.ts';

const DEVICES: readonly Device[] = [
  { size: 'phone', language: 'zh-CN' },
  { size: 'phone', language: 'en' },
  { size: 'desk', language: 'zh-CN' },
  { size: 'desk', language: 'en' },
];
/** Another language changes nothing that axe looks at but how much room the words take, and that is least on a phone. */
const isLookedAt = ({ size, language }: Device) => size === 'phone' || language === 'zh-CN';
/** What a page shows where a word is missing: 'school.findings.late', or a placeholder that nothing was put into. */
const RAW = /\b[a-z][a-zA-Z]+(\.[a-z][a-zA-Z]+)+\b|\{\{|undefined|NaN|\[object/;
/** Words with a dot in them that are no keys. */
const NOT_KEYS = /chucai\.db/g;

/** The walk of these people, each a test of its own, in a district with evidence or with none yet. */
export function testEveryPage(walkers: readonly string[], { hasEvidence }: { readonly hasEvidence: boolean }) {
  const state = hasEvidence ? 'with evidence' : 'with none yet';
  // Without evidence there is less to go wrong: one of each size and language is enough.
  const devices = DEVICES.filter((_, index) => hasEvidence || index % 3 === 0);
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
      // Side by side, because most of the time a page waits for its network to be quiet.
      const visit = async (device: Device) => {
        const page = await openPage(device);
        await visitAs(page, world, username, async (name) => {
          await check(page, device, `${name} ${state}`, faults);
          // Without evidence the pages are made of the same parts, and of fewer.
          if (!hasEvidence || !isLookedAt(device)) return;
          const found = await axeFaults(page, device.size, name);
          faults.push(...found.faults.map((fault) => `${name} ${device.size} ${device.language} ${fault}`));
          if (found.opens) opened.add(name);
          await page.emulateMedia({ colorScheme: 'light' });
        });
      };
      await Promise.all(devices.map(visit));
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
