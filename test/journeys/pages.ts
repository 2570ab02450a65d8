import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { packageRoot } from '../../db/package-root.ts';
import { settled, toTheEnd } from '../support/browser.ts';
import { comeIn } from '../support/come-in.ts';
import { measured, released } from '../support/measure.ts';
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
  'homeroom-d1s1c2': ({ classId, pupilId }) => [
    '/classes',
    `/classes/${classId}`,
    `/classes/${classId}/log`,
    `/classes/${classId}/import`,
    `/classes/${classId}/report`,
    `/classes/${classId}/series`,
    `/classes/${classId}/sign-in-sheet`,
    `/classes/${classId}/pupil-sign-in-sheet`,
    `/classes/${classId}/members`,
    `/classes/${classId}/notice`,
    `/classes/${classId}/confirmation`,
    `/classes/${classId}/archive`,
    `/classes/${classId}/grid`,
    `/classes/${classId}/comments`,
    `/classes/${classId}/comments/${pupilId}`,
    `/classes/${classId}/contributions`,
    `/classes/${classId}/questions`,
    `/classes/${classId}/incidents`,
    '/rubrics',
    '/pupils',
    '/me',
    '/terms',
    '/moderation',
    '/week',
    '/term',
    '/pattern',
    '/no-such-page',
  ],
  'guardian-d1s1c2p1': ({ pupilId }) => [
    `/pupils/${pupilId}`,
    `/pupils/${pupilId}/evidence`,
    `/pupils/${pupilId}/contributions`,
    `/pupils/${pupilId}/questions`,
    `/pupils/${pupilId}/sightings`,
    `/pupils/${pupilId}/notice`,
    `/pupils/${pupilId}/confirmation`,
    `/pupils/${pupilId}/archives`,
    '/week',
    '/term',
    '/pupils',
    '/pupils/no-such-child',
  ],
  'principal-d1s1': ({ schoolId, classId, pupilId }) => [
    `/schools/${schoolId}`,
    `/schools/${schoolId}/objections`,
    `/schools/${schoolId}/confirmations`,
    `/classes/${classId}/archive`,
    `/pupils/${pupilId}/archives`,
    `/schools/${schoolId}/overlooked?look=unseen`,
    `/classes/${classId}/overlooked?look=unnoticed&dimension=arts`,
    `/classes/${classId}/late`,
    `/schools/${schoolId}/people`,
    `/schools/${schoolId}/emblem`,
    `/schools/${schoolId}/incidents`,
    `/classes/${classId}/guardians`,
    `/schools/${schoolId}/sign-in-sheet`,
    `/schools/${schoolId}/places`,
    `/schools/${schoolId}/rubrics`,
    '/classes',
    '/pupils',
    `/classes/${classId}`,
    `/pupils/${pupilId}`,
    '/week',
    '/term',
    `/pupils/${pupilId}/sightings`,
    '/me',
  ],
  'office-d1s1': ({ schoolId, classId }) => [
    `/rosters/${schoolId}`,
    `/schools/${schoolId}/classes`,
    `/classes/${classId}/members`,
    '/term',
  ],
  'officer-d1': ({ areaId }) => [
    '/week',
    '/areas',
    `/areas/${areaId}`,
    `/areas/${areaId}/places`,
    `/areas/${areaId}/moderation`,
    `/rubrics/${areaId}`,
    `/rubrics/${areaId}/labour`,
    '/me',
  ],
  'reviewer-d1': ({ schoolId, areaId }) => [`/areas/${areaId}/screens`, `/schools/${schoolId}/screens`, '/me'],
  'roster-d1': ({ schoolId }) => ['/rosters', `/schools/${schoolId}/end`, '/terms', '/me', '/password', '/second-step'],
};

const USERS: readonly string[] = Object.keys(PAGES);
const NOBODY = 'nobody';
/** Everybody who visits, in two parts that are about as long: each walk through the pages has a file for each. */
const TEACHING = ['homeroom-d1s1c2', 'guardian-d1s1c2p1'];
export const WALKERS = { teaching: TEACHING, office: [NOBODY, ...USERS.filter((one) => !TEACHING.includes(one))] };

/** As web/router.tsx says them: the one for everything else is the last. */
const ROUTES = [...readFileSync(join(packageRoot, 'web/router.tsx'), 'utf8').matchAll(/<Route path="([^"]+)"/g)].map(
  ([, path = '']) => ({ path, shape: new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+').replace('*', '.*')}$`) }),
);

/** A new grid gets an id of its own and is at once there. */
const [NEW_GRID, GRID] = ['/classes/:classId/grid', '/classes/:classId/grid/:gridId'];
/** The path of web/router.tsx that is to be looked at when an address is asked for. */
const shownFor = (path: string) => (routeOf(path) === NEW_GRID ? GRID : routeOf(path));

/** The path of web/router.tsx that shows an address. */
function routeOf(address: string): string {
  const { pathname } = new URL(address, 'http://chucai.test');
  return ROUTES.find(({ shape }) => shape.test(pathname))?.path ?? '';
}

/** These two lead on. A round needs to be drawn first, and is looked at in the journey of moderation. */
const ELSEWHERE = ['/', NEW_GRID, '/areas/:areaId/moderation/:roundId'];
const ANY: PlaceIds = { classId: 'c', pupilId: 'p', schoolId: 's', areaId: 'a' };

/** What web/router.tsx shows and nobody above visits. */
export const unvisited = (): readonly string[] => {
  const visits = USERS.flatMap((username) => (PAGES[username]?.(ANY) ?? []).map(shownFor));
  return ROUTES.map(({ path }) => path).filter(
    (path) => ![...visits, ...ELSEWHERE, '/sign-in', '/setup', '/witness'].includes(path),
  );
};

/** The places that the pages above are about. */
export function placesIn(world: World): PlaceIds {
  const { classId, schoolId, district, pupils } = world.place(1, 1, 2);
  return { classId, schoolId, areaId: district.id, pupilId: pupils[0] ?? '' };
}

/** What the pages need that the demo of the tests has not: a reviewer, and figures that were measured. */
export async function readyForVisits(world: World) {
  await addReviewer(world, 'reviewer-d1', { kind: 'area', id: placesIn(world).areaId });
  await measured(world);
  await released(world);
}

/**
 * Opens every page of one of its people, of nobody the sign-in page, the one that set up what is set up already, and a witness’s without its link. `look` gets a name like 'homeroom /classes/id'. A page that
 * leads somewhere else than it should would be looked at by nobody.
 */
export async function visitAs(page: Page, world: World, username: string, look: (name: string) => Promise<void>) {
  if (username === NOBODY) {
    await page.goto('/');
    await settled(page);
    if (routeOf(page.url()) !== '/sign-in') throw new Error(`nobody is led to ${page.url()}`);
    await look('sign-in');
    await page.goto('/setup');
    await settled(page);
    await look('setup');
    await page.goto('/witness');
    await settled(page);
    return await look('witness');
  }
  await comeIn(world, page, username);
  for (const path of PAGES[username]?.(placesIn(world)) ?? []) {
    await page.goto(path);
    await settled(page);
    if (routeOf(page.url()) !== shownFor(path))
      throw new Error(`${username} asked for ${path} and is at ${page.url()}`);
    // The late parts of a child's page are looked at too.
    if (routeOf(page.url()) === '/pupils/:pupilId') await toTheEnd(page);
    await look(`${username.split('-')[0]} ${path.replaceAll(/[0-9a-f-]{36}/g, 'id')}`);
  }
}
