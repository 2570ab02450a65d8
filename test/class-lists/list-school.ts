import { eq } from 'drizzle-orm';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import type { Problem } from '../../server/contract/problem.ts';
import { pathWith } from '../../server/contract/request.ts';
import { type ClassListResult, importClassList } from '../../server/contract/roster.ts';
import { packRoster, role, smallRoster, user } from '../roster/pack-roster.ts';
import { sendRoster } from '../roster/send-roster.ts';
import { csv, type Put, workbook } from '../sheets/make-sheet.ts';
import { openWorld, type World } from '../support/world.ts';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const HEAD = ['班级', '班内学号', '姓名', '性别', '学籍号', '家长', '联系电话'];
const school = { s1: '新竹小学', s2: '远山小学' } as const;

/** The empty school 远山小学 of the first district, its office `office-s2`, and beside it 新竹小学 with its office. */
export async function openListSchool(wanted: Parameters<typeof openWorld>[0] = {}) {
  const world = await openWorld(wanted);
  const roster = smallRoster();
  const offices = ['office-s1', 'office-s2'].map((id) => user(id, { familyName: '教', givenName: '务' }));
  const roles = ['s1', 's2'].map((id) => role(`office-${id}`, 'siteAdministrator', id));
  const users = [...roster.users, ...offices];
  const sent = await sendRoster(world, packRoster({ ...roster, users, roles: [...roster.roles, ...roles] }));
  if (sent.status !== 201) throw new Error(JSON.stringify(sent.problem));
  const schoolId = await idOf(world, school.s2);
  return { world, schoolId, otherId: await idOf(world, school.s1), send: sender(world, schoolId) };
}
export type ListSchool = Awaited<ReturnType<typeof openListSchool>>;

async function idOf(world: World, name: string): Promise<string> {
  const rows = await world.store.read((q) => {
    const { schools } = unsafeTables(q);
    return q.select({ id: schools.id }).from(schools).where(eq(schools.name, name));
  });
  if (!rows[0]) throw new Error(`no school ${name}`);
  return rows[0].id;
}

type Said = Partial<Parameters<typeof queryOf>[0]> & {
  readonly as?: string;
  readonly to?: string;
  readonly type?: string;
};
type Query = {
  dryRun: boolean;
  allowShrink: boolean;
  allowOthers: boolean;
  clientId: string;
  sheet: string;
  columns: string;
  className: string;
  headerLine: string;
  lang: 'zh' | 'en';
};
const queryOf = ({ dryRun = false, allowShrink = false, allowOthers = false, ...said }: Partial<Query>) => {
  const flag = (value: boolean) => (value ? ('true' as const) : ('false' as const));
  return { dryRun: flag(dryRun), allowShrink: flag(allowShrink), allowOthers: flag(allowOthers), ...said };
};

const sender =
  (world: World, schoolId: string) =>
  async (bytes: Uint8Array, { as = 'office-s2', to = schoolId, type = XLSX, ...said }: Said = {}) => {
    const query = { clientId: world.newClientId(), ...queryOf(said) };
    const path = pathWith(importClassList.path, { params: { schoolId: to }, query });
    const response = await world.send(as, 'post', path, { headers: { 'content-type': type }, body: bytes as never });
    const body: unknown = await response.json();
    return { status: response.status, body: body as ClassListResult, problem: body as Problem };
  };

export const faultsOf = ({ problem }: { problem: Problem }) =>
  problem.errors?.map(({ path, code }) => `${path} ${code}`);

export const sheet = (...rows: readonly (readonly Put[])[]) => workbook([HEAD, ...rows]);
/** The same table as each of the ways it may come. */
export const pasted = (rows: readonly (readonly Put[])[]) =>
  new TextEncoder().encode(rows.map((row) => row.map((cell) => cell ?? '').join('\t')).join('\n'));
export const utf8 = csv;

/** Who is in the school and what they may, by names alone: what every way of importing has to make alike. */
export async function peopleOf({ world, schoolId }: ListSchool): Promise<string[]> {
  return await world.store.read(async (q) => {
    const t = unsafeTables(q);
    const classes = await q.select().from(t.classes).where(eq(t.classes.schoolId, schoolId));
    const classNames = new Map(classes.map((row) => [row.id, `${row.stage} ${row.entryYear} ${row.number}`]));
    const stays = await q.select().from(t.enrolments).where(eq(t.enrolments.schoolId, schoolId));
    const inSchool = new Set(stays.map((row) => row.pupilId));
    const pupils = (await q.select().from(t.pupils)).filter((row) => inSchool.has(row.id));
    const pupilNames = new Map(pupils.map((row) => [row.id, row.name]));
    const persons = new Map((await q.select().from(t.persons)).map((row) => [row.id, row]));
    const grants = (await q.select().from(t.grants)).filter(
      (row) => classNames.has(row.placeId) || pupilNames.has(row.placeId),
    );
    const place = (id: string) => classNames.get(id) ?? pupilNames.get(id);
    return [
      ...classNames.values(),
      ...pupils.map((row) => `pupil ${row.name} ${row.sex} ${row.numberTail}`),
      ...stays.map((row) =>
        ['stay', pupilNames.get(row.pupilId), classNames.get(row.classId), row.startsOn, row.endedOn].join(' '),
      ),
      ...grants.map((row) =>
        ['grant', persons.get(row.personId)?.name, row.role, place(row.placeId), row.startsOn, row.endsOn].join(' '),
      ),
    ].sort();
  });
}
