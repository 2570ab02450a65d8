import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { BARE, INK, LEVELS, LINE, markedName, ON_LEVELS } from '../book/looks.ts';
import { clipped } from '../book/say.ts';
import { findingSentence, weeksTitle } from '../contract/report-sentence.ts';
import type { GroupResult, SchoolReport } from '../contract/school-report.ts';
import { DIMENSIONS, type Dimension } from '../contract/words.ts';
import { meanRank } from '../core/reports/chart-parts.ts';
import { gradeName } from '../core/reports/names.ts';
import { tableWord } from '../core/tables/table-words.ts';
import { levelBar, weeksChart } from './charts.ts';
import { aboutOf, framed, heading, small, WIDTH, when } from './frame.ts';
import { type PaperSpeaker, paperSpeaker } from './paper-words.ts';
import type { SchoolPaper } from './report-paper.ts';
import { actionsOf, classesOf, monitoringOf, participationOf } from './school-lists.ts';

const WEEKS = { width: 166, height: 68 };
const IN_A_ROW = 3;

/** A school's report on two pages: dimensions by grade, levels and weeks; then class by class, what is monitored, and what is being done. */
export function schoolPaper(
  { report, language, by, emblem }: SchoolPaper,
  lacking: readonly string[],
): TDocumentDefinitions {
  const say = paperSpeaker(language);
  const { school, classes, pupils, records } = report;
  const name = say.both(school.name);
  const about = {
    title: say.own('schoolTitle', { school: clipped(name, 30) }),
    school: name,
    term: say.term(report.term.code),
    headline: say.t('report.headline', {
      classes: say.t('common.classes', { count: classes }),
      pupils: say.t('common.pupils', { count: pupils }),
      records: say.t('common.records', { count: records }),
    }),
    small: say.t(`comparability.${report.comparability}`),
    asOf: report.asOf,
    by,
    role: report.why.role,
    of: [],
    emblem,
  };
  return framed(about, say, [
    ...findings(report, say),
    ...(records === 0
      ? [{ text: say.t('report.empty'), margin: [0, 12, 0, 6] } satisfies Content]
      : [
          ...heatMap(report, say),
          ...levels(report, say),
          ...weeks(report, say),
          ...classesOf(report, say),
          ...participationOf(report, say),
          ...monitoringOf(report, say),
        ]),
    ...actionsOf(report, say),
    ...aboutOf(report, lacking, say),
  ]);
}

const resultIn = (results: readonly GroupResult[], dimension: Dimension) =>
  results.find((result) => result.dimension === dimension);
const dimensionsOf = ({ overall }: SchoolReport) => DIMENSIONS.filter((one) => resultIn(overall, one));

function findings({ findings: found }: SchoolReport, say: PaperSpeaker): Content[] {
  if (found.length === 0) return [{ text: say.t('finding.none'), margin: [0, 6, 0, 0] }];
  const everywhere = tableWord('everywhere', say.language);
  return [
    { ol: found.map((finding) => clipped(findingSentence(finding, say, everywhere), 220)), margin: [0, 6, 0, 0] },
  ];
}

/** Dimension by grade, and beside it what the numbers rest on. */
function heatMap(report: SchoolReport, say: PaperSpeaker): Content[] {
  const { grades, overall } = report;
  const head = [
    say.t('evidence.dimension'),
    ...grades.map(({ grade }) => gradeName(grade, say.language)),
    say.t('report.noticed'),
    say.t('report.scored'),
    say.t('report.fresh'),
  ];
  const rows = dimensionsOf(report).map((dimension): TableCell[] => {
    const whole = resultIn(overall, dimension);
    const of = (part: number) => (whole ? say.t('report.of', { part, whole: whole.pupils }) : '–');
    return [
      markedName(dimension, say.t(`dimension.${dimension}`), 'row'),
      ...grades.map(({ results }) => heatCell(resultIn(results, dimension), say)),
      right(of(whole?.noticed ?? 0)),
      right(of(whole?.scored ?? 0)),
      right(whole && whole.freshShare !== null ? say.percent(whole.freshShare) : '–'),
    ];
  });
  return [
    heading(say.t('report.heatTitle')),
    {
      table: {
        widths: [say.language === 'zh' ? 62 : 104, ...grades.map(() => '*'), 44, 44, 30],
        body: [head.map((text, at) => ({ text, style: 'label', alignment: at === 0 ? 'left' : 'center' })), ...rows],
      },
      layout: {
        ...BARE,
        hLineWidth: () => 1,
        vLineWidth: () => 1,
        hLineColor: () => '#FFFFFF',
        vLineColor: () => '#FFFFFF',
      },
    },
    small(say.t('report.heatCaption')),
  ];
}

const right = (text: string): TableCell => ({ text, alignment: 'right', fontSize: 7.5, margin: [0, 4, 0, 0] });

function heatCell(result: GroupResult | undefined, say: PaperSpeaker): TableCell {
  if (!result || result.mean === null)
    return {
      text: say.t('report.tooLittle'),
      style: 'cell',
      alignment: 'center',
      fillColor: ['hatch', LINE],
      margin: [0, 4, 0, 4],
    };
  const rank = meanRank(result.mean);
  return {
    text: [
      { text: say.score(result.mean), bold: true, fontSize: 8.5 },
      { text: `\n${say.t('report.n', { count: result.scored })}`, fontSize: 6 },
    ],
    alignment: 'center',
    lineHeight: 0.85,
    margin: [0, 0, 0, 2],
    color: ON_LEVELS[rank] ?? INK,
    fillColor: LEVELS[rank] ?? LINE,
  };
}

function levels(report: SchoolReport, say: PaperSpeaker): Content[] {
  return [
    heading(say.t('report.levelsTitle', { where: say.t('report.wholeSchool') })),
    ...report.overall.map(({ dimension, levels: counts, pupils, scored }): Content => {
      const said = [
        ...counts.map(({ level, count }) => say.t('common.levelCount', { level, count })),
        say.t('report.withoutScore', { count: pupils - scored }),
        say.t('report.n', { count: scored }),
      ];
      return {
        columns: [
          { stack: [markedName(dimension, say.t(`dimension.${dimension}`), 'row')], width: 104 },
          { stack: [levelBar(counts, { width: 210, height: 11 })], width: 210 },
          { text: clipped(said.join(' · '), 64), style: 'small', width: '*' },
        ],
        columnGap: 8,
        margin: [0, 0, 0, 2],
      };
    }),
  ];
}

/** A small chart for each dimension: sums of classes cannot say which pupils two dimensions share. */
function weeks(report: SchoolReport, say: PaperSpeaker): Content[] {
  const { weeks: all, overall, term, asOf } = report;
  const charts = dimensionsOf(report).map((dimension): TableCell => {
    const pupils = resultIn(overall, dimension)?.pupils ?? 0;
    const own = all.flatMap(({ dimensions, ...week }) => {
      const part = dimensions.find((one) => one.dimension === dimension);
      return part ? { ...week, ...part } : [];
    });
    const title = weeksTitle(own, { pupils, today: when(asOf).day, endsOn: term.endsOn }, say);
    return {
      stack: [
        markedName(dimension, `${say.t(`dimension.${dimension}`)} · ${say.t('report.n', { count: pupils })}`, 'row'),
        { text: clipped(title, 88), style: 'cell' },
        weeksChart(own, pupils, WEEKS, say.shortDay),
      ],
    };
  });
  const rows = Array.from({ length: Math.ceil(charts.length / IN_A_ROW) }, (_, row) =>
    Array.from({ length: IN_A_ROW }, (_none, at) => charts[row * IN_A_ROW + at] ?? ''),
  );
  return [
    heading(say.t('report.weeksTitle', { dimension: tableWord('everywhere', say.language) })),
    ...(rows.length > 0
      ? [
          {
            table: { widths: rows[0]?.map(() => WIDTH / IN_A_ROW - 4) ?? [], body: rows },
            layout: { ...BARE, paddingRight: () => 4, paddingBottom: () => 3 },
          } satisfies Content,
        ]
      : []),
    small(say.own('weeksCaption')),
  ];
}
