import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { SchoolEmblem } from '../../db/reach/emblems.ts';
import { emblemAt } from '../book/emblem-image.ts';
import { INK, LINE, QUIET } from '../book/looks.ts';
import { clipped } from '../book/say.ts';
import type { Role } from '../contract/route.ts';
import { timeStamp } from '../core/reports/names.ts';
import type { PaperSpeaker } from './paper-words.ts';

const MARGINS: [number, number, number, number] = [40, 36, 40, 42];
/** Points between the margins of A4 upright. */
export const WIDTH = 595.28 - MARGINS[0] - MARGINS[2];

type Framed = {
  readonly title: string;
  readonly school: string;
  readonly term: string;
  readonly headline: string;
  readonly small: string;
  readonly asOf: number;
  readonly by: string;
  readonly role: Role;
  /** What the foot of each page says first: the class where there is one. */
  readonly of: readonly string[];
  readonly emblem: SchoolEmblem;
};

export const heading = (text: string): Content => ({ text: clipped(text, 150), style: 'heading', headlineLevel: 1 });
export const small = (text: string): Content => ({ text, style: 'small' });
export const when = (asOf: number) => {
  const [day = '', time = ''] = timeStamp(asOf).split(' ');
  return { day, time };
};

/** A report on paper: its head, and on each page who made it of what and when. */
export function framed(of: Framed, say: PaperSpeaker, content: readonly Content[]): TDocumentDefinitions {
  const { day, time } = when(of.asOf);
  const made = say.own('made', { day: say.day(day), by: clipped(of.by, 20), role: say.t(`role.${of.role}`) });
  const foot = [clipped(of.school, 32), ...of.of, of.term, made].join(' · ');
  const where = [clipped(of.school, 60), of.term, say.t('figure.asOf', { time: `${say.day(day)} ${time}` })].join(
    ' · ',
  );
  return {
    pageSize: 'A4',
    pageMargins: MARGINS,
    language: say.language === 'zh' ? 'zh-CN' : 'en',
    displayTitle: true,
    info: {
      title: `${of.title} · ${of.term}`,
      subject: of.school,
      // Looked through for what no font has, which the foot of a page is not.
      author: of.by,
      creator: 'Chucai',
      producer: 'Chucai',
      creationDate: new Date(of.asOf),
    },
    defaultStyle: { font: 'sans', fontSize: 8.5, color: INK },
    styles: {
      title: { fontSize: 17, bold: true },
      lead: { fontSize: 11.5, bold: true, margin: [0, 2, 0, 2] },
      heading: { fontSize: 10.5, bold: true, margin: [0, 8, 0, 3] },
      small: { fontSize: 7.5, color: QUIET },
      row: { fontSize: 8.5 },
      cell: { fontSize: 6.5 },
      label: { fontSize: 7, bold: true, color: QUIET },
    },
    // As the page draws it: nothing can be said here yet.
    patterns: { hatch: { boundingBox: [0, 0, 5, 5], xStep: 5, yStep: 5, pattern: '0.6 w 0 0 m 5 5 l s' } },
    footer: (page, pages) => ({
      margin: [MARGINS[0], 8, MARGINS[2], 0],
      stack: [
        { canvas: [{ type: 'line', x1: 0, x2: WIDTH, y1: 0, y2: 0, lineWidth: 0.5, lineColor: LINE }] },
        {
          columns: [
            { text: foot, style: 'small', width: '*' },
            { text: say.own('page', { page, pages }), style: 'small', width: 36, alignment: 'right' },
          ],
          margin: [0, 4, 0, 0],
        },
      ],
    }),
    pageBreakBefore: ({ headlineLevel }, { getFollowingNodesOnPage }) =>
      headlineLevel === 1 && getFollowingNodesOnPage().length === 0,
    content: [
      {
        columns: [
          ...emblemAt(of.emblem, 34, { width: 34 }),
          { width: '*', stack: [{ text: clipped(of.title, 64), style: 'title' }, small(where)] },
        ],
        columnGap: 10,
      },
      { text: clipped(of.headline, 160), style: 'lead' },
      small(of.small),
      ...content,
    ],
  };
}

/** What the report says of itself, always all of it, and what the font lacks. */
export function aboutOf(
  report: { readonly sentences: readonly { zh: string; en: string }[]; readonly methodVersion: string },
  lacking: readonly string[],
  say: PaperSpeaker,
): Content[] {
  const lines = [
    ...report.sentences.map((sentence) => clipped(say.both(sentence), 250)),
    `${say.t('figure.method', { version: report.methodVersion })} · ${say.own('use')}`,
    ...(lacking.length > 0 ? [say.own('lacking', { codes: clipped(say.list(lacking), 80) })] : []),
  ];
  return [heading(say.t('report.about')), { ul: lines, fontSize: 7, color: QUIET }];
}
