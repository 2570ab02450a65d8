import type { ArrangementKind } from '../../schema/arrangement.ts';

/**
 * What is uneven in the demo on purpose, all in one place, so that a report or a test knows what there is to be found.
 * Classes are named school-grade-number, with the grade of the last term.
 */
export const STORIES = {
  /** Nothing is entered until the last moment of the term (or today), then all at once, with one sentence copied from child to child. */
  lateClass: 'nh08-5-1',
  /** This school's teacher of arts finds nearly everything excellent: about .9 level above what colleagues find on the same children. `lift` is before rounding to levels. */
  generous: { school: 'nh03', subject: 'arts', lift: 1.45 },
  /** This school does every activity there is, and more of its children take part. */
  richSchool: 'nh01',
  /**
   * One rating in three is by a teacher of another school of this town, a guest with a grant on the class: it has the four schools with primary
   * grades that a comparison wants, and of the small ones fewer ratings would leave one guest alone. The late class has no guest.
   */
  linkedTown: { town: 'guicheng', every: 3 },
  /**
   * Nobody is a guest in this town, so its schools cannot be compared; but its marks of one dimension have a sentence each now and then
   * (share of all marks by level in the last term), enough for a tenth of them to be judged blind by teachers of its other schools.
   */
  notedTown: { town: 'danzao', dimension: 'arts', share: 0.13 },
  /** So many of the activities that were judged in the last two terms say in a sentence what was seen. */
  sentences: 0.8,
  /** Two children of each of these classes, the last of the list, are hardly ever noticed: at most two records in a term. */
  sparseClasses: ['nh01-4-1', 'nh01-6-2', 'nh02-3-1', 'nh05-8-2', 'nh07-2-1', 'nh09-3-1', 'nh15-4-1', 'nh20-6-1'],
  sparseChildren: 2,
  sparseRecords: 2,
  /** Its homeroom teacher handed over in the middle of the second term. */
  handedOver: 'nh02-5-1',
  /** No fitness measurement in these schools. */
  withoutFitness: ['nh06', 'nh10', 'nh12', 'nh14', 'nh16', 'nh18', 'nh21', 'nh24'],
  /** Children of one guardian: the first child of each of these classes. The first pair is the demo's parent. */
  siblings: [
    ['nh01-2-1', 'nh01-4-1'],
    ['nh01-6-1', 'nh12-7-1'],
    ['nh02-2-1', 'nh02-6-1'],
  ],
  /** Of this class the demo shows the teacher's, the homeroom teacher's and the parent's pages. */
  shownClass: 'nh01-4-1',
  /** The first children of this class sign in themselves. */
  ownAccounts: { class: 'nh05-8-1', children: 6 },
  /** And this child's, with strengths and something to work at. Dimension → level above the others. */
  shownChild: { key: 'nh01-4-1-1', above: { labour: 0.7, arts: 0.5, scitech: -0.6 } },
  /** What is asked of two children otherwise than of all, in the last term: to the day that is so many days after its first, or to its end. */
  arrangements: [
    {
      child: 'nh01-4-1-6',
      ...{ dimension: 'labour', indicatorId: 'labour.g1', kind: 'adapted', days: null },
      ...{ goal: '坐着擦好自己的课桌和一排窗台', reason: '下肢残疾，随班就读' },
    },
    {
      child: 'nh01-2-1-1',
      ...{ dimension: 'arts', indicatorId: 'arts.c4', kind: 'exempt', days: 69 },
      ...{ goal: null, reason: '右手骨折，医生要求休养' },
    },
  ],
  /** School-based indicators: which town, group or school adopted them. Used there and nowhere else. */
  adoptions: [
    { indicatorId: 'labour.x1', towns: ['danzao'], groups: [], schools: [] },
    { indicatorId: 'labour.x2', towns: [], groups: [], schools: ['nh01', 'nh09'] },
    { indicatorId: 'labour.x3', towns: [], groups: [], schools: ['nh06'] },
    { indicatorId: 'labour.x4', towns: ['jiujiang'], groups: [], schools: [] },
    { indicatorId: 'moral.x1', towns: [], groups: ['yunting'], schools: [] },
    { indicatorId: 'moral.x3', towns: ['danzao'], groups: ['qinghe'], schools: [] },
    { indicatorId: 'moral.x2', towns: ['xiqiao'], groups: [], schools: [] },
    { indicatorId: 'arts.x1', towns: [], groups: [], schools: ['nh01', 'nh17'] },
    { indicatorId: 'arts.x2', towns: [], groups: [], schools: ['nh03', 'nh11'] },
    { indicatorId: 'health.x1', towns: [], groups: [], schools: ['nh07'] },
    { indicatorId: 'scitech.x1', towns: [], groups: [], schools: ['nh05'] },
    { indicatorId: 'scitech.x2', towns: ['jiujiang'], groups: [], schools: ['nh08'] },
    { indicatorId: 'scitech.x3', towns: [], groups: [], schools: ['nh06'] },
  ],
} as const satisfies {
  readonly arrangements: readonly {
    child: string;
    dimension: string;
    indicatorId: string;
    kind: ArrangementKind;
    days: number | null;
    goal: string | null;
    reason: string;
  }[];
  readonly adoptions: readonly {
    indicatorId: string;
    towns: readonly string[];
    groups: readonly string[];
    schools: readonly string[];
  }[];
  readonly [story: string]: unknown;
};

/** Who adopted an indicator among a school, its town and its group. */
export function adopted(
  indicatorId: string,
  school: { readonly key: string; readonly town: string; readonly group: string | null },
): boolean {
  return STORIES.adoptions.some(
    (one) =>
      one.indicatorId === indicatorId &&
      (one.schools.some((key) => key === school.key) ||
        one.towns.some((key) => key === school.town) ||
        one.groups.some((key) => key === school.group)),
  );
}
