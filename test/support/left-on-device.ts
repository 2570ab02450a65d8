import type { Page } from 'playwright-core';

export type Left = { readonly stored: string; readonly caches: readonly string[] };

/** Runs in the page: everything that a site can keep on a device, read back. Bytes are read as text, a picture by its size. */
const READ = `(async () => {
  const textOf = async (value) => {
    if (value instanceof Blob) return 'picture of ' + value.size;
    if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return new TextDecoder().decode(value);
    if (value instanceof CryptoKey) return 'a key ' + (value.extractable ? 'that can be read' : 'that cannot be read');
    if (typeof value !== 'object' || value === null) return String(value);
    const parts = await Promise.all(Object.entries(value).map(async ([name, part]) => name + '=' + (await textOf(part))));
    return '{' + parts.join(' ') + '}';
  };
  const done = (request) => new Promise((tell, fail) => {
    request.onsuccess = () => tell(request.result);
    request.onerror = () => fail(request.error);
  });
  const lines = [];
  for (const { name } of await indexedDB.databases()) {
    const db = await done(indexedDB.open(name));
    for (const store of db.objectStoreNames) {
      const shelf = db.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([done(shelf.getAllKeys()), done(shelf.getAll())]);
      for (const [place, key] of keys.entries()) lines.push(name + ' ' + key + ' ' + (await textOf(values[place])));
    }
    db.close();
  }
  for (const storage of [localStorage, sessionStorage]) {
    for (const [name, value] of Object.entries(storage)) lines.push(name + ' ' + value);
  }
  const kept = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      kept.push(new URL(request.url).pathname);
      const answer = await cache.match(request);
      if (/html|json/.test(answer.headers.get('content-type') ?? '')) lines.push(await answer.text());
    }
  }
  return { stored: lines.join('\\n') + document.cookie, caches: kept };
})()`;

export const leftOnDevice = (page: Page) => page.evaluate<Left>(READ);
