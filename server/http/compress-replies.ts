import { constants as zlib } from 'node:zlib';
import compression from 'compression';
import type { Request, Response } from 'express';

/**
 * Texts from 1 kB on, in node's threads for zlib and not in the one that answers. Brotli at a quality that costs no more than gzip,
 * with a window that bounds what a reply takes of the memory while it is on its way.
 */
export const compressReplies = compression({
  filter: isWorthIt,
  threshold: 1024,
  level: 6,
  brotli: { params: { [zlib.BROTLI_PARAM_QUALITY]: 4, [zlib.BROTLI_PARAM_LGWIN]: 18 } },
});

/**
 * The size of a compressed reply tells whether what was asked for is in it. So nothing is compressed for a page of another site, which
 * could have a signed-in browser ask again and again and watch (BREACH). Photos, workbooks and packages are as small as they get.
 */
function isWorthIt(request: Request, response: Response): boolean {
  const from = request.get('sec-fetch-site') ?? 'none';
  return ['same-origin', 'none'].includes(from) && compression.filter(request, response);
}
