import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Notice } from '../../parts/states.tsx';
import styles from './incident.module.css';
import { type Incident, incidentWords, useSending } from './incident-queries.ts';
import { type SaidStep, SentenceDialog, ShareDialog, SupportDialog } from './step-dialogs.tsx';

const DIALOGS = ['support', 'share', 'amend', 'repair', 'reopen', 'withdraw'] as const;
type Step = (typeof DIALOGS)[number];
const isSaid = (step: Step): step is SaidStep => step !== 'support' && step !== 'share';

type Props = { readonly one: Incident; readonly classId: string; readonly together: readonly string[] };

/** What was seen of one child, the help that was agreed on, who reads it, and what the reader may do with it. */
export function IncidentCard({ one, classId, together }: Props) {
  const { t, list } = useWords();
  const [step, setStep] = useState<Step | null>(null);
  const close = () => setStep(null);
  return (
    <IncidentRead one={one}>
      {together.length > 0 && <p className="small">{t('incident.together', { names: list(together) })}</p>}
      <Supports one={one} classId={classId} />
      <div className={`${styles['acts']} no-print`}>
        {DIALOGS.filter((act) => one.may.includes(act)).map((act) => (
          <Button key={act} variant="default" onClick={() => setStep(act)}>
            {t(`incident.do.${act}`)}
          </Button>
        ))}
      </div>
      <details>
        <summary>{t('incident.history')}</summary>
        <History one={one} />
      </details>
      {step === 'support' && <SupportDialog classId={classId} of={one} close={close} />}
      {step === 'share' && <ShareDialog classId={classId} of={one} close={close} />}
      {step !== null && isSaid(step) && <SentenceDialog classId={classId} of={one} close={close} step={step} />}
    </IncidentRead>
  );
}

/** Who, when and what, and beside it who reads it. */
export function IncidentRead({ one, where, children }: { one: Incident; where?: string; children: ReactNode }) {
  const { t, day, named } = useWords();
  const isOver = one.state === 'repaired' || one.state === 'withdrawn';
  const who = one.state === 'shared' ? 'incident.whoShared' : isOver ? 'incident.whoRepaired' : 'incident.who';
  return (
    <article className={`card ${styles['incident']}`} aria-labelledby={`incident-${one.incidentId}`}>
      <h3 id={`incident-${one.incidentId}`}>
        {where} {named({ name: one.pupilName, apart: one.apart })}
        <span className="plain-tag">{t(`incident.states.${one.state}`)}</span>
        {one.isOverdue && <span className="plain-tag">{t('incident.late')}</span>}
      </h3>
      <p className={styles['said']}>{one.text}</p>
      <p className="small">{t('incident.by', { name: one.author, day: day(one.happenedOn) })}</p>
      <p className="small">{t(who)}</p>
      {children}
    </article>
  );
}

function Supports({ one, classId }: { one: Incident; classId: string }) {
  const { t, day } = useWords();
  const { incidentId, version } = one;
  const settling = useSending({
    about: ['class', classId, 'incidents'],
    send: ({ clientId, value }: { clientId: string; value: { support: number; isDone: boolean } }) =>
      call('post /api/classes/:classId/incidents/:incidentId/outcome', {
        params: { classId, incidentId },
        body: { clientId, version, ...value },
      }),
    done: t('incident.done'),
  });
  if (one.supports.length === 0) return null;
  return (
    <ul className={styles['lines']}>
      {one.supports.map(({ support, agreed, helper, until, outcome, isOverdue }) => (
        <li key={support}>
          {t('incident.helped', { agreed, helper, day: day(until) })}{' '}
          <span className="plain-tag">{isOverdue ? t('incident.late') : t(`incident.outcome.${outcome}`)}</span>
          {outcome === 'open' && one.may.includes('done') && (
            <span className={`${styles['acts']} no-print`}>
              <Button
                variant="default"
                disabled={settling.isPending}
                onClick={() => settling.mutate({ support, isDone: true })}
              >
                {t('incident.isDone')}
              </Button>
              <Button
                variant="default"
                disabled={settling.isPending}
                onClick={() => settling.mutate({ support, isDone: false })}
              >
                {t('incident.isNotDone')}
              </Button>
            </span>
          )}
        </li>
      ))}
      {settling.error && (
        <li>
          <Notice kind="bad">{incidentWords(t, settling.error)}</Notice>
        </li>
      )}
    </ul>
  );
}

function History({ one }: { one: Incident }) {
  const { t, time } = useWords();
  return (
    <ol className={`small ${styles['lines']}`}>
      {one.steps.map(({ version, step, by, at, text }) => (
        <li key={version}>
          {time(at)} · {by} · {t(`incident.steps.${step}`)}
          {text !== null && ` · ${text}`}
        </li>
      ))}
    </ol>
  );
}
