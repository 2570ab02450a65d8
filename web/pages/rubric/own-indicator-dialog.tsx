import './rubric-words.ts';
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { faultWords } from '../../../server/core/rubric/fault-words.ts';
import type { Text } from '../../../server/core/rubric/text.ts';
import { call, newClientId, Refused } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { FormActions } from '../../parts/form-actions.tsx';
import { keep, kept, letGo } from '../../parts/kept.ts';
import { Pick } from '../../parts/pick.tsx';
import { problemWords } from '../../parts/problem-words.ts';
import { Notice } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useMe } from '../../session.ts';
import { BothField, FaultLine } from './fields.tsx';
import { type Adoptions, type Place, rubricsChanged } from './rubric-queries.ts';

type Written = { parentId: string; title: Text; levels: { level: string; descriptor: Text }[]; points: Text[] };
type Props = { place: Place; rubric: Adoptions['rubrics'][number]; close: () => void };

const NOTHING: Text = { zh: '', en: '' };
const isMissing = ({ zh, en }: Text) => !zh.trim() || !en.trim();

/** Writes a school-based indicator. What was begun stays on this device until it is saved. */
export function OwnIndicatorDialog({ place, rubric, close }: Props) {
  const { t, both, language } = useWords();
  const { personId } = useMe();
  const what = `own-indicator ${place.id} ${rubric.dimension}`;
  const parents = rubric.core.filter((one) => one.mayHaveOwn);
  const [written, setWritten] = useState<Written>({
    parentId: '',
    title: NOTHING,
    levels: rubric.levels.map(({ level }) => ({ level, descriptor: NOTHING })),
    points: [],
  });
  const [tried, setTried] = useState(false);
  const [clientId] = useState(newClientId);
  useEffect(() => {
    void kept<Written>(personId, what).then((found) => found && setWritten(found));
  }, [personId, what]);
  const change = (said: Partial<Written>) => {
    const next = { ...written, ...said };
    setWritten(next);
    void keep(personId, what, next);
  };
  const points = written.points.filter(({ zh, en }) => zh.trim() || en.trim());
  const save = useMutation({
    mutationFn: () => {
      const { parentId, title, levels } = written;
      const body = { clientId, dimension: rubric.dimension, parentId, title, levels, observationPoints: points };
      return place.kind === 'school'
        ? call('post /api/schools/:schoolId/indicators', { params: { schoolId: place.id }, body })
        : call('post /api/areas/:areaId/indicators', { params: { areaId: place.id }, body });
    },
    onSuccess: async () => {
      await letGo(personId, what);
      await rubricsChanged();
      toast(t('adopt.begun', { title: both(written.title) }));
      close();
    },
  });
  const isWhole =
    written.parentId !== '' &&
    !isMissing(written.title) &&
    !written.levels.some(({ descriptor }) => isMissing(descriptor)) &&
    !points.some(isMissing);
  const faults = save.error instanceof Refused ? (save.error.problem.errors ?? []) : [];
  const lacks = (text: Text) => tried && isMissing(text) && <FaultLine words={t('adopt.bothTongues')} />;
  return (
    <Dialog title={t('adopt.write')} close={close}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (isWhole) save.mutate();
        }}
      >
        <p className="small">{t('adopt.writeHow')}</p>
        <Pick label={t('adopt.parent')} value={written.parentId} onPick={(parentId) => change({ parentId })}>
          <option value="">{t('adopt.choose')}</option>
          {parents.map(({ indicatorId, title }) => (
            <option key={indicatorId} value={indicatorId}>
              {both(title)}
            </option>
          ))}
        </Pick>
        {tried && written.parentId === '' && <FaultLine words={t('adopt.chooseParent')} />}
        <BothField label={t('rubric.field.title')} value={written.title} change={(title) => change({ title })} />
        {lacks(written.title)}
        {rubric.levels.map(({ level, label }, at) => (
          <div key={level}>
            <BothField
              label={t('rubric.field.descriptor', { level: both(label) })}
              isLong
              value={written.levels[at]?.descriptor ?? NOTHING}
              change={(descriptor) =>
                change({ levels: written.levels.map((one, index) => (index === at ? { level, descriptor } : one)) })
              }
            />
            {lacks(written.levels[at]?.descriptor ?? NOTHING)}
          </div>
        ))}
        {written.points.map((point, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: points have no other name while they are written
          <div key={at}>
            <BothField
              label={t('rubric.field.point', { number: at + 1 })}
              value={point}
              change={(next) => change({ points: written.points.map((one, index) => (index === at ? next : one)) })}
            />
            {lacks(point)}
          </div>
        ))}
        <div>
          <Button variant="default" onClick={() => change({ points: [...written.points, NOTHING] })}>
            {t('rubric.field.addPoint')}
          </Button>
        </div>
        {save.error && (
          <Notice kind="bad">
            {faults.length > 0
              ? faults.map(({ message }) => faultWords({ reason: message }, null, language)).join(' ')
              : problemWords(t, save.error)}
          </Notice>
        )}
        <FormActions save={t('adopt.save')} isSaving={save.isPending} cancel={close} />
      </form>
    </Dialog>
  );
}
