import { expect, test } from 'vitest';
import { whichAnswer } from '../../web/service-worker/which-answer.ts';

const ORIGIN = 'https://chucai.example';
const kept = new Set(['/', '/icon.svg', '/assets/index-1a.js']);
const get = (path: string, mode = 'cors', method = 'GET') =>
  whichAnswer({ url: new URL(path, ORIGIN).href, mode, method }, ORIGIN, kept);

test.each([
  ['/api/me', 'cors'],
  ['/api/classes/c1/report.csv', 'navigate'],
  ['/api', 'navigate'],
  ['/api/assets/index-1a.js', 'cors'],
  ['https://other.example/assets/index-1a.js', 'cors'],
  ['/report.pdf', 'navigate'],
  ['/classes/c1', 'cors'],
])('%s (%s) is asked of the network, and not kept', (path, mode) => {
  expect(get(path, mode)).toBe('network');
});

test.each(['/', '/classes/c1/log', '/sign-in?next=%2Fapi%2Fme', '/apis'])('%s is a page', (path) => {
  expect(get(path, 'navigate')).toBe('page');
});

test('what was built comes from here, also a part of the version before; nothing that is written does', () => {
  expect([get('/icon.svg'), get('/assets/index-1a.js'), get('/assets/old-2b.js')]).toEqual(['file', 'file', 'file']);
  expect(get('/icon.svg', 'cors', 'POST')).toBe('network');
});
