import type { Content } from 'pdfmake/interfaces.js';
import type { Book, BookProfile } from './book.ts';
import { card, markedName, ROWS, ruled, SOFT } from './looks.ts';
import { clipped, type Speaker } from './say.ts';

/** The comment, the chosen works and the own words; where there are none, room to write them by hand. */
export function wordsPage({ comment, works = [] }: Book, say: Speaker): Content[] {
  return [
    { text: say.own('words'), style: 'title', pageBreak: 'before' },
    { text: say.own('comment'), style: 'heading' },
    ...(comment
      ? [
          card([{ text: comment.text, lineHeight: 1.4 }]),
          { text: say.own('commentBy', { author: comment.author, day: say.day(comment.day) }), style: 'small' },
          ruled(2),
        ]
      : [ruled(8)]),
    { text: `${say.own('signed')}____________________　　${say.own('date')}____________`, alignment: 'right' },
    { text: say.own('works'), style: 'heading' },
    ...(works.length > 0
      ? [
          {
            table: {
              widths: [150, 76, '*'],
              body: works.map(({ title, day, why }) => [
                { text: clipped(title, 60), bold: true },
                { text: say.day(day), style: 'small' },
                { text: clipped(why ?? '', 160) },
              ]),
            },
            layout: ROWS,
          },
        ]
      : [{ text: say.own('worksByHand'), style: 'small' }, ruled(6)]),
    { text: say.own('self'), style: 'heading' },
    { text: say.own('selfHint'), style: 'small' },
    ruled(5),
  ];
}

/** What can be tried at home, the family's reply with its signature, and when the next term begins. */
export function replyPage({ profile, nextTerm }: Book, lacking: readonly string[], say: Speaker): Content[] {
  const sign = (key: 'guardianSigned' | 'signed' | 'school') => ({ text: `${say.own(key)}____________________` });
  return [
    { text: say.own('reply'), style: 'title', pageBreak: 'before' },
    { text: say.own('replyHint'), style: 'small' },
    ruled(profile.atHome ? 13 : 16),
    {
      columns: [sign('guardianSigned'), { text: `${say.own('date')}____________`, alignment: 'right' }],
      margin: [0, 4, 0, 14],
    },
    ...atHomeSaid(profile.atHome, say),
    { text: say.own('nextTerm'), style: 'heading' },
    {
      text: nextTerm
        ? say.own('nextBegins', { term: say.term(nextTerm.code), day: say.day(nextTerm.startsOn) })
        : say.own('nextUnknown'),
    },
    {
      columns: [sign('signed'), { ...sign('school'), alignment: 'right' as const }],
      margin: [0, 28, 0, 0],
    },
    ...(lacking.length > 0
      ? [
          {
            ...card([{ text: say.own('lacking', { codes: lacking.join(', ') }), style: 'small' }], SOFT),
            margin: [0, 16, 0, 0] as [number, number, number, number],
          },
        ]
      : []),
  ];
}

/** The page's idea; a term whose rubrics have none says nothing. */
function atHomeSaid(atHome: BookProfile['atHome'], say: Speaker): Content[] {
  if (!atHome) return [];
  const said =
    atHome.kind === 'idea'
      ? [
          { text: clipped(say.both(atHome.idea), 160), margin: [0, 0, 0, 3] as [number, number, number, number] },
          markedName(atHome.dimension, clipped(say.both(atHome.title), 70), 'small'),
        ]
      : [{ text: say.page('minute.tooLittle') }];
  return [{ text: say.page('minute.atHome'), style: 'heading' }, card(said)];
}
