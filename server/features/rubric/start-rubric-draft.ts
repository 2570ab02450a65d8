import { writes } from '../../act.ts';
import { startRubricDraft as route } from '../../contract/rubric-draft.ts';
import { notFound, Refusal } from '../../refusal.ts';
import { districtOf } from './drafts.ts';
import { insertDraft, selectVersion, selectVersions } from './store.ts';

export const startRubricDraft = writes(route, async ({ tx, actor, target, now }, { key }) => {
  const districtId = districtOf(target);
  const newest = (await selectVersions(tx, districtId)).find((row) => row.key === key);
  const published = newest && (await selectVersion(tx, districtId, key, newest.version));
  if (!published) throw notFound();
  const isNew = await insertDraft(tx, {
    districtId,
    key,
    basedOn: published.version,
    version: 1,
    body: { ...published.body, version: published.version + 1 },
    updatedAt: now,
    updatedBy: actor.personId,
  });
  if (!isNew) throw new Refusal(409, 'conflict');
  return { reply: { key, version: 1 }, audit: { object: key, detail: { basedOn: published.version } } };
});
