import { and, eq } from 'drizzle-orm';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { pathWith } from '../../server/contract/request.ts';
import { changePassword } from '../../server/contract/session.ts';
import { printPupilSheet, setFirstGrade } from '../../server/contract/sign-in-sheets.ts';
import { PASSWORD, signIn } from './sign-in.ts';
import { openWorld, type World } from './world.ts';

export const [OFFICE, HOMEROOM] = ['office-d1s1', 'homeroom-d1s1c2'];

/** What the school and the homeroom teacher of a class of the fourth grade do for its pupils to sign in. */
export function ownActs(world: World) {
  const { ask, store, newClientId } = world;
  const at = world.place(1, 1, 2);
  const setLine = (fromGrade: number | null, as = OFFICE, schoolId = at.schoolId) =>
    ask(as, setFirstGrade, { params: { schoolId }, body: { clientId: newClientId(), fromGrade } });
  const print = (again: string[] = [], as = HOMEROOM, classId = at.classId) =>
    ask(as, printPupilSheet, { params: { classId }, body: { again } });
  /** The username of a pupil's own account. */
  const usernameOf = async (pupilId: string) => {
    const [row] = await store.read((q) => {
      const { grants, persons } = unsafeTables(q);
      return q
        .select({ username: persons.username })
        .from(grants)
        .innerJoin(persons, eq(persons.id, grants.personId))
        .where(and(eq(grants.placeId, pupilId), eq(grants.role, 'pupil')));
    });
    if (!row) throw new Error('this pupil has no account');
    return row.username;
  };
  return { at, setLine, print, usernameOf };
}

export async function openOwn(wanted: Parameters<typeof openWorld>[0] = {}) {
  const world = await openWorld(wanted);
  return { ...world, ...ownActs(world) };
}

/** The code of the printed sheet is typed, and a password chosen; answers the account's name. */
export async function enter(world: World, slip: { readonly username: string | null; readonly code: string | null }) {
  const { cookie, status } = await signIn(world, slip.username ?? '', slip.code ?? '');
  if (status !== 201) throw new Error(`the code opens nothing: ${status}`);
  const body = { current: slip.code ?? '', next: PASSWORD };
  const changed = await world.send(undefined, 'put', pathWith(changePassword.path, {}), {
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (changed.status !== 200) throw new Error(`no password: ${changed.status} ${await changed.text()}`);
  return slip.username ?? '';
}

/** As if a password had been chosen: the code and the form are what other tests are about. */
export async function letIn({ store }: Pick<World, 'store'>, username: string) {
  await store.write(async (tx) => {
    const { persons } = unsafeTables(tx);
    await tx.update(persons).set({ mustChangePassword: false }).where(eq(persons.username, username));
  });
  return username;
}

/** Classes in which a pupil goes on in the running term: the stay before ends on the day before the first of these. */
export async function moveTo(
  { store, place }: World,
  pupilId: string,
  to: { classId: string; schoolId: string } | null,
  on: string,
  before: string,
) {
  const termId = place(1, 1, 2).district.terms.at(-1)?.id ?? '';
  await store.write(async (tx) => {
    const { enrolments } = unsafeTables(tx);
    const own = and(eq(enrolments.pupilId, pupilId), eq(enrolments.termId, termId));
    await tx.update(enrolments).set({ endedOn: before }).where(own);
    if (!to) return;
    const { schoolId, classId } = to;
    const id = `stay-${pupilId}-${on}`;
    await tx
      .insert(enrolments)
      .values({ schoolId, classId, id, pupilId, termId, startsOn: on, endedOn: null, sourcedId: id });
  });
}
