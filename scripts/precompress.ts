import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip, constants as zlib } from 'node:zlib';
import type { Plugin } from 'vite';

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);
const HARDEST = {
  br: (plain: Buffer) => toBrotli(plain, { params: { [zlib.BROTLI_PARAM_SIZE_HINT]: plain.length } }), // quality 11 is its default
  gzip: (plain: Buffer) => toGzip(plain, { level: 9 }),
};
const TEXTS = /\.(js|css|svg|webmanifest)$/;

/** Beside the built files the same tree once more for each encoding, `.br/` and `.gzip/`: compressed once, as hard as it goes. */
export function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    writeBundle: {
      // After the service worker has been filled.
      order: 'post',
      sequential: true,
      async handler({ dir = '' }) {
        const texts = readdirSync(dir, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && TEXTS.test(entry.name))
          .map(({ parentPath, name }) => relative(dir, join(parentPath, name)))
          .filter((path) => !path.startsWith('.'));
        for (const [encoding, compress] of Object.entries(HARDEST)) {
          await Promise.all(
            texts.map(async (path) => {
              const target = join(dir, `.${encoding}`, path);
              mkdirSync(dirname(target), { recursive: true });
              writeFileSync(target, await compress(readFileSync(join(dir, path))));
            }),
          );
        }
      },
    },
  };
}
