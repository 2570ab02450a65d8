import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { ROWS } from '../book/looks.ts';
import { clipped } from '../book/say.ts';
import { attentionTitle, gapsTitle, steadyTitle } from '../contract/report-sentence.ts';
import type { SchoolReport } from '../contract/school-report.ts';
import { DIMENSIONS } from '../contract/words.ts';
import { aboutWords } from '../core/improvement/action-words.ts';
import { gradeName } from '../core/reports/names.ts';
import { tableWord } from '../core/tables/table-words.ts';
import { heading, small } from './frame.ts';
import type { PaperSpeaker } from './paper-words.ts';

/** Classes and actions that the second page has room for. */
const MOST = { classes: 30, actions: 3 };

/** Always by grade and number, never by score; each mean with its interval and its n. */
export function classesOf({ byClass, overall }: SchoolReport, say: PaperSpeaker): Content[] {
  const dimensions = DIMENSIONS.filter((one) => overall.some(({ dimension }) => dimension === one));
  const shown = byClass.slice(0, MOST.classes);
  const head = [say.t('report.class'), ...dimensions.map((one) => say.t(`dimension.${one}`))];
  const rows = shown.map(({ class: of, results }): TableCell[] => [
    { text: say.className(of), style: 'cell' },
    ...dimensions.map((dimension): TableCell => {
      const result = results.find((one) => one.dimension === dimension);
      if (!result || result.mean === null) return { text: say.t('report.tooLittle'), style: 'cell' };
      const { mean, lo, hi, scored } = result;
      const interval = lo !== null && hi !== null ? ` (${say.score(lo)}–${say.score(hi)})` : '';
      return { text: [{ text: say.score(mean), bold: true }, `${interval} ${scored}`], style: 'cell', noWrap: true };
    }),
  ]);
  return [
    heading(say.t('report.classesTitle', { dimension: tableWord('everywhere', say.language) })),
    {
      table: {
        headerRows: 1,
        keepWithHeaderRows: 2,
        widths: [48, ...dimensions.map(() => '*')],
        body: [head.map((text) => ({ text, style: 'label' })), ...rows],
      },
      layout: { ...ROWS, paddingRight: () => 2, paddingTop: () => 0, paddingBottom: () => 0 },
    },
    small(
      [
        say.own('classesCaption'),
        ...(byClass.length > shown.length ? [say.own('moreClasses', { count: byClass.length - shown.length })] : []),
      ].join(' '),
    ),
  ];
}

/** How many children nobody has written anything of. */
export function participationOf(
  { participation: { pupils, silent, grades } }: SchoolReport,
  say: PaperSpeaker,
): Content[] {
  if (silent === 0) return [heading(say.t('report.participationAll', { pupils }))];
  const said = grades.map(({ grade, ...counts }) =>
    say.own('silentIn', { grade: gradeName(grade, say.language), silent: counts.silent, pupils: counts.pupils }),
  );
  return [
    heading(say.t('report.participationTitle', { pupils, count: silent })),
    small(say.own('silentCaption') + say.list(said)),
  ];
}

/** What is about evidence and not about levels, a sentence each; charts and tables are on the page. */
export function monitoringOf({ monitoring }: SchoolReport, say: PaperSpeaker): Content[] {
  const { attention, gaps, control } = monitoring;
  const everywhere = tableWord('everywhere', say.language);
  const [whole] = gaps.rows;
  const isUnequal = whole?.noticed.status === 'ok' && gaps.rows.some((row) => row.isUnequal);
  const { boys = 0, girls = 0 } = whole?.noticed ?? {};
  const counted = [
    say.t('monitoring.gaps.who', { boys, girls }),
    ...(gaps.sexUnknown > 0 ? [say.t('monitoring.gaps.unknown', { count: gaps.sexUnknown })] : []),
  ].join('');
  const lines = [
    `${attentionTitle(attention.whole, say)} · ${say.t('report.n', { count: attention.whole.pupils })}`,
    ...(whole ? [`${gapsTitle(gaps.rows, say, everywhere)} · ${counted}`] : []),
    ...(isUnequal ? [say.t('monitoring.gaps.artefact')] : []),
    steadyTitle('fresh', control.fresh, say),
    steadyTitle('records', control.records, say),
  ];
  return [heading(say.own('monitoring')), { ul: lines.map((said) => clipped(said, 230)), fontSize: 8 }];
}

/** What is being done, the first of it. */
export function actionsOf({ actions }: SchoolReport, say: PaperSpeaker): Content[] {
  if (actions.length === 0) return [];
  const lines = actions.slice(0, MOST.actions).map(({ about, text, owner, dueOn }) =>
    clipped(
      say.own('action', {
        about: clipped(aboutWords(about, say.language), 44),
        text: clipped(text, 48),
        owner: clipped(owner, 20),
        day: say.day(dueOn),
      }),
      230,
    ),
  );
  const more = actions.length - lines.length;
  return [
    heading(say.t('improve.title')),
    { ul: [...lines, ...(more > 0 ? [say.own('moreActions', { count: more })] : [])], fontSize: 8 },
  ];
}
