import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Excuse, Stage } from '../../../server/core/cycle/confirmation.ts';
import { call, type Reply } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Notice } from '../../parts/states.tsx';
import { useSending } from '../../use-sending.ts';
import { type ClassTerm, confirmationWords } from './confirmation-queries.ts';
import { PupilRow } from './pupil-row.tsx';

type Results = Reply<'post /api/classes/:classId/confirmations'>['results'];

/** One gesture for all that can be confirmed; whatever did not go is said child by child. */
export function ClassTermCard({ classId, stage, one }: { classId: string; stage: Stage | null; one: ClassTerm }) {
  const { t, term } = useWords();
  const [excuses, setExcuses] = useState<ReadonlyMap<string, Excuse>>(new Map());
  const [results, setResults] = useState<Results>([]);
  const rows = one.pupils.flatMap(({ pupilId, hash, mayConfirm, needsExcuse }) => {
    const excuse = needsExcuse ? (excuses.get(pupilId) ?? null) : null;
    return mayConfirm && (!needsExcuse || excuse) ? { pupilId, hash, excuse } : [];
  });
  const about = ['class', classId];
  const confirm = useSending({
    about,
    send: async ({ clientId }) => {
      const body = { clientId, term: one.term.code, rows };
      setResults((await call('post /api/classes/:classId/confirmations', { params: { classId }, body })).results);
    },
    done: t('confirm.sent'),
    decided: t('confirm.changed'),
  });
  const went = results.filter(({ outcome }) => outcome === 'confirmed').length;
  const notWent = results.flatMap(({ pupilId, outcome }) => (outcome === 'confirmed' ? [] : { pupilId, outcome }));
  const nameOf = (id: string) => one.pupils.find(({ pupilId }) => pupilId === id)?.name ?? '';
  return (
    <article className="card">
      <h2>{term(one.term.code)}</h2>
      {results.length > 0 && (
        <Notice kind={notWent.length > 0 ? 'warn' : 'calm'}>
          <p>{t('confirm.went', { count: went })}</p>
          {notWent.length > 0 && <p>{t('confirm.notWent')}</p>}
          <ul>
            {notWent.map(({ pupilId, outcome }) => (
              <li key={pupilId}>
                {t('confirm.notWentRow', { name: nameOf(pupilId), why: t(`confirm.outcome.${outcome}`) })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {confirm.error && <Notice kind="bad">{confirmationWords(t, confirm.error)}</Notice>}
      {rows.length > 0 && (
        <p>
          <Button loading={confirm.isPending} onClick={() => confirm.mutate()}>
            {t('confirm.go', { count: rows.length })}
          </Button>
        </p>
      )}
      {one.pupils.map((pupil) => (
        <PupilRow
          key={pupil.pupilId}
          about={about}
          classId={classId}
          code={one.term.code}
          pupil={pupil}
          isOwn={stage !== null}
          excuse={excuses.get(pupil.pupilId) ?? null}
          setExcuse={(excuse) =>
            setExcuses((before) => {
              const next = new Map(before);
              if (excuse) next.set(pupil.pupilId, excuse);
              else next.delete(pupil.pupilId);
              return next;
            })
          }
        />
      ))}
    </article>
  );
}
