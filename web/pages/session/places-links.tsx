import { Link } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { Icon } from '../../parts/icon.tsx';
import { grantsOf, useMe } from '../../session.ts';

/** Where bases and templates are kept, for whoever keeps them, and the calendar for all staff. */
export function PlacesLinks() {
  const { t, both } = useWords();
  const me = useMe();
  const kept = grantsOf(me, 'principal', 'school-office', 'officer').flatMap(({ place }) =>
    place.kind === 'school' || place.kind === 'area' ? [place] : [],
  );
  const places = [...new Map(kept.map((place) => [place.id, place])).values()];
  const readers = ['teacher', 'homeroom', 'school-office', 'principal', 'officer', 'roster-manager'] as const;
  if (grantsOf(me, ...readers).length === 0) return null;
  return (
    <section className="section">
      <h2>{t('places.settings')}</h2>
      <ul className="rows">
        {places
          .filter(({ kind }) => kind === 'school')
          .flatMap(({ id, name }) => {
            const pages = [
              ['people', t('people.open', { name: both(name) })],
              ['emblem', t('emblem.open', { name: both(name) })],
            ] as const;
            return pages.map(([page, words]) => (
              <li key={`${page} ${id}`}>
                <Link className="row-link" to={`/schools/${id}/${page}`}>
                  <span>{words}</span>
                  <Icon name="next" />
                </Link>
              </li>
            ));
          })}
        {places.map(({ kind, id, name }) => (
          <li key={id}>
            <Link className="row-link" to={`/${kind === 'school' ? 'schools' : 'areas'}/${id}/places`}>
              <span>{t('places.open', { name: both(name) })}</span>
              <Icon name="next" />
            </Link>
          </li>
        ))}
        <li>
          <Link className="row-link" to="/terms">
            <span>{t('terms.open')}</span>
            <Icon name="next" />
          </Link>
        </li>
      </ul>
    </section>
  );
}
