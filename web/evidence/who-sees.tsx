import { useWords } from '../i18n/use-words.ts';
import { Icon } from '../parts/icon.tsx';
import styles from './who-sees.module.css';

type Visibility = 'staff' | 'family';
type Props = { visibility: Visibility; change?: (visibility: Visibility) => void };

/** Stands beside every field for words: whoever writes knows who will read. */
export function WhoSees({ visibility, change }: Props) {
  const { t } = useWords();
  return (
    <p className={styles['sees']}>
      <Icon name={visibility === 'family' ? 'child' : 'school'} />
      <span aria-live="polite">{t(`whoSees.${visibility}`)}</span>
      {change && (
        <button
          type="button"
          className="quiet-button"
          onClick={() => change(visibility === 'family' ? 'staff' : 'family')}
        >
          {t(visibility === 'family' ? 'whoSees.toStaff' : 'whoSees.toFamily')}
        </button>
      )}
    </p>
  );
}
