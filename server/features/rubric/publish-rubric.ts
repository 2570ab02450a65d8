import { pinTerms } from '../../../db/change-frame.ts';
import { deriveRepinned } from '../../../db/derive/repinned.ts';
import { writes } from '../../act.ts';
import { publishRubric as route } from '../../contract/rubric-draft.ts';
import { readRubricFile } from '../../contract/rubric-file.ts';
import { differenceOf } from '../../core/rubric/difference.ts';
import { invalid, Refusal } from '../../refusal.ts';
import { districtOf, draftSeen, selectComing } from './drafts.ts';
import { deleteDraft, insertVersion, selectVersion, selectVersions } from './store.ts';

const MOST = 50;

export const publishRubric = writes(route, async ({ tx, target, now, today, newId }, { key, version }) => {
  const districtId = districtOf(target);
  const draft = await draftSeen(tx, districtId, key, version);
  const newest = (await selectVersions(tx, districtId)).find((row) => row.key === key);
  // Somebody published another version since: this draft does not know what that one changed.
  if (!newest || newest.version !== draft.basedOn) throw new Refusal(409, 'conflict');
  const read = readRubricFile({ ...draft.body, version: newest.version + 1 });
  if ('faults' in read) {
    const errors = read.faults.map(({ path, reason }) => ({ path, message: reason }));
    throw new Refusal(422, 'invalid', { errors: errors.slice(0, MOST), errorCount: errors.length });
  }
  const before = await selectVersion(tx, districtId, key, newest.version);
  if (before && differenceOf(before.body, read.rubric).length === 0)
    throw invalid('', 'nothing has changed, so there is nothing to publish', 'rubric.unchanged');
  const id = newId();
  await insertVersion(tx, { id, districtId, now, body: read.rubric });
  const coming = await selectComing(tx, districtId, today);
  const termIds = coming.map((term) => term.id);
  const { dimension } = read.rubric;
  await pinTerms(
    tx,
    districtId,
    termIds.map((termId) => ({ termId, dimension, rubricId: id })),
  );
  await deriveRepinned(tx, termIds, today);
  await deleteDraft(tx, draft);
  const terms = coming.map(({ code }) => code);
  return {
    reply: { key, version: read.rubric.version, terms },
    audit: { object: id, detail: { version: read.rubric.version, terms: terms.length } },
  };
});
