import type { ContributionState, ReturnReason } from '../contribution/steps.ts';
import type { Outcome } from '../incident/steps.ts';
import { type QuestionState, type QuestionStep, sideOf } from '../question/steps.ts';
import { type Language, termName } from '../reports/names.ts';
import type { Dimension } from '../rubric/rubric.ts';
import type { Text } from '../rubric/text.ts';
import { FAMILY_WORDS } from './family-words.ts';
import type { Table } from './table.ts';
import { dimensionName } from './table-words.ts';

/** What the homeroom teacher wrote to the family about a term, as it stands. */
export type CommentLine = {
  /** The term's code. */
  readonly term: string;
  readonly text: string;
  readonly author: string;
  /** 'YYYY-MM-DD' in Shanghai. */
  readonly releasedOn: string;
};

/** A work that the family chose to stand for a term. */
export type WorkLine = {
  readonly term: string;
  readonly title: string;
  readonly happenedOn: string;
  readonly dimension: Dimension;
  readonly indicatorTitle: Text;
  readonly why: string | null;
  readonly state: 'stands' | 'gone';
};

/** What the family added about its child, and what became of it. */
export type AdditionLine = {
  readonly happenedOn: string;
  readonly title: string;
  readonly hours: number | null;
  readonly organiser: string | null;
  readonly reflection: string | null;
  readonly indicatorTitle: Text | null;
  /** What the level is called that its sender gave it. */
  readonly ownLevelLabel: Text | null;
  /** By the child, and no guardian. */
  readonly isByPupil: boolean;
  readonly sentOn: string;
  readonly state: ContributionState;
  /** Who decided, or gave it back last, and when; null where nobody has. */
  readonly decided: { readonly by: string; readonly on: string } | null;
  /** How many photos came with it; of what became a record they are the record's. */
  readonly photos: number;
  /** Of what the child joined by itself: when good faith was pledged, whether a photo is proof, and else why none is. */
  readonly pledgedOn: string | null;
  readonly hasProof: boolean;
  readonly noProof: string | null;
  /** Why it was given back. */
  readonly reason: ReturnReason | null;
  readonly reasonWords: string | null;
  /** What those outside said of it whom the family asked. */
  readonly witnesses: readonly WitnessLine[];
};

type WitnessLine = {
  readonly name: string;
  readonly role: string;
  readonly organisation: string;
  readonly on: string;
  readonly isTrue: boolean;
  readonly line: string | null;
  /** Said of what the family has said otherwise since. */
  readonly isEarlier: boolean;
};

/** One thing that was said in a question. */
export type QuestionLine = {
  readonly term: string;
  readonly dimension: Dimension;
  readonly indicatorTitle: Text | null;
  /** The record it is about; null of a level, or where the family may not read its name any more. */
  readonly title: string | null;
  readonly step: QuestionStep;
  readonly text: string | null;
  /** The teacher who answered. */
  readonly by: string | null;
  readonly isByPupil: boolean;
  readonly on: string;
  readonly state: QuestionState;
};

/** What the school told the family that calls for help, and one help that was agreed on. */
export type IncidentLine = {
  readonly happenedOn: string;
  readonly text: string;
  readonly author: string;
  readonly sharedBy: string;
  readonly sharedOn: string;
  readonly agreed: string;
  readonly helper: string;
  readonly until: string;
  readonly outcome: Outcome;
};

type Said = {
  readonly additions: readonly AdditionLine[];
  readonly questions: readonly QuestionLine[];
  readonly incidents: readonly IncidentLine[];
  readonly comments: readonly CommentLine[];
  readonly works: readonly WorkLine[];
};

/** What goes into a family's copy beside the records, earliest first; no table of what there is none of. */
export function familyTables(
  name: string,
  { additions, questions, incidents, comments, works }: Said,
  asOf: string,
  language: Language,
): Table[] {
  const words = FAMILY_WORDS[language];
  const table = (title: string, columns: string, rows: Table['rows']) =>
    rows.length === 0 ? [] : [{ title, note: words.note(rows.length, asOf), columns: columns.split(','), rows }];
  const ofComments = comments.map((one) => [termName(one.term, language), one.text, one.author, one.releasedOn]);
  const ofWorks = works.map((one) => [
    termName(one.term, language),
    one.title,
    one.happenedOn,
    dimensionName(one.dimension, language),
    one.indicatorTitle[language],
    one.why,
    words[one.state],
  ]);
  const stateOf = (state: ContributionState | QuestionState) =>
    state === 'withdrawn' ? words.takenBack : words[state];
  const who = ({ isByPupil }: { readonly isByPupil: boolean }) => (isByPupil ? words.pupil : words.guardian);
  const proofOf = ({ pledgedOn, hasProof, noProof }: AdditionLine) => {
    if (pledgedOn === null) return null;
    return hasProof ? words.proven : noProof === null ? words.unproven : `${words.unproven}: ${noProof}`;
  };
  const witnessed = ({ name, role, organisation, on, isTrue, line, isEarlier }: WitnessLine) =>
    [
      ...[`${organisation} ${role} ${name}`, on, isTrue ? words.isTrue : words.isNotTrue],
      ...[line ?? '', isEarlier ? words.isEarlier : ''].filter((said) => said !== ''),
    ].join(' · ');
  const ofAdditions = additions.map((one) => [
    ...[
      one.happenedOn,
      one.title,
      one.hours,
      one.organiser,
      one.reflection,
      one.indicatorTitle?.[language] ?? null,
      one.ownLevelLabel?.[language] ?? null,
    ],
    ...[who(one), one.sentOn, stateOf(one.state), one.decided?.by ?? null, one.decided?.on ?? null],
    [one.reason === null ? '' : words[one.reason], one.reasonWords ?? ''].filter((said) => said !== '').join(' · ') ||
      null,
    ...[one.photos, proofOf(one), one.pledgedOn],
    one.witnesses.map(witnessed).join('\n') || null,
  ]);
  const ofQuestions = questions.map((one) => [
    termName(one.term, language),
    dimensionName(one.dimension, language),
    one.indicatorTitle?.[language] ?? null,
    one.title,
    sideOf(one.step) === 'school' ? one.by : who(one),
    one.step === 'settle' || one.step === 'withdraw' ? words[one.step] : one.text,
    one.on,
    stateOf(one.state),
  ]);
  const ofIncidents = incidents.map((one) => [
    ...[one.happenedOn, one.text, one.author, one.sharedBy, one.sharedOn],
    ...[one.agreed, one.helper, one.until, words[one.outcome]],
  ]);
  return [
    ...table(words.additions(name), words.ofAdditions, ofAdditions),
    ...table(words.questions(name), words.ofQuestions, ofQuestions),
    ...table(words.incidents(name), words.ofIncidents, ofIncidents),
    ...table(words.comments(name), words.ofComments, ofComments),
    ...table(words.works(name), words.ofWorks, ofWorks),
  ];
}
