// Imports a roster on the machine itself: npm run import -- FILE.zip, or a school's spreadsheet: FILE.xlsx --school NAME
import '#supported-node';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { and, eq, gte, isNull, lte, or } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { inlineEngine, type Reader, type Writer } from '../db/engine.ts';
import { migrate, openStore } from '../db/open-store.ts';
import { endSession } from '../db/sessions.ts';
import { unsafeTables } from '../db/unsafe-tables.ts';
import { readConfig } from '../server/config.ts';
import { ClassListResult, type RosterChange, RosterResult } from '../server/contract/roster.ts';
import { asUsername } from '../server/core/account/username.ts';
import { shanghaiDay } from '../server/core/calendar/days.ts';
import { prepareList } from '../server/features/roster/class-list/prepare-list.ts';
import { prepareRoster } from '../server/features/roster/prepare-roster.ts';
import { type Acted, performOn } from '../server/perform.ts';
import { Refusal } from '../server/refusal.ts';
import { openSecrets, readKeyFile, type Secrets } from '../server/secrets/secrets.ts';

const HELP = `npm run import -- FILE.zip [--dry-run] [--allow-shrink] [--district ID] [--as USERNAME]
npm run import -- FILE.xlsx|.csv --school SCHOOL [--dry-run] [--allow-shrink] [--allow-others] [--sheet NAME] [--as USERNAME]

  FILE.zip           a OneRoster 1.2 CSV package, bulk or delta: all of it is imported, or nothing
  FILE.xlsx, .csv    a school's list of pupils, guardians and teachers; --school is its name, its id or its roster's id
  --sheet NAME       which sheet of pupils is meant, where several look like a list
  --allow-others     student numbers, or many names, that differ from what is known really changed
  --dry-run          says what would change and writes nothing
  --allow-shrink     lets a bulk file end more than 5 % of the enrolments of its schools
  --allow-district   takes a package that calls our district otherwise than the roster so far
  --allow-dates      lets a package move the days of a term that has begun
  --district ID      which district is meant, by its id or its roster's, where one person keeps several
  --as USERNAME      the roster manager who imports; not needed where there is only one
`;

const HOUR = 3_600_000;
const now = Date.now();
const say = (line: string) => process.stdout.write(`${line}\n`);

/** What the person at the keyboard can put right. */
class ImportError extends Error {}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'dry-run': { type: 'boolean', default: false },
    'allow-shrink': { type: 'boolean', default: false },
    'allow-others': { type: 'boolean', default: false },
    'allow-district': { type: 'boolean', default: false },
    'allow-dates': { type: 'boolean', default: false },
    district: { type: 'string' },
    school: { type: 'string' },
    sheet: { type: 'string' },
    as: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

const [file] = positionals;
if (file === undefined || values.help) {
  say(HELP);
  process.exitCode = values.help ? 0 : 1;
} else {
  try {
    await importFile(file);
  } catch (error) {
    if (error instanceof Refusal) sayRefusal(error);
    else if (error instanceof ImportError) process.stderr.write(`${error.message}\n`);
    else throw error;
    process.exitCode = 1;
  }
}

async function importFile(name: string) {
  const upload = readBytes(name);
  const isPackage = /\.zip$/i.test(name);
  if (!isPackage && values.school === undefined)
    throw new ImportError(`${name} is no .zip: say of which school the list is, with --school NAME`);
  const config = readConfig();
  await migrate(config.database);
  const secrets = await openSecrets(readKeyFile(join(config.dataFolder, 'secret-key')));
  const store = await openStore(config.database);
  const engine = inlineEngine(store, performOn(newId));
  try {
    const personId = await store.read((q) => selectManager(q, values.as));
    const session = { id: secrets.digest(secrets.newToken()), personId };
    const actor = { personId, sessionId: session.id };
    const job = isPackage
      ? await packageJob(name, upload, secrets)
      : await listJob(name, upload, secrets, await store.read((q) => selectSchool(q, values.school ?? '')));
    await store.write((tx) => openSession(tx, session));
    try {
      const acted = await timed(`${values['dry-run'] ? 'checking' : 'importing'} ${job.rows} rows`, () =>
        engine.act({ name: job.name, actor, params: job.params, input: job.input, now }),
      );
      const reply = 'reply' in (acted as Acted) ? (acted as { reply: unknown }).reply : undefined;
      if (isPackage) sayResult(RosterResult.parse(reply));
      else sayList(ClassListResult.parse(reply));
    } finally {
      await store.write((tx) => endSession(tx, session.id));
    }
  } finally {
    await engine.close();
  }
}

function flags() {
  const said = (name: 'dry-run' | 'allow-shrink' | 'allow-district' | 'allow-dates') => String(values[name]);
  const allowed = { allowDistrict: said('allow-district'), allowDates: said('allow-dates') };
  return { dryRun: said('dry-run'), allowShrink: said('allow-shrink'), ...allowed };
}

async function packageJob(name: string, upload: Uint8Array, secrets: Secrets) {
  const prepared = await timed(`reading ${name}`, () => prepareRoster({ secrets }, { ...flags(), upload }));
  const rows = prepared.files.reduce((sum, one) => sum + one.rows, 0);
  return { name: 'import-roster', params: {}, input: { ...prepared, district: values.district }, rows };
}

async function listJob(
  name: string,
  upload: Uint8Array,
  secrets: Secrets,
  target: Awaited<ReturnType<typeof selectSchool>>,
) {
  const { sheet } = values;
  const said = { ...flags(), allowOthers: String(values['allow-others']), lang: 'en' as const, sheet, upload };
  const input = await timed(`reading ${name}`, () => prepareList({ secrets, target }, said));
  const rows = input.pupils.length + input.teachers.length;
  return { name: 'import-class-list', params: { schoolId: target.id }, input, rows };
}

/** By its name, its id or its roster's id; a name that two schools have is asked about. */
async function selectSchool(q: Reader, said: string) {
  const { schools } = unsafeTables(q);
  const isMeant = or(eq(schools.id, said), eq(schools.sourcedId, said), eq(schools.name, said));
  const found = await q
    .select({ id: schools.id, districtId: schools.districtId, name: schools.name })
    .from(schools)
    .where(isMeant);
  const [only] = found;
  if (only && found.length === 1) return only;
  if (found.length === 0) throw new ImportError(`There is no school ${said}`);
  throw new ImportError(`Several schools are called ${said}: say its id, ${found.map(({ id }) => id).join(' or ')}`);
}

function readBytes(name: string): Uint8Array {
  try {
    return readFileSync(name);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new ImportError(`${name} cannot be read (${code})`);
  }
}

/** An act is somebody's: the one named, or the only one there is. */
async function selectManager(q: Reader, typed: string | undefined): Promise<string> {
  const { grants, persons } = unsafeTables(q);
  const today = shanghaiDay(now);
  const found = await q
    .selectDistinct({ id: persons.id, username: persons.username })
    .from(grants)
    .innerJoin(persons, eq(persons.id, grants.personId))
    .where(
      and(
        eq(grants.role, 'roster-manager'),
        lte(grants.startsOn, today),
        or(isNull(grants.endsOn), gte(grants.endsOn, today)),
        eq(persons.isEnabled, true),
        typed === undefined ? undefined : eq(persons.username, asUsername(typed)),
      ),
    );
  const [only] = found;
  if (only && found.length === 1) return only.id;
  if (found.length > 1)
    throw new ImportError('There are several roster managers: say which one imports, with --as USERNAME');
  throw new ImportError(
    typed === undefined
      ? 'Nobody keeps the roster of a district yet: npm run admin -- grant --username U --role roster-manager --place ID'
      : 'Nobody of this username keeps the roster of a district today',
  );
}

async function openSession(tx: Writer, { id, personId }: { id: string; personId: string }) {
  const times = { startedAt: now, lastSeenAt: now, endsAt: now + HOUR, idleFor: HOUR };
  await tx.insert(unsafeTables(tx).sessions).values({ id, personId, ...times });
}

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  process.stdout.write(`${what} … `);
  const began = performance.now();
  try {
    return await work();
  } finally {
    say(`${((performance.now() - began) / 1000).toFixed(1)} s`);
  }
}

function sayList({ outcome, classes, changes, listed, listedOf, passedOver, unknown }: ClassListResult) {
  for (const { grade, number, before, after, isNew } of classes)
    say(`grade ${grade} class ${number}: ${before} pupils, then ${after}${isNew ? ' (new)' : ''}`);
  for (const { reason, rows } of passedOver) say(`passed over: ${rows} rows (${reason})`);
  for (const { sheet, column, heading } of unknown) say(`not read: ${sheet} ${column} ${heading}`);
  sayChanges(outcome, changes, listed, listedOf);
}

function sayResult({ outcome, files, changes, listed, listedOf }: RosterResult) {
  const passed = files.filter((one) => !one.imported);
  if (passed.length > 0) say(`checked, not imported: ${passed.map((one) => one.name).join(', ')}`);
  sayChanges(outcome, changes, listed, listedOf);
}

function sayChanges(
  outcome: RosterResult['outcome'],
  changes: RosterResult['changes'],
  listed: readonly RosterChange[],
  listedOf: number,
) {
  for (const { code, name, of, from, to, class: at, toClass, day } of listed) {
    const places = [at, toClass].flatMap((one) =>
      one ? `${one.school.en} grade ${one.grade} class ${one.number}` : [],
    );
    say([code, name, of, from && `${from} →`, to, places.join(' → '), day].filter(Boolean).join(' · '));
  }
  if (listedOf > listed.length) say(`… and ${listedOf - listed.length} more`);
  const columns = ['created', 'changed', 'ended', 'unchanged'] as const;
  say(`\n${''.padEnd(12)}${columns.map((column) => column.padStart(11)).join('')}`);
  for (const [kind, change] of Object.entries(changes)) {
    say(`${kind.padEnd(12)}${columns.map((column) => String(change[column]).padStart(11)).join('')}`);
  }
  say(outcome === 'imported' ? '\nimported' : '\nnothing was written: this was a check');
}

function sayRefusal({ message, detail }: Refusal) {
  const { errors = [], errorCount = errors.length } = detail;
  say(`${message}:`);
  for (const { path, message: reason } of errors) say(`${path === '' ? '' : `${path} `}${reason}`);
  if (errorCount > errors.length) say(`… and ${errorCount - errors.length} more`);
}
