import type { Writer } from '../../../db/engine.ts';
import { insertOwnAccounts, selectOwnAccounts } from '../../../db/reach/own-accounts.ts';
import { sortKeyOf } from '../../../db/sort-key.ts';
import { type Context, preparedWrites } from '../../act.ts';
import { printPupilSheet as route } from '../../contract/sign-in-sheets.ts';
import { lettersOf } from '../../core/account/username.ts';
import { shanghaiDay } from '../../core/calendar/days.ts';
import { type Code, newSigns } from '../../secrets/sign-in-codes.ts';
import { giveCodes, prepareCodes } from './codes.ts';
import { asPupilSlip, type PupilRow, pupilHead, pupilRows } from './pupil-sheet.ts';

/** Everybody on this sheet goes by the id of the pupil: who has no account yet gets one with the first code. */
export const printPupilSheet = preparedWrites(
  route,
  async ({ read, target, actor, now }, { again }) => {
    const asked = { actorId: actor?.personId ?? '', now, today: shanghaiDay(now) };
    const prepared = await prepareCodes(await read((q) => pupilRows(q, target, asked)), again);
    return { ...prepared, signs: prepared.codes.map(({ personId: pupilId }) => ({ pupilId, signs: newSigns() })) };
  },
  async (cx, { signs, ...prepared }) => {
    const { tx, target, actor, now, today } = cx;
    const asked = { actorId: actor.personId, now, today };
    const rows = await pupilRows(tx, target, asked);
    const { made, audit } = await giveCodes(tx, rows, { ...prepared, now }, async (given) => {
      const accounts = await makeMissing(cx, rows, signs, given);
      return given.map((code) => ({ ...code, personId: accounts.get(code.personId)?.personId ?? '' }));
    });
    const people = (await pupilRows(tx, target, asked)).map((row) => asPupilSlip(row, made));
    return { reply: { ...(await pupilHead(tx, target, today)), people }, audit: { object: target.id, detail: audit } };
  },
);

type Signs = readonly { readonly pupilId: string; readonly signs: string }[];
type Making = Pick<Context<typeof route>, 'target' | 'today' | 'newId'> & { readonly tx: Writer };

/** The accounts of those who are given a code, by pupil; made for who has none. */
async function makeMissing(
  { tx, target, today, newId }: Making,
  rows: readonly PupilRow[],
  signs: Signs,
  given: readonly Code[],
) {
  const pupilIds = given.map(({ personId: pupilId }) => pupilId);
  const missing = rows.flatMap(({ pupilId, name, accountId }) => {
    const own = signs.find((one) => one.pupilId === pupilId);
    if (accountId !== null || !own || !pupilIds.includes(pupilId)) return [];
    const username = `${lettersOf(sortKeyOf(name))}.${own.signs}`;
    return [{ personId: newId(), grantId: newId(), districtId: target.districtId, pupilId, name, username }];
  });
  await insertOwnAccounts(tx, missing, today);
  return await selectOwnAccounts(tx, pupilIds);
}
