import { useWords } from '../../i18n/use-words.ts';
import type { Objection } from './objection-queries.ts';

/** What was said, about what, how it stands and what was answered, by whom: the same on both sides, under a heading of the level that its page has there. */
export function ObjectionLines({ one, head: Head }: { one: Objection; head: 'h2' | 'h3' }) {
  const { t, day, time } = useWords();
  const { activity, decided, dueOn } = one;
  const about = activity
    ? t('objection.ofOwn', { title: activity.title, day: day(activity.on) })
    : t('objection.nothing');
  return (
    <>
      <Head>
        {t('objection.receipt', { number: one.number })} · {about}
      </Head>
      <p>{one.text}</p>
      <p className="small">
        {t(`objection.state.${one.state}`)}
        {one.state === 'sent' &&
          dueOn &&
          ` · ${one.isLate ? t('objection.late') : t('objection.due', { day: day(dueOn) })}`}
      </p>
      {decided && (
        <blockquote>
          <p>
            {t(`objection.reason.${decided.reason}`)} · {decided.text}
          </p>
          <p className="small">{t('objection.by', { name: decided.by, time: time(decided.at) })}</p>
        </blockquote>
      )}
    </>
  );
}
