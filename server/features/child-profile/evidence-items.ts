import type { Reader } from '../../../db/engine.ts';
import type { PinnedRubric } from '../../../db/pinned-rubrics.ts';
import { selectNames } from '../../../db/reach/lists.ts';
import type { Dimension } from '../../contract/words.ts';
import { asValue } from '../../core/rubric/mark-value.ts';
import { mayRead } from '../../core/rubric/offered.ts';
import type { EvidenceRow } from './store.ts';

/** The indicators whose marks a reader may see. Marks for their author's eyes alone stay out of every child's page. */
export function readableIndicators(rubrics: readonly PinnedRubric[], reader: 'family' | 'staff'): string[] {
  return rubrics.flatMap(({ body }) =>
    body.indicators.flatMap((indicator) => (mayRead(indicator, reader, false) ? indicator.id : [])),
  );
}

export async function asItems(q: Reader, rubrics: readonly PinnedRubric[], rows: readonly EvidenceRow[]) {
  const names = await selectNames(
    q,
    rows.map((row) => row.mark.raterId),
  );
  return rows.map(({ mark, activity }) => {
    const rubric = rubrics.find(({ body }) => body.dimension === mark.dimension)?.body;
    const indicator = rubric?.indicators.find((one) => one.id === mark.indicatorId);
    return {
      markId: mark.id,
      version: mark.version,
      activityId: activity.id,
      title: activity.title,
      happenedOn: mark.happenedOn,
      enteredAt: mark.enteredAt,
      place: activity.place,
      organiser: activity.organiser,
      activityNote: activity.note,
      dimension: mark.dimension as Dimension,
      indicatorId: mark.indicatorId,
      indicatorTitle: indicator?.title ?? { zh: mark.indicatorId, en: mark.indicatorId },
      value: asValue(mark),
      levelLabel: rubric?.levelScale.find(({ code }) => code === mark.level)?.label ?? null,
      note: mark.note,
      author: { name: names.get(mark.raterId) ?? '', role: activity.authorRole },
    };
  });
}
