import type { Actor, Writer } from '../../../db/engine.ts';
import { selectRubrics } from '../../../db/pinned-rubrics.ts';
import { sortKeyOf } from '../../../db/sort-key.ts';
import { notFound, Refusal } from '../../refusal.ts';
import { termsFor } from '../../reply-parts.ts';
import { insertTemplate, type Owner, selectBases, updateTemplate } from './store.ts';

type Cx = {
  readonly tx: Writer;
  readonly actor: Actor;
  readonly now: number;
  readonly today: string;
  readonly newId: () => string;
};
type NewTemplate = {
  readonly title: string;
  readonly indicatorIds: readonly string[];
  readonly place?: string | undefined;
  readonly organiser?: string | undefined;
  readonly baseId?: string | undefined;
  readonly hours?: number | undefined;
};

export async function putTemplate({ tx, actor, now, today, newId }: Cx, owner: Owner, said: NewTemplate) {
  const { title, place = null, organiser = null, baseId = null, hours = null } = said;
  const indicatorIds = [...new Set(said.indicatorIds)];
  const { term } = await termsFor(tx, owner.districtId, today, undefined);
  const known = new Set((await selectRubrics(tx, term.id)).flatMap(({ body }) => body.indicators.map((one) => one.id)));
  const errors = indicatorIds.flatMap((id, index) =>
    known.has(id) ? [] : { path: `indicatorIds.${index}`, message: "the term's rubrics have no such indicator" },
  );
  const bases = baseId === null ? [] : await selectBases(tx, owner, { isEnabled: true });
  if (baseId !== null && !bases.some((one) => one.id === baseId && one.kind === 'base')) {
    errors.push({ path: 'baseId', message: 'the school and its district have no such base' });
  }
  if (errors.length > 0) throw new Refusal(422, 'invalid', { errors });
  const templateId = newId();
  const made = { createdBy: actor.personId, createdAt: now };
  const sortKey = sortKeyOf(title);
  await insertTemplate(tx, {
    ...owner,
    ...made,
    id: templateId,
    title,
    sortKey,
    indicatorIds,
    place,
    organiser,
    baseId,
    hours,
  });
  return { reply: { templateId }, audit: { object: templateId, detail: { indicators: indicatorIds.length } } };
}

type Change = { readonly title: string; readonly hasEnded: boolean };

export async function changeTemplate({ tx, now }: Cx, owner: Owner, templateId: string, { title, hasEnded }: Change) {
  const endedAt = hasEnded ? now : null;
  const isTheirs = await updateTemplate(tx, owner, templateId, { title, sortKey: sortKeyOf(title), endedAt });
  if (!isTheirs) throw notFound();
  return { reply: { templateId }, audit: { object: templateId, detail: { hasEnded: Number(hasEnded) } } };
}
