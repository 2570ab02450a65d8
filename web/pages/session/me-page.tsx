import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { deservesSecondStep } from '../../../server/core/account/second-step.ts';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { setKnownHere } from '../../known-here.ts';
import { keptHere } from '../../offline/kept-here.ts';
import { BlindTodo } from '../../parts/blind-todo.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { keptUnder, letGoOfAll } from '../../parts/kept.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { problemWords } from '../../parts/problem-words.ts';
import { Notice } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useOnline } from '../../parts/use-online.ts';
import { WeekWay } from '../../parts/week-way.tsx';
import { queries } from '../../queries.ts';
import { grantsOf, hasWeek, ownClasses, useMe } from '../../session.ts';
import { LanguageSwitch } from '../../shell/language-switch.tsx';
import { GrantRow } from './grant-row.tsx';
import { PlacesLinks } from './places-links.tsx';

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
  const navigate = useNavigate();
  const isOnline = useOnline();
  const [isChanging, setChanging] = useState(false);
  const [unsent, setUnsent] = useState<{ count: number; isEverywhere: boolean } | null>(null);
  const signOut = useMutation({
    mutationFn: async (isEverywhere: boolean) => {
      if (isEverywhere) await call('delete /api/me/sessions', {});
      return await call('delete /api/session', {});
    },
    onSuccess: async () => {
      await Promise.all([letGoOfAll(), keptHere.clear()]);
      setKnownHere(false);
      queries.clear();
      queries.setQueryData(['me'], null);
      await navigate('/sign-in', { replace: true });
    },
  });

  /** What waits for a network would be lost: said before, and not after. */
  async function trySignOut(isEverywhere: boolean) {
    const waiting = await keptUnder(me.personId, 'queue ');
    if (waiting.length > 0) setUnsent({ count: waiting.length, isEverywhere });
    else signOut.mutate(isEverywhere);
  }

  return (
    <>
      {unsent && (
        <Dialog title={t('session.unsentTitle', { count: unsent.count })} close={() => setUnsent(null)}>
          <p>{t('session.unsentMeans')}</p>
          <div className="actions">
            <Button onClick={() => setUnsent(null)}>{t('session.stay')}</Button>
            <Button
              variant="default"
              onClick={() => {
                setUnsent(null);
                signOut.mutate(unsent.isEverywhere);
              }}
            >
              {t('session.signOutAnyway')}
            </Button>
          </div>
        </Dialog>
      )}
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
              {t('rubric.howJudged')}
            </Link>
          </p>
        )}
      </section>
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
        <Devices isLeaving={signOut.isPending} signOutEverywhere={() => void trySignOut(true)} />
      </Suspense>
      <section className="section">
        <h2>{t('me.language')}</h2>
        <LanguageSwitch />
      </section>
      <section className="section">
        {signOut.error && <Notice kind="bad">{problemWords(t, signOut.error)}</Notice>}
        <div className="actions">
          <Button variant="default" loading={signOut.isPending} onClick={() => void trySignOut(false)}>
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
