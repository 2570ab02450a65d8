import type { Reader } from '../../../db/engine.ts';
import { selectClassesOf } from '../../../db/reach/lists.ts';
import type { ReachedSchool } from '../../../db/reach/reached.ts';
import { keeperOfSchool } from '../../core/account/keeper.ts';
import { asClassName, termsFor } from '../../reply-parts.ts';
import { staffOnSheet } from '../../sign-in-sheet.ts';
import { withKeeping } from './keeping.ts';

type Asked = { readonly actorId: string; readonly now: number; readonly today: string };

/** What reading and printing a school's sheet share: who is on it, and which class each post is on. */
export async function staffRows(q: Reader, school: ReachedSchool, { actorId, now, today }: Asked) {
  const { term } = await termsFor(q, school.districtId, today, undefined);
  const classes = new Map((await selectClassesOf(q, school)).map((row) => [row.id, asClassName(row, term.code)]));
  const rows = (await staffOnSheet(q, school, { now, today })).map((row) => ({
    ...row,
    posts: row.posts.map(({ role, subject, placeId }) => ({ role, subject, at: classes.get(placeId) ?? null })),
  }));
  return await withKeeping(q, rows, { keeper: keeperOfSchool(school), actorId, today });
}

export const staffHead = ({ name, nameEn }: ReachedSchool) => ({ schoolName: { zh: name, en: nameEn } });
