// Imports a roster on the machine itself: npm run import -- FILE.zip [--dry-run] [--allow-shrink] [--district ID] [--as USERNAME]
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
import { RosterResult } from '../server/contract/roster.ts';
import { asUsername } from '../server/core/account/username.ts';
import { shanghaiDay } from '../server/core/calendar/days.ts';
import { prepareRoster } from '../server/features/roster/prepare-roster.ts';
import { type Acted, performOn } from '../server/perform.ts';
import { Refusal } from '../server/refusal.ts';
import { openSecrets, readKeyFile } from '../server/secrets/secrets.ts';

const HELP = `npm run import -- FILE.zip [--dry-run] [--allow-shrink] [--district ID] [--as USERNAME]

  FILE.zip           a OneRoster 1.2 CSV package, bulk or delta: all of it is imported, or nothing
  --dry-run          says what would change and writes nothing
  --allow-shrink     lets a bulk file end more than 5 % of the enrolments of its schools
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
    district: { type: 'string' },
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
  const upload = readZip(name);
  const config = readConfig();
  await migrate(config.database);
  const secrets = await openSecrets(readKeyFile(join(config.dataFolder, 'secret-key')));
  const store = await openStore(config.database);
  const engine = inlineEngine(store, performOn(newId));
  try {
    const personId = await store.read((q) => selectManager(q, values.as));
    const [dryRun, allowShrink] = [values['dry-run'], values['allow-shrink']].map(String) as [string, string];
    const prepared = await timed(`reading ${name}`, () => prepareRoster({ secrets }, { dryRun, allowShrink, upload }));
    const rows = prepared.files.reduce((sum, one) => sum + one.rows, 0);
    const session = { id: secrets.digest(secrets.newToken()), personId };
    await store.write((tx) => openSession(tx, session));
    try {
      const acted = await timed(`${values['dry-run'] ? 'checking' : 'importing'} ${rows} rows`, () =>
        engine.act({
          name: 'import-roster',
          actor: { personId, sessionId: session.id },
          params: {},
          input: { ...prepared, district: values.district },
          now,
        }),
      );
      sayResult(RosterResult.parse('reply' in (acted as Acted) ? (acted as { reply: unknown }).reply : undefined));
    } finally {
      await store.write((tx) => endSession(tx, session.id));
    }
  } finally {
    await engine.close();
  }
}

function readZip(name: string): Uint8Array {
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

function sayResult({ outcome, files, changes }: RosterResult) {
  const passed = files.filter((one) => !one.imported);
  if (passed.length > 0) say(`checked, not imported: ${passed.map((one) => one.name).join(', ')}`);
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
