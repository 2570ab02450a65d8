import { eq } from 'drizzle-orm';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import {
  confirmClassRecords,
  confirmOwnRecord,
  readClassConfirmations,
  readOwnConfirmation,
  takeBackClassConfirmation,
  takeBackOwnConfirmation,
} from '../../server/contract/confirmation.ts';
import type { Excuse } from '../../server/core/cycle/confirmation.ts';
import { standingOf } from '../../server/core/cycle/notice.ts';
import { FAMILY, HOMEROOM } from './contributions.ts';
import { NOW } from './notices.ts';
import type { World } from './world.ts';

export const PRINCIPAL = 'principal-d1s1';

/** The running term of a class has been at notice, and that ended before today. */
export async function putNoticed({ store, newClientId }: World, at: ReturnType<World['place']>, by = HOMEROOM) {
  const termId = at.district.terms.at(-1)?.id ?? '';
  const noticeId = newClientId();
  await store.write(async (tx) => {
    const { notices, persons } = unsafeTables(tx);
    const [person] = await tx.select().from(persons).where(eq(persons.username, by));
    const of = { classId: at.classId, termId };
    const days = { startsOn: '2026-10-26', endsOn: '2026-11-06', openedAt: 0, openedBy: person?.id ?? '' };
    await tx.insert(notices).values({ schoolId: at.schoolId, id: noticeId, ...of, ...days, standing: standingOf(of) });
  });
  return { noticeId, termId };
}

/** What each of the three does about the records of class 4(2). */
export function confirmersOf({ ask, place, newClientId }: World) {
  const { classId, pupils } = place(1, 1, 2);
  const [own = ''] = pupils;
  const term = NOW.code;
  const inClass = { params: { classId } };
  const readOwn = async (as = FAMILY, pupilId = own) => {
    const { body } = await ask(as, readOwnConfirmation, { params: { pupilId } });
    return body.terms.find((one) => one.term.code === term);
  };
  const readClass = async (as = HOMEROOM) => (await ask(as, readClassConfirmations, inClass)).body;
  const rows = async (as = HOMEROOM) => (await readClass(as)).terms.find((one) => one.term.code === term)?.pupils ?? [];
  return {
    readOwn,
    readClass,
    rows,
    confirmOwn: async (hash?: string, as = FAMILY, pupilId = own) =>
      await ask(as, confirmOwnRecord, {
        params: { pupilId },
        body: { clientId: newClientId(), term, hash: hash ?? (await readOwn(as, pupilId))?.hash ?? '' },
      }),
    takeBackOwn: (as = FAMILY, pupilId = own) =>
      ask(as, takeBackOwnConfirmation, {
        params: { pupilId },
        body: { clientId: newClientId(), term, reason: '少看了一条' },
      }),
    confirmClass: async (as: string, sent: readonly { pupilId: string; hash: string; excuse?: Excuse }[]) => {
      const body = { clientId: newClientId(), term, rows: sent.map((one) => ({ excuse: null, ...one })) };
      return await ask(as, confirmClassRecords, { ...inClass, body });
    },
    takeBackClass: (as: string, pupilId = own) =>
      ask(as, takeBackClassConfirmation, {
        ...inClass,
        body: { clientId: newClientId(), term, pupilId, reason: '要再核对' },
      }),
  };
}
