import '@mantine/core/styles/PasswordInput.css';
import '@mantine/core/styles/ActionIcon.css';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call, type Reply } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { problemWords } from '../../parts/problem-words.ts';
import { Notice } from '../../parts/states.tsx';
import { QrCode } from '../sign-in-sheet/qr-code.tsx';
import styles from './second-step.module.css';
import { wrongField } from './second-step-queries.ts';

type Secret = Reply<'post /api/me/second-step'>;

/** The password, then the phone, then the codes on paper: from the second on it is set. */
export function EnrolPhone({ username, done }: { username: string; done: () => void }) {
  const [secret, setSecret] = useState<Secret | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes) return <RecoveryCodes codes={codes} done={done} />;
  return secret ? <ScanPhone secret={secret} done={setCodes} /> : <AskPassword username={username} done={setSecret} />;
}

function AskPassword({ username, done }: { username: string; done: (secret: Secret) => void }) {
  const { t } = useWords();
  const [password, setPassword] = useState('');
  const start = useMutation({
    mutationFn: () => call('post /api/me/second-step', { body: { password } }),
    onSuccess: done,
    onError: () => setPassword(''),
  });
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        start.mutate();
      }}
    >
      <input type="text" autoComplete="username" value={username} readOnly hidden />
      <PasswordInput
        label={t('secondStep.password')}
        description={t('secondStep.passwordWhy')}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        autoComplete="current-password"
        maxLength={256}
        size="md"
        required
        withAsterisk={false}
        visibilityToggleButtonProps={{ 'aria-label': t('session.showPassword') }}
      />
      {start.error && (
        <Notice kind="bad">
          {wrongField(start.error) === 'password' ? t('secondStep.passwordWrong') : problemWords(t, start.error)}
        </Notice>
      )}
      <Button type="submit" size="md" loading={start.isPending}>
        {t('secondStep.begin')}
      </Button>
    </form>
  );
}

type Scan = { secret: Secret; done: (codes: readonly string[]) => void };

function ScanPhone({ secret: { secret, uri }, done }: Scan) {
  const { t } = useWords();
  const [code, setCode] = useState('');
  const confirm = useMutation({
    mutationFn: () => call('put /api/me/second-step', { body: { code } }),
    onSuccess: ({ recoveryCodes }) => done(recoveryCodes),
    onError: () => setCode(''),
  });
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        confirm.mutate();
      }}
    >
      <p>{t('secondStep.app')}</p>
      <div className={styles['qr']}>
        <QrCode text={uri} label={t('secondStep.qr')} />
      </div>
      <p>{t('secondStep.orTyped')}</p>
      <p className={styles['secret']}>{secret.match(/.{1,4}/g)?.join(' ')}</p>
      <p>
        <a className="onward" href={uri}>
          {t('secondStep.orHere')}
        </a>
      </p>
      <TextInput
        label={t('secondStep.firstCode')}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        size="md"
        required
        withAsterisk={false}
      />
      {confirm.error && (
        <Notice kind="bad">
          {wrongField(confirm.error) === 'code' ? t('secondStep.confirmWrong') : problemWords(t, confirm.error)}
        </Notice>
      )}
      <Button type="submit" size="md" loading={confirm.isPending}>
        {t('secondStep.confirm')}
      </Button>
    </form>
  );
}

/** Shown once: nothing keeps them. */
function RecoveryCodes({ codes, done }: { codes: readonly string[]; done: () => void }) {
  const { t } = useWords();
  return (
    <section className="form">
      <h2>{t('secondStep.codesTitle')}</h2>
      <p>{t('secondStep.codesMean')}</p>
      <ul className={`card ${styles['codes']}`}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Button size="md" onClick={done}>
        {t('secondStep.codesWritten')}
      </Button>
    </section>
  );
}
