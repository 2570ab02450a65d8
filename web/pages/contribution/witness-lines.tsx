import '../../evidence/contributed-words.ts';
import type { Reply } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { dayOf } from '../../i18n/written.ts';

type Answer = Reply<'get /api/classes/:classId/contributions'>['contributions'][number]['witnesses'][number];

/** What those outside said whom the family asked. It is no approval, and is not drawn as one. */
export function WitnessLines({ answers }: { answers: readonly Answer[] }) {
  const { t, day } = useWords();
  return answers.map(({ at, isTrue, name, role, organisation, line, isEarlier }) => (
    <p key={`${at} ${name}`} className="small">
      {t('contributed.witness', { name, who: `${organisation} ${role}`, day: day(dayOf(at)) })} –{' '}
      <strong>{t(isTrue ? 'contributed.isTrue' : 'contributed.isNotTrue')}</strong>
      {line !== null && ` · ${line}`}
      {isEarlier && ` · ${t('contributed.isEarlier')}`}
    </p>
  ));
}
