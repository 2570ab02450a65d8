import type { ContributionState, ReturnReason } from '../contribution/steps.ts';
import type { Outcome } from '../incident/steps.ts';
import { type QuestionState, type QuestionStep, sideOf } from '../question/steps.ts';
import { type Language, termName } from '../reports/names.ts';
import type { Dimension } from '../rubric/rubric.ts';
import type { Text } from '../rubric/text.ts';
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

const WORDS = {
  zh: {
    additions: (name: string) => `家庭为${name}补充的`,
    questions: (name: string) => `关于${name}的提问和回答`,
    incidents: (name: string) => `学校和家庭一起帮助${name}的事`,
    comments: (name: string) => `${name}的评语`,
    works: (name: string) => `${name}的代表作品`,
    note: (n: number, asOf: string) => `${n} 条；截至 ${asOf}`,
    ofComments: '学期,评语,署名,发给家庭的日期',
    ofWorks: '学期,活动,发生日期,方面,指标,为什么选,状态',
    stands: '有效',
    gone: '这条记录已撤回',
    ofAdditions:
      '发生日期,内容,小时,组织者,感想,指标,自己评的等级,谁补充,发送日期,状态,老师,老师处理日期,退回原因,照片张数,自主参加的证明,诚信承诺日期,见证',
    proven: '有证明照片',
    unproven: '没有证明照片',
    proposed: '等老师看',
    returned: '老师退回，可以修改后再发',
    approved: '已通过，成为记录',
    isTrue: '属实',
    isNotTrue: '不属实',
    isEarlier: '对应修改前的内容',
    takenBack: '家庭已撤回',
    unclear: '写得不清楚',
    proof: '请补充说明或照片',
    witness: '请找主办方见证',
    'wrong-child': '好像不是这个孩子的',
    'wrong-photo': '照片不对，或拍到了别的孩子',
    'there-already': '学校已经记过',
    'not-here': '不属于这里记录的内容',
    'own-words': '',
    ofQuestions: '学期,方面,指标,记录,谁,内容,日期,现在的状态',
    guardian: '家长',
    pupil: '学生本人',
    asked: '等老师回答',
    answered: '已回答',
    'asked-again': '再次提问，等老师回答',
    settled: '已解决',
    settle: '（表示已解决）',
    withdraw: '（撤回提问）',
    ofIncidents: '发生日期,看到的事,谁看到,谁告诉家庭,告诉家庭的日期,商量好的帮助,谁来帮,到哪一天,做到了吗',
    open: '还没有到',
    done: '做到了',
    'not-done': '没有做到',
  },
  en: {
    additions: (name: string) => `Added by the family about ${name}`,
    questions: (name: string) => `Questions about ${name}, and answers`,
    incidents: (name: string) => `What school and family help ${name} with`,
    comments: (name: string) => `Comments on ${name}`,
    works: (name: string) => `Works chosen for ${name}`,
    note: (n: number, asOf: string) => `${n} ${n === 1 ? 'line' : 'lines'}; as of ${asOf}`,
    ofComments: 'Term,Comment,Signed by,Released to the family on',
    ofWorks: 'Term,Activity,Happened on,Dimension,Indicator,Why it was chosen,State',
    stands: 'stands',
    gone: 'this record was withdrawn',
    ofAdditions:
      'Happened on,What,Hours,Organiser,Thoughts,Indicator,Own level,Added by,Sent on,State,Teacher,Looked at on,Why it was given back,Photos,Proof of what was self-joined,Pledged on,Witness',
    proven: 'a photo',
    unproven: 'no photo',
    proposed: 'waits for a teacher',
    returned: 'given back, may be changed and sent again',
    approved: 'approved, a record now',
    isTrue: 'it is so',
    isNotTrue: 'it is not so',
    isEarlier: 'said of what it said before',
    takenBack: 'taken back by the family',
    unclear: 'Not clear enough',
    proof: 'Please add an explanation or a photo',
    witness: 'Please ask the organiser to witness it',
    'wrong-child': 'This seems to be another child’s',
    'wrong-photo': 'A wrong photo, or another child is in it',
    'there-already': 'The school has recorded it already',
    'not-here': 'Not something that is recorded here',
    'own-words': '',
    ofQuestions: 'Term,Dimension,Indicator,Record,Who,What was said,On,State now',
    guardian: 'a guardian',
    pupil: 'the child',
    asked: 'waits for an answer',
    answered: 'answered',
    'asked-again': 'asked again, waits for an answer',
    settled: 'settled',
    settle: '(said that it is settled)',
    withdraw: '(took the question back)',
    ofIncidents: 'Happened on,What was seen,Seen by,Told by,Told on,Help agreed on,Who helps,Until,Was it given',
    open: 'not yet',
    done: 'given',
    'not-done': 'not given',
  },
} as const;

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
  const words = WORDS[language];
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
