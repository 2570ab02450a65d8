import { eq } from 'drizzle-orm';
import type { GrantRole, PlaceKind } from '../../db/schema/people.ts';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import type { World } from '../support/world.ts';

/**
 * Who asks, written down by hand and never taken from what the routes say of themselves. The class is d1s1c2 throughout: `own`.
 * `pupils` are the children each may see, as prefixes of the seed's keys (d1s1c2p1); `classes` those with staff eyes.
 */
export type Persona = {
  readonly username: string | undefined;
  readonly pupils: readonly string[];
  readonly classes: readonly string[];
};

const SCHOOL_1 = ['d1s1c1', 'd1s1c2', 'd1s1c3', 'd1s1c4'] as const;
const SCHOOL_2 = ['d1s2c1', 'd1s2c2', 'd1s2c3', 'd1s2c4'] as const;
const TWIN = ['d2s1c1', 'd2s1c2', 'd2s1c3', 'd2s1c4'] as const;

const family = (username: string, ...pupils: string[]): Persona => ({ username, pupils, classes: [] });
const staff = (username: string, ...classes: string[]): Persona => ({ username, pupils: classes, classes });

export const PERSONAS = {
  nobody: { username: undefined, pupils: [], classes: [] },
  // Has a link to one thing that a family added, sends its secret along wherever one could stand, and has no account.
  witness: { username: undefined, pupils: [], classes: [] },
  guardian: family('guardian-d1s1c2p1', 'd1s1c2p1'),
  'classmate-guardian': family('guardian-d1s1c2p2', 'd1s1c2p2'),
  'other-school-guardian': family('guardian-d1s2c1p1', 'd1s2c1p1'),
  'two-school-guardian': family('two-schools', 'd1s1c2p1', 'd1s2c1p1'),
  // Their own accounts: the line of the schools 1 is grade 3; that of school 2 the usual one, which nobody there has reached.
  pupil: family('pupil-d1s1c2p1', 'd1s1c2p1'),
  'classmate-pupil': family('pupil-d1s1c2p2', 'd1s1c2p2'),
  'young-pupil': family('pupil-d1s2c1p1', 'd1s2c1p1'),
  'twin-pupil': family('pupil-d2s1c2p1', 'd2s1c2p1'),
  'labour-teacher': staff('labour-d1s1', ...SCHOOL_1),
  homeroom: staff('homeroom-d1s1c2', 'd1s1c2'),
  'other-homeroom': staff('homeroom-d1s1c1', 'd1s1c1'),
  'other-school-homeroom': staff('homeroom-d1s2c1', 'd1s2c1'),
  'teacher-until-yesterday': staff('until-yesterday'),
  'teacher-from-tomorrow': staff('from-tomorrow'),
  'former-homeroom': staff('former-homeroom', 'd1s1c3'),
  'last-years-teacher': staff('last-years-teacher', 'd1s1c3'),
  'teacher-since-lately': staff('teacher-since-lately', 'd1s1c3'),
  'teacher-from-next-week': staff('teacher-from-next-week'),
  office: staff('office-d1s1', ...SCHOOL_1),
  principal: staff('principal-d1s1', ...SCHOOL_1),
  'other-principal': staff('principal-d1s2', ...SCHOOL_2),
  officer: staff('officer-d1'),
  reviewer: staff('reviewer-d1'),
  'school-reviewer': staff('reviewer-d1s1'),
  'roster-manager': staff('roster-d1'),
  operator: staff('operator-d1'),
  'twin-principal': staff('principal-d2s1', ...TWIN),
  'twin-homeroom': staff('homeroom-d2s1c2', 'd2s1c2'),
  'twin-guardian': family('guardian-d2s1c2p1', 'd2s1c2p1'),
  'twin-roster-manager': staff('roster-d2'),
  disabled: staff('disabled'),
  'ended-session': staff('ended-session'),
  'must-change-password': staff('must-change'),
} as const satisfies Record<string, Persona>;

export type PersonaName = keyof typeof PERSONAS;
export const NAMES = Object.keys(PERSONAS) as PersonaName[];
/** Their grants on d1s1c3 hold today, from this school year, from the last and from 26 October: test/access/dates.test.ts has their lists. */
export const DATED: readonly PersonaName[] = ['former-homeroom', 'last-years-teacher', 'teacher-since-lately'];
/** They reach what is theirs and look for nobody. */
export const OWN: readonly PersonaName[] = ['pupil', 'classmate-pupil', 'young-pupil', 'twin-pupil'];
export const isOfTwin = (name: PersonaName) => name.startsWith('twin-');

/** 2026-11-09 and 2026-11-11 lie around the world's TODAY. */
const GRANTS: readonly {
  who: string;
  role: GrantRole;
  at: string;
  from?: string;
  to?: string;
  person?: { isEnabled?: boolean; mustChangePassword?: boolean };
}[] = [
  { who: 'two-schools', role: 'guardian', at: 'd1s1c2p1' },
  { who: 'two-schools', role: 'guardian', at: 'd1s2c1p1' },
  { who: 'pupil-d1s1c2p1', role: 'pupil', at: 'd1s1c2p1' },
  { who: 'pupil-d1s1c2p2', role: 'pupil', at: 'd1s1c2p2' },
  { who: 'pupil-d1s2c1p1', role: 'pupil', at: 'd1s2c1p1' },
  { who: 'pupil-d2s1c2p1', role: 'pupil', at: 'd2s1c2p1' },
  { who: 'until-yesterday', role: 'teacher', at: 'd1s1c2', to: '2026-11-09' },
  { who: 'from-tomorrow', role: 'teacher', at: 'd1s1c2', from: '2026-11-11' },
  { who: 'former-homeroom', role: 'homeroom', at: 'd1s1c3' },
  { who: 'last-years-teacher', role: 'teacher', at: 'd1s1c3', from: '2026-02-24' },
  { who: 'teacher-since-lately', role: 'teacher', at: 'd1s1c3', from: '2026-10-26' },
  { who: 'teacher-from-next-week', role: 'teacher', at: 'd1s1c3', from: '2026-11-16' },
  { who: 'reviewer-d1', role: 'reviewer', at: 'd1' },
  { who: 'reviewer-d1s1', role: 'reviewer', at: 'd1s1' },
  { who: 'operator-d1', role: 'operator', at: 'd1' },
  { who: 'disabled', role: 'homeroom', at: 'd1s1c2' },
  { who: 'ended-session', role: 'homeroom', at: 'd1s1c2' },
  { who: 'must-change', role: 'homeroom', at: 'd1s1c2', person: { mustChangePassword: true } },
];

/** 'd1' a district, 'd1s1' a school, 'd1s1c2' a class, 'd1s1c2p1' a child. */
function kindOf(at: string): PlaceKind {
  if (at.includes('p')) return 'pupil';
  if (at.includes('c')) return 'class';
  return at.includes('s') ? 'school' : 'area';
}

/** Adds the people the seed does not have, lets pupils of two schools sign in themselves, signs in who once had a session, and then takes it away. */
export async function addPersonas({ store, cookieOf, place, placeOf }: World & { placeOf: (key: string) => string }) {
  await store.write(async (tx) => {
    const t = unsafeTables(tx);
    const [district] = await tx.select().from(t.areas).where(eq(t.areas.sourcedId, 'd1'));
    for (const who of new Set(GRANTS.map((grant) => grant.who))) {
      const own = GRANTS.filter((grant) => grant.who === who);
      await tx.insert(t.persons).values({
        id: `person-${who}`,
        districtId: district?.id ?? null,
        username: who,
        name: who,
        sortKey: who,
        passwordHash: null,
        mustChangePassword: false,
        isEnabled: true,
        sourcedId: who,
        ...own[0]?.person,
      });
      await tx.insert(t.grants).values(
        own.map(({ role, at, from = '2026-09-01', to = null }, index) => ({
          id: `grant-${who}-${index}`,
          personId: `person-${who}`,
          role,
          placeKind: kindOf(at),
          placeId: at === 'd1' ? (district?.id ?? '') : placeOf(at),
          subject: null,
          startsOn: from,
          endsOn: to,
          sourcedId: null,
        })),
      );
    }
  });
  const said = { fromGrade: 3, saidBy: 'nobody', saidAt: 0 };
  const lines = [place(1, 1, 1), place(2, 1, 1)].map(({ schoolId }) => ({ schoolId, ...said }));
  await store.write((tx) => tx.insert(unsafeTables(tx).pupilLines).values(lines));
  await cookieOf('disabled');
  await cookieOf('ended-session');
  await store.write(async (tx) => {
    const { persons, sessions } = unsafeTables(tx);
    await tx.update(persons).set({ isEnabled: false }).where(eq(persons.username, 'disabled'));
    await tx.delete(sessions).where(eq(sessions.personId, 'person-ended-session'));
  });
}
