/** Where the answer to a request comes from: the page as it is kept, a kept file, or, untouched, whoever is asked. */
export type Source = 'page' | 'file' | 'network';

type Asked = { readonly method: string; readonly url: string; readonly mode: string };

/** Nothing under /api is ever answered, or kept, here. An address that ends like a file is one, and no page. */
export function whichAnswer({ method, url, mode }: Asked, origin: string, kept: ReadonlySet<string>): Source {
  const { origin: asked, pathname } = new URL(url);
  if (method !== 'GET' || asked !== origin || /^\/api(\/|$)/.test(pathname)) return 'network';
  if (pathname !== '/' && (kept.has(pathname) || pathname.startsWith('/assets/'))) return 'file';
  return mode === 'navigate' && !/\.\w+$/.test(pathname) ? 'page' : 'network';
}
