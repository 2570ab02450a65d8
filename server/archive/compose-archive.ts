import type { ArchiveRow } from '../../db/archives.ts';
import type { Reader } from '../../db/engine.ts';
import { pupilInSchool } from '../../db/reach/reach-pupil.ts';
import type { ReachedClass } from '../../db/reach/reached.ts';
import type { BookRecord } from '../book/book.ts';
import { asStages, type Child, type Noticed } from '../confirmation/children.ts';
import { canonical } from '../core/canonical.ts';
import type { Rubric } from '../core/rubric/rubric.ts';
import type { ScoredMark } from '../core/scoring/dimension-score.ts';
import { composeBook } from '../profile/compose-book.ts';
import { readableIn } from '../profile/said-of-scores.ts';
import { type ArchiveDocument, digestOf, type FiledScore, FORMAT, packed, textOf } from './document.ts';
import { asFiled, recomputed } from './recompute.ts';

type About = { readonly q: Reader; readonly target: ReachedClass; readonly now: number; readonly today: string };
type Asked = {
  readonly noticed: Noticed;
  readonly child: Child;
  /** Who confirmed, by id. */
  readonly names: ReadonlyMap<string, string>;
  readonly number: number;
};

/** A child's report of a class's term as it is to be filed, with the parts it names. */
async function composeArchive(
  { q, target: at, now, today }: About,
  { noticed, child, names, number }: Asked,
): Promise<{ document: ArchiveDocument; parts: Map<string, string> }> {
  const { term, notice } = noticed;
  const pupil = await pupilInSchool(q, at, child.pupilId);
  if (!pupil) throw new Error('a child that was confirmed is not in its class');
  const { book, opened } = await composeBook({ q, target: pupil, now, today }, { term: term.code, lang: 'zh' });
  const { rubrics, unjudged, lines, openedIn } = opened;
  const parts = new Map<string, string>();
  const partOf = (text: string) => {
    const digest = digestOf(text);
    parts.set(digest, text);
    return digest;
  };
  const raterOf = renumbering();
  const readable = new Set(
    readableIn(
      rubrics.map(({ body }) => body),
      'family',
    ),
  );
  const isShown = ({ indicatorId }: ScoredMark) => readable.has(indicatorId) && !unjudged.has(indicatorId);
  const hidden: Record<string, readonly ScoredMark[]> = {};
  const scored = rubrics.flatMap(({ body: { dimension } }): FiledScore[] => {
    const score = openedIn(dimension);
    if (!score) return [];
    const { records, fresh, lastOn } = score.row;
    const byOwnGoal = [...score.byOwnGoal].sort();
    const { marks, ...input } = asFiled(score.input, raterOf);
    const kept = marks.filter((mark) => !isShown(mark));
    if (kept.length > 0) hidden[dimension] = kept;
    return [{ dimension, input: { ...input, marks: marks.filter(isShown) }, records, fresh, lastOn, byOwnGoal }];
  });
  const { profile, records, nextTerm, comment, works } = book;
  const { asOf, methodVersion, headline, dimensions, strengths, growth } = profile;
  const document: ArchiveDocument = {
    format: FORMAT,
    number,
    of: { pupilId: child.pupilId, classId: at.id, schoolId: at.schoolId, termId: term.id },
    notice: { startsOn: notice.startsOn, endsOn: notice.endsOn },
    evidence: { hash: child.hash, entries: child.listed },
    confirmed: asStages(child.stood, names).map(({ stage, by, at: on, excuse }) => ({ stage, by, at: on, excuse })),
    rubrics: rubrics.map(({ body }) => ({ dimension: body.dimension, digest: partOf(textOfRubric(body)) })),
    emblem: { png: book.emblem.png === null ? null : partOf(book.emblem.png), motto: book.emblem.motto },
    unjudged: [...unjudged].sort(),
    hidden: Object.keys(hidden).length === 0 ? null : partOf(canonical(hidden)),
    scored,
    lines: lines.map(({ dimension, judged, change }) => ({ dimension, judged, change })),
    report: {
      profile: {
        ...{ pupil: profile.pupil, class: profile.class, schoolName: profile.schoolName },
        ...{ term: profile.term, terms: profile.terms, asOf, methodVersion, headline, dimensions, growth },
        strengths: strengths.map((one) => ({ ...one, evidence: withoutPhotos(one.evidence) })),
        // Advice of a week is no part of a record.
        atHome: null,
      },
      records: records.map(withoutPhotos),
      nextTerm,
      ...(comment && { comment }),
      works: works ?? [],
    },
  };
  return { document: recomputed(document, parts), parts };
}

/** The report as a row that is filed by somebody at a moment, with the parts it names. */
export async function archiveRow(
  about: About,
  asked: Asked,
  { id, by: filedBy }: { readonly id: string; readonly by: string },
): Promise<{ row: ArchiveRow; parts: ReadonlyMap<string, string> }> {
  const { document, parts } = await composeArchive(about, asked);
  const text = textOf(document);
  const { number, of, evidence } = document;
  const kept = { digest: digestOf(text), evidence: evidence.hash, body: packed(text) };
  return { row: { ...of, id, number, ...kept, filedBy, filedAt: about.now }, parts };
}

/** By id: they stand in the chain of the history as well, so that whoever changes what is filed would have to change that too. */
export const digestsOf = (rows: readonly ArchiveRow[]): Record<string, string> =>
  Object.fromEntries(rows.map(({ id, digest }) => [id, digest]));

/** A rubric in force is one value for all children of a term, and as text some hundred kB. */
const rubricTexts = new WeakMap<Rubric, string>();
function textOfRubric(rubric: Rubric): string {
  const text = rubricTexts.get(rubric) ?? canonical(rubric);
  rubricTexts.set(rubric, text);
  return text;
}

const withoutPhotos = (record: BookRecord): BookRecord => ({ ...record, photos: [] });

/** r1, r2 … in the order they are asked for. */
function renumbering(): (raterId: string) => string {
  const known = new Map<string, string>();
  return (raterId) => {
    const name = known.get(raterId) ?? `r${known.size + 1}`;
    known.set(raterId, name);
    return name;
  };
}
