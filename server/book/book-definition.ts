import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { shanghaiDay } from '../core/calendar/days.ts';
import { nameApart } from '../core/identity/tell-apart.ts';
import { timeStamp } from '../core/reports/names.ts';
import type { Book } from './book.ts';
import { replyPage, wordsPage } from './closing-pages.ts';
import { dimensionPages } from './dimension-pages.ts';
import { emblemAt } from './emblem-image.ts';
import { filedPages } from './filed-page.ts';
import { ACCENT, dimensionMark, INK, LINE, PAGE, QUIET, STYLES, WIDTH } from './looks.ts';
import { overviewPage } from './overview-page.ts';
import { clipped, type Speaker, speaker } from './say.ts';
import { storyPage } from './story-page.ts';

/**
 * A growth book as it is printed: data in, a document definition out.
 * @param photos which of the story's photos there are
 * @param lacking what no font has, as it is said at the end
 */
export function bookDefinition(
  book: Book,
  photos: ReadonlySet<string>,
  lacking: readonly string[],
): TDocumentDefinitions {
  const { profile, language } = book;
  const say = speaker(language);
  const name = nameApart(profile.pupil, language);
  const { filed } = book;
  const title = `${say.own(filed ? 'filed' : 'book')} · ${name} · ${say.term(profile.term.code)}`;
  return {
    pageSize: 'A4',
    pageMargins: PAGE.margins,
    language: language === 'zh' ? 'zh-CN' : 'en',
    displayTitle: true,
    info: {
      title,
      subject: say.both(profile.schoolName),
      creator: 'Chucai',
      producer: 'Chucai',
      creationDate: new Date(profile.asOf),
    },
    defaultStyle: { font: 'sans', fontSize: 10.5, color: INK },
    styles: STYLES,
    header: (page) => (page === 1 ? '' : running(clipped(title, 70), clipped(say.both(profile.schoolName), 36))),
    footer: (page, pages) =>
      page === 1
        ? ''
        : { text: say.own('page', { page, pages }), style: 'small', alignment: 'center', margin: [0, 16, 0, 0] },
    content: [
      ...cover(book, name, say),
      ...overviewPage(book, say),
      ...dimensionPages(book, say),
      ...storyPage(book, photos, say),
      ...(filed ? filedPages(book, filed, lacking, say) : [...wordsPage(book, say), ...replyPage(book, lacking, say)]),
    ],
  };
}

const running = (title: string, school: string): Content => ({
  margin: [PAGE.margins[0], 26, PAGE.margins[2], 0],
  stack: [
    {
      columns: [
        { text: title, style: 'small', width: '*' },
        { text: school, style: 'small', alignment: 'right', width: 'auto' },
      ],
    },
    { canvas: [{ type: 'line', x1: 0, x2: WIDTH, y1: 4, y2: 4, lineWidth: 0.5, lineColor: LINE }] },
  ],
});

function cover({ profile, emblem, filed }: Book, name: string, say: Speaker): Content[] {
  const facts = [
    [say.own('coverName'), name],
    [say.own('coverClass'), say.className(profile.class)],
    [say.own('coverTerm'), say.term(profile.term.code)],
  ] as const;
  const marks = profile.dimensions.map(({ dimension }) => ({
    width: '*',
    stack: [
      dimensionMark(dimension, 26),
      {
        text: say.page(`dimension.${dimension}`),
        fontSize: 9.5,
        alignment: 'center' as const,
        margin: [0, 6, 0, 0] as [number, number, number, number],
      },
    ],
  }));
  const hasEmblem = emblem.png !== null;
  // With both, and names as long as they may be, it is one page still.
  const space = hasEmblem || emblem.motto !== null ? 56 : 84;
  return [
    ...emblemAt(emblem, 76, { alignment: 'center', margin: [0, 0, 0, 12] }),
    {
      text: clipped(say.both(profile.schoolName), 84),
      fontSize: 20,
      bold: true,
      margin: [0, hasEmblem ? 0 : 70, 0, 0],
      alignment: 'center',
    },
    ...(emblem.motto === null
      ? []
      : [
          {
            text: emblem.motto,
            fontSize: 11,
            color: QUIET,
            alignment: 'center' as const,
            margin: [0, 6, 0, 0] as [number, number, number, number],
          },
        ]),
    {
      canvas: [{ type: 'line', x1: WIDTH / 2 - 40, x2: WIDTH / 2 + 40, y1: 0, y2: 0, lineWidth: 2, lineColor: ACCENT }],
      margin: [0, 22, 0, 18],
    },
    {
      text: say.own(filed ? 'filed' : 'book'),
      fontSize: filed ? 30 : 44,
      bold: true,
      alignment: 'center',
      lineHeight: 1.1,
    },
    { text: say.term(profile.term.code), fontSize: 14, alignment: 'center', color: QUIET, margin: [0, 4, 0, space] },
    {
      columns: [
        { width: '*', text: '' },
        {
          width: 320,
          table: {
            widths: [70, '*'],
            body: facts.map(([label, said]) => [
              { text: label, color: QUIET, fontSize: 12 },
              { text: said, fontSize: 15, bold: true },
            ]),
          },
          layout: {
            hLineWidth: (at) => (at === 0 ? 0 : 0.5),
            vLineWidth: () => 0,
            hLineColor: () => LINE,
            paddingTop: () => 10,
            paddingBottom: () => 8,
          },
        },
        { width: '*', text: '' },
      ],
    },
    { columns: marks, margin: [0, space, 0, 0] },
    {
      text: [
        filed
          ? say.own('filedCover', { day: say.day(shanghaiDay(filed.filedAt)), number: filed.number })
          : say.own('madeFor', { name }),
        '\n',
        say.own('made', {
          day: say.day(timeStamp(profile.asOf).slice(0, 10)),
          made: timeStamp(profile.asOf).slice(11),
        }),
      ],
      style: 'small',
      alignment: 'center',
      margin: [0, 56, 0, 0],
    },
  ];
}
