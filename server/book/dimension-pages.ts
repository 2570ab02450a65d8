import type { Content } from 'pdfmake/interfaces.js';
import { unsaidChange } from '../core/scoring/growth.ts';
import type { Book, BookProfile, BookRecord } from './book.ts';
import { GROWTH_WIDTH, growthSvg } from './growth-svg.ts';
import { ACCENT, BARE, LEVELS, LINE, markedName, ROWS, ruled, WIDTH } from './looks.ts';
import { factSaid, levelSaid } from './overview-page.ts';
import { bestRecords } from './pick-records.ts';
import { clipped, type Speaker, valueSaid, widthOf } from './say.ts';

type Result = BookProfile['dimensions'][number];
type Margins = [number, number, number, number];

/** Of one dimension: half of what a page holds. */
const HALF = 340;

/** A page for each two dimensions: the level with what it rests on, the line over terms, and the two records that show it best. */
export function dimensionPages(book: Book, say: Speaker): Content[] {
  const { dimensions } = book.profile;
  const pairs = Array.from({ length: Math.ceil(dimensions.length / 2) }, (_, at) =>
    dimensions.slice(at * 2, at * 2 + 2),
  );
  return pairs.map(
    (pair): Content => ({
      pageBreak: 'before',
      table: {
        widths: ['*'],
        heights: pair.map(() => HALF),
        dontBreakRows: true,
        body: pair.map((result) => [{ stack: half(result, book, say) }]),
      },
      layout: { ...ROWS, paddingTop: () => 8, paddingRight: () => 0, hLineColor: () => LINE },
    }),
  );
}

function half(result: Result, { profile, records, filed }: Book, say: Speaker): Content[] {
  const { dimension, levels } = result;
  const line = profile.growth.find((one) => one.dimension === dimension);
  const svg = line ? growthSvg(dimension, line.points, say) : null;
  return [
    {
      columns: [
        { stack: [markedName(dimension, say.page(`dimension.${dimension}`))], width: '*' },
        { text: levelSaid(result, say), style: 'name', color: ACCENT, alignment: 'right', width: 'auto' },
      ],
    },
    { text: smallPrint(result, say), style: 'small', margin: [0, 4, 0, 1] },
    ...(result.records === 0
      ? []
      : [{ text: countedSaid(result, say), style: 'small', margin: [0, 0, 0, 4] as Margins }]),
    { text: changeSaid(result, profile, say), fontSize: 9.5, margin: [0, 0, 0, 6] },
    levelBar(levels, say),
    {
      columns: [
        {
          width: GROWTH_WIDTH,
          stack: [
            { text: say.own('growth'), style: 'label' },
            svg === null ? { text: say.own('growthNone'), style: 'small' } : { svg, width: GROWTH_WIDTH },
            ...(svg === null ? [] : [{ text: say.own('growthSmall'), style: 'small', fontSize: 7 }]),
          ],
        },
        {
          width: '*',
          stack: [{ text: say.own('best'), style: 'label' }, ...best(bestRecords(records, dimension, levels), say)],
        },
      ],
      columnGap: 16,
      margin: [0, 6, 0, 6],
    },
    { text: say.own('looked'), style: 'label' },
    indicators(result, say),
    ...(result.records === 0 && !filed
      ? [{ text: say.own('byHand'), style: 'label', margin: [0, 8, 0, 0] as Margins }, ruled(3)]
      : []),
  ];
}

/** 86.3 / 100 · interval · coverage and the last day. */
function smallPrint(result: Result, say: Speaker): string {
  const { score, lo, hi, errorStatus, errorsFrom, bonus } = result;
  if (result.records === 0) return say.own('noneYet');
  const { page } = say;
  const size = page(`figure.errors.${errorsFrom}`);
  const interval =
    lo !== null && hi !== null
      ? page('figure.interval', { lo: say.score(lo), hi: say.score(hi), size })
      : page(errorStatus === 'none' ? 'figure.noError' : 'figure.errorNotEstimated');
  return [
    ...(score === null ? [] : [`${say.score(score)} / 100`, interval]),
    ...(bonus > 0 ? [page('figure.bonus', { count: bonus })] : []),
    page('figure.coverage', { share: say.percent(result.weightShare) }),
    ...(result.lastOn === null ? [] : [page('figure.last', { day: say.day(result.lastOn) })]),
    ...(result.toBeChecked ? [page('figure.toBeCheckedWhy')] : []),
  ].join(' · ');
}

/** What was recorded, what of it counts here and where, in the page's one sentence: three numbers beside one another looked like a contradiction. */
function countedSaid({ records, ratings, raters, levels }: Result, { page }: Speaker): string {
  const said = { records: page('common.records', { count: records }) };
  if (ratings === 0) return page('minute.countedNone', said);
  return page('minute.counted', {
    ...said,
    ratings: page('figure.ratings', { count: ratings }),
    raters: page('figure.raters', { count: raters }),
    indicators: page('profile.indicators', { count: levels.reduce((sum, { count }) => sum + count, 0) }),
  });
}

/** Whether it changed since the term before by more than measurement error, or why that cannot be said. */
function changeSaid({ dimension, change }: Result, { growth, terms, term }: BookProfile, say: Speaker): string {
  if (change) {
    const { verdict, indicators: count, before, now, smallest } = change;
    return say.page(`change.${verdict}`, {
      count,
      term: say.term(change.term),
      before: say.score(before),
      now: say.score(now),
      smallest: say.score(smallest),
    });
  }
  const last = growth.find((line) => line.dimension === dimension)?.points.at(-1);
  return say.page(
    `change.apart.${unsaidChange(
      last,
      terms.some(({ code }) => code < term.code),
    )}`,
  );
}

/** How many indicators stand at each level, as one bar with its counts. */
function levelBar(levels: Result['levels'], say: Speaker): Content {
  const all = levels.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return { text: say.own('noLevels'), style: 'small' };
  let from = 0;
  const bars = levels.map(({ count }, at) => {
    const bar = {
      type: 'rect' as const,
      x: from,
      y: 0,
      w: (WIDTH * count) / all,
      h: 7,
      color: LEVELS[Math.min(at, 3)] ?? LINE,
    };
    from += bar.w;
    return bar;
  });
  const counts = levels.map(({ level, count }) => `${level} ${count}`).join(' · ');
  return {
    stack: [{ canvas: bars }, { text: `${say.own('levelsGiven')}: ${counts}`, style: 'small', margin: [0, 3, 0, 0] }],
  };
}

function best(records: readonly BookRecord[], say: Speaker): Content[] {
  if (records.length === 0)
    return [{ text: say.own('noneYet') }, { text: say.own('noneMeans'), style: 'small', margin: [0, 3, 0, 0] }];
  return records.map(
    (record): Content => ({
      margin: [0, 0, 0, 6],
      stack: [
        { text: clipped(record.title, 44), bold: true, fontSize: 9.5 },
        { text: `${clipped(say.both(record.indicatorTitle), 30)} · ${valueSaid(record, say)}`, fontSize: 8.5 },
        ...(record.note ? [{ text: clipped(say.quote(record.note), 96), fontSize: 8.5, color: ACCENT }] : []),
        {
          text: say.own('by', {
            author: record.author.name,
            role: say.page(`role.${record.author.role}`),
            day: say.day(record.happenedOn),
          }),
          style: 'small',
          fontSize: 7.5,
        },
      ],
    }),
  );
}

/** Every indicator with the level somebody gave, the fact as a fact, or why there is neither. */
function indicators({ indicators: all }: Result, say: Speaker): Content {
  const cells = all.map((one): Content => {
    const { level, fact, missing } = one;
    const said = level ?? (fact ? factSaid(fact, say) : missing ? say.page(`missing.${missing}`) : '–');
    return {
      columns: [
        { text: clipped(say.both(one.title), Math.max(20, 50 - widthOf(said))), width: '*' },
        { text: clipped(said, 34), width: 'auto', bold: level !== null, alignment: 'right' },
      ],
      columnGap: 6,
      fontSize: 8,
    };
  });
  const rows = Array.from({ length: Math.ceil(cells.length / 2) }, (_, at) => [
    cells[at * 2] ?? '',
    cells[at * 2 + 1] ?? '',
  ]);
  if (rows.length === 0) return { text: say.own('noneYet'), style: 'small' };
  return {
    table: { widths: ['*', '*'], body: rows },
    layout: {
      ...BARE,
      paddingRight: (column) => (column === 0 ? 10 : 0),
      paddingLeft: (column) => (column === 0 ? 0 : 10),
      paddingBottom: () => 1.5,
    },
  };
}
