import { whichAnswer } from './which-answer.ts';

// Written in by the build (fill-service-worker.ts): what a version is made of, and its name, which changes with any of it.
declare const KEPT_FILES: readonly string[];
declare const VERSION: string;

const worker = self as unknown as ServiceWorkerGlobalScope;
/** A page that is being read goes on asking the same network. */
const AT_ONCE = 4;
const PREFIX = 'chucai ';
const own = PREFIX + VERSION;
const known: ReadonlySet<string> = new Set(KEPT_FILES);

const ours = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX));

/** All or nothing: a version of which a file is missing is not there. What another version has under the same name is the same. */
async function fill() {
  const before = await ours();
  const cache = await caches.open(own);
  const waiting = [...KEPT_FILES];
  async function fetchOneByOne() {
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      const isImmutable = path.startsWith('/assets/');
      const there = isImmutable && before.length > 0 ? await caches.match(path) : undefined;
      const answer = there ?? (await fetch(path, { cache: isImmutable ? 'default' : 'no-store', priority: 'low' }));
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
      await cache.put(path, answer);
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, fetchOneByOne));
}

/** The version before stays as well: a tab that is still open may load a part of it. */
async function clearOld() {
  const before = (await ours()).filter((name) => name !== own);
  for (const name of before.slice(0, -1)) await caches.delete(name);
}

async function answer(request: Request, source: 'page' | 'file'): Promise<Response> {
  const cache = await caches.open(own);
  const path = source === 'page' ? '/' : new URL(request.url).pathname;
  return (
    (await cache.match(path)) ?? (source === 'file' ? await caches.match(path) : undefined) ?? (await fetch(request))
  );
}

worker.addEventListener('install', (event) => event.waitUntil(fill()));

// The first tab of a device is answered from here at once; later versions come only when they are asked for.
worker.addEventListener('activate', (event) => event.waitUntil(clearOld().then(() => worker.clients.claim())));

worker.addEventListener('message', ({ data }) => {
  if (data === 'take over') void worker.skipWaiting();
});

worker.addEventListener('fetch', (event) => {
  const source = whichAnswer(event.request, worker.location.origin, known);
  if (source !== 'network') event.respondWith(answer(event.request, source));
});
