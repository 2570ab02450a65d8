import type { Reader } from '../../../db/engine.ts';
import { selectTerms } from '../../../db/reach/lists.ts';
import type { ReachedArea } from '../../../db/reach/reached.ts';
import type { Rubric } from '../../core/rubric/rubric.ts';
import { notFound, Refusal } from '../../refusal.ts';
import { type DraftRow, selectDraft, selectRecordedTerms } from './store.ts';

/** Towns and groups have no rubrics of their own. */
export function districtOf(area: ReachedArea): string {
  if (area.kind !== 'district') throw notFound();
  return area.id;
}

export const nameOf = ({ name, nameEn }: { readonly name: string; readonly nameEn: string }) => ({
  zh: name,
  en: nameEn,
});

/** A rubric as people exchange it: as the files of `rubrics/`. */
export const asFile = (rubric: Rubric) => `${JSON.stringify(rubric, null, 2)}\n`;

/** The draft as the asker last saw it; refused where somebody has changed it since. */
export async function draftSeen(q: Reader, districtId: string, key: string, version: number): Promise<DraftRow> {
  const draft = await selectDraft(q, districtId, key);
  if (!draft) throw notFound();
  if (draft.version !== version) throw new Refusal(409, 'stale');
  return draft;
}

/** Terms that have not begun and in which nothing is recorded: only these may still get another version. The earliest first. */
export async function selectComing(q: Reader, districtId: string, today: string) {
  const coming = (await selectTerms(q, districtId)).filter((term) => term.startsOn > today).reverse();
  const recorded = await selectRecordedTerms(
    q,
    coming.map(({ id }) => id),
  );
  return coming.filter(({ id }) => !recorded.has(id));
}
