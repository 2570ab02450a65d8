// The operator's commands: npm run admin -- help
import '#supported-node';
import { join } from 'node:path';
import { migrate, openStore } from '../db/open-store.ts';
import { OperatorError } from '../db/operator-error.ts';
import type { GrantRole } from '../db/schema/people.ts';
import { CODE_LASTS, issueCodes } from '../db/sign-in-codes.ts';
import { readConfig } from '../server/config.ts';
import { ROLES } from '../server/contract/route.ts';
import { shanghaiDay } from '../server/core/calendar/days.ts';
import { newId } from '../server/new-id.ts';
import { called } from '../server/operator/called.ts';
import { createDistrict, publishRubrics, selectDistrictId } from '../server/operator/district.ts';
import { listPlaces } from '../server/operator/list-places.ts';
import {
  createPerson,
  endGrant,
  insertAudit,
  insertGrant,
  PLACE_OF,
  selectClassIds,
  selectPersonCalled,
  selectPlaceId,
  selectSheet,
} from '../server/operator/people.ts';
import { isEmpty, setupLink } from '../server/operator/set-up.ts';
import { shippedRubrics } from '../server/operator/shipped-rubrics.ts';
import { openSecrets, readKeyFile } from '../server/secrets/secrets.ts';
import { newCode, newCodes } from '../server/secrets/sign-in-codes.ts';
import { ADMIN_HELP } from './admin-help.ts';
import { inTongue, say, sayError, tell, tongue, typed } from './terminal.ts';

const { values, positionals } = typed({
  allowPositionals: true,
  options: Object.fromEntries(
    ['username', 'name', 'name-en', 'code', 'district', 'role', 'place', 'from', 'to', 'class', 'school', 'for'].map(
      (name) => [name, { type: 'string' as const }],
    ),
  ),
});
const said = (name: string): string | undefined => {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
};
function need(name: string): string {
  const value = said(name);
  if (!value) throw new OperatorError(`缺少 --${name}`, `--${name} is missing`);
  return value;
}

const KINDS = { district: '区', town: '镇街', group: '集团', school: '学校', class: '班级' } as const;

const now = Date.now();
const today = shanghaiDay(now);
const config = readConfig();
const command = positionals[0] ?? 'help';
const commands: Readonly<Record<string, () => Promise<void>>> = {
  'setup-link': sayLink,
  list,
  'create-district': addDistrict,
  'publish-rubrics': publish,
  create,
  grant,
  end,
  reset,
  codes,
};

const run = commands[command];
if (!run) {
  say(ADMIN_HELP);
  process.exit(command === 'help' ? 0 : 1);
}
await migrate(config.database);
const keyFile = join(config.dataFolder, 'secret-key');
readKeyFile(keyFile);
const store = await openStore(config.database);
try {
  await run();
} catch (error) {
  sayError(error);
} finally {
  await store.close();
}

async function sayLink() {
  if (!(await store.read(isEmpty))) throw new OperatorError('已经设置过了', 'this installation is set up already');
  const { url, until } = setupLink(config.origin, await openSecrets(readKeyFile(keyFile)), now);
  const last = new Date(until).toISOString();
  tell(
    `${url}\n有效到 ${last}。服务要先启动：${called('start')}`,
    `${url}\ngood until ${last}. The service has to run: ${called('start')}`,
  );
}

async function list() {
  const lines = await store.read((q) => listPlaces(q, today));
  const first = called('admin', 'setup-link');
  if (lines.length === 0) tell(`还没有区域和学校：${first}`, `there is no place yet: ${first}`);
  for (const { depth, kind, name, code, id } of lines)
    say(`${'  '.repeat(depth)}${inTongue(KINDS[kind], kind)} ${name[tongue]}  ${code}  ${id}`);
}

async function addDistrict() {
  const district = { id: newId(), code: need('code'), name: need('name'), nameEn: said('name-en') ?? need('name') };
  const rubrics = shippedRubrics();
  await store.write(async (tx) => {
    await createDistrict(tx, district, rubrics, { now, newId });
    await insertAudit(tx, { id: newId(), at: now, command, object: district.id });
  });
  tell(
    `${district.name}：${district.id}，${rubrics.length} 份量规`,
    `district ${district.name}: ${district.id}, with ${rubrics.length} rubrics`,
  );
}

async function publish() {
  const rubrics = shippedRubrics();
  const published = await store.write(async (tx) => {
    const districtId = await selectDistrictId(tx, said('district'));
    await insertAudit(tx, { id: newId(), at: now, command, object: districtId });
    return await publishRubrics(tx, districtId, rubrics, { now, newId });
  });
  tell(`发布了 ${published} 个版本`, `${published} published`);
}

async function create() {
  const id = newId();
  const code = await newCode(id);
  const [username, name] = [need('username'), need('name')];
  await store.write(async (tx) => {
    const districtId = said('district') === undefined ? null : await selectDistrictId(tx, said('district'));
    await createPerson(tx, { id, username, name, districtId });
    await issueCodes(tx, [code], now);
    await insertAudit(tx, { id: newId(), at: now, command, object: id });
  });
  sayCode({ name, username }, code.code);
}

function sayCode({ name, username }: { readonly name: string; readonly username: string }, code: string) {
  tell(
    `${name}\n  账号    ${username}\n  登录码  ${code}`,
    `${name}\n  username      ${username}\n  sign-in code  ${code}`,
  );
}

function role(): GrantRole {
  const named = ROLES.find((one) => one === said('role'));
  if (!named) throw new OperatorError(`--role 是其中之一：${ROLES.join(', ')}`, `--role is one of ${ROLES.join(', ')}`);
  return named;
}

function day(name: string): string | undefined {
  const value = said(name);
  if (value !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(value))
    throw new OperatorError(`--${name} 要写成这样的日期：${today}`, `--${name} takes a day like ${today}`);
  return value;
}

async function grant() {
  const [of, named] = [role(), need('place')];
  await store.write(async (tx) => {
    const person = await selectPersonCalled(tx, need('username'));
    const placeId = await selectPlaceId(tx, PLACE_OF[of], named);
    const [startsOn, endsOn] = [day('from') ?? today, day('to') ?? null];
    await insertGrant(tx, { id: newId(), personId: person.id, role: of, placeId, startsOn, endsOn });
    await insertAudit(tx, { id: newId(), at: now, command, object: person.id });
  });
  tell(`${need('username')} 从此是 ${named} 的 ${of}`, `${need('username')} is ${of} of ${named}`);
}

async function end() {
  const [of, named] = [role(), need('place')];
  await store.write(async (tx) => {
    const person = await selectPersonCalled(tx, need('username'));
    const placeId = await selectPlaceId(tx, PLACE_OF[of], named);
    await endGrant(tx, { personId: person.id, role: of, placeId, endsOn: day('to') ?? today });
    await insertAudit(tx, { id: newId(), at: now, command, object: person.id });
  });
  const last = day('to') ?? today;
  tell(
    `${need('username')} 在 ${named} 的 ${of} 到 ${last} 为止`,
    `${need('username')} stops being ${of} of ${named} after ${last}`,
  );
}

async function reset() {
  const person = await store.read((q) => selectPersonCalled(q, need('username')));
  const code = await newCode(person.id);
  await store.write(async (tx) => {
    await issueCodes(tx, [code], now);
    await insertAudit(tx, { id: newId(), at: now, command, object: person.id });
  });
  sayCode(person, code.code);
}

async function codes() {
  const kind = said('for') ?? 'guardians';
  if (kind !== 'guardians' && kind !== 'staff')
    throw new OperatorError('--for 写 guardians（家长）或 staff（教职工）', '--for is guardians or staff');
  for (const id of await classesAsked()) await printSheet(id, kind);
}

async function classesAsked(): Promise<readonly string[]> {
  return await store.read(async (q) =>
    said('class') === undefined
      ? await selectClassIds(q, await selectPlaceId(q, 'school', need('school')), today)
      : [await selectPlaceId(q, 'class', need('class'))],
  );
}

/** Who is on two sheets (two children, several classes) has a code from the first one, which the second leaves alone. */
async function printSheet(classId: string, kind: 'guardians' | 'staff') {
  const sheet = await store.read((q) => selectSheet(q, classId, kind, { now, today }));
  const fresh = await newCodes(sheet.flatMap((row) => (row.state === 'none' ? row.personId : [])));
  await store.write(async (tx) => {
    await issueCodes(tx, fresh, now);
    await insertAudit(tx, { id: newId(), at: now, command, object: classId });
  });
  const [until, whose] = [shanghaiDay(now + CODE_LASTS), kind === 'staff' ? '教职工' : '家长'];
  tell(
    `\n班级 ${classId}：${whose}登录码，${until} 前有效`,
    `\nclass ${classId}: sign-in codes for ${kind}, until ${until}`,
  );
  for (const row of sheet) {
    const code = fresh.find((one) => one.personId === row.personId)?.code;
    say([row.child.padEnd(8), row.name.padEnd(8), row.username.padEnd(28), code ?? `(${insteadOf(row)})`].join('  '));
  }
}

/** Why somebody of a sheet gets no code. */
function insteadOf({ state, since, until }: Awaited<ReturnType<typeof selectSheet>>[number]): string {
  if (state === 'signed-in') return inTongue('已有密码', 'has a password');
  if (state === 'disabled') return inTongue('已停用', 'is disabled');
  return inTongue(`${since} 发的登录码，${until} 前有效`, `already has a code from ${since}, until ${until}`);
}
