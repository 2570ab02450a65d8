import { selectBody } from '../../../db/pinned-rubrics.ts';
import { selectNames, selectTerms } from '../../../db/reach/lists.ts';
import { reads } from '../../act.ts';
import { listDistrictRubrics as route } from '../../contract/rubric-draft.ts';
import { districtOf, nameOf, selectComing } from './drafts.ts';
import { selectDrafts, selectPins, selectVersions } from './store.ts';

export const listDistrictRubrics = reads(route, async ({ q, target, today }) => {
  const districtId = districtOf(target);
  const terms = await selectTerms(q, districtId);
  const pins = await selectPins(
    q,
    terms.map(({ id }) => id),
  );
  const drafts = await selectDrafts(q, districtId);
  const names = await selectNames(
    q,
    drafts.map((draft) => draft.updatedBy),
  );
  const versions = await selectVersions(q, districtId);
  const rubrics = [];
  for (const newest of versions.filter((row, at) => versions[at - 1]?.key !== row.key)) {
    const draft = drafts.find(({ key }) => key === newest.key);
    const { title } = await selectBody(q, newest.id);
    rubrics.push({
      key: newest.key,
      dimension: newest.dimension,
      title,
      versions: versions
        .filter(({ key }) => key === newest.key)
        .map(({ id, version, publishedAt }) => ({
          version,
          publishedAt,
          terms: terms.flatMap((term) =>
            pins.some((pin) => pin.rubricId === id && pin.termId === term.id) ? term.code : [],
          ),
        })),
      draft: draft
        ? { basedOn: draft.basedOn, updatedAt: draft.updatedAt, updatedBy: names.get(draft.updatedBy) ?? '' }
        : null,
    });
  }
  const coming = (await selectComing(q, districtId, today)).map(({ code }) => code);
  return { area: { areaId: target.id, name: nameOf(target) }, coming, rubrics };
});
