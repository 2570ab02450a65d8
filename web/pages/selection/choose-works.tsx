import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { type ChosenWork, WORKS } from '../../../server/core/selection/chosen.ts';
import { call, newClientId } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Notice } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import type { EvidenceItem } from '../child-profile/profile-queries.ts';
import { RecordRows } from './record-rows.tsx';
import styles from './works.module.css';
import { type Works, worksChanged, worksWords } from './works-queries.ts';

type Props = { works: Works; pupilId: string; close: () => void };

/** Tick up to five records, and say why or not; what was withdrawn since is no longer among them. */
export function ChooseWorks({ works, pupilId, close }: Props) {
  const { t, day } = useWords();
  const first = works.chosen.flatMap(({ markId, why, state }) => (state === 'stands' ? [{ markId, why }] : []));
  const [chosen, setChosen] = useState<readonly ChosenWork[]>(first);
  const sending = useRef({ said: '', clientId: '' });
  const save = useMutation({
    mutationFn: () => {
      const said = chosen.map(({ markId, why }) => ({ markId, why: why?.trim() || null }));
      if (sending.current.said !== JSON.stringify(said))
        sending.current = { said: JSON.stringify(said), clientId: newClientId() };
      const { clientId } = sending.current;
      const body = { clientId, term: works.term.code, version: works.version, works: said };
      return call('put /api/pupils/:pupilId/works', { params: { pupilId }, body });
    },
    onSuccess: () => {
      close();
      toast(t('works.saved'));
    },
    onSettled: () => worksChanged(pupilId),
  });
  const suggestedBy = (markId: string) => works.suggested.find((one) => one.markId === markId)?.by;
  const isFull = chosen.length >= WORKS.most;
  const tick = (markId: string, isOn: boolean) =>
    setChosen(isOn ? [...chosen, { markId, why: null }] : chosen.filter((one) => one.markId !== markId));
  const say = (markId: string, why: string) =>
    setChosen(chosen.map((one) => (one.markId === markId ? { markId, why } : one)));
  const below = ({ markId, title }: EvidenceItem) => {
    const own = chosen.find((one) => one.markId === markId);
    const by = suggestedBy(markId);
    return (
      <>
        {by !== undefined && <p className="small">{t('works.suggestedBy', { name: by })}</p>}
        {own && (
          <textarea
            className="plain-input"
            rows={2}
            maxLength={200}
            aria-label={t('works.whyOf', { title })}
            placeholder={t('works.why')}
            value={own.why ?? ''}
            onChange={(event) => say(markId, event.currentTarget.value)}
          />
        )}
      </>
    );
  };
  return (
    <div className="no-print">
      <p>{t('works.noneFamily', WORKS)}</p>
      <RecordRows
        pupilId={pupilId}
        term={works.term.code}
        mark={({ markId, title, happenedOn }) => {
          const isOn = chosen.some((one) => one.markId === markId);
          return (
            <input
              type="checkbox"
              className={styles['tick']}
              aria-label={t('works.pick', { title, day: day(happenedOn) })}
              checked={isOn}
              disabled={!isOn && isFull}
              onChange={(event) => tick(markId, event.currentTarget.checked)}
            />
          );
        }}
        below={below}
      />
      <p className="small" role="status">
        {t('works.picked', { count: chosen.length, ...WORKS })}
        {isFull && ` · ${t('works.full', WORKS)}`}
      </p>
      {save.error && <Notice kind="bad">{worksWords(t, save.error)}</Notice>}
      <p className="actions">
        <Button loading={save.isPending} onClick={() => save.mutate()}>
          {t('works.save')}
        </Button>
        <Button variant="default" onClick={close}>
          {t('common.cancel')}
        </Button>
      </p>
    </div>
  );
}
