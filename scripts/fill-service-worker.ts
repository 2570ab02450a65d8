import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

export const WORKER = 'service-worker';
/**
 * Writing a rubric is a desk's work with a network, and the largest page there is; so is bringing in a roster. The first visit comes once,
 * before any sign-in; what families sent is a conversation with the service. No phone keeps them.
 */
const NOT_KEPT =
  /\/assets\/(editor-page|frame-form|indicator-form|setup-page|family-page|queue-page|contribution|roster-page|school-end-page)[.-]/;

/** Writes into the service worker which files it keeps – all that was built but what no phone needs – and a name for them that changes with any. */
export function fillServiceWorker(): Plugin {
  return {
    name: 'fill-service-worker',
    apply: 'build',
    writeBundle({ dir = '' }) {
      const script = join(dir, `${WORKER}.js`);
      const files = readdirSync(dir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => join(parentPath, name))
        .filter((path) => path !== script && !path.startsWith(`${dir}/.`))
        .sort();
      if (files.length === 0) throw new Error('there is nothing to keep');
      const digest = createHash('sha256');
      for (const path of [...files, script]) digest.update(path.slice(dir.length)).update(readFileSync(path));
      const filled = {
        KEPT_FILES: files
          .map((path) => path.slice(dir.length).replace(/^\/index\.html$/, '/'))
          .filter((path) => !NOT_KEPT.test(path)),
        VERSION: digest.digest('hex').slice(0, 16),
      };
      let text = readFileSync(script, 'utf8');
      for (const [name, value] of Object.entries(filled)) {
        if (!text.includes(name)) throw new Error(`the service worker does not ask for ${name}`);
        text = text.replaceAll(name, JSON.stringify(value));
      }
      writeFileSync(script, text);
    },
  };
}
