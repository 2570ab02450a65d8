import { Link } from 'react-router';
import { useWords } from '../i18n/use-words.ts';
import { hasTerm, useMe } from '../session.ts';
import { Icon } from './icon.tsx';

/** From where somebody begins to what the term still needs of them, and to what is new this week. */
export function WeekWay() {
  const { t } = useWords();
  const me = useMe();
  return (
    <>
      {hasTerm(me) && (
        <Link className="onward no-print" to="/term">
          {t('nav.term')}
          <Icon name="next" />
        </Link>
      )}
      <Link className="onward no-print" to="/week">
        {t('nav.week')}
        <Icon name="next" />
      </Link>
    </>
  );
}
