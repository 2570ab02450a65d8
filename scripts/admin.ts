// The operator's commands: npm run admin -- help
import '#supported-node';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { v7 as newId } from 'uuid';
import { migrate, openStore } from '../db/open-store.ts';
import type { GrantRole } from '../db/schema/people.ts';
import { CODE_LASTS, issueCodes } from '../db/sign-in-codes.ts';
import { readConfig } from '../server/config.ts';
import { ROLES } from '../server/contract/route.ts';
import { shanghaiDay } from '../server/core/calendar/days.ts';
import { createDistrict, publishRubrics, selectDistrictId } from '../server/operator/district.ts';
import { listPlaces } from '../server/operator/list-places.ts';
import {
  createPerson,
  endGrant,
  insertAudit,
  insertGrant,
  OperatorError,
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

const HELP = `npm run admin -- COMMAND

  setup-link                           the address where an empty installation is set up in a browser; good for 30 minutes
  list                                 every place with its id and its code, classes with how many are in them
  create-district --code 440605 --name 南海区 --name-en "Nanhai District"
                                       a district with the rubrics that are shipped
  publish-rubrics [--district CODE]    publishes versions in rubrics/ that the district does not have yet
  create --username U --name N [--district CODE]
                                       an account; prints its single-use sign-in code
  grant  --username U --role ROLE --place ID [--from DAY] [--to DAY]
                                       ROLE: ${ROLES.join(', ')}
                                       ID: the id, or the roster's id, of the ${'pupil, class, school or area'};
                                       a school or an area by its name as well
  end    --username U --role ROLE --place ID [--to DAY]
                                       the last day of a grant (today, unless said)
  reset  --username U                  a new sign-in code; the password and all sessions end
  codes  --class ID | --school ID [--for guardians|staff]
                                       sign-in codes for everybody of a class who has neither a password nor a valid code,
                                       one sheet a class, to be printed; reset makes one person a new one

Codes last 14 days and work once. What is printed is shown only here: print it or write it down.
`;

const { values, positionals } = parseArgs({
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
  if (!value) throw new OperatorError(`--${name} is missing`);
  return value;
}

const now = Date.now();
const today = shanghaiDay(now);
const config = readConfig();
const say = (line: string) => process.stdout.write(`${line}\n`);
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
  say(HELP);
  process.exit(command === 'help' ? 0 : 1);
}
await migrate(config.database);
const keyFile = join(config.dataFolder, 'secret-key');
readKeyFile(keyFile);
const store = await openStore(config.database);
try {
  await run();
} catch (error) {
  if (!(error instanceof OperatorError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
} finally {
  await store.close();
}

async function sayLink() {
  if (!(await store.read(isEmpty))) throw new OperatorError('this installation is set up already');
  const { url, until } = setupLink(config.origin, await openSecrets(readKeyFile(keyFile)), now);
  say(`${url}\ngood until ${new Date(until).toISOString()}`);
}

async function list() {
  const lines = await store.read((q) => listPlaces(q, today));
  if (lines.length === 0) say('there is no place yet: npm run admin -- setup-link');
  for (const { depth, kind, name, code, id } of lines) say(`${'  '.repeat(depth)}${kind} ${name}  ${code}  ${id}`);
}

async function addDistrict() {
  const district = { id: newId(), code: need('code'), name: need('name'), nameEn: said('name-en') ?? need('name') };
  const rubrics = shippedRubrics();
  await store.write(async (tx) => {
    await createDistrict(tx, district, rubrics, { now, newId });
    await insertAudit(tx, { id: newId(), at: now, command, object: district.id });
  });
  say(`district ${district.name}: ${district.id}, with ${rubrics.length} rubrics`);
}

async function publish() {
  const rubrics = shippedRubrics();
  const published = await store.write(async (tx) => {
    const districtId = await selectDistrictId(tx, said('district'));
    await insertAudit(tx, { id: newId(), at: now, command, object: districtId });
    return await publishRubrics(tx, districtId, rubrics, { now, newId });
  });
  say(`${published} published`);
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
  say(`${name}\n  username      ${username}\n  sign-in code  ${code.code}`);
}

function role(): GrantRole {
  const named = ROLES.find((one) => one === said('role'));
  if (!named) throw new OperatorError(`--role is one of ${ROLES.join(', ')}`);
  return named;
}

function day(name: string): string | undefined {
  const value = said(name);
  if (value !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(value))
    throw new OperatorError(`--${name} takes a day like ${today}`);
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
  say(`${need('username')} is ${of} of ${named}`);
}

async function end() {
  const [of, named] = [role(), need('place')];
  await store.write(async (tx) => {
    const person = await selectPersonCalled(tx, need('username'));
    const placeId = await selectPlaceId(tx, PLACE_OF[of], named);
    await endGrant(tx, { personId: person.id, role: of, placeId, endsOn: day('to') ?? today });
    await insertAudit(tx, { id: newId(), at: now, command, object: person.id });
  });
  say(`${need('username')} stops being ${of} of ${named} after ${day('to') ?? today}`);
}

async function reset() {
  const person = await store.read((q) => selectPersonCalled(q, need('username')));
  const code = await newCode(person.id);
  await store.write(async (tx) => {
    await issueCodes(tx, [code], now);
    await insertAudit(tx, { id: newId(), at: now, command, object: person.id });
  });
  say(`${person.name}\n  username      ${person.username}\n  sign-in code  ${code.code}`);
}

async function codes() {
  const kind = said('for') ?? 'guardians';
  if (kind !== 'guardians' && kind !== 'staff') throw new OperatorError('--for is guardians or staff');
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
  say(`\nclass ${classId}: sign-in codes for ${kind}, until ${shanghaiDay(now + CODE_LASTS)}`);
  for (const row of sheet) {
    const { personId, name, username, child, state, since, until } = row;
    const code = fresh.find((one) => one.personId === personId)?.code;
    const instead = { 'signed-in': 'has a password', disabled: 'is disabled', none: '' };
    const has = state === 'has-code' ? `already has a code from ${since}, until ${until}` : instead[state];
    say([child.padEnd(8), name.padEnd(8), username.padEnd(28), code ?? `(${has})`].join('  '));
  }
}
