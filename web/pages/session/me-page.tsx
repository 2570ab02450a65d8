import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { deservesSecondStep } from '../../../server/core/account/second-step.ts';
import { useWords } from '../../i18n/use-words.ts';
import { BlindTodo } from '../../parts/blind-todo.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { problemWords } from '../../parts/problem-words.ts';
import { Notice } from '../../parts/states.tsx';
import { TermWay } from '../../parts/term-way.tsx';
import { toast } from '../../parts/toast.tsx';
import { useOnline } from '../../parts/use-online.ts';
import { WeekWay } from '../../parts/week-way.tsx';
import { grantsOf, hasWeek, ownClasses, useMe } from '../../session.ts';
import { LanguageSwitch } from '../../shell/language-switch.tsx';
import { GrantRow } from './grant-row.tsx';
import { PlacesLinks } from './places-links.tsx';
import { useSignOut } from './use-sign-out.tsx';

// Few of those who come here load them.
const PasswordForm = lazy(async () => ({ default: (await import('./password-form.tsx')).PasswordForm }));
const Devices = lazy(async () => ({ default: (await import('./devices.tsx')).Devices }));
const SecondStepSection = lazy(async () => ({
  default: (await import('../second-step/second-step-section.tsx')).SecondStepSection,
}));
const MessageSection = lazy(async () => ({
  default: (await import('../digest/message-section.tsx')).MessageSection,
}));
const LastRestore = lazy(async () => ({ default: (await import('./last-restore.tsx')).LastRestore }));

export function MePage() {
  const { t } = useWords();
  const me = useMe();
  const isOnline = useOnline();
  const [isChanging, setChanging] = useState(false);
  const { signOut, unsent, isLeaving, error } = useSignOut(me.personId);
  return (
    <>
      {unsent}
      <PageHead title={t('nav.me')} where={t('me.username', { username: me.username })} headline={me.name} />
      <BlindTodo />
      <section className="section">
        <h2>{t('me.whatISee')}</h2>
        {me.grants.length === 0 ? (
          <p>{t('me.noGrants')}</p>
        ) : (
          <ul className="rows">
            {me.grants.map((grant) => (
              <GrantRow key={`${grant.role} ${grant.place.kind} ${grant.place.id} ${grant.from}`} grant={grant} />
            ))}
          </ul>
        )}
        <p className="small">{t('me.grantsFrom')}</p>
        {ownClasses(me).length > 0 && (
          <p>
            <Link className="onward" to="/pattern">
              {t('pattern.open')}
            </Link>
          </p>
        )}
        {me.grants.some(({ role }) => role !== 'roster-manager' && role !== 'operator') && (
          <p>
            <Link className="onward" to="/rubrics">
              {t('common.howJudged')}
            </Link>
          </p>
        )}
      </section>
      <TermWay />
      {hasWeek(me) && <WeekWay />}
      <PlacesLinks />
      {grantsOf(me, 'operator', 'principal').length > 0 && (
        <Suspense fallback={null}>
          <LastRestore />
        </Suspense>
      )}
      <section className="section">
        <h2>{t('session.passwordTitle')}</h2>
        {isChanging ? (
          <Suspense fallback={null}>
            <PasswordForm
              username={me.username}
              currentLabel={t('session.currentPassword')}
              done={() => {
                setChanging(false);
                toast(t('session.passwordChanged'));
              }}
            />
          </Suspense>
        ) : (
          <Button variant="default" onClick={() => setChanging(true)}>
            {t('session.changePassword')}
          </Button>
        )}
      </section>
      {isOnline && me.grants.some(({ role }) => deservesSecondStep(role)) && (
        <Suspense fallback={null}>
          <SecondStepSection />
        </Suspense>
      )}
      {isOnline && hasWeek(me) && (
        <Suspense fallback={null}>
          <MessageSection />
        </Suspense>
      )}
      <Suspense fallback={null}>
        <Devices isLeaving={isLeaving} signOutEverywhere={() => void signOut(true)} />
      </Suspense>
      <section className="section">
        <h2>{t('me.language')}</h2>
        <LanguageSwitch />
      </section>
      <section className="section">
        {error && <Notice kind="bad">{problemWords(t, error)}</Notice>}
        <div className="actions">
          <Button variant="default" loading={isLeaving} onClick={() => void signOut()}>
            {t('session.signOut')}
          </Button>
          <Button component={Link} to="/" variant="subtle">
            {t('common.toStart')}
          </Button>
        </div>
        <p className="small">{t('session.signOutClears')}</p>
      </section>
    </>
  );
}
