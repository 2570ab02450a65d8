import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { selectArranged } from '../../db/arranged.ts';
import * as changing from '../../db/change-frame.ts';
import type { Reader, Writer } from '../../db/engine.ts';
import { knowNothing } from '../../db/known.ts';
import { selectOffersToAll } from '../../db/offered-to-all.ts';
import { selectRubrics } from '../../db/pinned-rubrics.ts';
import { selectAdopted } from '../../db/reach/holders.ts';
import { selectTerms } from '../../db/reach/lists.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { openWorld, type World } from '../support/world.ts';

const SPRING = { code: '2026-2027-2', startsOn: '2027-02-24', endsOn: '2027-07-10', sourcedId: 'spring' };

function placesOf({ place }: World) {
  const { district, schoolId, pupils } = place(1, 1, 1);
  const termIds = district.terms.map(({ id }) => id);
  return { districtId: district.id, schoolId, termIds, termId: termIds.at(-1) ?? '', pupilId: pupils[0] ?? '' };
}
type Places = ReturnType<typeof placesOf>;

/** What every act finds of a district, by the same functions that acts ask. */
async function found(q: Reader, { districtId, schoolId, termIds }: Places) {
  const rubrics: unknown[] = [];
  for (const id of [...termIds, 'spring']) rubrics.push(await selectRubrics(q, id));
  const adopted = [await selectAdopted(q, schoolId), await selectAdopted(q, 'new-school')].map((ids) =>
    [...ids].sort(),
  );
  const arranged = [...(await selectArranged(q, schoolId))];
  const offered = await selectOffersToAll(q, schoolId);
  return { terms: await selectTerms(q, districtId), rubrics, adopted, arranged, offered };
}

/** The same connection to somebody who has never read anything. */
const anew = (q: Reader): Reader => Object.create(q, { known: { value: knowNothing() }, looked: { value: new Map() } });

const school = (districtId: string) => {
  const name = { name: '新校', nameEn: 'New', sortKey: 'xin', sourcedId: 'new' };
  return { id: 'new-school', districtId, areaId: districtId, groupId: null, path: `/${districtId}/new/`, ...name };
};
const adoption = (districtId: string, ownerId: string, indicatorId: string) =>
  ({
    id: indicatorId,
    districtId,
    ownerKind: 'area',
    ownerId,
    dimension: 'labour',
    indicatorId,
    adoptedAt: 1,
  }) as const;
const offer = ({ schoolId }: Places) =>
  ({ schoolId, dimension: 'scitech', indicatorId: 'scitech.s4', fromTerm: '2026-2027-2', saidAt: 1 }) as const;
async function arrangement(tx: Writer, { schoolId, pupilId }: Places) {
  const [{ id: enteredBy = '' } = {}] = await tx
    .select({ id: unsafeTables(tx).persons.id })
    .from(unsafeTables(tx).persons);
  const what = { dimension: 'labour', indicatorId: 'labour.g1', kind: 'exempt', goal: null, reason: '骨折' } as const;
  const days = { startsOn: '2026-10-01', endsOn: '2026-11-01' };
  return {
    schoolId,
    id: 'arranged',
    pupilId,
    ...what,
    ...days,
    enteredAt: 1,
    enteredBy,
    version: 1,
    isWithdrawn: false,
  };
}
/** A town where the school does not stand. */
async function otherTown(q: Reader, { districtId, schoolId }: Places): Promise<string> {
  const { areas, schools } = unsafeTables(q);
  const [own] = await q.select().from(schools).where(eq(schools.id, schoolId));
  const all = await q.select().from(areas).where(eq(areas.districtId, districtId));
  const town = all.find(({ id, kind }) => kind === 'town' && id !== own?.areaId);
  if (!town) throw new Error('no other town');
  return town.id;
}
async function adopted(tx: Writer) {
  const [row] = (await tx.select().from(tx.tables.adoptions)).filter((one) => one.indicatorId.startsWith('labour.'));
  if (!row) throw new Error('nothing is adopted');
  return row;
}

/** One change by each function that makes one. */
const CHANGES: Record<keyof typeof changing, (tx: Writer, at: Places) => Promise<void>> = {
  insertTerms: (tx, { districtId }) => changing.insertTerms(tx, districtId, [{ id: 'spring', districtId, ...SPRING }]),
  changeTerm: (tx, { termId: id, districtId }) => changing.changeTerm(tx, { id, districtId }, { endsOn: '2027-01-31' }),
  insertSchools: (tx, { districtId }) => changing.insertSchools(tx, districtId, [school(districtId)]),
  async changeSchool(tx, at) {
    const { schoolId: id, districtId } = at;
    await changing.changeSchool(tx, { id, districtId }, { areaId: await otherTown(tx, at) });
  },
  async pinTerms(tx, { districtId, termId }) {
    const [other] = await selectRubrics(tx, termId);
    if (!other) throw new Error('no rubric');
    const row = { termId, dimension: 'moral', rubricId: other.id };
    await changing.pinTerms(tx, districtId, [row]);
  },
  insertAdoptions: (tx, at) =>
    changing.insertAdoptions(tx, at.districtId, [adoption(at.districtId, at.schoolId, 'labour.own')]),
  changeAdoption: async (tx) => await changing.changeAdoption(tx, await adopted(tx), { endedAt: 1 }),
  insertOfferToAll: (tx, at) => changing.insertOfferToAll(tx, at.districtId, offer(at)),
  async changeOfferToAll(tx, at) {
    await changing.insertOfferToAll(tx, at.districtId, offer(at));
    await changing.changeOfferToAll(tx, at.districtId, offer(at), {
      beforeTerm: '2027-2028-1',
      endedAt: 1,
      endedBy: null,
    });
  },
  insertArrangement: async (tx, at) => changing.insertArrangement(tx, at.districtId, await arrangement(tx, at)),
  async changeArrangement(tx, at) {
    const row = await arrangement(tx, at);
    await changing.insertArrangement(tx, at.districtId, row);
    const { enteredAt, enteredBy } = row;
    await changing.changeArrangement(tx, at.districtId, row, { endsOn: '2026-12-01', enteredAt, enteredBy });
  },
};

test.for(Object.entries(CHANGES))('%s: whoever has read a frame before finds the new one', async ([, change]) => {
  const world = await openWorld({ pupilsInClass: 1, hasEvidence: false });
  const { store } = world;
  const at = placesOf(world);
  await store.write(async (tx) => {
    const town = adoption(at.districtId, await otherTown(tx, at), 'labour.of-the-other-town');
    await changing.insertAdoptions(tx, at.districtId, [town]);
  });
  const before = await store.read((q) => found(q, at));
  await store.write(async (tx) => {
    await found(tx, at);
    await change(tx, at);
    expect(await found(tx, at), 'in the transaction itself').toEqual(await found(anew(tx), at));
  });
  const after = await store.read((q) => found(q, at));
  expect(after).toEqual(await store.read((q) => found(anew(q), at)));
  expect(after, 'the change is one that can be seen').not.toEqual(before);
});

test('a change that is rolled back leaves nothing behind, in whichever transaction comes next', async () => {
  const world = await openWorld({ pupilsInClass: 1, hasEvidence: false });
  const { store } = world;
  const at = placesOf(world);
  const before = await store.read((q) => found(q, at));
  const undone = store.write(async (tx) => {
    await changing.changeTerm(tx, { id: at.termId, districtId: at.districtId }, { endsOn: '2027-01-30' });
    expect((await found(tx, at)).terms[0]?.endsOn).toBe('2027-01-30');
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect(await store.read((q) => found(q, at))).toEqual(before);
  await store.write(async (tx) => {
    await changing.changeTerm(tx, { id: at.termId, districtId: at.districtId }, { endsOn: '2027-01-31' });
    expect((await found(tx, at)).terms[0]?.endsOn).toBe('2027-01-31');
  });
  expect((await store.read((q) => found(q, at))).terms[0]?.endsOn).toBe('2027-01-31');
});

test('what was read for a version is not read again', async () => {
  const world = await openWorld({ pupilsInClass: 1, hasEvidence: false });
  const at = placesOf(world);
  const one = await world.store.read((q) => selectRubrics(q, at.termId));
  expect(await world.store.write((tx) => selectRubrics(tx, at.termId))).toBe(one);
});
