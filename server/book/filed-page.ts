import type { Content } from 'pdfmake/interfaces.js';
import { shanghaiDay } from '../core/calendar/days.ts';
import type { Book, BookRecord, FiledWords } from './book.ts';
import { card, ROWS, SOFT } from './looks.ts';
import { clipped, type Speaker, valueSaid } from './say.ts';

/** The end of a report that was filed: comment and works as they were, every record of the list, who confirmed it, and what it can be compared by. */
export function filedPages(
  { comment, works = [], records }: Book,
  filed: FiledWords,
  lacking: readonly string[],
  say: Speaker,
): Content[] {
  return [
    { text: say.own('filedWords'), style: 'title', pageBreak: 'before' },
    { text: say.own('comment'), style: 'heading' },
    ...(comment
      ? [
          card([{ text: comment.text, lineHeight: 1.4 }]),
          { text: say.own('commentBy', { author: comment.author, day: say.day(comment.day) }), style: 'small' },
        ]
      : [{ text: say.own('filedNoComment'), style: 'small' }]),
    { text: say.own('works'), style: 'heading' },
    works.length > 0
      ? {
          table: {
            widths: [180, 76, '*'],
            body: works.map(({ title, day, why }) => [
              { text: clipped(title, 80), bold: true },
              { text: say.day(day), style: 'small' },
              { text: clipped(why ?? '', 160) },
            ]),
          },
          layout: ROWS,
        }
      : { text: say.own('filedNoWorks'), style: 'small' },
    { text: say.own('filedRecords', { count: records.length }), style: 'heading' },
    ...(records.length > 0 ? [recordTable(records, say)] : []),
    ...confirmedPart(filed, say),
    ...(lacking.length > 0
      ? [card([{ text: say.own('lacking', { codes: lacking.join(', ') }), style: 'small' }], SOFT)]
      : []),
  ];
}

/** In the order of days. */
function recordTable(records: readonly BookRecord[], say: Speaker): Content {
  const head = (['filedDay', 'filedTitle', 'filedIndicator', 'filedValue'] as const).map((key) => ({
    text: say.own(key),
    style: 'label',
  }));
  return {
    table: {
      headerRows: 1,
      widths: [74, '*', 130, 96],
      body: [
        head,
        ...[...records].reverse().map((record) => [
          { text: say.day(record.happenedOn), style: 'small' },
          { text: clipped(record.title, 90), fontSize: 9 },
          { text: clipped(say.both(record.indicatorTitle), 60), fontSize: 9 },
          { text: clipped(valueSaid(record, say), 60), fontSize: 9 },
        ]),
      ],
    },
    layout: ROWS,
  };
}

function confirmedPart({ number, filedAt, digest, notice, confirmed, entries }: FiledWords, say: Speaker): Content[] {
  const lines = [
    say.own('filedNotice', { from: say.day(notice.startsOn), to: say.day(notice.endsOn) }),
    ...confirmed.map((one) => confirmedSaid(one, say)),
    say.own('filedOn', { day: say.day(shanghaiDay(filedAt)), number, count: entries }),
  ];
  return [
    {
      unbreakable: true,
      stack: [
        { text: say.own('filedConfirmed'), style: 'heading' },
        ...lines.map((text) => ({ text, margin: [0, 0, 0, 2] as [number, number, number, number] })),
        { text: say.own('filedDigest'), style: 'small', margin: [0, 6, 0, 2] },
        { text: (digest.match(/.{8}/g) ?? []).join(' '), fontSize: 9.5, bold: true },
        { text: say.own('filedMeans'), style: 'small', margin: [0, 4, 0, 0] },
      ],
    },
  ];
}

function confirmedSaid({ stage, by, at, excuse }: FiledWords['confirmed'][number], say: Speaker): string {
  const who = say.own(`stage_${stage}`);
  if (by === null || at === null) return say.own('filedNobody', { who });
  const day = say.day(shanghaiDay(at));
  return excuse === null
    ? say.own('filedBy', { who, by, day })
    : say.own('filedByExcused', { who, by, day, why: say.own(`excuse_${excuse}`) });
}
