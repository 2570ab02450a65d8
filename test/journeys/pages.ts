import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { packageRoot } from '../../db/package-root.ts';
import { settled } from '../support/browser.ts';
import { measured } from '../support/measure.ts';
import { addReviewer } from '../support/reviewers.ts';
import type { World } from '../support/world.ts';

/** Where the pages are about, in the first district: a class, a child of it, its school and the district. */
export type PlaceIds = {
  readonly classId: string;
  readonly pupilId: string;
  readonly schoolId: string;
  readonly areaId: string;
};

/** Every page by who opens it. A new page is added here, once for each role that sees it differently, and every journey visits it. */
const PAGES: Readonly<Record<string, (ids: PlaceIds) => readonly string[]>> = {
  'homeroom-d1s1c2': ({ classId }) => [
    '/classes',
    `/classes/${classId}`,
    `/classes/${classId}/log`,
    `/classes/${classId}/import`,
    `/classes/${classId}/report`,
    `/classes/${classId}/grid`,
    '/rubrics',
    '/pupils',
    '/me',
    '/terms',
    '/moderation',
    '/pattern',
    '/no-such-page',
  ],
  'guardian-d1s1c2p1': ({ pupilId }) => [
    `/pupils/${pupilId}`,
    `/pupils/${pupilId}/evidence`,
    '/pupils',
    '/pupils/no-such-child',
  ],
  'principal-d1s1': ({ schoolId, classId, pupilId }) => [
    `/schools/${schoolId}`,
    `/schools/${schoolId}/people`,
    `/classes/${classId}/guardians`,
    `/schools/${schoolId}/places`,
    `/schools/${schoolId}/rubrics`,
    '/classes',
    '/pupils',
    `/classes/${classId}`,
    `/pupils/${pupilId}`,
  ],
  'officer-d1': ({ areaId }) => [
    '/areas',
    `/areas/${areaId}`,
    `/areas/${areaId}/places`,
    `/areas/${areaId}/moderation`,
    `/rubrics/${areaId}`,
    `/rubrics/${areaId}/labour`,
    '/me',
  ],
  'reviewer-d1': ({ schoolId, areaId }) => [`/areas/${areaId}/screens`, `/schools/${schoolId}/screens`, '/me'],
  'roster-d1': () => ['/rosters', '/terms', '/me', '/password'],
};

export const USERS: readonly string[] = Object.keys(PAGES);

/** As web/router.tsx says them: the one for everything else is the last. */
const ROUTES = [...readFileSync(join(packageRoot, 'web/router.tsx'), 'utf8').matchAll(/<Route path="([^"]+)"/g)].map(
  ([, path = '']) => ({ path, shape: new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+').replace('*', '.*')}$`) }),
);
/** These lead on to one of the others. */
const LEAD_ON = ['/', '/classes/:classId/grid'];
/** Needs a drawn round, which this world has not: to be looked at in the journey of moderation. */
const ELSEWHERE = ['/areas/:areaId/moderation/:roundId'];
/** The paths of web/router.tsx that show a page. */
export const PATHS: readonly string[] = ROUTES.map(({ path }) => path).filter(
  (path) => ![...LEAD_ON, ...ELSEWHERE].includes(path),
);

/** The path of web/router.tsx that shows what is open now. */
export function pathOf(page: Page): string {
  const { pathname } = new URL(page.url());
  return ROUTES.find(({ shape }) => shape.test(pathname))?.path ?? '';
}

/** The places that the pages above are about. */
export function placesIn(world: World): PlaceIds {
  const { classId, schoolId, district, pupils } = world.place(1, 1, 2);
  return { classId, schoolId, areaId: district.id, pupilId: pupils[0] ?? '' };
}

/** Opens the sign-in page as nobody and then every page as each of its people. `look` gets a name like 'homeroom /classes/id'. */
export async function visitEvery(page: Page, world: World, look: (name: string) => Promise<void>) {
  await addReviewer(world, 'reviewer-d1', { kind: 'area', id: placesIn(world).areaId });
  await measured(world);
  await page.goto('/'); // nobody is signed in, so this leads to the sign-in page
  await settled(page);
  await look('sign-in');
  for (const username of USERS) {
    await page.context().clearCookies();
    const [name = '', value = ''] = (await world.cookieOf(username)).split('=');
    await page.context().addCookies([{ name, value, url: world.origin }]);
    await page.evaluate("localStorage.setItem('signed-in', '1')");
    for (const path of PAGES[username]?.(placesIn(world)) ?? []) {
      await page.goto(path);
      await settled(page);
      await look(`${username.split('-')[0]} ${path.replaceAll(/[0-9a-f-]{36}/g, 'id')}`);
    }
  }
}
