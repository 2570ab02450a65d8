import type { z } from 'zod';
import type { Why } from '../../server/contract/words.ts';
import { useWords } from '../i18n/use-words.ts';

/** «Why may I see this?»: the grant, as a sentence. */
export function WhyLine({ why: { role, place, from, to } }: { why: z.output<typeof Why> }) {
  const { t, both, day } = useWords();
  return (
    <aside className="why">
      <h2>{t('why.title')}</h2>
      <p>{t(`why.${role}`, { place: both(place) })}</p>
      <p className="small">
        {to ? t('why.fromTo', { from: day(from), to: day(to) }) : t('why.from', { from: day(from) })}
      </p>
    </aside>
  );
}
