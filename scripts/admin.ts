// The operator's commands: npm run admin -- help
import '#supported-node';
import type { Store } from '../db/engine.ts';
import { openStore } from '../db/open-store.ts';
import { OperatorError } from '../db/operator-error.ts';
import { issueCodes } from '../db/sign-in-codes.ts';
import { readConfig } from '../server/config.ts';
import { dayBefore, shanghaiDay } from '../server/core/calendar/days.ts';
import { newId } from '../server/new-id.ts';
import { called } from '../server/operator/called.ts';
import { createDistrict, publishRubrics, selectDistrictId } from '../server/operator/district.ts';
import { acceptKey, openInstallation } from '../server/operator/installation.ts';
import { listPlaces } from '../server/operator/list-places.ts';
import {
  createPerson,
  endGrant,
  GIVEN_ROLES,
  type GivenRole,
  insertAudit,
  insertGrant,
  PLACE_OF,
  selectClassIds,
  selectPersonCalled,
  selectPlaceId,
} from '../server/operator/people.ts';
import { isEmpty, setupLink } from '../server/operator/set-up.ts';
import { shippedRubrics } from '../server/operator/shipped-rubrics.ts';
import { chainKeyFrom } from '../server/secrets/key-file.ts';
import { openSecrets } from '../server/secrets/secrets.ts';
import { newCode } from '../server/secrets/sign-in-codes.ts';
import { ADMIN_HELP } from './admin-help.ts';
import { secondStepCommands } from './admin-second-step.ts';
import { printSheet } from './admin-sheet.ts';
import { inTongue, say, sayError, tell, tongue, typed } from './terminal.ts';

const { values, positionals } = typed({
  allowPositionals: true,
  options: Object.fromEntries(
    'username name name-en code district role place from to class school for required'
      .split(' ')
      .map((name) => [name, { type: 'string' as const }]),
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
type Command = (store: Store, key: Uint8Array) => Promise<void>;
const commands: Readonly<Record<string, Command>> = {
  'accept-key': accept,
  'setup-link': sayLink,
  list,
  'create-district': addDistrict,
  'publish-rubrics': publish,
  create,
  grant,
  end,
  reset,
  codes,
  ...secondStepCommands({ need, said, now }),
};

const run = commands[command];
if (!run) {
  say(ADMIN_HELP);
  process.exit(command === 'help' ? 0 : 1);
}
try {
  // With the key that is asked for: nothing else may be said of a place where key and database do not belong together.
  if (run === accept) await accept();
  else await onInstallation(run);
} catch (error) {
  sayError(error);
}

async function onInstallation(work: Command) {
  const key = await openInstallation(config);
  const store = await openStore(config.database, { chainKey: chainKeyFrom(key) });
  try {
    await work(store, key);
  } finally {
    await store.close();
  }
}

async function accept() {
  const { found, key } = await acceptKey(config);
  const store = await openStore(config.database, { chainKey: chainKeyFrom(key) });
  await store.write((tx) => insertAudit(tx, { id: newId(), at: now, command, object: found }));
  await store.close();
  tell(
    found === 'new' ? '新的密钥已生成：请马上另存一份' : '数据库从此认那里的密钥',
    found === 'new'
      ? 'there is a new key: keep a copy of it at once'
      : 'the database now belongs to the key that lies there',
  );
}

async function sayLink(store: Store, key: Uint8Array) {
  if (!(await store.read(isEmpty))) throw new OperatorError('已经设置过了', 'this installation is set up already');
  const { url, until } = setupLink(config.origin, await openSecrets(key), now);
  const last = new Date(until).toISOString();
  tell(
    `${url}\n有效到 ${last}。服务要先启动：${called('start')}`,
    `${url}\ngood until ${last}. The service has to run: ${called('start')}`,
  );
}

async function list(store: Store) {
  const lines = await store.read((q) => listPlaces(q, today));
  const first = called('admin', 'setup-link');
  if (lines.length === 0) tell(`还没有区域和学校：${first}`, `there is no place yet: ${first}`);
  for (const { depth, kind, name, code, id } of lines)
    say(`${'  '.repeat(depth)}${inTongue(KINDS[kind], kind)} ${name[tongue]}  ${code}  ${id}`);
}

async function addDistrict(store: Store) {
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

async function publish(store: Store) {
  const rubrics = shippedRubrics();
  const published = await store.write(async (tx) => {
    const districtId = await selectDistrictId(tx, said('district'));
    await insertAudit(tx, { id: newId(), at: now, command, object: districtId });
    return await publishRubrics(tx, districtId, rubrics, { now, newId });
  });
  tell(`发布了 ${published} 个版本`, `${published} published`);
}

async function create(store: Store) {
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

function role(): GivenRole {
  const named = GIVEN_ROLES.find((one) => one === said('role'));
  if (!named)
    throw new OperatorError(
      `--role 是其中之一：${GIVEN_ROLES.join(', ')}`,
      `--role is one of ${GIVEN_ROLES.join(', ')}`,
    );
  return named;
}

function day(name: string): string | undefined {
  const value = said(name);
  if (value !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(value))
    throw new OperatorError(`--${name} 要写成这样的日期：${today}`, `--${name} takes a day like ${today}`);
  return value;
}

async function grant(store: Store) {
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

/** At once: whoever is sent away this morning reads nothing until midnight. A later day is said with --to. */
async function end(store: Store) {
  const [of, named] = [role(), need('place')];
  const last = day('to') ?? dayBefore(today);
  await store.write(async (tx) => {
    const person = await selectPersonCalled(tx, need('username'));
    const placeId = await selectPlaceId(tx, PLACE_OF[of], named);
    await endGrant(tx, { personId: person.id, role: of, placeId, endsOn: last }, today);
    await insertAudit(tx, { id: newId(), at: now, command, object: person.id });
  });
  if (last < today)
    tell(`${need('username')} 从现在起不再是 ${named} 的 ${of}`, `${need('username')} is no longer ${of} of ${named}`);
  else
    tell(
      `${need('username')} 在 ${named} 的 ${of} 到 ${last} 为止`,
      `${need('username')} stops being ${of} of ${named} after ${last}`,
    );
}

async function reset(store: Store) {
  const person = await store.read((q) => selectPersonCalled(q, need('username')));
  const code = await newCode(person.id);
  await store.write(async (tx) => {
    await issueCodes(tx, [code], now);
    await insertAudit(tx, { id: newId(), at: now, command, object: person.id });
  });
  sayCode(person, code.code);
}

async function codes(store: Store) {
  const kind = said('for') ?? 'guardians';
  if (kind !== 'guardians' && kind !== 'staff')
    throw new OperatorError('--for 写 guardians（家长）或 staff（教职工）', '--for is guardians or staff');
  for (const id of await classesAsked(store)) await printSheet(store, { classId: id, kind, now, command });
}

async function classesAsked(store: Store): Promise<readonly string[]> {
  return await store.read(async (q) =>
    said('class') === undefined
      ? await selectClassIds(q, await selectPlaceId(q, 'school', need('school')), today)
      : [await selectPlaceId(q, 'class', need('class'))],
  );
}
