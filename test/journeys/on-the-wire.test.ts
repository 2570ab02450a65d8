import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { chromiumPath, installedPhone, openBasis, openDevices, picture, settled } from '../support/browser.ts';
import { openCountedWire } from '../support/counted-wire.ts';
import { openWorld, type World } from '../support/world.ts';

const [GUARDIAN, TEACHER] = ['guardian-d1s1c2p1', 'homeroom-d1s1c2'];
/** What the issue allows a parent's first page, all included. */
const PARENT_KB = 260;

const openTerm = () => openWorld({ web: true, pupilsInClass: 12, hasEvidence: true });

/** Signed in on a device that has seen nothing of us. */
async function signedIn(world: World, page: Page, origin: string, username: string) {
  const [name = '', value = ''] = (await world.cookieOf(username)).split('=');
  await page.context().addCookies([{ name, value, url: origin }]);
  await page.context().addInitScript("localStorage.setItem('signed-in', '1')");
}

/** A phone behind a wire of its own, on which all that comes is counted: heads and bodies, whoever asked for them. */
async function countedPhone(world: World) {
  const wire = await openCountedWire(world.origin);
  const { start, complaints } = installedPhone({ origin: wire.origin, clock: world.clock });
  const page = await start();
  /** What a browser asks for by itself when it feels like it: the icon of the tab, the page as an application and its icons. */
  async function askByItself() {
    const asked = new Set(wire.sent.map(({ path }) => path));
    const head = await page.locator('link[rel*=icon], link[rel=manifest]').all();
    const paths = await Promise.all(head.map((link) => link.getAttribute('href')));
    for (const path of [...paths, '/icon-192.png'])
      if (!asked.has(path ?? ''))
        await page.evaluate(`fetch('${path}').then((answer) => answer.arrayBuffer()).then(() => 0)`);
  }
  const kB = () => wire.sent.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
  const paths = () => wire.sent.map(({ path }) => path);
  return { page, origin: wire.origin, complaints, askByItself, kB, paths };
}

const plots = (page: Page) =>
  page
    .locator('.plot')
    .evaluateAll((all) =>
      all.map((one) => ({ state: one.getAttribute('data-state'), height: one.getBoundingClientRect().height })),
    );

/** Read to its end with its fold opened, so that every chart has been near. */
async function readThrough(page: Page) {
  await openBasis(page);
  for (const place of await page.locator('.plot').all()) await place.scrollIntoViewIfNeeded();
  await expect.poll(async () => (await plots(page)).every(({ state }) => state === 'drawn')).toBe(true);
}

test.skipIf(!chromiumPath)(
  `a parent's first page is at most ${PARENT_KB} kB from our own server, everything included, and no worker follows it; a teacher's worker keeps its bound`,
  async () => {
    const world = await openTerm();
    const { pupils, classId } = world.place(1, 1, 2);
    const parent = await countedPhone(world);
    await signedIn(world, parent.page, parent.origin, GUARDIAN);
    await parent.page.goto('/');
    await settled(parent.page);
    expect(new URL(parent.page.url()).pathname).toBe(`/pupils/${pupils[0]}`);
    const [firstScreen, files] = [parent.kB(), parent.paths().length];
    await readThrough(parent.page);
    await parent.askByItself();
    expect(parent.paths()).toContain('/site.webmanifest');
    expect(parent.paths().filter((path) => path.includes('/chart-'))).toHaveLength(1);
    expect(firstScreen, 'what is there before anybody scrolls').toBeLessThanOrEqual(205);
    expect(parent.kB(), 'all of it').toBeLessThanOrEqual(PARENT_KB);
    expect(files, 'requests until the page stands').toBeLessThanOrEqual(16);

    const stranger = await countedPhone(world);
    await stranger.page.goto('/sign-in');
    await settled(stranger.page);
    await stranger.askByItself();
    expect(stranger.kB(), 'the page to sign in').toBeLessThanOrEqual(205);
    expect(stranger.paths().length).toBeLessThanOrEqual(18);

    // The worker comes some time after a page. Where it comes it has come by then, for the pages above too.
    const teacher = await countedPhone(world);
    await signedIn(world, teacher.page, teacher.origin, TEACHER);
    await teacher.page.goto(`/classes/${classId}`);
    await settled(teacher.page);
    expect(teacher.paths()).not.toContain('/service-worker.js');
    await teacher.page.evaluate('navigator.serviceWorker.ready.then(() => true)');
    expect(teacher.paths()).toContain('/service-worker.js');
    expect(teacher.kB(), 'all pages, once').toBeLessThanOrEqual(600);
    for (const other of [parent, stranger]) expect(other.paths()).not.toContain('/service-worker.js');
    expect([...parent.complaints, ...stranger.complaints, ...teacher.complaints]).toEqual([]);
  },
);

test.skipIf(!chromiumPath)(
  'the charts are fetched when the fold is opened and the first comes near; until then their words stand in a place as high, and nothing jumps',
  async () => {
    const world = await openTerm();
    const { openPage, complaints } = await openDevices(world);
    const page = await openPage({ size: 'phone', language: 'zh-CN' });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await signedIn(world, page, world.origin, GUARDIAN);
    await page.setViewportSize({ width: 360, height: 240 });
    await page.goto('/');
    await settled(page);
    // What is folded is never near, however far somebody reads.
    await page.getByRole('heading', { name: '最近的记录' }).scrollIntoViewIfNeeded();
    await page.evaluate('scrollTo(0, 0)');
    expect(asked.filter((path) => path.includes('/chart-'))).toEqual([]);
    await openBasis(page);
    const before = await plots(page);
    expect(before.length).toBeGreaterThan(0);
    expect(before.every(({ state }) => state === 'waiting')).toBe(true);
    expect(asked.filter((path) => path.includes('/chart-'))).toEqual([]);
    const words = await page.locator('.plot [role=img]').first().getAttribute('aria-label');
    expect(words, 'the figures in words').toMatch(/\d\d\.\d/);
    await readThrough(page);
    expect((await plots(page)).map(({ height }) => height)).toEqual(before.map(({ height }) => height));
    expect(await page.locator('canvas[role=img]').first().getAttribute('aria-label')).toBe(words);
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!chromiumPath)('paper has every chart, and words where one could not come', async () => {
  const world = await openTerm();
  const { openPage, complaints } = await openDevices(world);
  const page = await openPage({ size: 'phone', language: 'zh-CN' });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 360, height: 240 });
  await signedIn(world, page, world.origin, GUARDIAN);
  await page.goto('/');
  await settled(page);
  const count = (await plots(page)).length;

  // By the browser's own menu before any chart was near: there is no time to fetch, so paper gets the figures in words.
  await page.emulateMedia({ media: 'print' });
  await page.locator('.plot p').first().waitFor();
  expect(await page.locator('.plot p').first().innerText()).toMatch(/\d\d\.\d/);
  await page.emulateMedia({ media: null });
  await openBasis(page);

  // By the page's own button: all of them, drawn for paper, wherever somebody is on the page.
  await page.evaluate(`window.drawn = () => [...document.querySelectorAll('.plot canvas')].map((one) => one.toDataURL());
    window.print = () => {
      dispatchEvent(new Event('beforeprint'));
      window.printed = drawn();
      dispatchEvent(new Event('afterprint'));
    }`);
  const button = page.getByRole('button', { name: '打印' });
  await page.evaluate('scrollTo(0, document.body.scrollHeight)');
  await button.waitFor();
  await page.evaluate('scrollTo(0, 0)');
  const print = async () => {
    await page.evaluate('window.printed = undefined');
    await button.evaluate((node) => (node as unknown as { click(): void }).click());
    await expect.poll(() => page.evaluate('window.printed?.length')).toBe(count);
    return page.evaluate<string[]>('window.printed');
  };
  const fromDark = await print();
  const onScreen = await page.evaluate<string[]>('drawn()');
  await page.emulateMedia({ colorScheme: 'light' });
  const fromLight = await print();
  for (const [at, chart] of fromDark.entries()) {
    expect(chart === fromLight[at], `chart ${at} is as on paper`).toBe(true);
    expect(chart === onScreen[at], `chart ${at} is as on a dark screen`).toBe(false);
  }
  // At a desk the library has come before anybody thinks of paper.
  const desk = await openPage({ size: 'desk', language: 'zh-CN' });
  await desk.setViewportSize({ width: 1440, height: 240 });
  await signedIn(world, desk, world.origin, 'principal-d1s1');
  const came = desk.waitForResponse(/assets\/chart-/);
  await desk.goto(`/schools/${world.place(1, 1, 2).schoolId}`);
  await came;
  await settled(desk);
  const waiting = await plots(desk);
  expect(waiting.filter(({ state }) => state === 'waiting').length).toBeGreaterThan(0);
  await desk.evaluate(
    "addEventListener('beforeprint', () => (window.printed = document.querySelectorAll('.plot canvas').length))",
  );
  await desk.pdf({ preferCSSPageSize: true });
  expect(await desk.evaluate('window.printed'), 'drawn when the sheets are made').toBe(waiting.length);

  const other = await openPage({ size: 'phone', language: 'zh-CN' });
  await signedIn(world, other, world.origin, GUARDIAN);
  await other.route('**/assets/chart-*', (route) => route.abort());
  await other.goto('/');
  await settled(other);
  await openBasis(other);
  await other.locator('.plot').first().scrollIntoViewIfNeeded();
  await other.getByText('图没有取到').first().waitFor();
  expect(await other.locator('.plot p').first().innerText()).toMatch(/\d\d\.\d/);
  await picture(other, 'chart-not-fetched-360');
  expect(complaints.filter((said) => !/chart-|ERR_FAILED/.test(said))).toEqual([]);
});
