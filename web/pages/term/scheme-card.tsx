import '../notice/notice-words.ts';
import { TextInput } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { call, Refused } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { FormActions } from '../../parts/form-actions.tsx';
import { problemWords } from '../../parts/problem-words.ts';
import { Notice } from '../../parts/states.tsx';
import { useSending } from '../../use-sending.ts';
import type { District } from './term-queries.ts';

/** How a term ends in the district: read by everybody at a school, said by whoever keeps the calendar. */
export function SchemeCard({ of }: { of: District }) {
  const { t } = useWords();
  const [isChanging, setChanging] = useState(false);
  const { noticeDays: notice, answerDays: answer, version } = of.scheme;
  return (
    <article className="card">
      <h2>{t('scheme.title')}</h2>
      {isChanging ? (
        <SchemeForm of={of} close={() => setChanging(false)} />
      ) : (
        <>
          <p>{t('scheme.facts', { notice, answer })}</p>
          {version === 0 && <p className="small">{t('scheme.usual')}</p>}
          {of.mayChange && (
            <button type="button" className="quiet-button" onClick={() => setChanging(true)}>
              {t('scheme.change')}
            </button>
          )}
        </>
      )}
    </article>
  );
}

const isWhole = (typed: string) => /^\d{1,3}$/.test(typed.trim());

function SchemeForm({ of: { areaId, scheme }, close }: { of: District; close: () => void }) {
  const { t } = useWords();
  const [said, setSaid] = useState({ noticeDays: `${scheme.noticeDays}`, answerDays: `${scheme.answerDays}` });
  const [isTried, setTried] = useState(false);
  const put = useSending({
    about: ['terms'],
    send: ({ clientId }) =>
      call('put /api/areas/:areaId/term-scheme', {
        params: { areaId },
        body: {
          ...{ clientId, version: scheme.version },
          ...{ noticeDays: Number(said.noticeDays), answerDays: Number(said.answerDays) },
        },
      }),
    done: t('scheme.saved'),
    decided: t('problem.stale'),
    close,
  });
  const field = (name: keyof typeof said, hint?: string) => (
    <TextInput
      inputMode="numeric"
      label={t(`scheme.${name}`)}
      description={hint}
      value={said[name]}
      error={isTried && !isWhole(said[name]) && t('scheme.missing')}
      onChange={({ currentTarget: { value } }) => {
        put.reset();
        setSaid({ ...said, [name]: value });
      }}
      maxLength={3}
      size="md"
    />
  );
  return (
    <form
      className="form"
      noValidate
      onKeyDown={(event) => event.key === 'Escape' && close()}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (isWhole(said.noticeDays) && isWhole(said.answerDays)) put.mutate();
      }}
    >
      {field('noticeDays', t('scheme.noticeHint'))}
      {field('answerDays')}
      {put.error && <Notice kind="bad">{refusedScheme(t, put.error)}</Notice>}
      <FormActions save={t('scheme.save')} isSaving={put.isPending} cancel={close} />
    </form>
  );
}

/** The policy that refused it, in words. */
function refusedScheme(t: TFunction, error: unknown): string {
  const code = error instanceof Refused ? error.problem.errors?.[0]?.code : undefined;
  return code?.startsWith('scheme.') ? t(`scheme.fault.${code.slice('scheme.'.length)}`) : problemWords(t, error);
}
