import { selectNames } from '../../../db/reach/lists.ts';
import { reads } from '../../act.ts';
import { readDraftText } from '../../contract/draft-file.ts';
import { readRubricDraft as route } from '../../contract/rubric-draft.ts';
import { notFound } from '../../refusal.ts';
import { asFile, districtOf, nameOf, selectComing } from './drafts.ts';
import { selectAdoptions, selectDraft, selectVersion, selectVersions } from './store.ts';

export const readRubricDraft = reads(route, async ({ q, target, today }, { key }) => {
  const districtId = districtOf(target);
  const draft = await selectDraft(q, districtId, key);
  const base = draft && (await selectVersion(q, districtId, key, draft.basedOn));
  if (!draft || !base) throw notFound();
  const newest = (await selectVersions(q, districtId)).find((row) => row.key === key)?.version ?? draft.basedOn;
  const names = await selectNames(q, [draft.updatedBy]);
  const file = asFile(draft.body);
  const read = readDraftText(file);
  const written = (await selectAdoptions(q, districtId)).filter(
    ({ dimension, endedAt }) => dimension === base.dimension && endedAt === null,
  );
  return {
    area: { areaId: target.id, name: nameOf(target) },
    key,
    version: draft.version,
    basedOn: draft.basedOn,
    newest,
    updatedAt: draft.updatedAt,
    updatedBy: names.get(draft.updatedBy) ?? '',
    file,
    base: asFile(base.body),
    faults: ('draft' in read ? read.faults : read.unusable).map(({ path, reason }) => ({ path, reason })),
    coming: (await selectComing(q, districtId, today)).map(({ code }) => code),
    additions: written.flatMap(({ body }) =>
      body ? [{ indicatorId: body.id, title: body.title, parentId: body.parent ?? '' }] : [],
    ),
  };
});
