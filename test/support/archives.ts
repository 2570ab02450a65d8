import {
  askCorrection,
  decideCorrection,
  endCorrection,
  fileClassRecords,
  listArchives,
  readClassArchives,
} from '../../server/contract/archive.ts';
import { logActivity } from '../../server/contract/evidence.ts';
import type { MarkValue } from '../../server/contract/words.ts';
import { activityFor } from './activities.ts';
import { confirmersOf, PRINCIPAL, putNoticed } from './confirmations.ts';
import { FAMILY, HOMEROOM, openFamily } from './contributions.ts';
import { NOW } from './notices.ts';
import { putActivity } from './records.ts';
import type { World } from './world.ts';

export const OFFICE = 'office-d1s1';

/** What is done about what is filed of class 4(2). */
export function archivesOf({ ask, send, place, newClientId }: World) {
  const { classId, pupils } = place(1, 1, 2);
  const [own = ''] = pupils;
  const term = NOW.code;
  const inClass = { params: { classId } };
  const readFiled = async (as = PRINCIPAL) => (await ask(as, readClassArchives, inClass)).body;
  const termOf = async (as = PRINCIPAL) => (await readFiled(as)).terms.find((one) => one.term.code === term);
  const rowOf = async (pupilId = own, as = PRINCIPAL) =>
    (await termOf(as))?.pupils.find((one) => one.pupilId === pupilId);
  const fileOf = async (as: string, path: string) => {
    const response = await send(as, 'get', path);
    return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
  };
  return {
    readFiled,
    termOf,
    rowOf,
    file: async (as = PRINCIPAL, rows?: readonly { pupilId: string; hash: string }[]) => {
      const sent = rows ?? [{ pupilId: own, hash: (await rowOf())?.hash ?? '' }];
      return await ask(as, fileClassRecords, {
        ...inClass,
        body: { clientId: newClientId(), term, rows: [...sent] },
      });
    },
    askFor: (activityId: string | null, as = HOMEROOM, pupilId = own) =>
      ask(as, askCorrection, {
        ...inClass,
        body: { clientId: newClientId(), term, pupilId, activityId, reason: '时长写错了' },
      }),
    decide: (correctionId: string, step: 'grant' | 'refuse', as = PRINCIPAL) =>
      ask(as, decideCorrection, {
        params: { classId, correctionId },
        body: { clientId: newClientId(), step, answer: '核对过签到表' },
      }),
    end: (correctionId: string, as = HOMEROOM) =>
      ask(as, endCorrection, { params: { classId, correctionId }, body: { clientId: newClientId() } }),
    list: async (as = FAMILY, pupilId = own) => (await ask(as, listArchives, { params: { pupilId } })).body.archives,
    print: (archiveId: string, as = FAMILY) => fileOf(as, `/api/pupils/${own}/archives/${archiveId}/report`),
    download: (archiveId: string, as = FAMILY) => fileOf(as, `/api/pupils/${own}/archives/${archiveId}/file`),
  };
}

type At = ReturnType<World['place']>;
type Say = (pupils: readonly string[], indicatorId: string, value: MarkValue) => Promise<unknown>;
type Wanted = Parameters<typeof openFamily>[0] & {
  /** What else is recorded before the notice. */
  readonly before?: (at: At, say: Say) => Promise<void>;
};

/** Class 4(2) after its notice; the first two children have records, of which those of the first are confirmed by all three. */
export async function openFiling({ before, ...wanted }: Wanted = {}) {
  const world = await openFamily(wanted);
  const at = world.place(1, 1, 2);
  const say: Say = async (pupils, indicatorId, value) => {
    const marks = pupils.map((pupilId) => ({ pupilId, indicatorId, value }));
    const said = { clientId: world.newClientId(), title: '活动', happenedOn: NOW.day, marks };
    const { status, problem } = await world.ask(HOMEROOM, logActivity, { params: { classId: at.classId }, body: said });
    if (status !== 201) throw new Error(JSON.stringify(problem));
  };
  await before?.(at, say);
  const [own = '', mate = ''] = at.pupils;
  const both = await putActivity(world, at, HOMEROOM, [own, mate]);
  // By the route, so that there are scores of it.
  await world.ask(HOMEROOM, logActivity, {
    params: { classId: at.classId },
    body: activityFor([own, mate], { indicatorId: 'labour.h3' }),
  });
  await putNoticed(world, at);
  const confirmers = confirmersOf(world);
  const confirmAll = async (pupilId = own) => {
    if (pupilId === own) await confirmers.confirmOwn();
    for (const as of [HOMEROOM, PRINCIPAL]) {
      const hash = (await confirmers.rows(as)).find((one) => one.pupilId === pupilId)?.hash ?? '';
      await confirmers.confirmClass(as, [{ pupilId, hash, excuse: 'not-reached' }]);
    }
  };
  await confirmAll();
  return { ...world, ...confirmers, ...archivesOf(world), at, own, mate, both, confirmAll };
}
