// Imports a roster on the machine itself: npm run import -- FILE.zip, or a school's spreadsheet: FILE.xlsx --school NAME
import '#supported-node';
import { readFileSync } from 'node:fs';
import { and, eq, gte, isNull, lte, or } from 'drizzle-orm';
import { inlineEngine, type Reader, type Writer } from '../db/engine.ts';
import { openStore } from '../db/open-store.ts';
import { OperatorError } from '../db/operator-error.ts';
import { endSession } from '../db/sessions.ts';
import { unsafeTables } from '../db/unsafe-tables.ts';
import { readConfig } from '../server/config.ts';
import { ClassListResult, RosterResult } from '../server/contract/roster.ts';
import { asUsername } from '../server/core/account/username.ts';
import { shanghaiDay } from '../server/core/calendar/days.ts';
import { prepareList } from '../server/features/roster/class-list/prepare-list.ts';
import { prepareRoster } from '../server/features/roster/prepare-roster.ts';
import { readHere } from '../server/foreign/tasks.ts';
import { newId } from '../server/new-id.ts';
import { called } from '../server/operator/called.ts';
import { openInstallation } from '../server/operator/installation.ts';
import { type Acted, performOn } from '../server/perform.ts';
import { Refusal } from '../server/refusal.ts';
import { chainKeyFrom } from '../server/secrets/key-file.ts';
import { openSecrets, type Secrets } from '../server/secrets/secrets.ts';
import { sayList, sayPackage, sayRefusal } from './say-import.ts';
import { inTongue, say, sayError, tell, tongue, typed } from './terminal.ts';

const [PACKAGE, LIST] = [
  called('import', 'FILE.zip [--dry-run] [--allow-shrink] [--district ID] [--as USERNAME]'),
  called(
    'import',
    'FILE.xlsx|.csv --school SCHOOL [--dry-run] [--allow-shrink] [--allow-others] [--sheet NAME] [--as USERNAME]',
  ),
];
const HELP = inTongue(
  `${PACKAGE}
${LIST}

  FILE.zip           OneRoster（1.2 或 1.1）的 CSV 数据包，完整或增量：要么全部导入，要么什么都不写
  FILE.xlsx、.csv    一所学校的学生、家长、教师名单；--school 写学校名称、编号或名册里的编号
  --sheet NAME       几张表都像学生名单时，说明是哪一张
  --allow-others     与已知不同的学籍号或许多姓名，确实是变了
  --dry-run          只说会改动什么，不写入
  --allow-shrink     允许一个完整的文件结束这些学校 5 % 以上的在班学籍
  --allow-district   数据包里本区的编号和以前不同，也接受
  --allow-dates      允许数据包改动已经开始的学期的起止日期
  --district ID      一个人管几个区时，说明是哪个区
  --as USERNAME      由哪位名册管理员导入；只有一位时不用写
`,
  `${PACKAGE}
${LIST}

  FILE.zip           a OneRoster CSV package (1.2 or 1.1), bulk or delta: all of it is imported, or nothing
  FILE.xlsx, .csv    a school's list of pupils, guardians and teachers; --school is its name, its id or its roster's id
  --sheet NAME       which sheet of pupils is meant, where several look like a list
  --allow-others     student numbers, or many names, that differ from what is known really changed
  --dry-run          says what would change and writes nothing
  --allow-shrink     lets a bulk file end more than 5 % of the enrolments of its schools
  --allow-district   takes a package that calls our district otherwise than the roster so far
  --allow-dates      lets a package move the days of a term that has begun
  --district ID      which district is meant, by its id or its roster's, where one person keeps several
  --as USERNAME      the roster manager who imports; not needed where there is only one
`,
);

const HOUR = 3_600_000;
const now = Date.now();

const { values, positionals } = typed({
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
    if (error instanceof Refusal) {
      sayRefusal(error);
      process.exitCode = 1;
    } else sayError(error);
  }
}

async function importFile(name: string) {
  const upload = readBytes(name);
  const isPackage = /\.zip$/i.test(name);
  if (!isPackage && values.school === undefined)
    throw new OperatorError(
      `${name} 不是 .zip：是哪所学校的名单？请加 --school 学校名称`,
      `${name} is no .zip: say of which school the list is, with --school NAME`,
    );
  const config = readConfig();
  const key = await openInstallation(config);
  const secrets = await openSecrets(key);
  const store = await openStore(config.database, { chainKey: chainKeyFrom(key) });
  const engine = inlineEngine(store, performOn(newId));
  try {
    const personId = await store.read((q) => selectManager(q, values.as));
    const session = { id: secrets.digest(secrets.newToken()), personId };
    const actor = { personId, sessionId: session.id };
    const job = isPackage
      ? await packageJob(name, upload, secrets)
      : await listJob(name, upload, {
          foreign: readHere,
          secrets,
          read: store.read,
          target: await store.read((q) => selectSchool(q, values.school ?? '')),
        });
    await store.write((tx) => openSession(tx, session));
    try {
      const acted = await timed(
        inTongue(
          `${values['dry-run'] ? '检查' : '导入'} ${job.rows} 行`,
          `${values['dry-run'] ? 'checking' : 'importing'} ${job.rows} rows`,
        ),
        () => engine.act({ name: job.name, actor, params: job.params, input: job.input, now }),
      );
      const reply = 'reply' in (acted as Acted) ? (acted as { reply: unknown }).reply : undefined;
      if (isPackage) sayPackage(RosterResult.parse(reply));
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
  const prepared = await timed(inTongue(`读取 ${name}`, `reading ${name}`), () =>
    prepareRoster({ foreign: readHere, secrets }, { ...flags(), upload }),
  );
  const rows = prepared.files.reduce((sum, one) => sum + one.rows, 0);
  return { name: 'import-roster', params: {}, input: { ...prepared, district: values.district }, rows };
}

async function listJob(name: string, upload: Uint8Array, parts: Parameters<typeof prepareList>[0]) {
  const { sheet } = values;
  const said = { ...flags(), allowOthers: String(values['allow-others']), lang: tongue, sheet, upload };
  const input = await timed(inTongue(`读取 ${name}`, `reading ${name}`), () => prepareList(parts, said));
  const rows = input.pupils.length + input.teachers.length;
  return { name: 'import-class-list', params: { schoolId: parts.target.id }, input, rows };
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
  if (found.length === 0) throw new OperatorError(`没有学校 ${said}`, `There is no school ${said}`);
  const ids = found.map(({ id }) => id);
  throw new OperatorError(
    `叫 ${said} 的学校不止一所，请写编号：${ids.join(' 或 ')}`,
    `Several schools are called ${said}: say its id, ${ids.join(' or ')}`,
  );
}

function readBytes(name: string): Uint8Array {
  try {
    return readFileSync(name);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new OperatorError(`读不到 ${name}（${code}）`, `${name} cannot be read (${code})`);
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
    throw new OperatorError(
      '名册管理员不止一位：请用 --as 账号 说明由谁导入',
      'There are several roster managers: say which one imports, with --as USERNAME',
    );
  if (typed !== undefined)
    throw new OperatorError(
      '今天没有用这个账号管名册的人',
      'Nobody of this username keeps the roster of a district today',
    );
  const first = called('admin', 'grant --username U --role roster-manager --place ID');
  throw new OperatorError(`还没有人管一个区的名册：${first}`, `Nobody keeps the roster of a district yet: ${first}`);
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
    const took = ((performance.now() - began) / 1000).toFixed(1);
    tell(`${took} 秒`, `${took} s`);
  }
}
