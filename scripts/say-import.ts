import i18next from 'i18next';
import type { ClassListResult, RosterResult } from '../server/contract/roster.ts';
import { rosterSentence } from '../server/contract/roster-sentence.ts';
import { shortClassName } from '../server/core/reports/names.ts';
import type { Refusal } from '../server/refusal.ts';
import en from '../web/i18n/en.json' with { type: 'json' };
import zh from '../web/i18n/zh.json' with { type: 'json' };
import reasonsInChinese from '../web/pages/roster/reasons-zh.json' with { type: 'json' };
import { say, tell, tongue } from './terminal.ts';

// What an import comes to is said on the page too: the terminal says it in the same words.
const words = i18next.createInstance();
await words.init({
  lng: tongue,
  resources: { zh: { translation: zh }, en: { translation: en } },
  interpolation: { escapeValue: false },
});
const { t } = words;
const speaks = {
  t: (key: string, values: Record<string, string>) => t(key, values),
  day: (day: string) => day,
  className: (at: { readonly grade: number; readonly number: number }) => shortClassName(at, tongue),
  both: (said: { readonly zh: string; readonly en: string }) => said[tongue] || said.zh,
};
const reasons: Readonly<Record<string, string>> = tongue === 'zh' ? reasonsInChinese : {};
const COLUMNS = ['created', 'changed', 'ended', 'unchanged'] as const;
/** Characters of Chinese are twice as wide. */
const padded = (text: string, width: number) =>
  ' '.repeat(Math.max(0, width - [...text].reduce((sum, one) => sum + (one > '\u2e7f' ? 2 : 1), 0))) + text;

export function sayList(result: ClassListResult) {
  for (const { grade, number, before, after, isNew } of result.classes)
    say(`${speaks.className({ grade, number })}: ${before} → ${after}${isNew ? ` (${t('classList.new')})` : ''}`);
  if (result.unknown.length > 0) say(t('classList.unknown', { count: result.unknown.length }));
  for (const { sheet, column, heading } of result.unknown) say(`  ${[sheet, column, heading].join(' ')}`);
  sayChanges(result, false);
}

export function sayPackage(result: RosterResult) {
  const skipped = result.files.filter((one) => !one.imported);
  if (skipped.length > 0)
    say(`${t('roster.skipped', { count: skipped.length })} ${skipped.map(({ name }) => name).join(', ')}`);
  if (result.extras.length > 0) say(t('roster.extras', { names: result.extras.join(', ') }));
  sayChanges(result, true);
}

function sayChanges(result: ClassListResult | RosterResult, withSchool: boolean) {
  const { outcome, changes, listed, listedOf, passedOver } = result;
  const passed = passedOver.map(({ reason, rows }) => t(`classList.passed.${reason}`, { count: rows }));
  if (passed.length > 0) say(t('classList.passedOver', { what: passed.join(tongue === 'zh' ? '、' : ', ') }));
  for (const change of listed) say(rosterSentence(speaks, change, withSchool));
  if (listedOf > listed.length) say(t('rosterChange.more', { count: listedOf - listed.length }));
  const line = (head: string, cells: readonly (string | number)[]) =>
    say(padded(head, 22) + cells.map((cell) => padded(String(cell), 11)).join(''));
  say('');
  line(
    '',
    COLUMNS.map((column) => t(`roster.${column}`)),
  );
  for (const [kind, change] of Object.entries(changes))
    line(
      t(`roster.table.${kind}`),
      COLUMNS.map((column) => change[column]),
    );
  say(`\n${t(outcome === 'imported' ? 'roster.imported' : 'roster.nothingWritten')}`);
}

export function sayRefusal({ code, message, detail }: Refusal) {
  const { errors = [], errorCount = errors.length } = detail;
  if (errors.length === 0) {
    tell(t(`problem.${code}`, { defaultValue: message }), message);
    return;
  }
  say(t('roster.refused', { count: errorCount }));
  for (const { path, message: said, code: reason = '' } of errors)
    say(`${path === '' ? '' : `${path} `}${reasons[reason] ?? said}`);
  if (errorCount > errors.length) say(t('rosterChange.more', { count: errorCount - errors.length }));
}
