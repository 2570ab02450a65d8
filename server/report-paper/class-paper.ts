import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { BARE, markedName } from '../book/looks.ts';
import { clipped, widthOf } from '../book/say.ts';
import type { ClassReport } from '../contract/class-report.ts';
import { classHeadline, weeksTitle } from '../contract/report-sentence.ts';
import { nameApart } from '../core/identity/tell-apart.ts';
import { bandName } from '../core/tables/monitoring-words.ts';
import { levelBar, plainBar, weeksChart } from './charts.ts';
import { aboutOf, framed, heading, small, WIDTH, when } from './frame.ts';
import { type PaperSpeaker, paperSpeaker } from './paper-words.ts';
import type { ClassPaper } from './report-paper.ts';

type Child = ClassReport['unseen'][number];
type Part = ClassReport['dimensions'][number];

/** Letters that there is room for: of whom nobody saw, of who is seen least, and of one dimension's open indicators. */
const ROOM = { unseen: 800, least: 360, open: 250 };

/** As many children as there is room for, by whole names; whoever is left out stands on the page. */
function fitting(children: readonly Child[], room: number, say: PaperSpeaker) {
  const kept: { pupilId: string; said: string }[] = [];
  let wide = 0;
  for (const { pupilId, lastOn, ...child } of children) {
    const last = lastOn ? say.t('classReport.lastOn', { day: say.shortDay(lastOn) }) : say.t('class.noRecord');
    const said = `${clipped(nameApart(child, say.language), 60)} ${last}`;
    wide += widthOf(said) + 2;
    if (wide > room) break;
    kept.push({ pupilId, said });
  }
  return { kept, text: say.list([...kept.map(({ said }) => said), ...(kept.length < children.length ? ['…'] : [])]) };
}

const namesOn = ({ unseen, attention }: ClassReport, say: PaperSpeaker) => ({
  unseen: fitting(unseen, ROOM.unseen, say),
  least: fitting(attention.least, ROOM.least, say),
});

/** Who is named on it. */
export function namedOn({ report, language }: ClassPaper): string[] {
  if (report.records === 0) return [];
  const { unseen, least } = namesOn(report, paperSpeaker(language));
  return [...unseen.kept, ...least.kept].map(({ pupilId }) => pupilId);
}

/** A class's report on two pages: whom nobody saw and what there is evidence of; the weeks, and what to plan next. */
export function classPaper(
  { report, language, by, emblem }: ClassPaper,
  lacking: readonly string[],
): TDocumentDefinitions {
  const say = paperSpeaker(language);
  const { freshShare, records } = report;
  const name = say.className(report.class);
  const term = say.term(report.term.code);
  const about = {
    title: say.t('classReport.title', { class: name }),
    school: say.both(report.schoolName),
    term,
    headline: classHeadline(report, say),
    small: [
      say.t('common.records', { count: records }),
      ...(freshShare === null ? [] : [say.t('figure.fresh', { share: say.percent(freshShare) })]),
    ].join(' · '),
    asOf: report.asOf,
    by,
    role: report.why.role,
    of: [name],
    emblem,
  };
  return framed(about, say, [
    ...(records === 0
      ? [{ text: say.t('classReport.empty'), margin: [0, 12, 0, 6] } satisfies Content]
      : [...unseen(report, say), ...attention(report, say), ...dimensions(report, say), ...weeks(report, say)]),
    ...planNext(report, say),
    { text: say.t(`comparability.${report.comparability}`), margin: [0, 10, 0, 0] },
    ...aboutOf(report, lacking, say),
  ]);
}

function unseen(report: ClassReport, say: PaperSpeaker): Content[] {
  const count = report.unseen.length;
  if (count === 0) return [];
  return [
    heading(say.t(report.isOver ? 'classReport.silentTitle' : 'classReport.unseenTitle', { count })),
    namesOn(report, say).unseen.text,
  ];
}

function attention(report: ClassReport, say: PaperSpeaker): Content[] {
  const { far, least, bands } = report.attention;
  const most = Math.max(1, ...bands.map(({ pupils }) => pupils));
  return [
    heading(
      far
        ? say.t('monitoring.class.far', { count: least.length, atMost: far.atMost, half: Math.ceil(far.median) })
        : say.t('monitoring.class.even'),
    ),
    ...(least.length > 0 ? [{ text: namesOn(report, say).least.text, margin: [0, 0, 0, 3] } satisfies Content] : []),
    {
      table: {
        widths: [110, 240, '*'],
        body: bands.map((band) => [
          bandName(band, say.language),
          { ...plainBar(band.pupils / most, { width: 240, height: 8 }), margin: [0, 2, 0, 0] },
          say.t('common.pupils', { count: band.pupils }),
        ]),
      },
      layout: { ...BARE, paddingRight: () => 8 },
      fontSize: 8,
    },
    small([say.t('monitoring.class.caption'), say.t('report.n', { count: report.pupils })].join(' · ')),
  ];
}

function dimensions(report: ClassReport, say: PaperSpeaker): Content[] {
  return [
    heading(say.t('report.levelsTitle', { where: say.t('classReport.wholeClass') })),
    ...report.dimensions.map((part) => dimension(part, say)),
    small(say.t('classReport.dimensionsCaption')),
  ];
}

function dimension({ dimension: of, result, withBonus }: Part, say: PaperSpeaker): Content {
  const { pupils, noticed, scored, mean, lo, hi, errorsFrom, levels, freshShare } = result;
  const size = say.t(`figure.errors.${errorsFrom}`);
  const counts = [
    ...levels.map(({ level, count }) => say.t('common.levelCount', { level, count })),
    say.t('report.withoutScore', { count: pupils - scored }),
  ];
  const rest = [
    mean === null ? say.t('report.tooLittle') : say.t('classReport.mean', { mean: say.score(mean) }),
    ...(lo !== null && hi !== null ? [say.t('figure.interval', { lo: say.score(lo), hi: say.score(hi), size })] : []),
    say.t('report.n', { count: scored }),
    `${say.t('report.noticed')} ${say.t('report.of', { part: noticed, whole: pupils })}`,
    ...(freshShare === null ? [] : [say.t('figure.fresh', { share: say.percent(freshShare) })]),
    ...(withBonus > 0 ? [say.t('classReport.withBonus', { count: withBonus })] : []),
  ];
  return {
    unbreakable: true,
    margin: [0, 0, 0, 3],
    stack: [
      {
        columns: [
          { stack: [markedName(of, say.t(`dimension.${of}`), 'row')], width: 104 },
          { stack: [levelBar(levels, { width: 210, height: 12 })], width: 210 },
          { text: clipped(counts.join(' · '), 90), style: 'small', width: '*' },
        ],
        columnGap: 8,
      },
      small(clipped(rest.join(' · '), 240)),
    ],
  };
}

function weeks({ weeks: all, pupils, term, asOf }: ClassReport, say: PaperSpeaker): Content[] {
  return [
    {
      unbreakable: true,
      stack: [
        heading(say.t('weeks.heading')),
        { text: weeksTitle(all, { pupils, today: when(asOf).day, endsOn: term.endsOn }, say), margin: [0, 0, 0, 4] },
        weeksChart(all, pupils, { width: WIDTH, height: 150 }, say.shortDay),
        small([say.own('weeksCaption'), say.t('report.n', { count: pupils })].join(' ')),
      ],
    },
  ];
}

/** Indicators of the rubric that nobody in the class has any evidence of. */
function planNext({ dimensions: parts }: ClassReport, say: PaperSpeaker): Content[] {
  const all = parts.reduce((sum, { indicators }) => sum + indicators.length, 0);
  if (all === 0) return [];
  const open = parts.flatMap(({ dimension: of, indicators }) => {
    const without = indicators.filter(({ pupils }) => pupils === 0);
    return without.length > 0 ? [{ of, without }] : [];
  });
  const count = open.reduce((sum, { without }) => sum + without.length, 0);
  return [
    heading(count > 0 ? say.t('classReport.planTitle', { count, all }) : say.t('classReport.planDone')),
    ...open.map(
      ({ of, without }): Content => ({
        columns: [
          { stack: [markedName(of, say.t(`dimension.${of}`), 'row')], width: 104 },
          { text: clipped(say.list(without.map(({ title }) => say.both(title))), ROOM.open), width: '*' },
        ],
        columnGap: 8,
        unbreakable: true,
        margin: [0, 0, 0, 3],
      }),
    ),
  ];
}
