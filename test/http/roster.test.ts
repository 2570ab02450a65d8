import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readBytes } from '../oneroster/make-package.ts';
import {
  enrollment,
  hashOf,
  homeroom,
  packRoster,
  role,
  smallRoster,
  studentNumber,
  user,
} from '../roster/pack-roster.ts';
import { rowOf, rowsOf, sendRoster as send, stateOf } from '../roster/send-roster.ts';
import { openWorld } from '../support/world.ts';

const NOTHING = { created: 0, changed: 0, ended: 0 };

describe('a whole package', () => {
  test.each(['zh', 'zh-bom'])('%s is imported, and a second time changes nothing', async (name) => {
    const world = await openWorld();
    const zip = readBytes(`oneroster-1.2-${name}.zip`);
    const first = await send(world, zip);
    expect(first.status).toBe(201);
    const { outcome, changes, files } = first.body;
    expect(outcome).toBe('imported');
    expect(files.find((file) => file.name === 'results.csv')).toMatchObject({ imported: false });
    expect(changes).toMatchObject({
      areas: { changed: 1 },
      schools: { created: 2 },
      terms: { created: 0, changed: 1 },
      classes: { created: 1 },
      pupils: { created: 2 },
      staff: { created: 1 },
      guardians: { created: 1 },
      enrolments: { created: 2 },
      grants: { created: 2 },
    });
    const before = await stateOf(world);
    expect(before).toContain('李小明');
    expect(before).toContain('"name":"王老师"');
    const again = await send(world, zip);
    for (const change of Object.values(again.body.changes)) expect(change).toMatchObject(NOTHING);
    expect(again.body.changes.enrolments.unchanged).toBe(2);
    expect(hashOf(await stateOf(world))).toBe(hashOf(before));
  });

  test('public case: a kindergarten and a class of several grades stop nobody, and are counted', async () => {
    const world = await openWorld({ pupilsInClass: 1 });
    const roster = smallRoster();
    const mixed = (sourcedId: string, grades: string) => ({ ...homeroom(sourcedId, 3, 7), grades });
    const zip = packRoster({
      ...roster,
      classes: [...roster.classes, mixed('kg', 'KG'), mixed('pk', 'PK,KG'), mixed('both', '03,04')],
      users: [...roster.users, user('small'), user('middle')],
      roles: [...roster.roles, role('small', 'student'), role('middle', 'student')],
      enrollments: [...roster.enrollments, enrollment('small', 'kg'), enrollment('middle', 'both')],
    });
    const { status, body } = await send(world, zip);
    expect([status, body.passedOver]).toEqual([
      201,
      [
        { reason: 'kindergarten', rows: 2 },
        { reason: 'multi-grade', rows: 1 },
      ],
    ]);
    expect([body.changes.classes.created, body.changes.enrolments.created]).toEqual([2, 5]);
    // What is no grade at all is still a fault, and not passed over.
    const odd = packRoster({ ...roster, classes: [...roster.classes, mixed('odd', '03,third')] });
    expect((await send(world, odd)).problem.errors?.map(({ code }) => code)).toEqual(['row.class_grade']);
  });

  test('with a fault is refused with every place, and nothing is written', async () => {
    const world = await openWorld();
    const before = await stateOf(world);
    const { status, problem } = await send(world, readBytes('oneroster-1.2-bad.zip'));
    expect(status).toBe(422);
    expect(problem.errors?.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'enrollments.csv:5:role row.invalid_enum',
      'enrollments.csv:5:classSourcedId reference.missing_target_record',
      'enrollments.csv:5:userSourcedId reference.missing_target_record',
    ]);
    expect(await stateOf(world)).toBe(before);
  });

  const samples = JSON.parse(readFileSync(new URL('../oneroster/corpus/index.json', import.meta.url), 'utf8')) as {
    file: string;
    full: 'ok' | string[];
  }[];
  test('of the corpus is imported where it is valid and refused with its faults where not', async () => {
    const world = await openWorld();
    for (const { file, full } of samples) {
      const { status, problem } = await send(world, readBytes(`corpus/${file}`));
      const codes = problem.errors?.map(({ code }) => code) ?? 'ok';
      expect({ file, status, codes }).toEqual({ file, status: full === 'ok' ? 201 : 422, codes: full });
    }
  });

  test('makes classes, accounts and grants as it says', async () => {
    const world = await openWorld();
    const { body } = await send(world, packRoster(smallRoster()));
    expect(body.changes).toMatchObject({
      areas: { created: 2, unchanged: 1 },
      schools: { created: 2 },
      classes: { created: 2 },
      pupils: { created: 5 },
      staff: { created: 2 },
      guardians: { created: 1 },
      grants: { created: 3 },
    });
    const state = await stateOf(world);
    const rows = (table: string) => rowsOf(state, table);
    const school = rowOf(state, 'schools', { sourcedId: 's1' });
    const town = rowOf(state, 'areas', { sourcedId: 'town' });
    const group = rowOf(state, 'areas', { sourcedId: 'group' });
    expect(school).toMatchObject({ areaId: town['id'], groupId: group['id'], path: `${town['path']}${school['id']}/` });
    const second = rowOf(state, 'classes', { sourcedId: 'k2' });
    expect(second).toMatchObject({ stage: 'primary', entryYear: 2024, number: 2 });
    expect(rowOf(state, 'persons', { sourcedId: 'h1' })).toMatchObject({ name: 'Ann Lee', passwordHash: null });
    const made = rows('grants').filter((row) => row['sourcedId'] !== null);
    expect(made.map((row) => `${row['role']} ${row['startsOn']}`).sort()).toEqual([
      'guardian 2026-11-10',
      'homeroom 2026-09-01',
      'principal 2026-11-10',
    ]);
    const rollups = rows('rollups').filter((row) => row['schoolId'] === school['id'] && row['pupils'] === 3);
    expect(rollups.length).toBeGreaterThan(0);
  });
});

describe('what is asked first', () => {
  test('a package of another district, and one that moves a term that has begun, say so and wait', async () => {
    const world = await openWorld();
    const before = await stateOf(world);
    const zip = readBytes('oneroster-1.2-zh.zip');
    const ask = async (said: Parameters<typeof send>[2]) => await send(world, zip, said);
    const codesOf = ({ problem }: Awaited<ReturnType<typeof ask>>) => problem.errors?.map(({ code }) => code);
    const [district, term] = ['roster.other_district', 'roster.moves_term'];
    expect(codesOf(await ask({ allowDistrict: false, allowDates: false }))).toEqual([district, term]);
    expect(codesOf(await ask({ allowDates: false }))).toEqual([term]);
    expect(await stateOf(world)).toBe(before);
    const { body } = await ask({});
    expect(body.listed[0]).toMatchObject({ code: 'term-dates', name: '2026-2027-1' });
    expect(body.listed.filter(({ code }) => code === 'pupil-joined').map(({ name }) => name)).toContain('李小明');
    // From now on it is ours, and its days are the term's.
    expect((await ask({ allowDistrict: false, allowDates: false })).body.listed).toEqual([]);
  });
});

describe('who asks', () => {
  test('a teacher and a principal may not, and nobody who is not signed in', async () => {
    const world = await openWorld();
    const zip = packRoster(smallRoster());
    for (const as of ['homeroom-d1s1c1', 'principal-d1s1', 'officer-d1', 'guardian-d1s1c1p1']) {
      expect((await send(world, zip, { as })).status).toBe(403);
    }
    const path = `/api/rosters?clientId=${world.newClientId()}`;
    const options = { headers: { 'content-type': 'application/zip' }, body: zip as never };
    expect((await world.send(undefined, 'post', path, options)).status).toBe(401);
  });

  test('a check writes nothing and says what the import will', async () => {
    const world = await openWorld();
    const before = await stateOf(world);
    const zip = packRoster(smallRoster());
    const clientId = world.newClientId();
    const checked = await send(world, zip, { dryRun: true, clientId });
    expect(checked.body.outcome).toBe('checked');
    expect(await stateOf(world)).toBe(before);
    expect((await send(world, zip, { dryRun: true, clientId })).body).toEqual(checked.body);
    expect((await send(world, zip)).body.changes).toEqual(checked.body.changes);
  });

  test('the same request gets its first answer, another file under its id is refused', async () => {
    const world = await openWorld();
    const clientId = world.newClientId();
    const first = await send(world, packRoster(smallRoster()), { clientId });
    const state = await stateOf(world);
    expect((await send(world, packRoster(smallRoster()), { clientId })).body).toEqual(first.body);
    expect(await stateOf(world)).toBe(state);
    expect((await send(world, packRoster(smallRoster(4)), { clientId })).status).toBe(409);
  });

  test('one district never touches the other', async () => {
    const world = await openWorld();
    const twin = (text: string) => text.split('\n').filter((line) => line.includes(world.place(2, 1, 1).district.id));
    const before = twin(await stateOf(world));
    const roster = smallRoster();
    const users = [...roster.users, user('x', { username: 'Officer-D2' })];
    const { problem } = await send(
      world,
      packRoster({ ...roster, users, roles: [...roster.roles, role('x', 'teacher')] }),
    );
    expect(problem.errors).toMatchObject([{ path: 'users.csv:10:username', code: 'row.username_taken' }]);
    await send(world, packRoster(roster));
    expect(twin(await stateOf(world))).toEqual(before);
  });
});

describe('student numbers', () => {
  const withNumber = (number: string) => {
    const roster = smallRoster();
    return {
      ...roster,
      users: roster.users.map((row) => (row['sourcedId'] === 'p1' ? { ...row, identifier: number } : row)),
    };
  };

  test('are sealed: the number is nowhere in the database', async () => {
    const world = await openWorld();
    const number = studentNumber(7);
    expect((await send(world, packRoster(withNumber(number)))).status).toBe(201);
    const state = await stateOf(world);
    expect(state).toMatch(/"studentNumberIndex":"[\w-]{43}"/);
    expect(state).not.toContain(number);
    if (world.where.startsWith('postgres')) return;
    for (const file of [world.where, `${world.where}-wal`]) {
      expect(readFileSync(file).includes(Buffer.from(number.slice(1)))).toBe(false);
    }
  });

  test('that are wrong are refused with the reason and never the value', async () => {
    const world = await openWorld();
    const before = await stateOf(world);
    const right = studentNumber(8);
    const wrong = right.slice(0, 18) + (right.endsWith('0') ? '1' : '0');
    const { status, problem } = await send(world, packRoster(withNumber(wrong)));
    expect(status).toBe(422);
    expect(problem.errors).toMatchObject([{ path: 'users.csv:2:identifier', code: 'row.student_number_check_digit' }]);
    expect(JSON.stringify(problem)).not.toContain(wrong);
    expect(await stateOf(world)).toBe(before);
  });

  test('of another district are refused and show nothing', async () => {
    const world = await openWorld();
    const number = studentNumber(9);
    await send(world, packRoster(withNumber(number)));
    const roster = withNumber(number);
    const orgs = roster.orgs.map((row) => (row['sourcedId'] === 'd1' ? { ...row, sourcedId: 'd2' } : row));
    const moved = orgs.map((row) => (row['parentSourcedId'] === 'd1' ? { ...row, parentSourcedId: 'd2' } : row));
    const users = roster.users.map((row) => ({ ...row, username: `x-${row['username']}` }));
    const { status, problem } = await send(world, packRoster({ ...roster, orgs: moved, users }), { as: 'roster-d2' });
    expect(status).toBe(422);
    expect(problem.errors).toMatchObject([{ path: 'users.csv:2:identifier', code: 'row.student_number_taken' }]);
    expect(JSON.stringify(problem)).not.toContain('李');
  });
});
