import type { Reader } from '../../../../db/engine.ts';
import type { ReachedSchool } from '../../../../db/reach/reached.ts';
import type { Place } from '../../../class-lists/cells.ts';
import { Refusal } from '../../../refusal.ts';
import { planRoster } from '../plan-roster.ts';
import { selectDistrict } from '../store.ts';
import { asRoster } from './as-roster.ts';
import { gatherList } from './gather-list.ts';
import { matchList } from './match-list.ts';
import type { PreparedList } from './prepare-list.ts';
import { asListRefusal, refuseList } from './refuse-list.ts';

export type ListRoom = {
  readonly tx: Reader;
  readonly target: ReachedSchool;
  readonly today: string;
  readonly newId: () => string;
  readonly actor: { readonly personId: string };
};

/** What a list would change, or a refusal with what is wrong with its rows. */
export async function planList(cx: ListRoom, list: PreparedList) {
  const stored = await gatherList(cx, list);
  if (!stored) throw refuseList([{ sheet: '', line: 0, column: '', heading: '', code: 'term.none' }], list.lang);
  const matched = matchList(list, stored, mayTakeOver(cx.target));
  const { roster, places } = asRoster(matched, { ...stored, newId: cx.newId });
  return { stored, matched, ...(await planned(cx, list, places, roster)) };
}

/** A school does not take a child out of another; whoever keeps the rosters of both may. */
const mayTakeOver = ({ by }: ReachedSchool) => by.role === 'roster-manager';

async function planned(
  { tx, today, newId, actor, target }: ListRoom,
  { lang }: PreparedList,
  places: readonly Place[],
  roster: ReturnType<typeof asRoster>['roster'],
) {
  const district = await selectDistrict(tx, target.districtId);
  try {
    return await planRoster({ tx, today, newId, actorId: actor.personId, district }, roster);
  } catch (problem) {
    throw problem instanceof Refusal ? asListRefusal(problem, places, lang) : problem;
  }
}
