import { type ArchiveRow, selectActs, selectCorrections, selectFiledOf, selectParts } from '../../db/archives.ts';
import { selectConfirmations } from '../../db/confirmations.ts';
import type { Reader } from '../../db/engine.ts';
import { listedHash } from '../confirmation/children.ts';
import { evidenceHash } from '../confirmation/evidence-hash.ts';
import { fileClassRecords } from '../contract/archive.ts';
import { METHOD_VERSION } from '../core/scoring/dimension-score.ts';
import { type ArchiveDocument, digestOf, documentOf, FORMAT, partsOf, textOf, unpacked } from './document.ts';
import { recomputed } from './recompute.ts';

/**
 * What may be wrong with what was filed, the first that is found: it cannot be read; the document is not the one of the digest; a part it names is
 * gone or another; the list is not the one that was confirmed; nobody confirmed it; the history of acts tells of another digest; its figures come out
 * otherwise; or the records in the database are no longer those that were filed, and nobody granted a correction.
 */
export const ARCHIVE_FINDINGS = [
  'unreadable',
  'digest',
  'part',
  'evidence',
  'unconfirmed',
  'history',
  'figures',
  'changed',
] as const;
export type ArchiveFinding = (typeof ARCHIVE_FINDINGS)[number];
/** `other-method` is no fault: the version that filed it has to work its figures out. */
export type Verified = {
  readonly finding: ArchiveFinding | null;
  readonly remark: 'other-method' | 'corrected' | null;
};

/** Whether a report is still what was filed, what was confirmed, what its records say and what its figures are made of. */
export async function verifyArchive(q: Reader, row: ArchiveRow, acts: FiledDigests): Promise<Verified> {
  const fault = (finding: ArchiveFinding): Verified => ({ finding, remark: null });
  const read = readDocument(row);
  if (!read) return fault('unreadable');
  const { text, document } = read;
  if (digestOf(text) !== row.digest || !isOf(document, row)) return fault('digest');
  const parts = await selectParts(q, partsOf(document));
  if (!partsOf(document).every((digest) => digestOf(parts.get(digest) ?? '') === digest)) return fault('part');
  const { hash, entries } = document.evidence;
  if (hash !== row.evidence || evidenceHash(document.of, entries) !== hash) return fault('evidence');
  if (!(await wasConfirmed(q, row))) return fault('unconfirmed');
  if (acts.get(row.id) !== row.digest) return fault('history');
  const isSameMethod = document.report.profile.methodVersion === METHOD_VERSION;
  if (isSameMethod && textOf(recomputed(document, parts)) !== text) return fault('figures');
  const remark = isSameMethod ? null : 'other-method';
  if ((await isNewest(q, row)) && (await listedHash(q, row, new Set(document.unjudged))) !== row.evidence) {
    if (!(await wasCorrected(q, row))) return fault('changed');
    return { finding: null, remark: 'corrected' };
  }
  return { finding: null, remark };
}

function readDocument({ body }: ArchiveRow): { text: string; document: ArchiveDocument } | undefined {
  try {
    const text = unpacked(body);
    const document = documentOf(text);
    return document.format === FORMAT ? { text, document } : undefined;
  } catch (error) {
    // A damaged text unpacks to nothing, or to something that is no JSON: that is what is being looked for.
    if (error instanceof SyntaxError || (error instanceof Error && 'code' in error)) return undefined;
    throw error;
  }
}

const isOf = ({ of, number }: ArchiveDocument, row: ArchiveRow): boolean =>
  number === row.number &&
  of.pupilId === row.pupilId &&
  of.classId === row.classId &&
  of.schoolId === row.schoolId &&
  of.termId === row.termId;

/** The principal's confirmation of this very list, before it was filed. */
async function wasConfirmed(q: Reader, { schoolId, classId, termId, pupilId, evidence, filedAt }: ArchiveRow) {
  const said = await selectConfirmations(q, { schoolId, classId, termId, pupilIds: [pupilId] });
  return said.some(
    ({ stage, step, hash, at }) => stage === 'principal' && step === 'confirm' && hash === evidence && at <= filedAt,
  );
}

/** What the acts that filed say that they filed, by id: their rows are in the chain (decision 075), and what is not here any more is seen by them. */
export async function selectFiledDigests(q: Reader): Promise<FiledDigests> {
  const acts = await selectActs(q, { routeId: fileClassRecords.id });
  return new Map(
    acts.flatMap(({ detail }) =>
      Object.entries(detail).flatMap(([id, digest]) => (isDigest(digest) ? [[id, digest] as const] : [])),
    ),
  );
}
export type FiledDigests = ReadonlyMap<string, string>;
const isDigest = (said: unknown): said is string => typeof said === 'string' && /^[0-9a-f]{64}$/.test(said);

async function isNewest(q: Reader, { classId, termId, pupilId, number }: ArchiveRow): Promise<boolean> {
  const filed = await selectFiledOf(q, { pupilId });
  return !filed.some((one) => one.classId === classId && one.termId === termId && one.number > number);
}

/** A correction of the class's term that was granted since: its activity may be in the list of several children. */
async function wasCorrected(q: Reader, { schoolId, classId, termId, filedAt }: ArchiveRow): Promise<boolean> {
  const orders = await selectCorrections(q, { schoolId, classId, termId });
  return orders.some(({ state, decidedAt }) => state !== 'asked' && state !== 'refused' && (decidedAt ?? 0) >= filedAt);
}
