import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { chromiumPath, openDevices, picture, settled, toTheEnd } from '../support/browser.ts';
import { comeIn } from '../support/come-in.ts';
import { openWorld, type World } from '../support/world.ts';

async function childOf(world: World) {
  const pupilId = world.place(1, 1, 2).pupils[0] ?? '';
  const all = await world.store.read((q) => q.select().from(unsafeTables(q).pupils));
  return { pupilId, name: all.find(({ id }) => id === pupilId)?.name ?? '' };
}

test.skipIf(!chromiumPath)(
  'the office finds a child by name, opens it and comes back to what was typed; no address ever has the name; the family reads who looked',
  async () => {
    const world = await openWorld({ web: true, hasEvidence: true, pupilsInClass: 12 });
    const { pupilId, name } = await childOf(world);
    const { openPage, complaints } = await openDevices(world);
    const office = await openPage({ size: 'desk', language: 'zh-CN' });
    const addresses: string[] = [];
    office.on('request', (request) => addresses.push(decodeURIComponent(request.url())));
    office.on('framenavigated', (frame) => addresses.push(decodeURIComponent(frame.url())));
    await comeIn(world, office, 'office-d1s1');
    await office.goto('/pupils');
    const box = office.getByRole('searchbox');
    await box.fill(name);
    const found = office.locator(`a[href="/pupils/${pupilId}"]`);
    await expect.poll(() => office.locator('a.row-link').count()).toBeLessThan(3);
    await found.click();
    await office.waitForURL((url) => url.pathname === `/pupils/${pupilId}`);
    await toTheEnd(office);
    await office.getByRole('link', { name: '谁看过这个孩子' }).waitFor();
    await office.goBack();
    await found.waitFor();
    expect(await box.inputValue(), 'coming back').toBe(name);
    await office.reload();
    await found.waitFor();
    expect(await box.inputValue(), 'loading anew').toBe(name);
    expect(new URL(office.url()).search).toBe('');
    expect(addresses.filter((one) => one.includes(name))).toEqual([]);

    // Words stay when something else of the list is chosen, and go when they are cleared.
    await office.goto(`/pupils/${pupilId}/evidence`);
    await settled(office);
    const words = office.getByLabel('找记录');
    if ((await words.count()) > 0) {
      await words.fill('劳动');
      await office.getByLabel('方面').selectOption({ index: 1 });
      await settled(office);
      expect([await words.inputValue(), office.url().includes(encodeURIComponent('劳动'))]).toEqual(['劳动', false]);
    }

    const family = await openPage({ size: 'phone', language: 'zh-CN' });
    await comeIn(world, family, 'guardian-d1s1c2p1');
    await family.goto(`/pupils/${pupilId}`);
    await toTheEnd(family);
    await family.getByRole('link', { name: '谁看过这个孩子' }).click();
    await family.getByRole('heading', { name: '最近一次是11月10日，学校里有 1 人看过。' }).waitFor();
    await family.getByText('孩子的页面、记录、查找时看到名字').waitFor();
    expect(await family.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    await picture(family, 'who-saw-zh');
    const english = await openPage({ size: 'desk', language: 'en' });
    await comeIn(world, english, 'principal-d1s1');
    await english.goto(`/pupils/${pupilId}/sightings`);
    await english.getByText("the child's pages, records, the name in a search").waitFor();
    await picture(english, 'who-saw-en');
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!chromiumPath)('of a child that nobody looked at the page says so', async () => {
  const world = await openWorld({ web: true });
  const { pupilId } = await childOf(world);
  const { openPage, complaints } = await openDevices(world);
  const family = await openPage({ size: 'phone', language: 'zh-CN' });
  await comeIn(world, family, 'guardian-d1s1c2p1');
  await family.goto(`/pupils/${pupilId}/sightings`);
  await family.getByText('11月10日以来，没有学校的人看过。').waitFor();
  await family.getByText('现在从11月10日起').waitFor();
  await picture(family, 'who-saw-none');
  expect(complaints).toEqual([]);
});
