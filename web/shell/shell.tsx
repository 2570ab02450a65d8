import { lazy, Suspense, useEffect } from 'react';
import { Link, NavLink, Outlet } from 'react-router';
import { useWords } from '../i18n/use-words.ts';
import { NewVersion } from '../offline/new-version.tsx';
import { keepPageHere } from '../offline/service-worker.ts';
import { Icon, type IconName } from '../parts/icon.tsx';
import { SavingLine } from '../parts/saving-line.tsx';
import type { Me } from '../queries.ts';
import {
  grantsOf,
  keepsRosters,
  ownAreas,
  ownChecks,
  ownChildren,
  ownClasses,
  ownPages,
  ownSchools,
  worksHere,
} from '../session.ts';
import { LanguageSwitch } from './language-switch.tsx';

// Only a teacher has something to send: nobody else downloads the queue.
const OutboxChip = lazy(async () => ({ default: (await import('./outbox-chip.tsx')).OutboxChip }));

// A pupil whose school does not open the account, or no longer, is told why on every page.
const ClosedLine = lazy(async () => ({ default: (await import('./closed-line.tsx')).ClosedLine }));

type Way = { to: string; word: string; icon: IconName; end?: boolean };

/** Somebody with several roles sees the ways of all of them. */
function waysOf(me: Me): Way[] {
  const own = me.closed ? [] : ownPages(me);
  const [classes, schools, children] = [ownClasses(me), ownSchools(me), [...ownChildren(me), ...own]];
  const ways: Way[] = [];
  if (classes.length > 0) {
    const log = classes.length === 1 ? `/classes/${classes[0]}/log` : '/classes?for=log';
    ways.push({ to: log, word: 'nav.log', icon: 'log' });
  }
  for (const school of schools.slice(0, 1)) ways.push({ to: `/schools/${school}`, word: 'nav.school', icon: 'school' });
  if (classes.length > 0 || schools.length > 0) {
    const own = classes.length === 1 && schools.length === 0;
    ways.push({ to: own ? `/classes/${classes[0]}` : '/classes', word: 'nav.classes', icon: 'class', end: own });
  }
  if (children.length > 0) {
    const only = children.length === 1 && classes.length + schools.length === 0;
    ways.push({ to: only ? `/pupils/${children[0]}` : '/pupils', word: 'nav.children', icon: 'child' });
  } else if (grantsOf(me, 'teacher', 'homeroom', 'principal', 'school-office').length > 0) {
    ways.push({ to: '/pupils', word: 'nav.pupils', icon: 'child' });
  }
  for (const area of ownAreas(me).slice(0, 1)) {
    ways.push({ to: `/rubrics/${area}`, word: 'nav.rubrics', icon: 'rubric' });
  }
  if (ownAreas(me).length > 0) ways.push({ to: '/areas', word: 'nav.areas', icon: 'school' });
  for (const check of ownChecks(me).slice(0, 1)) ways.push({ to: check, word: 'nav.screens', icon: 'note' });
  // Who keeps a district's rosters and is a school's office too has the school's lists at hand, and a link there to the packages.
  const [office] = grantsOf(me, 'school-office');
  if (office) ways.push({ to: `/rosters/${office.place.id}`, word: 'nav.rosters', icon: 'roster' });
  else if (keepsRosters(me)) ways.push({ to: '/rosters', word: 'nav.rosters', icon: 'roster' });
  return [...ways, { to: '/me', word: 'nav.me', icon: 'me' }];
}

export function Shell({ me }: { me: Me }) {
  const { t } = useWords();
  // All pages, once: too much for a family's phone, which opens three of them and records nothing.
  const isKept = worksHere(me);
  useEffect(() => {
    if (isKept) keepPageHere();
  }, [isKept]);
  return (
    <div>
      <a className="skip" href="#content">
        {t('shell.skip')}
      </a>
      <header className="top">
        <Link to="/" className="brand">
          {t('shell.product')}
        </Link>
        <nav className="ways" aria-label={t('shell.ways')}>
          {waysOf(me).map((way) => (
            <NavLink key={way.word} to={way.to} end={way.end ?? false}>
              <Icon name={way.icon} />
              <span>{t(way.word)}</span>
            </NavLink>
          ))}
        </nav>
        <div className="top-end">
          {ownClasses(me).length > 0 && (
            <Suspense fallback={null}>
              <OutboxChip />
            </Suspense>
          )}
          <LanguageSwitch />
          <Link to="/me" className="whoami">
            {me.name}
          </Link>
        </div>
      </header>
      <main id="content" className="content" tabIndex={-1}>
        <NewVersion />
        <SavingLine />
        {me.closed && (
          <Suspense fallback={null}>
            <ClosedLine closed={me.closed} />
          </Suspense>
        )}
        <Outlet />
      </main>
    </div>
  );
}
