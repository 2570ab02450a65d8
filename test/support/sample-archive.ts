import { randomUUID } from 'node:crypto';
import { type ArchiveDocument, digestOf, FORMAT, packed, textOf } from '../../server/archive/document.ts';
import { sampleBook } from './sample-book.ts';

type Of = ArchiveDocument['of'];

/** A report that was filed, made up whole: nobody confirmed it and no score is behind it, but it can be read and printed. */
export function sampleArchive(of: Of, { name, words = '', by }: { name: string; words?: string; by: string }) {
  const { profile, records, nextTerm } = sampleBook({ name });
  const pupil = { pupilId: of.pupilId, name, apart: null };
  const entry = { activityId: 'a', activityVersion: 1, title: `义卖${words}`, on: '2026-06-10', ratedBy: 'staff' };
  const value = { kind: 'level' as const, level: 'B' };
  const document: ArchiveDocument = {
    ...{ format: FORMAT, number: 1, of },
    notice: { startsOn: '2026-06-01', endsOn: '2026-06-12' },
    evidence: {
      hash: 'e'.repeat(64),
      entries: [{ ...entry, markId: 'm', markVersion: 1, indicatorId: 'labour.h1', value }],
    },
    confirmed: [{ stage: 'principal', by: '校长甲', at: Date.UTC(2026, 5, 20), excuse: null }],
    ...{ rubrics: [], emblem: { png: null, motto: null }, unjudged: [], hidden: null, scored: [], lines: [] },
    report: { profile: { ...profile, pupil }, records, nextTerm, works: [] },
  };
  const text = textOf(document);
  const { schoolId, classId, termId, pupilId } = of;
  return {
    ...{ schoolId, id: randomUUID(), classId, termId, pupilId, number: 1 },
    ...{ digest: digestOf(text), evidence: document.evidence.hash, body: packed(text) },
    ...{ filedBy: by, filedAt: Date.UTC(2026, 5, 21) },
  };
}
