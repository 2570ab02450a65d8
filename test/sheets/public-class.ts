import { readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { unsafeTables } from '../../db/unsafe-tables.ts';
import { importSheet } from '../../server/contract/sheet.ts';
import { sendRoster } from '../roster/send-roster.ts';
import { openWorld, TODAY } from '../support/world.ts';

/** Files of the kinds that users of other systems reported; all people are invented. */
export const publicCase = (name: string) =>
  new Uint8Array(readFileSync(new URL(`./public-cases/${name}`, import.meta.url)));
export const publicRoster = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../roster/public-cases/${name}`, import.meta.url)));

type Said = {
  readonly happenedOn?: string;
  readonly lang?: 'zh' | 'en';
  readonly dryRun?: boolean;
  readonly sheet?: string;
  readonly passOver?: string;
};

/** Class 5(1) of the invented school: 安小雨, two 王子涵 (b and c), and t, who teaches them; 5(2) has 吕小雨 and 阿依古丽·买买提. */
export async function openPublicClass() {
  const world = await openWorld({ pupilsInClass: 1 });
  const imported = await sendRoster(world, publicRoster('base-roster-bulk.zip'));
  if (imported.status !== 201) throw new Error(JSON.stringify(imported.problem));
  const classId = await world.store.read(async (q) => {
    const { classes } = unsafeTables(q);
    const [row] = await q.select({ id: classes.id }).from(classes).where(eq(classes.sourcedId, 'k1'));
    return row?.id ?? '';
  });
  const give = async (bytes: Uint8Array, { happenedOn = TODAY, lang = 'zh', dryRun = false, ...said }: Said = {}) =>
    await world.ask('t', importSheet, {
      params: { classId, kind: 'fitness' },
      query: {
        clientId: world.newClientId(),
        dryRun: dryRun ? 'true' : 'false',
        happenedOn,
        title: '体测',
        lang,
        ...said,
      },
      body: bytes,
    });
  /** What is recorded: whose (by the roster's id), of what, how much. */
  const recorded = () =>
    world.store.read(async (q) => {
      const { pupils } = unsafeTables(q);
      const names = new Map((await q.select().from(pupils)).map(({ id, sourcedId }) => [id, sourcedId]));
      const marks = await q.select().from(q.tables.marks);
      return marks.map(({ pupilId, part, amount }) => [names.get(pupilId), part, amount]).sort();
    });
  const change = (sourcedId: string, to: Partial<{ name: string; sex: 'male' | 'female'; numberTail: string }>) =>
    world.store.write(async (tx) => {
      const { pupils } = unsafeTables(tx);
      await tx.update(pupils).set(to).where(eq(pupils.sourcedId, sourcedId));
    });
  return { ...world, classId, give, recorded, change };
}
