import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { packageRoot } from '../../db/package-root.ts';
import { listClassPupils } from '../../server/contract/evidence.ts';
import { readMe } from '../../server/contract/session.ts';
import { chromiumPath, installedPhone, picture, settled, signIn } from '../support/browser.ts';
import { emptyFile } from '../support/database.ts';
import { openFlakyProxy } from '../support/flaky-proxy.ts';
import { leftOnDevice } from '../support/left-on-device.ts';
import { drawPhoto } from '../support/make-photo.ts';
import { within } from '../support/patience.ts';
import { hashesFor, PASSWORD } from '../support/sign-in.ts';
import { openWorld, type World } from '../support/world.ts';

const [TEACHER, OTHER] = ['homeroom-d1s1c2', 'homeroom-d1s1c1'];
const DAY = 86_400_000;

/** A teacher's phone, signed in, the log page seen once: what is needed without a network is on it. */
async function openPhone() {
  const world = await openWorld({
    writer: 'thread',
    web: true,
    pupilsInClass: 4,
    passwordHashes: hashesFor(TEACHER, OTHER),
  });
  const { origin, weather } = await openFlakyProxy(world.origin);
  const { start, complaints } = installedPhone({ origin, clock: world.clock });
  const { classId } = world.place(1, 1, 2);
  const page = await start();
  await signIn(page, TEACHER, PASSWORD);
  await page.goto(`/classes/${classId}/log`);
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
  await settled(page);
  const { body: room } = await world.ask(TEACHER, listClassPupils, { params: { classId } });
  const { body: me } = await world.ask(TEACHER, readMe, {});
  const names = [...room.pupils.map(({ name }) => name), me.name, me.username];
  /** The phone is switched on again where nobody answers. */
  const startOffline = async () => {
    weather.isDown = true;
    return await start(true);
  };
  return { world, weather, start, startOffline, complaints, page, names };
}

const savedIn = ({ store }: World) =>
  store.read(async (q) => {
    const [activities, marks, photos] = await Promise.all([
      q.select().from(q.tables.activities),
      q.select().from(q.tables.marks),
      q.select().from(q.tables.photos),
    ]);
    return { titles: activities.map(({ title }) => title), marks: marks.length, photos: photos.length };
  });

async function signOut(page: Page) {
  await page.getByRole('link', { name: '我' }).last().click();
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.waitForURL(/sign-in/);
}

test.skipIf(!chromiumPath)(
  'switched on in a field, the page opens, a whole class is logged with a photo; back in the network it is saved once, and after signing out no name is left',
  async () => {
    const { world, weather, startOffline, complaints, page: before, names } = await openPhone();
    const kept = await leftOnDevice(before);
    expect(kept.stored).toContain('a key that cannot be read');
    expect(names.filter((name) => kept.stored.includes(name))).toEqual([]);
    expect(kept.caches).toContain('/');
    expect(kept.caches.filter((path) => path.startsWith('/api'))).toEqual([]);

    const page = await startOffline();
    await page.goto('/');
    await page.getByText(/没有网络：显示 11月\d+日 \d\d:\d\d 保存在本机的名单/).waitFor();
    await picture(page, 'offline-class-360');
    await page.getByRole('main').getByRole('link', { name: '记录活动' }).click();
    await page.getByRole('button', { name: '清洁与卫生' }).click();
    await page.getByRole('group', { name: '全班' }).getByRole('button', { name: 'B 良好' }).click();
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: '拍照' }).first().click(),
    ]);
    const photo = Buffer.from(await drawPhoto('png', 800, 600));
    await chooser.setFiles({ name: 'IMG_0001.png', mimeType: 'image/png', buffer: photo });
    await page.locator('.photo-thumb img').waitFor();
    await picture(page, 'offline-log-360');
    expect(await page.locator('main .notice').count(), 'one thing is said').toBe(1);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('button', { name: '1 条待发送' }).waitFor();
    await picture(page, 'offline-saved-360');
    expect(await savedIn(world)).toEqual({ titles: [], marks: 0, photos: 0 });

    weather.isDown = false;
    await page.context().setOffline(false);
    const whole = { titles: ['清洁与卫生'], marks: 4, photos: 1 };
    await expect.poll(() => savedIn(world), { timeout: within(20) }).toEqual(whole);
    await page.getByText('逐个查看').waitFor();
    await page.reload();
    await settled(page);
    expect(await savedIn(world)).toEqual(whole);
    expect((await leftOnDevice(page)).caches.filter((path) => path.startsWith('/api'))).toEqual([]);

    await signOut(page);
    const left = await leftOnDevice(page);
    expect([...names, '清洁与卫生', 'a key'].filter((name) => left.stored.includes(name))).toEqual([]);
    expect(left.stored).not.toMatch(/reply|owner/);
    expect(complaints.filter((said) => !/Failed to load resource: net::ERR/.test(said))).toEqual([]);
  },
);

test.skipIf(!chromiumPath)(
  'after seven days without the service the lists are gone, and the page says so',
  async () => {
    const { world, startOffline, names } = await openPhone();
    world.clock.now += 7 * DAY + 60_000;
    const page = await startOffline();
    await page.goto('/');
    await page.getByText('保存在本机的名单已超过七天，已经删除。请联网后再打开。').waitFor();
    await picture(page, 'offline-too-long-360');
    const { stored } = await leftOnDevice(page);
    expect([...names, 'a key', 'reply'].filter((name) => stored.includes(name))).toEqual([]);
  },
);

test.skipIf(!chromiumPath)(
  'a session that has ended, and another person who signs in, leave nothing of the first',
  async () => {
    const { world, start } = await openPhone();
    world.clock.now += DAY;
    const page = await start();
    await page.goto('/');
    await page.waitForURL(/sign-in/);
    expect((await leftOnDevice(page)).stored).not.toMatch(/reply|a key/);
    await signIn(page, TEACHER, PASSWORD);
    await settled(page);
    expect((await leftOnDevice(page)).stored).toContain('reply ["me"]');
    const { body: me } = await world.ask(TEACHER, readMe, {});
    await page.evaluate("fetch('/api/session', { method: 'DELETE' })");
    await signIn(page, OTHER, PASSWORD);
    await settled(page);
    const { stored } = await leftOnDevice(page);
    expect(stored).toContain('reply ["me"]');
    expect(stored).not.toContain(me.personId);
  },
);

/** The pages as they were built, in a folder where a next version can be put. */
function copyOfPages() {
  const folder = `${emptyFile()}-pages`;
  // Without what was compressed of them: a change to a page is one to a single file.
  const isPlain = (path: string) => !/[\\/]\.(br|gzip)$/.test(path);
  cpSync(join(packageRoot, 'dist/web'), folder, { recursive: true, filter: isPlain });
  const change = (name: string, how: (text: string) => string) => {
    const path = join(folder, name);
    writeFileSync(path, how(readFileSync(path, 'utf8')));
  };
  const partOf = (page: string) => readdirSync(join(folder, 'assets')).find((name) => name.startsWith(page)) ?? '';
  return { folder, change, partOf };
}

test.skipIf(!chromiumPath)(
  'a new version waits until somebody takes it; an open page still finds the parts of its own that the service has no more',
  async () => {
    const { folder, change, partOf } = copyOfPages();
    const world = await openWorld({ webFolder: folder, pupilsInClass: 4, passwordHashes: hashesFor(TEACHER) });
    const { start, complaints } = installedPhone(world);
    const page = await start();
    await signIn(page, TEACHER, PASSWORD);
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
    await expect.poll(() => page.evaluate('navigator.serviceWorker.controller !== null')).toBe(true);

    const gone = partOf('me-page');
    rmSync(join(folder, 'assets', gone));
    change('site.webmanifest', (text) => text.replace('出彩 Chucai', '出彩 Chucai 2'));
    change('service-worker.js', (text) =>
      text.replace(`"/assets/${gone}",`, '').replace(/"[0-9a-f]{16}"/, '"00000000000000f2"'),
    );
    const shown = () => page.evaluate<string>("fetch('/site.webmanifest').then((answer) => answer.text())");
    await page.evaluate('navigator.serviceWorker.ready.then((one) => one.update()).then(() => true)');
    await page.getByText('新版本可用').waitFor();
    await picture(page, 'new-version-360');
    expect(await shown()).not.toContain('Chucai 2');
    await page.getByRole('link', { name: '我' }).last().click();
    await page.getByRole('button', { name: '退出登录' }).waitFor();

    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: '刷新' }).click()]);
    await settled(page);
    expect(await shown()).toContain('Chucai 2');
    expect(await page.getByText('新版本可用').count()).toBe(0);
    expect(complaints).toEqual([]);
  },
);
