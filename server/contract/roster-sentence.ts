import type { RosterChange } from './roster.ts';
import type { Bilingual, ClassName } from './words.ts';

/** What whoever says it speaks with: a page's words, or a terminal's. */
type Words = {
  readonly t: (key: string, values: Record<string, string>) => string;
  readonly day: (day: string) => string;
  readonly className: (at: Pick<ClassName, 'grade' | 'number'>) => string;
  readonly both: (words: Bilingual) => string;
};

/** What an import changes, old to new, in a sentence: `rosterChange` of web/i18n. */
export function rosterSentence({ t, day, className, both }: Words, change: RosterChange, withSchool: boolean): string {
  const place = (at: RosterChange['class']) => (at ? `${withSchool ? both(at.school) : ''}${className(at)}` : '');
  const said = (text: string | undefined) =>
    text
      ? change.code === 'pupil-sex'
        ? t(`rosterChange.sex.${text}`, {})
        : text.replace('/', '–')
      : t('rosterChange.none', {});
  return t(`rosterChange.${change.code}`, {
    name: change.name,
    of: change.of ?? '',
    from: said(change.from),
    to: said(change.to),
    class: place(change.class),
    toClass: place(change.toClass),
    day: change.day ? day(change.day) : '',
  });
}
