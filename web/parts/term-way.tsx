import { Link } from 'react-router';
import { useWords } from '../i18n/use-words.ts';
import { hasTerm, useMe } from '../session.ts';
import { Icon } from './icon.tsx';

/** From where somebody begins to what the end of the term needs of them; of others it is nothing. */
export function TermWay() {
  const { t } = useWords();
  const me = useMe();
  if (!hasTerm(me)) return null;
  return (
    <Link className="onward no-print" to="/term">
      {t('nav.term')}
      <Icon name="next" />
    </Link>
  );
}
