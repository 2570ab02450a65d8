import type { Actor, Writer } from '../../../db/engine.ts';
import type { ActionRow } from '../../../db/improvement-actions.ts';
import { MOST_ACTIONS } from '../../contract/improvement.ts';
import { dayNumber } from '../../core/calendar/days.ts';
import type { Figure, FindingAbout } from '../../core/improvement/finding.ts';
import { invalid, notFound, Refusal } from '../../refusal.ts';
import { countOpen, insertAction, selectOptionalAction, updateAction } from './store.ts';

type Cx = {
  readonly tx: Writer;
  readonly actor: Actor;
  readonly now: number;
  readonly today: string;
  readonly newId: () => string;
};
type Place = { readonly kind: 'school' | 'area'; readonly id: string; readonly districtId: string };
type Said = { readonly text: string; readonly owner: string; readonly dueOn: string };
type NewAction = Said & { readonly termId: string; readonly about: FindingAbout; readonly before: Figure };

/** Nobody plans further ahead: it is a year typed wrong. */
const MOST_DAYS = 400;

export async function putAction({ tx, actor, now, today, newId }: Cx, place: Place, said: NewAction) {
  const { termId, about, before, text, owner, dueOn } = said;
  if (before.value === null) throw invalid('about', 'the report has no such figure');
  checkDay(dueOn, today);
  await checkRoom(tx, place.id);
  const id = newId();
  await insertAction(tx, {
    id,
    districtId: place.districtId,
    placeKind: place.kind,
    placeId: place.id,
    termId,
    about,
    before,
    text,
    owner,
    dueOn,
    status: 'open',
    outcome: null,
    version: 1,
    createdAt: now,
    createdBy: actor.personId,
    changedAt: now,
    changedBy: actor.personId,
  });
  return done(id, 1);
}

type Versioned = { readonly version: number };

export async function changeAction(
  cx: Cx,
  placeId: string,
  actionId: string,
  { version, text, owner, dueOn }: Said & Versioned,
) {
  const row = await selectCurrent(cx.tx, placeId, actionId, version);
  if (row.status !== 'open') throw new Refusal(409, 'conflict');
  if (dueOn !== row.dueOn) checkDay(dueOn, cx.today);
  return await amend(cx, row, { text, owner, dueOn });
}

type Status = Versioned &
  ({ readonly status: 'open' } | { readonly status: 'done' | 'dropped'; readonly outcome: string });

/** Open ones are finished or dropped, and others opened again: what was said of the outcome stays until something else is said. */
export async function settleAction(cx: Cx, placeId: string, actionId: string, said: Status) {
  const row = await selectCurrent(cx.tx, placeId, actionId, said.version);
  if ((row.status === 'open') === (said.status === 'open')) throw new Refusal(409, 'conflict');
  if (said.status !== 'open') return await amend(cx, row, { status: said.status, outcome: said.outcome });
  await checkRoom(cx.tx, placeId);
  return await amend(cx, row, { status: 'open' });
}

async function selectCurrent(tx: Writer, placeId: string, actionId: string, version: number): Promise<ActionRow> {
  const row = await selectOptionalAction(tx, placeId, actionId);
  if (!row) throw notFound();
  if (row.version !== version) throw new Refusal(409, 'stale');
  return row;
}

async function amend({ tx, actor, now }: Cx, row: ActionRow, change: Partial<ActionRow>) {
  const version = row.version + 1;
  await updateAction(tx, row, { ...change, version, changedAt: now, changedBy: actor.personId });
  return done(row.id, version);
}

function checkDay(dueOn: string, today: string) {
  const days = dayNumber(dueOn) - dayNumber(today);
  if (days < 0) throw invalid('dueOn', 'this day is over');
  if (days > MOST_DAYS) throw invalid('dueOn', `more than ${MOST_DAYS} days ahead`);
}

async function checkRoom(tx: Writer, placeId: string) {
  if ((await countOpen(tx, placeId)) >= MOST_ACTIONS)
    throw invalid('actions', `at most ${MOST_ACTIONS} are open at one place; finish one first`, 'actions-full');
}

const done = (actionId: string, version: number) => ({
  reply: { actionId, version },
  audit: { object: actionId, detail: { version } },
});
