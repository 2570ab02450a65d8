import '../../evidence/contributed-words.ts';
import type { Reply } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { dayOf } from '../../i18n/written.ts';
import styles from './contribution.module.css';
import { WitnessLines } from './witness-lines.tsx';

type Item = Reply<'post /api/pupils/:pupilId/evidence/search'>['items'][number];
type Props = { contributed: NonNullable<Item['contributed']>; approvedBy: string; ratedBy: Item['ratedBy'] };

/** Of a record that a family added: its own words, when it was sent and who approved it. */
export function ContributedLines({ contributed, approvedBy, ratedBy }: Props) {
  const { t, day } = useWords();
  const { at, hours, reflection, witnesses } = contributed;
  return (
    <>
      {reflection && <p className={styles['own-words']}>{t('contributed.ownWords', { words: reflection })}</p>}
      {ratedBy !== 'staff' && <p className="small">{t(`contributed.ratedBy.${ratedBy}`)}</p>}
      <p className="small">
        {t('contributed.approvedBy', { day: day(dayOf(at)), name: approvedBy })}
        {hours !== null && ` · ${t('value.hours', { count: hours })}`}
      </p>
      <WitnessLines answers={witnesses} />
    </>
  );
}
