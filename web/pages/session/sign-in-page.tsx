import '@mantine/core/styles/PasswordInput.css';
import '@mantine/core/styles/ActionIcon.css';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Navigate, useLocation, useNavigate, useSearchParams } from 'react-router';
import { call, type Reply, refusalCode } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { setKnownHere } from '../../known-here.ts';
import { problemWords } from '../../parts/problem-words.ts';
import { Notice } from '../../parts/states.tsx';
import { meQuery, queries } from '../../queries.ts';
import { homeOf, insideOnly } from '../../session.ts';
import { keepInHand } from './code-in-hand.ts';
import { Doorway } from './doorway.tsx';
import { settleIn } from './settle-in.ts';

// Few of those who come here are asked for a code.
const CodeStep = lazy(async () => ({ default: (await import('../second-step/code-step.tsx')).CodeStep }));

export function SignInPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const next = insideOnly(search.get('next'));
  // What is known already; asking here, where mostly nobody is signed in, would only be refused.
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [codeToken, setCodeToken] = useState('');
  const { hash } = useLocation();
  const [isFilledIn, setIsFilledIn] = useState(false);
  // A printed slip's address has both behind the #, which no server sees. It goes at once: the address bar and the history are no place for it.
  useEffect(() => {
    const slip = new URLSearchParams(hash.slice(1));
    const [name, code] = [slip.get('u'), slip.get('c')];
    if (!name || !code) return;
    setUsername(name);
    setPassword(code);
    setIsFilledIn(true);
    void navigate({ search: window.location.search, hash: '' }, { replace: true });
  }, [hash, navigate]);
  async function comeIn({ mustChangePassword }: Reply<'post /api/session'>) {
    setKnownHere(true);
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
    if (mustChangePassword) {
      keepInHand(password);
      return navigate('/password', { replace: true, state: { next, first: true } });
    }
    const known = await queries.fetchQuery({ ...meQuery, staleTime: 0 });
    if (!known) return undefined;
    await settleIn(known);
    return navigate(next ?? homeOf(known), { replace: true });
  }
  const signIn = useMutation({
    mutationFn: () => call('post /api/session', { body: { username: username.trim(), password } }),
    onSuccess: (signedIn) => (signedIn.codeToken ? setCodeToken(signedIn.codeToken) : comeIn(signedIn)),
    onError: () => {
      setPassword('');
      setIsFilledIn(false);
    },
  });

  if (me && !signIn.isPending && !codeToken) return <Navigate to={next ?? homeOf(me)} replace />;
  if (codeToken)
    return (
      <Doorway title={t('session.signIn')}>
        <Suspense fallback={null}>
          <CodeStep
            codeToken={codeToken}
            done={comeIn}
            startAgain={() => {
              setCodeToken('');
              setPassword('');
            }}
          />
        </Suspense>
      </Doorway>
    );
  return (
    <Doorway title={t('session.signIn')}>
      {isFilledIn && <Notice kind="calm">{t('session.filledIn')}</Notice>}
      {next && <Notice kind="calm">{t('session.comeBack')}</Notice>}
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          signIn.mutate();
        }}
      >
        <TextInput
          label={t('session.username')}
          value={username}
          onChange={(event) => setUsername(event.currentTarget.value)}
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={64}
          size="md"
          required
          withAsterisk={false}
          data-autofocus
        />
        <PasswordInput
          label={t('session.password')}
          description={t('session.passwordOrCode')}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          name="password"
          autoComplete="current-password"
          maxLength={256}
          size="md"
          required
          withAsterisk={false}
          visibilityToggleButtonProps={{ 'aria-label': t('session.showPassword') }}
        />
        {signIn.error && (
          <Notice kind="bad">
            {problemWords(t, signIn.error)}
            {refusalCode(signIn.error) === 'wrong-credentials' && <p className="small">{t('session.askSchool')}</p>}
          </Notice>
        )}
        <Button type="submit" size="md" loading={signIn.isPending}>
          {t('session.signIn')}
        </Button>
      </form>
    </Doorway>
  );
}
