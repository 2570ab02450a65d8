import { writes } from '../../act.ts';
import { readDraftText } from '../../contract/draft-file.ts';
import { saveRubricDraft as route } from '../../contract/rubric-draft.ts';
import { invalid, Refusal } from '../../refusal.ts';
import { districtOf, draftSeen } from './drafts.ts';
import { updateDraft } from './store.ts';

const MOST = 50;

export const saveRubricDraft = writes(route, async ({ tx, actor, target, now }, { key, version, file }) => {
  const draft = await draftSeen(tx, districtOf(target), key, version);
  const read = readDraftText(file);
  if ('unusable' in read) {
    const errors = read.unusable.map(({ path, reason, line }) => ({ path, message: `line ${line}: ${reason}` }));
    throw new Refusal(422, 'invalid', { errors: errors.slice(0, MOST), errorCount: errors.length });
  }
  const body = { ...read.draft, version: draft.body.version };
  if (body.key !== key) throw invalid('key', `this is another rubric; the draft is of '${key}'`);
  if (body.dimension !== draft.body.dimension) throw invalid('dimension', 'a rubric keeps its dimension');
  await updateDraft(tx, draft, { version: version + 1, body, updatedAt: now, updatedBy: actor.personId });
  return {
    reply: { version: version + 1, faults: [...read.faults] },
    audit: { object: key, detail: { version: version + 1, faults: read.faults.length } },
  };
});
