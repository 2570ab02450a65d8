import './sightings-words.ts';
import { Link } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { Icon } from '../../parts/icon.tsx';

/** From a child's page, for who may know. */
export function SightingsWay({ pupilId }: { pupilId: string }) {
  const { t } = useWords();
  return (
    <Link className="onward no-print" to={`/pupils/${pupilId}/sightings`}>
      {t('sightings.way')}
      <Icon name="next" />
    </Link>
  );
}
