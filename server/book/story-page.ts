import type { Content } from 'pdfmake/interfaces.js';
import type { Book, BookRecord } from './book.ts';
import { ACCENT, BARE, markedName, PAGE, ROWS, RULE, ruled } from './looks.ts';
import { awardsOf, storyOf } from './pick-records.ts';
import { clipped, type Speaker, valueSaid } from './say.ts';

const PHOTO = { width: 236, height: 128 };
/** Points that headings, an award and a row of the story take at most; what is left of the page is there to be written on. */
const TAKEN = { headings: 205, award: 24, withPhotos: 215, withoutPhotos: 120 };
const ROOM = PAGE.height - PAGE.margins[1] - PAGE.margins[3];

/** Awards as facts, and what the term looked like, with photos that the family agreed to; a report that was filed has none, and no room to be written on. */
export function storyPage({ records, filed }: Book, photos: ReadonlySet<string>, say: Speaker): Content[] {
  const { shown: awards, more } = awardsOf(records);
  const story = storyOf(records);
  const rows = Array.from({ length: Math.ceil(story.length / 2) }, (_, at) =>
    [story[at * 2], story[at * 2 + 1]].map((one): Content => (one ? entry(one, photos, say) : '')),
  );
  const hasPhoto = (at: number) =>
    story.slice(at * 2, at * 2 + 2).some(({ photos: own }) => own.some(({ photoId }) => photos.has(photoId)));
  const taken = rows.map((_, at) => (hasPhoto(at) ? TAKEN.withPhotos : TAKEN.withoutPhotos));
  const left = ROOM - TAKEN.headings - awards.length * TAKEN.award - taken.reduce((sum, one) => sum + one, 0);
  const lines = Math.floor(left / RULE);
  return [
    { text: say.own('awards'), style: 'title', pageBreak: 'before' },
    awards.length === 0
      ? { text: say.own('noAwards') }
      : {
          table: {
            widths: [92, '*', 110],
            body: awards.map((one) => [
              { text: say.day(one.happenedOn), style: 'small' },
              { text: clipped(valueSaid(one, say), 50) },
              { text: say.page(`dimension.${one.dimension}`), style: 'small', alignment: 'right' },
            ]),
          },
          layout: ROWS,
        },
    ...(more > 0 ? [{ text: say.own('moreAwards', { count: more }), style: 'small' }] : []),
    { text: say.own('story'), style: 'title', margin: [0, 16, 0, 2] },
    { text: filed ? '' : say.own('photos'), style: 'small', margin: [0, 0, 0, 8] },
    story.length === 0
      ? { text: say.own('noStory') }
      : {
          table: { widths: ['*', '*'], dontBreakRows: true, body: rows },
          layout: {
            ...BARE,
            paddingBottom: () => 10,
            paddingRight: (at) => (at === 0 ? 14 : 0),
            paddingLeft: (at) => (at === 0 ? 0 : 14),
          },
        },
    ...(lines > 2 && !filed
      ? [
          { text: say.own('storyByHand'), style: 'heading' },
          ruled(lines),
          { text: `${say.own('date')}____________`, alignment: 'right' as const },
        ]
      : []),
  ];
}

function entry(record: BookRecord, photos: ReadonlySet<string>, say: Speaker): Content {
  const photo = record.photos.find(({ photoId }) => photos.has(photoId));
  return {
    stack: [
      ...(photo
        ? [
            {
              image: photo.photoId,
              fit: [PHOTO.width, PHOTO.height] as [number, number],
              margin: [0, 0, 0, 4] as [number, number, number, number],
            },
          ]
        : []),
      { text: say.day(record.happenedOn), style: 'small' },
      { text: clipped(record.title, 44), bold: true },
      markedName(
        record.dimension,
        `${clipped(say.both(record.indicatorTitle), 26)} · ${valueSaid(record, say)}`,
        'small',
      ),
      ...(record.note
        ? [{ text: clipped(say.quote(record.note), photo ? 80 : 160), color: ACCENT, fontSize: 9.5 }]
        : []),
    ],
  };
}
