import { type ArchiveRow, closeNotice, insertArchives } from '../../../db/archives.ts';
import { writes } from '../../act.ts';
import { filedAs, selectFiledIn } from '../../archive/class-archives.ts';
import { archiveRow, digestsOf } from '../../archive/compose-archive.ts';
import { selectChildren, selectConfirmers } from '../../confirmation/children.ts';
import { noticedTerm } from '../../confirmation/noticed-terms.ts';
import { fileClassRecords as route } from '../../contract/archive.ts';
import { type FileOutcome, fileOutcome } from '../../core/cycle/correction.ts';
import { invalid } from '../../refusal.ts';

/** Each child for itself: what is another list by now, or was not confirmed to the end, is named and left; the others go. */
export const fileClassRecords = writes(route, async (cx, { term: code, rows }) => {
  const { tx, actor, target, now, today, newId } = cx;
  const noticed = await noticedTerm(tx, target, { today, code });
  const { notice, term } = noticed;
  const { filed, isCorrecting } = await selectFiledIn(tx, noticed);
  if (isCorrecting) throw invalid('term', 'a correction of this term is open', 'archive.correcting');
  const sent = new Map(rows.map((row) => [row.pupilId, row.hash]));
  const children = await selectChildren(tx, target, noticed, { today, only: [...sent.keys()] });
  const names = await selectConfirmers(tx, children);
  const results: { pupilId: string; outcome: FileOutcome }[] = [];
  const made: ArchiveRow[] = [];
  const parts = new Map<string, string>();
  for (const [pupilId, shown] of sent) {
    const child = children.find((one) => one.pupilId === pupilId);
    if (!child) {
      results.push({ pupilId, outcome: 'not-asked' });
      continue;
    }
    const { last, asked } = filedAs(filed, child);
    const outcome = fileOutcome({ ...asked, shown });
    results.push({ pupilId, outcome });
    if (outcome !== 'filed') continue;
    const number = (last?.number ?? 0) + 1;
    const by = { id: newId(), by: actor.personId };
    const report = await archiveRow({ q: tx, target, now, today }, { noticed, child, names, number }, by);
    for (const [digest, body] of report.parts) parts.set(digest, body);
    made.push(report.row);
  }
  await insertArchives(tx, made, parts);
  if (made.length > 0 && notice.filedAt === null) await closeNotice(tx, notice, now);
  return {
    reply: { results },
    audit: { object: target.id, detail: { termId: term.id, filed: made.length, asked: sent.size, ...digestsOf(made) } },
  };
});
