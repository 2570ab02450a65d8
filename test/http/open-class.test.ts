import { expect, test } from 'vitest';
import { setAccount } from '../../server/contract/people.ts';
import { listSchoolClasses, listSchoolStaff, openClass } from '../../server/contract/school-classes.ts';
import { readMe } from '../../server/contract/session.ts';
import { codeOf } from '../support/two-schools.ts';
import { openWorld, TODAY } from '../support/world.ts';

const TERM = '2026-2027-1';

test('whoever opens a class names its homeroom teacher among the staff, or nobody; somebody else’s staff and a closed account are refused', async () => {
  const world = await openWorld();
  const { ask, newClientId, place } = world;
  const { schoolId, classId } = place(1, 1, 2);
  const params = { schoolId };
  const open = (number: number, homeroomId: string | null, as = 'office-d1s1') =>
    ask(as, openClass, { params, body: { clientId: newClientId(), term: TERM, grade: 1, number, homeroomId } });
  const staffOf = async (as: string, school = schoolId) =>
    (await ask(as, listSchoolStaff, { params: { schoolId: school } })).body.staff;

  const staff = await staffOf('office-d1s1');
  // Four homeroom teachers, the labour teacher of all four classes, the principal and the office: each once.
  expect(staff.map(({ roles, classes }) => [roles, classes.length])).toEqual(
    expect.arrayContaining([
      [['homeroom'], 1],
      [['teacher'], 4],
      [['principal'], 0],
    ]),
  );
  expect(staff).toHaveLength(7);
  expect(await staffOf('roster-d1')).toEqual(staff);
  const homeroom = staff.find(({ roles, classes }) => roles[0] === 'homeroom' && classes[0]?.classId === classId);
  const labour = staff.find(({ roles }) => roles.includes('teacher'));
  const [elsewhere] = await staffOf('office-d1s2', place(1, 2, 1).schoolId);

  const made = await open(8, labour?.personId ?? '');
  expect(made.status).toBe(201);
  const classes = async () => {
    const { terms } = (await ask('office-d1s1', listSchoolClasses, { params })).body;
    return terms[0]?.classes.map(({ number, homerooms }) => [number, homerooms]);
  };
  expect(await classes()).toContainEqual([8, [labour?.name]]);
  const { grants } = (await ask('labour-d1s1', readMe, {})).body;
  expect(grants.find(({ place: at }) => at.id === made.body.classId)).toMatchObject({ role: 'homeroom', from: TODAY });
  expect((await open(9, null, 'roster-d1')).status).toBe(201);
  expect(await classes()).toContainEqual([9, []]);

  expect(codeOf(await open(10, elsewhere?.personId ?? ''))).toBe('homeroom.not-staff');
  const off = {
    params: { ...params, personId: homeroom?.personId ?? '' },
    body: { clientId: newClientId(), isEnabled: false },
  };
  expect((await ask('principal-d1s1', setAccount, off)).status).toBe(200);
  expect(codeOf(await open(10, homeroom?.personId ?? ''))).toBe('homeroom.not-staff');
  expect((await classes())?.map(([number]) => number)).not.toContain(10);
});
