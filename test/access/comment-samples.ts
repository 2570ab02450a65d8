import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { putActivity } from '../support/records.ts';
import { CANARY, type World } from '../support/world.ts';
import type { PersonaName } from './personas.ts';

/** A term that nobody has, so that who may write is told so and no other cell finds a comment changed. */
const of = () => ({ clientId: randomUUID(), term: '2050-2051-1', version: 1 });

export const COMMENT_SAMPLES = {
  'list-comments': () => ({}),
  'write-comment': () => ({ body: { ...of(), text: '你爱唱歌。', citations: [], kept: [] } }),
  'release-comments': () => {
    const { version, ...rest } = of();
    return { body: { ...rest, comments: [{ pupilId: 'nobody', version }] } };
  },
  'take-back-comment': () => ({ body: of() }),
  'read-released-comments': () => ({}),
  'read-works': () => ({}),
  'choose-works': () => ({ body: { ...of(), works: [] } }),
  'suggest-work': () => ({ body: { clientId: randomUUID(), isSuggested: true } }),
};

/** Words in every text of comments, and who reads them anywhere: a draft its homeroom teacher alone, what it said before nobody. */
export const COMMENT_STORIES: Readonly<Record<string, readonly PersonaName[]>> = {
  DRAFTOFOWN: ['homeroom'],
  DRAFTOFTHREE: ['former-homeroom'],
  // Office and principal in the book, which the school hands over.
  RELEASEDWORDS: ['homeroom', 'classmate-guardian', 'classmate-pupil', 'office', 'principal'],
  WHYCHOSEN: ['classmate-guardian', 'classmate-pupil', 'homeroom', 'labour-teacher', 'office', 'principal'],
  SAIDBEFORE: [],
};

/** Drafts of two children, a released one of a third, and one in the twin district; each said something else before. */
export async function addComments(world: World) {
  const { store, place, clock } = world;
  const said = [
    { at: place(1, 1, 2), nth: 0, words: 'DRAFTOFOWN', isReleased: false, by: 'homeroom-d1s1c2' },
    { at: place(1, 1, 2), nth: 1, words: 'RELEASEDWORDS', isReleased: true, by: 'homeroom-d1s1c2' },
    { at: place(1, 1, 3), nth: 2, words: 'DRAFTOFTHREE', isReleased: false, by: 'homeroom-d1s1c3' },
    { at: place(2, 1, 2), nth: 0, words: CANARY, isReleased: true, by: 'homeroom-d2s1c2' },
  ];
  await store.write(async (tx) => {
    const { persons, comments, commentVersions } = unsafeTables(tx);
    for (const { at, nth, words, isReleased, by } of said) {
      const [author] = await tx.select().from(persons).where(eq(persons.username, by));
      const termId = at.district.terms.at(-1)?.id;
      if (!author || !termId) throw new Error(`nobody is called ${by}`);
      const [id, schoolId] = [randomUUID(), at.schoolId];
      const keptOf = (text: string) => [{ kind: 'name' as const, said: text, sentence: text }];
      const shared = { authorId: author.id, enteredAt: clock.now, citations: [] };
      const isOf = { classId: at.classId, pupilId: at.pupils[nth] ?? '', termId, begunBy: author.id };
      const released = { releasedAt: isReleased ? clock.now : null, releasedBy: isReleased ? author.id : null };
      const now = { ...shared, schoolId, text: words, kept: keptOf(words) };
      await tx.insert(comments).values({ ...now, ...isOf, ...released, id, version: 2 });
      const then = { schoolId, commentId: id, version: 1, text: 'SAIDBEFORE', kept: keptOf('SAIDBEFORE') };
      const replaced = { replacedAt: clock.now, replacedBy: author.id, releasedAt: null, releasedBy: null };
      await tx.insert(commentVersions).values({ ...shared, ...then, ...replaced });
    }
  });
  await addChosen(world);
}

/** A family's choice with its reason, of a child whose records some read. */
async function addChosen(world: World) {
  const { store, place, clock } = world;
  const at = place(1, 1, 2);
  const pupilId = at.pupils[1] ?? '';
  const termId = at.district.terms.at(-1)?.id ?? '';
  const { marks } = await putActivity(world, at, 'homeroom-d1s1c2', [pupilId]);
  const works = marks.map(({ id }) => ({ markId: id, why: 'WHYCHOSEN' }));
  await store.write(async (tx) => {
    const { persons, selections } = unsafeTables(tx);
    const [family] = await tx.select().from(persons).where(eq(persons.username, 'guardian-d1s1c2p2'));
    const entered = { enteredAt: clock.now, enteredBy: family?.id ?? '' };
    await tx.insert(selections).values({ pupilId, termId, works, version: 1, ...entered });
  });
}
