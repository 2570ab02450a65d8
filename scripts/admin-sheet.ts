import type { Store } from '../db/engine.ts';
import { CODE_LASTS, issueCodes } from '../db/sign-in-codes.ts';
import { shanghaiDay } from '../server/core/calendar/days.ts';
import { newId } from '../server/new-id.ts';
import { insertAudit, selectSheet } from '../server/operator/people.ts';
import { newCodes } from '../server/secrets/sign-in-codes.ts';
import { inTongue, say, tell } from './terminal.ts';

type Asked = {
  readonly classId: string;
  readonly kind: 'guardians' | 'staff';
  readonly now: number;
  readonly command: string;
};

/** Who is on two sheets (two children, several classes) has a code from the first one, which the second leaves alone. */
export async function printSheet(store: Store, { classId, kind, now, command }: Asked) {
  const sheet = await store.read((q) => selectSheet(q, classId, kind, { now, today: shanghaiDay(now) }));
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
