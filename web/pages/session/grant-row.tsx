import { Link } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { Icon } from '../../parts/icon.tsx';
import type { Me } from '../../queries.ts';
import { useMe } from '../../session.ts';

type Grant = Me['grants'][number];

function addressOf({ role, place }: Grant): string | null {
  if (place.kind === 'pupil') return `/pupils/${place.id}`;
  if (place.kind === 'class') return `/classes/${place.id}`;
  if (place.kind === 'school' && (role === 'principal' || role === 'school-office')) return `/schools/${place.id}`;
  if (role === 'reviewer') return `/${place.kind === 'school' ? 'schools' : 'areas'}/${place.id}/screens`;
  return role === 'roster-manager' ? '/rosters' : null;
}

/** One grant as a sentence, and the way to what it opens. */
export function GrantRow({ grant }: { grant: Grant }) {
  const { t, both, className, day } = useWords();
  const { role, place, from, to } = grant;
  const name =
    place.kind === 'pupil'
      ? place.name
      : place.kind === 'class'
        ? `${both(place.schoolName)} ${className(place.name)}${place.subject ? ` · ${place.subject}` : ''}`
        : both(place.name);
  const words = (
    <span>
      {t(`why.${role}`, { place: name })}
      <br />
      <span className="small">
        {to ? t('why.fromTo', { from: day(from), to: day(to) }) : t('why.from', { from: day(from) })}
      </span>
    </span>
  );
  // A pupil’s page is not there while its school has closed the account, as every page says.
  const address = useMe().closed && role === 'pupil' ? null : addressOf(grant);
  return (
    <li>
      {address ? (
        <Link className="row-link" to={address}>
          {words}
          <Icon name="next" />
        </Link>
      ) : (
        <div className="row-link">{words}</div>
      )}
    </li>
  );
}
