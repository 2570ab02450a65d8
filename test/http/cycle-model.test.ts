import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { amendMark, logActivity, withdrawActivity } from '../../server/contract/evidence.ts';
import { activityFor } from '../support/activities.ts';
import { openFiling } from '../support/archives.ts';
import { SEQUENCES, within } from '../support/patience.ts';

type Filing = Awaited<ReturnType<typeof openFiling>>;
type State = Awaited<ReturnType<typeof stateOf>>;

const PERSONAS = [
  'guardian-d1s1c2p1',
  'guardian-d1s1c2p2',
  'homeroom-d1s1c2',
  'labour-d1s1',
  'office-d1s1',
  'principal-d1s1',
  'principal-d1s2',
] as const;
const ACTS = [
  ...([
    'confirm own',
    'confirm own stale',
    'confirm class',
    'confirm class',
    'take back own',
    'take back class',
  ] as const),
  ...(['log', 'amend', 'withdraw', 'file', 'file', 'file stale'] as const),
  ...(['ask', 'ask', 'ask missing', 'decide', 'decide', 'decide', 'end', 'end'] as const),
];
type What = (typeof ACTS)[number];
type Persona = (typeof PERSONAS)[number];
/** By whoever it is of, where nobody else is drawn. */
type Act = { readonly what: What; readonly by: Persona | null; readonly child: 0 | 1 };

function rightFor({ what, child }: Act, { confirmations }: State): Persona {
  if (what.endsWith('own') || what.endsWith('own stale')) return child === 0 ? PERSONAS[0] : PERSONAS[1];
  if (what === 'decide' || what.startsWith('file')) return 'principal-d1s1';
  const isPrincipals = what.endsWith('class') && confirmations.at(-1)?.stage === 'homeroom';
  return isPrincipals ? 'principal-d1s1' : 'homeroom-d1s1c2';
}

/** Everything of the class's term that an act may have moved. */
async function stateOf({ store, at }: Filing) {
  return await store.read(async (q) => {
    const t = unsafeTables(q);
    const ofClass = <Row extends { readonly classId: string }>(rows: readonly Row[]) =>
      rows.filter(({ classId }) => classId === at.classId);
    const [notice] = ofClass(await q.select().from(t.notices));
    const ofTerm = <Row extends { readonly termId: string }>(rows: readonly Row[]) =>
      rows.filter(({ termId }) => termId === notice?.termId);
    return {
      isClosed: notice?.filedAt !== null,
      activities: ofTerm(ofClass(await q.select().from(t.activities))),
      marks: ofTerm(ofClass(await q.select().from(t.marks))),
      confirmations: ofClass(await q.select().from(t.confirmations)),
      archives: ofClass(await q.select().from(t.archives)),
      corrections: ofClass(await q.select().from(t.corrections)),
      staff: new Map((await q.select().from(t.persons)).map(({ id, username }) => [id, username])),
    };
  });
}

/** The rows of `after` that are not in `before` as they are. */
function moved<Row>(before: readonly Row[], after: readonly Row[]): Row[] {
  const known = new Set(before.map((row) => JSON.stringify(row)));
  return after.filter((row) => !known.has(JSON.stringify(row)));
}

/** What the class's page serves of each child just now. */
async function servedBy(world: Filing): Promise<ReadonlyMap<string, string>> {
  return new Map((await world.rows('principal-d1s1')).map(({ pupilId, hash }) => [pupilId, hash]));
}

const STALE = 'f'.repeat(64);

async function perform(world: Filing, act: Act, state: State) {
  const { what, child } = act;
  const { marks, corrections } = state;
  const as = act.by ?? rightFor(act, state);
  const { own, mate, ask, newClientId, at, confirmOwn, confirmClass } = world;
  const pupilId = child === 0 ? own : mate;
  const served = (await servedBy(world)).get(pupilId) ?? STALE;
  const once = () => ({ clientId: newClientId() });
  const mark = marks.find((one) => one.pupilId === pupilId && !one.isWithdrawn);
  const open = corrections.at(-1)?.id ?? 'none';
  const row = (hash: string) => [{ pupilId, hash, excuse: 'no-account' as const }];
  const inClass = { params: { classId: at.classId } };
  switch (what) {
    case 'confirm own':
      return await confirmOwn(served, as, pupilId);
    case 'confirm own stale':
      return await confirmOwn(STALE, as, pupilId);
    case 'confirm class':
      return await confirmClass(as, row(served));
    case 'take back own':
      return await world.takeBackOwn(as, pupilId);
    case 'take back class':
      return await world.takeBackClass(as, pupilId);
    case 'log':
      return await ask(as, logActivity, { ...inClass, body: activityFor([pupilId], { indicatorId: 'labour.h3' }) });
    case 'amend': {
      const said = { value: { kind: 'level' as const, level: 'A' }, note: null, reason: '看错了一格' };
      const { id = 'none', version = 1 } = mark ?? {};
      return await ask(as, amendMark, { params: { markId: id }, body: { ...once(), version, ...said } });
    }
    case 'withdraw': {
      const params = { activityId: mark?.activityId ?? 'none' };
      return await ask(as, withdrawActivity, { params, body: { ...once(), reason: '记错了班' } });
    }
    case 'file':
      return await world.file(as, [{ pupilId, hash: served }]);
    case 'file stale':
      return await world.file(as, [{ pupilId, hash: STALE }]);
    case 'ask':
      return await world.askFor(mark?.activityId ?? 'none', as, pupilId);
    case 'ask missing':
      return await world.askFor(null, as, pupilId);
    case 'decide':
      return await world.decide(open, 'grant', as);
    case 'end':
      return await world.end(open, as);
  }
}

/** What happened in the orders that were drawn: each of them must have come. */
const seen = new Set<string>();

function holds(before: State, after: State, served: ReadonlyMap<string, string>) {
  // What is filed stays, and what is added was served, stands with the principal, and is filed by who may.
  expect(after.archives).toEqual(expect.arrayContaining(before.archives));
  for (const filed of moved(before.archives, after.archives)) {
    seen.add(`filed ${filed.number}`);
    expect(filed.evidence).toBe(served.get(filed.pupilId));
    const said = after.confirmations.filter(({ pupilId, stage }) => pupilId === filed.pupilId && stage === 'principal');
    const last = said.sort((a, b) => a.number - b.number).at(-1);
    expect([last?.step, last?.hash]).toEqual(['confirm', filed.evidence]);
    expect(before.corrections.some(({ state }) => state === 'asked' || state === 'granted')).toBe(false);
    expect(after.staff.get(filed.filedBy)).toMatch(/^(office|principal)-d1s1$/);
  }
  // Nobody confirms what was not served.
  for (const { pupilId, step, hash } of moved(before.confirmations, after.confirmations))
    if (step === 'confirm') expect(hash).toBe(served.get(pupilId));
  // Of a closed term only what a granted correction names moves.
  const granted = before.corrections.filter(({ state }) => state === 'granted');
  const opened = new Set(granted.map(({ activityId }) => activityId));
  const missing = new Set(granted.flatMap(({ activityId, pupilId }) => (activityId === null ? pupilId : [])));
  const isNew = ({ id }: { id: string }) => !before.marks.some((mark) => mark.id === id);
  const marks = moved(before.marks, after.marks);
  if (marks.length > 0) seen.add(before.isClosed ? 'a correction' : 'a record');
  if (before.isClosed) {
    for (const mark of marks)
      expect(opened.has(mark.activityId) || (missing.has(mark.pupilId) && isNew(mark))).toBe(true);
    const wasThere = ({ id }: { id: string }) => before.activities.some((one) => one.id === id);
    for (const activity of moved(before.activities, after.activities).filter(wasThere))
      expect(opened.has(activity.id)).toBe(true);
  }
  // A correction goes its way, and two people go it.
  const NEXT = { asked: ['granted', 'refused'], granted: ['ended'], refused: [], ended: [] };
  for (const now of moved(before.corrections, after.corrections)) {
    const was = before.corrections.find(({ id }) => id === now.id);
    seen.add(`correction ${now.state}`);
    if (was) expect(NEXT[was.state]).toContain(now.state);
    else expect([now.state, before.isClosed]).toEqual(['asked', true]);
    expect(now.decidedBy).not.toBe(now.askedBy);
    if (now.decidedBy !== null) expect(after.staff.get(now.decidedBy)).toMatch(/^(office|principal)-d1s1$/);
  }
}

test(
  'in whatever order whoever confirms, records, files and corrects, nothing that is filed or closed moves, and nothing is confirmed that was not served',
  async () => {
    const act = fc.record({
      what: fc.constantFrom(...ACTS),
      by: fc.option(fc.constantFrom(...PERSONAS), { freq: 2 }),
      child: fc.constantFrom<0 | 1>(0, 0, 1),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 6, maxLength: 24, size: 'max' }), async (acts) => {
        // Each is taken down when it is over: thousands at once would be held.
        const ends: (() => Promise<void>)[] = [];
        const world = await openFiling({ until: (close) => ends.push(close) });
        // Filed in half of them, so that there is something to correct.
        if (acts.length % 2 === 0) await world.file();
        let before = await stateOf(world);
        for (const one of acts) {
          const served = await servedBy(world);
          const { status } = await perform(world, one, before);
          expect(status).toBeLessThan(500);
          const after = await stateOf(world);
          holds(before, after, served);
          // Of another list than was served nothing is said and nothing filed.
          if (one.what.endsWith('stale'))
            expect([after.archives, after.confirmations]).toEqual([before.archives, before.confirmations]);
          before = after;
        }
        for (const end of ends) await end();
      }),
      { numRuns: SEQUENCES, seed: 85, endOnFailure: true },
    );
    const all = ['a correction', 'a record', 'correction asked', 'correction granted', 'correction ended', 'filed 1'];
    expect([...seen]).toEqual(expect.arrayContaining(all));
  },
  within(60 + SEQUENCES * 5),
);
