import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ARCHIVE_FAULTS } from '../../server/contract/archive.ts';
import { ARRANGEMENT_FAULTS, ArrangementKind } from '../../server/contract/arrangement.ts';
import { COMMENT_FAULTS } from '../../server/contract/comment.ts';
import { CONFIRMATION_FAULTS } from '../../server/contract/confirmation.ts';
import { CONTRIBUTION_FAULTS } from '../../server/contract/contribution.ts';
import { DIGEST_LINES } from '../../server/contract/digest.ts';
import { Missing } from '../../server/contract/dimension-result.ts';
import { INCIDENT_FAULTS, OUTCOMES } from '../../server/contract/incident.ts';
import { MESSAGE_FAULTS } from '../../server/contract/message-way.ts';
import { OBJECTION_FAULTS } from '../../server/contract/objection.ts';
import { PROBLEM_CODES } from '../../server/contract/problem.ts';
import { QUESTION_FAULTS, RECORD_STATES } from '../../server/contract/question.ts';
import { DAY_FAULTS, MARK_FAULTS } from '../../server/contract/recording.ts';
import { RosterResult } from '../../server/contract/roster.ts';
import { ROLES } from '../../server/contract/route.ts';
import { SchoolReport } from '../../server/contract/school-report.ts';
import { SELECTION_FAULTS } from '../../server/contract/selection.ts';
import { DIMENSIONS, ScoreStatus } from '../../server/contract/words.ts';
import { PLEDGES } from '../../server/core/contribution/pledge.ts';
import { CONTRIBUTION_STATES, RETURN_REASONS } from '../../server/core/contribution/steps.ts';
import { CONFIRM_OUTCOMES, EXCUSES, STAGE_STATES, STAGES } from '../../server/core/cycle/confirmation.ts';
import { CORRECTION_STATES, FILE_OUTCOMES } from '../../server/core/cycle/correction.ts';
import { WAYS } from '../../server/core/digest/ways.ts';
import { INCIDENT_STATES, INCIDENT_STEPS } from '../../server/core/incident/steps.ts';
import { QUESTION_STATES } from '../../server/core/question/steps.ts';
import { AWARD_LEVELS, AWARD_RANKS, AWARD_ROLES } from '../../server/core/rubric/awards.ts';
import { SIGHTING_KINDS } from '../../server/core/sighting/kinds.ts';
import { isRefusalCode } from '../../web/parts/refusal-words.ts';

const web = new URL('../../web/', import.meta.url);
type Tree = { [name: string]: string | Tree };

function flat(tree: Tree, before = ''): [key: string, words: string][] {
  return Object.entries(tree).flatMap(([name, part]) =>
    typeof part === 'string' ? [[before + name, part] as [string, string]] : flat(part, `${before}${name}.`),
  );
}
const inFile = (file: string) => flat(JSON.parse(readFileSync(new URL(file, web), 'utf8')) as Tree);
/** Those of every page, and those that come with some pages alone. */
const FILES = [
  'i18n/',
  'pages/rubric/edit-',
  'pages/rubric/rubric-',
  'pages/school-year/end-',
  'pages/school-year/year-',
  'pages/child-profile/arranged-',
  'pages/child-profile/book-',
  'pages/child-profile/minute-',
  'pages/child-profile/ask-',
  'pages/class-report/books-',
  'pages/class/series-',
  'pages/comment/comment-',
  'pages/selection/works-',
  'pages/screens/screens-',
  'pages/setup/setup-',
  'pages/sightings/sightings-',
  'pages/session/devices-',
  'pages/session/weak-',
  'pages/session/standby-',
  'pages/second-step/second-step-',
  'pages/contribution/contribution-',
  'pages/witness/witness-',
  'evidence/contributed-',
  'evidence/notice-line-',
  'parts/report-ways-',
  'pages/question/question-',
  'pages/incident/incident-',
  'pages/notice/notice-',
  'pages/notice/objection-',
  'pages/confirmation/confirmation-',
  'pages/archive/archive-',
  'pages/digest/week-',
  'pages/own-term/own-term-',
  'pages/digest/message-',
  'pages/area-report/area-measured-',
  'pages/emblem/emblem-',
  'pages/sign-in-sheet/pupil-sheet-',
];
const read = (language: 'zh' | 'en') => new Map(FILES.flatMap((file) => inFile(`${file}${language}.json`)));
const [zh, en] = [read('zh'), read('en')];

/** What a pupil is told otherwise, on the same pages; what begins with `own.` is told to pupils alone. */
const pupilIn = (language: 'zh' | 'en') => new Map(inFile(`i18n/pupil-${language}.json`));

const plain = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');
const keysOf = (words: Map<string, string>) => new Set([...words.keys()].map(plain));
const [zhKeys, enKeys] = [keysOf(zh), keysOf(en)];
const namesIn = (words: string) => [...new Set([...words.matchAll(/{{(\w+)}}/g)].map((match) => match[1]))].sort();

test('both languages say the same things', () => {
  expect([...enKeys].sort()).toEqual([...zhKeys].sort());
});

test('a pupil is spoken to on the pages there are, with the same names filled in, and not as a parent', () => {
  for (const language of ['zh', 'en'] as const) {
    const [pupil, words] = [pupilIn(language), { zh, en }[language]];
    const instead = [...pupil].filter(([key]) => !key.startsWith('own.'));
    expect(instead.filter(([key]) => !words.has(key)).map(([key]) => key)).toEqual([]);
    // Its own name may go where it is «you»; no number and nobody else may.
    const lacking = instead.filter(([key, said]) => {
      const wanted = namesIn(words.get(key) ?? '').filter((name) => name !== 'name');
      return String(namesIn(said)) !== String(wanted);
    });
    expect(lacking.map(([key]) => key)).toEqual([]);
    expect([...pupil].filter(([, said]) => /您|孩子|your child/i.test(said))).toEqual([]);
  }
  const told = (language: 'zh' | 'en') => [...pupilIn(language).keys()].filter((key) => key.startsWith('own.'));
  expect(told('en')).toEqual(told('zh'));
});

test('nothing is empty', () => {
  expect([...zh, ...en].filter(([, words]) => words.trim() === '')).toEqual([]);
});

test('both languages fill in the same names', () => {
  const differing = [...en].filter(([key, words]) => {
    const chinese = zh.get(plain(key)) ?? '';
    // «this 1 record» may leave its number out in the singular.
    const mayLack = key.endsWith('_one') ? ['count'] : [];
    const [ours, theirs] = [namesIn(words), namesIn(chinese)];
    return (
      theirs.some((name) => !ours.includes(name) && !mayLack.includes(name ?? '')) ||
      ours.some((n) => !theirs.includes(n))
    );
  });
  expect(differing.map(([key]) => key)).toEqual([]);
});

test('no page names a method but where it says how it is worked out', () => {
  const METHOD = /Φ|Henderson|Laney|EWMA|Hedges|Welch|Newcombe|Theil|泰尔|Bonferroni|Brennan/;
  const named = [...zh, ...en].filter(([key, words]) => METHOD.test(words) && !key.startsWith('methods.'));
  expect(named).toEqual([]);
});

test('English counts have a singular and a plural', () => {
  const keys = [...en.keys()];
  const lone = keys.filter((key) => /_one$/.test(key) && !en.has(`${plain(key)}_other`));
  const other = keys.filter((key) => /_other$/.test(key) && !en.has(`${plain(key)}_one`));
  expect([...lone, ...other]).toEqual([]);
});

const COUNTED = {
  problem: PROBLEM_CODES,
  role: ROLES,
  why: ROLES,
  dimension: DIMENSIONS,
  status: ScoreStatus.options,
  change: ['up', 'down', 'within-error'],
  visibility: ['staff', 'family'],
  missing: Missing.options,
  'award.level': AWARD_LEVELS,
  'award.rank': AWARD_RANKS,
  'award.role': AWARD_ROLES,
  comparability: [SchoolReport.shape.comparability.value],
  refusal: [...DAY_FAULTS, ...MARK_FAULTS, 'base.none'],
  'roster.table': Object.keys(RosterResult.shape.changes.shape),
  'arranged.fault': ARRANGEMENT_FAULTS.map((code) => code.replace('.', '-')),
  'arranged.kind': ArrangementKind.options,
  'writer.fault': COMMENT_FAULTS.map((code) => code.replace('.', '-')),
  'works.fault': SELECTION_FAULTS.map((code) => code.replace('.', '-')),
  'contribution.fault': CONTRIBUTION_FAULTS.map((code) => code.replace('.', '-')),
  'contribution.reason': RETURN_REASONS,
  'contribution.states': CONTRIBUTION_STATES,
  'contribution.pledgeWords': PLEDGES,
  'question.fault': QUESTION_FAULTS.map((code) => code.replace('.', '-')),
  'question.states': QUESTION_STATES,
  'incident.fault': INCIDENT_FAULTS.map((code) => code.replace('.', '-')),
  'incident.states': INCIDENT_STATES,
  'incident.steps': INCIDENT_STEPS,
  'incident.outcome': OUTCOMES,
  'confirm.fault': CONFIRMATION_FAULTS.map((code) => code.replace('.', '-')),
  'confirm.stage': STAGES,
  'confirm.state': STAGE_STATES,
  'confirm.excuse': EXCUSES,
  'confirm.outcome': CONFIRM_OUTCOMES.filter((one) => one !== 'confirmed'),
  'archive.fault': ARCHIVE_FAULTS.map((code) => code.replace('.', '-')),
  'archive.outcome': FILE_OUTCOMES,
  'correction.state': CORRECTION_STATES,
  'objection.fault': OBJECTION_FAULTS.map((code) => code.replace('.', '-')),
  'question.record': RECORD_STATES.filter((state) => state !== 'stands'),
  'sightings.kind': SIGHTING_KINDS,
  'week.line': DIGEST_LINES,
  'message.ways': WAYS,
  'message.address': WAYS,
  'message.fault': MESSAGE_FAULTS.map((code) => code.replace('.', '-')),
} as const;

describe.each(Object.entries(COUNTED))('every %s has its words', (group, names) => {
  test.each([...names])('%s', (name) => {
    expect(zhKeys).toContain(`${group}.${name}`);
  });
});

test('pages know every reason why something may not be recorded', () => {
  expect([...DAY_FAULTS, ...MARK_FAULTS].filter((code) => !isRefusalCode(code))).toEqual([]);
});

test('no dimension but those of the contract has words', () => {
  const said = [...zhKeys].filter((key) => key.startsWith('dimension.')).map((key) => key.slice(10));
  expect(said).toEqual([...DIMENSIONS]);
});

/** Keys in t('…'), also behind a condition, and every quoted word that looks like a key of ours. */
function keysAskedFor(): Set<string> {
  const groups = new Set([...zhKeys].map((key) => key.split('.')[0]));
  const files = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
  const asked = new Set<string>();
  // What an import changes is said by a terminal too, and a report by its paper: such a sentence is made in one place for both.
  for (const file of [...files, '../server/contract/roster-sentence.ts', '../server/contract/report-sentence.ts']) {
    const text = readFileSync(new URL(file, web), 'utf8');
    for (const [, key = ''] of text.matchAll(/\bt\(\s*'([^']+)'/g)) asked.add(key);
    for (const [, key = ''] of text.matchAll(/'([a-zA-Z]+(?:\.[a-zA-Z-]+)+)'/g)) {
      if (groups.has(key.split('.')[0] ?? '')) asked.add(key);
    }
    // t(`group.${name}`): the group has to exist.
    for (const [, group = ''] of text.matchAll(/\bt\(\s*`([a-zA-Z.]+)\.\$\{/g)) asked.add(`${group}.*`);
  }
  return asked;
}

test('every key a page asks for has words, and every word is asked for', () => {
  const asked = keysAskedFor();
  const has = (key: string) =>
    key.endsWith('.*')
      ? [...zhKeys].some((one) => one.startsWith(key.slice(0, -1)))
      : zhKeys.has(key) || (key.startsWith('own.') && pupilIn('zh').has(key));
  expect([...asked].filter((key) => !has(key) && key !== 'roster.would_shrink')).toEqual([]);
  const groups = [...asked].filter((key) => key.endsWith('.*')).map((key) => key.slice(0, -1));
  const unused = [...zhKeys].filter((key) => !asked.has(key) && !groups.some((group) => key.startsWith(group)));
  expect(unused).toEqual([]);
});

test('every reason a roster may be refused for has Chinese words', () => {
  const told = JSON.parse(readFileSync(new URL('pages/roster/reasons-zh.json', web), 'utf8')) as Record<string, string>;
  const sources = [
    '../server/oneroster/faults.ts',
    '../server/features/roster/faults.ts',
    '../server/features/roster/ask-first.ts',
    '../server/features/roster/stay-closed.ts',
  ];
  const codes = sources.flatMap((file) =>
    [...readFileSync(new URL(file, web), 'utf8').matchAll(/'([a-z]+\.[a-z_0-9]+)'/g)].map((match) => match[1] ?? ''),
  );
  expect(codes.length).toBeGreaterThan(70);
  expect(codes.filter((code) => !told[code]?.trim())).toEqual([]);
  expect(Object.keys(told).filter((code) => !codes.includes(code))).toEqual([]);
});
