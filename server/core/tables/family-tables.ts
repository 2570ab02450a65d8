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

const WORDS = {
  zh: {
    comments: (name: string) => `${name}的评语`,
    works: (name: string) => `${name}的代表作品`,
    note: (n: number, asOf: string) => `${n} 条；截至 ${asOf}`,
    ofComments: '学期,评语,署名,发给家庭的日期',
    ofWorks: '学期,活动,发生日期,方面,指标,为什么选,状态',
    stands: '有效',
    gone: '这条记录已撤回',
  },
  en: {
    comments: (name: string) => `Comments on ${name}`,
    works: (name: string) => `Works chosen for ${name}`,
    note: (n: number, asOf: string) => `${n} ${n === 1 ? 'line' : 'lines'}; as of ${asOf}`,
    ofComments: 'Term,Comment,Signed by,Released to the family on',
    ofWorks: 'Term,Activity,Happened on,Dimension,Indicator,Why it was chosen,State',
    stands: 'stands',
    gone: 'this record was withdrawn',
  },
} as const;

type Said = { readonly comments: readonly CommentLine[]; readonly works: readonly WorkLine[] };

/** What goes into a family's copy beside the records, earliest term first; no table of what there is none of. */
export function familyTables(name: string, { comments, works }: Said, asOf: string, language: Language): Table[] {
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
  return [
    ...table(words.comments(name), words.ofComments, ofComments),
    ...table(words.works(name), words.ofWorks, ofWorks),
  ];
}
