import { expect, test } from 'vitest';
import { acts } from '../../server/acts.ts';
import { routes } from '../../server/contract/all-routes.ts';
import type { RouteSpec } from '../../server/contract/route.ts';
import { readLiveRoutes } from './live-routes.ts';

const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

test('what the router answers is what the contract says, no more and no less', async () => {
  const live = await readLiveRoutes({ hasWeb: false });
  const mounted = live.routes.map(nameOf).sort();
  const said = routes.map(nameOf).sort();
  expect(
    mounted.filter((name) => !said.includes(name)),
    'answered, and not in the contract',
  ).toEqual([]);
  expect(
    said.filter((name) => !mounted.includes(name)),
    'in the contract (server/contract/all-routes.ts), and not mounted (server/acts.ts)',
  ).toEqual([]);
  expect(new Set(mounted).size).toBe(mounted.length);
  expect([...live.refused].sort()).toEqual([...new Set(said.map((name) => name.split(' ')[1]))].sort());
  expect(acts.map((act) => act.route)).toHaveLength(routes.length);
});

test('every route states its access; the list is read by people when it changes', async () => {
  await expect(`${[...routes].map(lineOf).sort().join('\n')}\n`).toMatchFileSnapshot('inventory.txt');
});

test('beside routes the application has these layers, and with its pages these more', async () => {
  const bare = [
    'refuseWhileFull',
    '<anonymous>',
    '<anonymous>',
    'helmetMiddleware',
    'refuseTwoHosts',
    'compression',
    'refuseAll',
    'refuseAll',
    '<anonymous>',
  ];
  expect((await readLiveRoutes({ hasWeb: false })).layers).toEqual(bare);
  const files = ['precompressed', 'precompressed', 'serveStatic'];
  const withPages = await readLiveRoutes({ hasWeb: true });
  expect(withPages.layers).toEqual([...bare.slice(0, 7), ...files, ...files, ...bare.slice(7)]);
  expect(withPages.routes.filter(({ path }) => !path.startsWith('/api/'))).toEqual([
    { method: 'get', path: '/service-worker.js' },
    { method: 'get', path: '/{*page}' },
  ]);
});

function lineOf(route: RouteSpec): string {
  const { access } = route;
  const who = typeof access.roles === 'string' ? access.roles : access.roles.join(', ');
  const what = 'on' in access ? `${access.act} on ${access.on}, ${access.detail}` : access.act;
  return `${route.path.padEnd(40)} ${route.method.padEnd(6)} ${what.padEnd(32)} ${who}`;
}
