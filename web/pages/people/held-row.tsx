import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { today } from '../../i18n/written.ts';
import { Notice } from '../../parts/states.tsx';
import { useMe } from '../../session.ts';
import { EndDialog } from './end-dialog.tsx';
import styles from './people.module.css';
import {
  type Code,
  type Held,
  handOver,
  issueCode,
  peopleChanged,
  refusedWords,
  setEnabled,
} from './people-queries.ts';
import { WhoDialog } from './who-dialog.tsx';

// Few people have anything to take off.
const LostPhone = lazy(async () => ({ default: (await import('../second-step/lost-phone.tsx')).LostPhone }));

type Props = {
  held: Held;
  schoolId: string;
  /** Undefined where it is not ended here: a principal, an office. */
  end?: (lastDay: string) => Promise<unknown>;
  showCode: (code: Code) => void;
  /** Signs in with a code of a phone as well. */
  hasPhone?: boolean;
};

/** Somebody, what they have and from when to when; opened, what can be done. */
export function HeldRow({ held, schoolId, end, showCode, hasPhone = false }: Props) {
  const { t, day } = useWords();
  const me = useMe();
  const [open, setOpen] = useState<'end' | 'hand-over' | null>(null);
  const code = useMutation({
    mutationFn: () => issueCode(schoolId, held.personId),
    onSuccess: async (made) => {
      await peopleChanged();
      showCode(made);
    },
  });
  const account = useMutation({
    mutationFn: () => setEnabled(schoolId, held.personId, !held.isEnabled),
    onSuccess: peopleChanged,
  });
  const { name, role, subject, from, to } = held;
  const isGuardian = role === 'guardian';
  const post = subject ?? t(`role.${role}`);
  const span = to ? t('why.fromTo', { from: day(from), to: day(to) }) : t('why.from', { from: day(from) });
  const facts = [
    ...(isGuardian ? [] : [post]),
    ...(to !== null && to < today() ? [t('people.hasEnded', { day: day(to) })] : [span]),
    ...(held.isFromRoster ? [t('people.roster')] : []),
    ...(held.isEnabled ? [] : [t('people.disabled')]),
    ...(held.hasSignedIn ? [] : [t('people.neverSignedIn')]),
  ];
  const isOver = to !== null && to < today();
  const line = (
    <span>
      <strong>{name}</strong> <span className="small">{held.username}</span>
      <br />
      <span className="small">{facts.join(' · ')}</span>
    </span>
  );
  const error = code.error ?? account.error;
  if (held.personId === me.personId || isOver)
    return <li className={`${styles['held-row']} ${styles['plain']}`}>{line}</li>;
  return (
    <li className={styles['held-row']}>
      <details>
        <summary>{line}</summary>
        <div className={styles['held-ways']}>
          {end && held.isFromRoster && <p className="small">{t('people.fault.grant-fromRoster')}</p>}
          {end && !held.isFromRoster && (
            <>
              {!isGuardian && (
                <button type="button" className="quiet-button" onClick={() => setOpen('hand-over')}>
                  {t('people.handOver')}
                </button>
              )}
              <button type="button" className="quiet-button" onClick={() => setOpen('end')}>
                {t('people.end')}
              </button>
            </>
          )}
          <button type="button" className="quiet-button" disabled={code.isPending} onClick={() => code.mutate()}>
            {t('people.newCode')}
          </button>
          <button type="button" className="quiet-button" disabled={account.isPending} onClick={() => account.mutate()}>
            {t(held.isEnabled ? 'people.disable' : 'people.enable')}
          </button>
          {hasPhone && (
            <Suspense fallback={null}>
              <LostPhone schoolId={schoolId} personId={held.personId} name={name} />
            </Suspense>
          )}
        </div>
        {error && <Notice kind="bad">{refusedWords(t, error)}</Notice>}
      </details>
      {open === 'end' && end && (
        <EndDialog
          title={t('people.endTitle', { name })}
          means={t(isGuardian ? 'people.endGuardianMeans' : 'people.endMeans')}
          asksDay={!isGuardian}
          save={end}
          close={() => setOpen(null)}
        />
      )}
      {open === 'hand-over' && (
        <WhoDialog
          title={t('people.handOverTitle', { name, post })}
          means={t('people.handOverMeans', { name })}
          schoolId={schoolId}
          asks="from"
          save={({ username, name: next, isNew, from: day }) =>
            handOver(schoolId, held.grantId, { username, name: next, isNew, from: day })
          }
          showCode={showCode}
          close={() => setOpen(null)}
        />
      )}
    </li>
  );
}
