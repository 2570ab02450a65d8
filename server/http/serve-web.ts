import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Express, type RequestHandler } from 'express';
import { Refusal } from '../refusal.ts';
import { compressReplies } from './compress-replies.ts';

/** In the order of who is asked first: smallest first. */
const ENCODINGS = ['br', 'gzip'] as const;

/** Built files keep their names for ever, the service worker's name is all it has; the page itself carries the nonce of its own answer. */
export function serveWeb(app: Express, folder: string) {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  app.use('/assets', ...filesOf(folder, 'assets', { immutable: true, maxAge: '1y', fallthrough: false }));
  app.get('/service-worker.js', (_request, response, next) => {
    response.set('Cache-Control', 'no-cache');
    next();
  });
  app.use(...filesOf(folder, '', { maxAge: '1h' }));
  app.get('/{*page}', compressReplies, (request, response) => {
    // A missing file is missing; only addresses of pages get the page.
    if (/\.\w+$/.test(request.path) || request.path.includes('/.')) throw new Refusal(404, 'not-found');
    // Nothing here is for a search engine, least of all a link that somebody handed over.
    response.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex, nofollow' });
    response.type('html').send(page.replaceAll('__CSP_NONCE__', String(response.locals['nonce'])));
  });
}

/** The build leaves the same tree for each encoding in a folder whose name has a dot, so that none has an address of its own. */
function filesOf(
  folder: string,
  below: string,
  kept: { maxAge: string; immutable?: true; fallthrough?: false },
): RequestHandler[] {
  // Half a script is of no use to anybody, and a part of a compressed one is easily taken for a part of the other.
  const rules = { ...kept, index: false, dotfiles: 'ignore', acceptRanges: false, redirect: false } as const;
  const compressed = ENCODINGS.map((encoding): RequestHandler => {
    const files = express.static(join(folder, `.${encoding}`, below), {
      ...rules,
      fallthrough: true,
      setHeaders: (response) => response.vary('Accept-Encoding').set('Content-Encoding', encoding),
    });
    // Named, so that the inventory of layers (test/access) says what it is.
    return function precompressed(request, response, next) {
      if (request.acceptsEncodings(encoding)) void files(request, response, next);
      else next();
    };
  });
  const plain = express.static(join(folder, below), {
    ...rules,
    setHeaders: (response) => response.vary('Accept-Encoding'),
  });
  return [...compressed, plain];
}
