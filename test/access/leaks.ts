import { unsafeTables } from '../../db/unsafe-tables.ts';
import { CANARY, type World } from '../support/world.ts';
import { ARCHIVE_STORIES } from './archive-samples.ts';
import { COMMENT_STORIES } from './comment-samples.ts';
import { CONTRIBUTION_STORIES } from './contribution-samples.ts';
import { INCIDENT_STORIES } from './incident-samples.ts';
import { LATER_TEACHER, STORIES } from './moved.ts';
import { NAMES_OF_CLASS, NOTICE_STORIES } from './notice-samples.ts';
import { isOfTwin, PERSONAS, type PersonaName } from './personas.ts';
import { QUESTION_STORIES } from './question-samples.ts';
import { WITNESS_STORIES } from './witness-samples.ts';

const ALL_STORIES = {
  ...STORIES,
  ...COMMENT_STORIES,
  ...CONTRIBUTION_STORIES,
  ...QUESTION_STORIES,
  ...WITNESS_STORIES,
  ...INCIDENT_STORIES,
  ...NOTICE_STORIES,
  ...ARCHIVE_STORIES,
};

/** Finds in anything answered what the asker has no grant for: pupils' ids and names, the twin district, and what was recorded on other days. */
export async function leakFinder({
  store,
}: World): Promise<(name: PersonaName, said: string, routeId?: string) => string[]> {
  const { pupils, persons } = await store.read(async (q) => {
    const t = unsafeTables(q);
    return { pupils: await q.select().from(t.pupils), persons: await q.select().from(t.persons) };
  });
  const times = new Map<string, number>();
  const bare = (name: string) => name.replaceAll(CANARY, '');
  for (const { name } of [...pupils, ...persons]) times.set(bare(name), (times.get(bare(name)) ?? 0) + 1);
  /** A name that two people share betrays neither. */
  const isTelling = (name: string) => times.get(bare(name)) === 1;
  return (name, said, routeId = '') => {
    const { pupils: seen } = PERSONAS[name];
    const told = name === 'roster-manager' ? said.replaceAll(LATER_TEACHER, '') : said;
    const isSeen = (key: string) =>
      (seen as readonly string[]).some((prefix) => key === prefix || key.startsWith(`${prefix}p`));
    const hidden = pupils.filter((pupil) => !isSeen(pupil.sourcedId));
    const isOfClass = (key: string) =>
      NAMES_OF_CLASS.includes(routeId) && seen.some((own) => own.length > 6 && key.startsWith(own.slice(0, 6)));
    return [
      ...(said.includes(CANARY) && !isOfTwin(name) ? [`shows the twin district: ${around(said, CANARY)}`] : []),
      ...Object.entries(ALL_STORIES).flatMap(([word, readers]) =>
        told.includes(word) && !readers.includes(name) ? `what is ${word}: ${around(told, word)}` : [],
      ),
      ...hidden.flatMap((pupil) => (said.includes(pupil.id) ? `the id of ${pupil.sourcedId}` : [])),
      ...hidden.flatMap((pupil) =>
        !isOfClass(pupil.sourcedId) && isTelling(pupil.name) && said.includes(bare(pupil.name))
          ? `the name of ${pupil.sourcedId}`
          : [],
      ),
    ];
  };
}

const around = (text: string, word: string) =>
  text.slice(Math.max(0, text.indexOf(word) - 40), text.indexOf(word) + 10);
