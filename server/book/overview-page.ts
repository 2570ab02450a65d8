import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type { Book, BookProfile } from './book.ts';
import { ACCENT, card, markedName, ROWS, SOFT } from './looks.ts';
import { bestRecords } from './pick-records.ts';
import { clipped, type Speaker } from './say.ts';

type Result = BookProfile['dimensions'][number];
/** Facts that the first page has room for. */
const FACTS = 6;

/** The term in one sentence, a line for each dimension, attendance, and what went well with who saw it. */
export function overviewPage({ profile, records }: Book, say: Speaker): Content[] {
  const { dimensions, strengths } = profile;
  const head = ['aspect', 'level', 'score', 'evidence'] as const;
  return [
    { text: say.own('overview'), style: 'title', pageBreak: 'before' },
    { text: headlineSaid(profile, say), style: 'lead' },
    { text: say.own('aspects'), style: 'heading' },
    {
      table: {
        widths: [122, 142, 104, '*'],
        body: [
          head.map((key) => ({ text: say.own(key), style: 'label' })),
          ...dimensions.map((one) => rowOf(one, say)),
        ],
      },
      layout: ROWS,
    },
    { text: say.own('taken'), style: 'heading' },
    factsOf(dimensions, say),
    { text: say.own('strengths'), style: 'heading' },
    ...(strengths.length > 0
      ? strengths.map((one) => strengthCard(one, say))
      : [
          { text: say.own('noStrengths') },
          ...dimensions
            .flatMap(({ dimension, levels }) => bestRecords(records, dimension, levels).slice(0, 1))
            .slice(0, 2)
            .map((record) => ({ text: `${say.day(record.happenedOn)}　${clipped(record.title, 60)}`, style: 'small' })),
        ]),
    howToRead(profile, say),
  ];
}

function rowOf(result: Result, say: Speaker): TableCell[] {
  const { dimension, score, records, raters } = result;
  return [
    markedName(dimension, say.page(`dimension.${dimension}`), 'row'),
    levelSaid(result, say),
    { text: score === null ? '–' : scoreSaid(result, say) },
    {
      text:
        records === 0
          ? say.own('noneYet')
          : [say.page('common.records', { count: records }), say.page('figure.raters', { count: raters })].join(' · '),
      style: 'small',
    },
  ];
}

/** 良好 B（暂定） */
export function levelSaid({ level, levelLabel, status }: Result, say: Speaker): string {
  if (level === null || levelLabel === null) return say.page('status.insufficient_evidence');
  const said = `${level} ${say.both(levelLabel)}`;
  return status === 'provisional' ? `${said} · ${say.page('status.provisional')}` : said;
}

/** 86.3（79.1–93.5） */
export function scoreSaid({ score, lo, hi }: Result, say: Speaker): string {
  if (score === null) return '–';
  return lo === null || hi === null ? say.score(score) : `${say.score(score)}  (${say.score(lo)}–${say.score(hi)})`;
}

/** What was attended, counted and done by the hour; facts, and no levels. */
function factsOf(dimensions: readonly Result[], say: Speaker): Content {
  const facts = dimensions.flatMap(({ indicators }) =>
    indicators.flatMap(({ title, fact }) =>
      fact ? [{ title: say.both(title), said: factSaid(fact, say), kind: fact.kind }] : [],
    ),
  );
  if (facts.length === 0) return { text: say.own('noneYet') };
  const first = [...facts].sort((a, b) => Number(b.kind === 'attendance') - Number(a.kind === 'attendance'));
  const cells = first.slice(0, FACTS).map(
    ({ title, said }): Content => ({
      text: [{ text: `${clipped(title, 30)}  `, bold: true }, said],
      fontSize: 9.5,
    }),
  );
  const rows = Array.from({ length: Math.ceil(cells.length / 2) }, (_, at) => [
    cells[at * 2] ?? '',
    cells[at * 2 + 1] ?? '',
  ]);
  return { table: { widths: ['*', '*'], body: rows }, layout: ROWS };
}

export function factSaid(fact: NonNullable<Result['indicators'][number]['fact']>, say: Speaker): string {
  if (fact.said) return say.both(fact.said);
  return say.page(`fact.${fact.kind}`, { count: fact.amount, attended: fact.amount, held: fact.held ?? 0 });
}

function strengthCard(
  { dimension, title, descriptor, evidence }: BookProfile['strengths'][number],
  say: Speaker,
): Content {
  const seen = {
    day: say.day(evidence.happenedOn),
    author: evidence.author.name,
    role: say.page(`role.${evidence.author.role}`),
    title: clipped(evidence.title, 40),
  };
  return card([
    markedName(dimension, clipped(say.both(title), 70), 'row'),
    { text: clipped(say.both(descriptor), 110), margin: [0, 3, 0, 3] },
    { text: say.page('profile.seenBy', seen), style: 'small' },
    ...(evidence.note ? [{ text: clipped(say.quote(evidence.note), 100), color: ACCENT, fontSize: 9.5 }] : []),
  ]);
}

function howToRead({ methodVersion }: BookProfile, say: Speaker): Content {
  const lines = (['how1', 'how2', 'how3', 'how4', 'how5'] as const).map((key) =>
    say.own(key, { method: methodVersion }),
  );
  return {
    ...card(
      [
        { text: say.own('howToRead'), style: 'label' },
        { ul: lines, fontSize: 8.5 },
      ],
      SOFT,
    ),
    margin: [0, 10, 0, 0],
  };
}

/** The first line of the page, in its words. */
export function headlineSaid({ headline, pupil: { name } }: BookProfile, say: Speaker): string {
  if (headline.kind === 'nothing-yet') return say.page('headline.nothingYet', { name });
  const count = headline.records;
  if (headline.kind === 'too-little') return say.page('headline.tooLittle', { name, count });
  if (headline.kind === 'good') {
    const dimensions = say.list(headline.dimensions.map((one) => say.page(`dimension.${one}`)));
    const key = headline.dimensions.length > 1 ? 'headline.goodSeveral' : 'headline.good';
    return say.page(key, { name, dimensions, count });
  }
  const dimension = say.page(`dimension.${headline.dimension}`);
  if (headline.kind === 'most') return say.page('headline.most', { name, dimension, count });
  return say.page('headline.strong', { name, dimension, count, level: say.both(headline.levelLabel) });
}
