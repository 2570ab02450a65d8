import { reads } from '../../act.ts';
import { readRubricVersion as route } from '../../contract/rubric-draft.ts';
import { notFound } from '../../refusal.ts';
import { asFile, districtOf } from './drafts.ts';
import { selectVersion } from './store.ts';

export const readRubricVersion = reads(route, async ({ q, target }, { key, version }) => {
  const row = await selectVersion(q, districtOf(target), key, version);
  if (!row) throw notFound();
  return { key, version, publishedAt: row.publishedAt, file: asFile(row.body) };
});
