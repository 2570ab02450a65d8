import { writes } from '../../act.ts';
import { discardRubricDraft as route } from '../../contract/rubric-draft.ts';
import { districtOf, draftSeen } from './drafts.ts';
import { deleteDraft } from './store.ts';

export const discardRubricDraft = writes(route, async ({ tx, target }, { key, version }) => {
  const draft = await draftSeen(tx, districtOf(target), key, version);
  await deleteDraft(tx, draft);
  return { reply: { key }, audit: { object: key, detail: { version } } };
});
