import { Link } from 'react-router';
import { useWords } from '../i18n/use-words.ts';
import { Icon } from './icon.tsx';

/** From where somebody begins to what is new this week. */
export function WeekWay() {
  const { t } = useWords();
  return (
    <Link className="onward no-print" to="/week">
      {t('nav.week')}
      <Icon name="next" />
    </Link>
  );
}
