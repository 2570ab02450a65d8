import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { openFiles } from '../../server/files.ts';
import { GARDEN } from '../support/contributions.ts';
import { blackPng, drawPhoto } from '../support/make-photo.ts';
import { CANARY, TODAY, type World } from '../support/world.ts';
import type { PersonaName } from './personas.ts';

type At = ReturnType<World['place']>;
type Said = {
  readonly by?: string;
  readonly happenedOn?: string;
  readonly words?: string;
  readonly indicatorId?: string | null;
};

/** Words in every text of what families added: whoever is not named reads none of them anywhere, also no record, report or file. */
export const CONTRIBUTION_STORIES: Readonly<Record<string, readonly PersonaName[]>> = {
  CHOSENONE: ['guardian', 'two-school-guardian', 'pupil', 'homeroom', 'labour-teacher'],
  // Left to the teacher: for the homeroom teacher alone.
  LEFTOPEN: ['guardian', 'two-school-guardian', 'pupil', 'homeroom'],
  GIVENBACK: ['guardian', 'two-school-guardian', 'pupil'],
  TAKENBACK: ['guardian', 'two-school-guardian', 'pupil'],
  // Sent by the child itself.
  WROTEITSELF: ['guardian', 'two-school-guardian', 'pupil', 'homeroom', 'labour-teacher'],
  SENTEARLY: ['former-homeroom', 'last-years-teacher', 'labour-teacher'],
};

const said = { ...GARDEN, happenedOn: TODAY };
export const CONTRIBUTION_SAMPLES = {
  'list-contributions': () => ({}),
  'read-contribution-day': () => ({}),
  'add-contribution': () => ({ body: { clientId: randomUUID(), ...said } }),
  'change-contribution': () => ({ body: { clientId: randomUUID(), version: 1, ...said } }),
  // Nobody's child: who may give it away is told so.
  'move-contribution': () => ({ body: { clientId: randomUUID(), version: 1, toPupilId: 'none' } }),
  'withdraw-contribution': () => ({ body: { clientId: randomUUID(), version: 1 } }),
  'list-waiting-contributions': () => ({}),
  'approve-contribution': () => ({
    body: {
      clientId: randomUUID(),
      version: 1,
      indicatorId: 'labour.h3',
      value: { kind: 'level', level: 'B' },
      note: null,
    },
  }),
  'add-contribution-photo': () => ({ query: { clientId: randomUUID() }, body: new Uint8Array(blackPng(4, 4)) }),
  'read-contribution-photo': () => ({}),
  'read-waiting-photo': () => ({}),
  'return-contribution': () => ({ body: { clientId: randomUUID(), version: 1, reason: 'unclear', words: null } }),
};

/** What the child's guardian (of the seed, by the child's key), or whoever is named, added long ago and what waits since with a photo as proof, made for the occasion. */
export async function contributionBelow(
  world: World,
  at: At,
  key: string,
  pupilId: string,
  { by: username = `guardian-${key}`, happenedOn, words, indicatorId = 'labour.h3' }: Said = {},
) {
  const [contributionId, photoId] = [randomUUID(), randomUUID()];
  const bytes = await drawPhoto('webp', 8, 6);
  const digest = await openFiles(world.photoFolder).put(bytes, 'webp');
  const canary = key.startsWith('d2') ? CANARY : '';
  const text = `${words ?? ''}${canary}`;
  await world.store.write(async (tx) => {
    const t = unsafeTables(tx);
    const [by] = await tx.select().from(t.persons).where(eq(t.persons.username, username));
    const texts = { title: `种菜${text}`, organiser: `菜园${text}`, reflection: `浇水${text}` };
    const of = { pupilId, schoolId: at.schoolId, classId: at.classId, guardianId: by?.id ?? '' };
    const times = { happenedOn: happenedOn ?? '2026-11-02', proposedAt: 0, sentAt: 0 };
    const row = { id: contributionId, ...of, ...times, ...texts, hours: 2, indicatorId, version: 1 };
    const pledged = { pledge: '2026-12' as const, pledgedBy: of.guardianId, pledgedAt: 0 };
    await tx.insert(t.contributions).values({ ...row, ...pledged, noProof: `没有奖状${text}`, state: 'proposed' });
    const photo = { id: photoId, contributionId, isProof: true, digest, width: 8, height: 6, bytes: bytes.length };
    await tx.insert(t.contributionPhotos).values({ ...photo, authorId: of.guardianId, enteredAt: 0 });
  });
  return { contributionId, photoId };
}

/** One of each kind that waits, was given back and was taken back, with their words in every text. */
export async function addContributions(world: World) {
  const own = world.place(1, 1, 2);
  const [pupilId = ''] = own.pupils;
  const add = (words: string, more: Said = {}) =>
    contributionBelow(world, own, 'd1s1c2p1', pupilId, { words, ...more });
  await add('CHOSENONE');
  await add('LEFTOPEN', { indicatorId: null });
  await add('WROTEITSELF', { by: 'pupil-d1s1c2p1' });
  const returned = await add('GIVENBACK');
  const withdrawn = await add('TAKENBACK');
  const dated = world.place(1, 1, 3);
  const early = { words: 'SENTEARLY', happenedOn: '2026-09-15' };
  await contributionBelow(world, dated, 'd1s1c3p3', dated.pupils[2] ?? '', early);
  await world.store.write(async (tx) => {
    const { contributions } = tx.tables;
    const by = { reviewedAt: 0, reason: 'own-words', reasonWords: '再写清楚GIVENBACK' };
    const of = (id: string) => eq(contributions.id, id);
    await tx
      .update(contributions)
      .set({ state: 'returned', ...by })
      .where(of(returned.contributionId));
    await tx.update(contributions).set({ state: 'withdrawn' }).where(of(withdrawn.contributionId));
  });
}
