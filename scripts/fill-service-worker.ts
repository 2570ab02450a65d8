import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

export const WORKER = 'service-worker';
/** What needs the service anyway, or a desk: no phone keeps it, and it would fill the phone's store. */
const NOT_KEPT = new RegExp(
  `/assets/(${[
    // Writing a rubric.
    'editor-page',
    'frame-form',
    'indicator-form',
    // Bringing in a roster, and keeping classes and their members.
    'roster-page',
    'school-end-page',
    'school-classes-page',
    'members-page',
    'school-year',
    // The first visit comes once, before any sign-in.
    'setup-page',
    // A second step is set, and said, to the service.
    'second-step[\\w-]*',
    'code-(step|field)',
    'lost-phone',
    // What is printed on papers is kept by the service, and growth books are printed by it.
    'emblem-page',
    'books?-section',
    // How a class is in its series is asked for.
    'series-page',
    // What families sent is a conversation with the service.
    'family-page',
    'queue-page',
    'contribution',
    'reason-words',
    // Who witnesses it has no account, and is answered by the service.
    'witness-(page|dialog|part|lines)',
    // Works are chosen by families, comments written by homerooms: what comes late on a child's page is read with the service.
    'late-sections',
    'works-section',
    // What families ask, and the answers, are too.
    'questions?[\\w.-]*',
    'ask-dialog',
    // Whether records are at notice is asked for.
    '(own-)?notice-(page|words)',
    'shown-notice',
    'objection[\\w.-]*',
    'own-questions',
    // What a term still needs is asked for.
    'own-term[\\w.-]*',
    // What is filed is handed out by the service.
    '(class-|own-)?archives?[\\w.-]*',
    // A term is confirmed with the service.
    '(own-|class-|school-)?confirmation[\\w-]*',
    'listed-entries',
    'take-back',
    // What calls for help is for a few, and is kept on no phone.
    '(class-|school-|shared-)?incidents?[\\w-]*',
    'shared-(query|section)',
    // Comments are written beside records, and read with the service.
    'released-comments',
    'comment[\\w.-]*',
    // How a pupil is spoken to comes with who one is, and codes are made by the service.
    'pupil-(zh|en)',
    'pupil-sheet[\\w-]*',
    'closed-line',
    // Who saw a child is asked for.
    'sightings?-[\\w.-]*',
    // What is new in a week is worked out when it is asked for.
    'week-page',
    'message-section',
  ].join('|')})[.-]`,
);

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
