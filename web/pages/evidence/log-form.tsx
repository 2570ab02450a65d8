import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { call, newClientId } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { problemWords } from '../../parts/problem-words.ts';
import { Notice } from '../../parts/states.tsx';
import { endToast, toast } from '../../parts/toast.tsx';
import { useOnline } from '../../parts/use-online.ts';
import { ActivityChoice } from './activity-choice.tsx';
import { ActivityFacts } from './activity-facts.tsx';
import { bodyOf, type Draft, giveAll, isException, recentOf } from './draft.ts';
import { type Activity, type ClassPupils, evidenceChanged, knownIndicators, type Rubric } from './evidence-queries.ts';
import { PupilGrid } from './pupil-grid.tsx';
import { SaveBar } from './save-bar.tsx';
import { AmountChoice, LevelChoice } from './value-choice.tsx';

type Props = {
  room: ClassPupils;
  rubrics: Rubric[];
  activities: Activity[];
  draft: Draft;
  lastDay: string;
  isRestored: boolean;
  change: (how: (draft: Draft) => Draft) => void;
  forget: () => Promise<void>;
  startAnew: () => Promise<void>;
};

export function LogForm({ room, rubrics, activities, draft, change, forget, ...props }: Props) {
  const { t, both } = useWords();
  const navigate = useNavigate();
  const isOnline = useOnline();
  const [missing, setMissing] = useState<string | null>(null);
  const { classId } = room.class;
  const known = useMemo(() => knownIndicators(rubrics), [rubrics]);
  const chosen = draft.indicatorId ? known.get(draft.indicatorId) : undefined;
  const body = bodyOf(
    draft,
    room.pupils.map(({ pupilId }) => pupilId),
  );
  const exceptions = room.pupils.filter(({ pupilId }) => isException(draft, pupilId)).length;

  const undo = useMutation({
    mutationFn: ({ activityId }: { activityId: string }) =>
      call('post /api/activities/:activityId/withdrawal', {
        params: { activityId },
        body: { clientId: newClientId(), reason: 'undo' },
      }),
    onSuccess: () => {
      toast(t('log.undone'));
      return evidenceChanged();
    },
    onError: (error) => toast(problemWords(t, error)),
  });
  const save = useMutation({
    mutationFn: () => call('post /api/classes/:classId/activities', { params: { classId }, body }),
    onSuccess: async ({ activityId, marks }) => {
      await forget();
      toast(t('log.saved', { count: marks }), {
        word: t('log.undo'),
        run: () => {
          endToast();
          undo.mutate({ activityId });
        },
      });
      void evidenceChanged();
      await navigate(`/classes/${classId}`, { replace: true });
    },
  });

  function trySave() {
    const lacks = !chosen
      ? 'log.missingIndicator'
      : !body.title
        ? 'log.missingTitle'
        : body.marks.length === 0
          ? 'log.missingMarks'
          : null;
    setMissing(lacks);
    if (!lacks) save.mutate();
  }

  const level = draft.all?.kind === 'level' ? draft.all.level : null;
  const descriptor = chosen?.indicator.levels.find((one) => one.level === level)?.descriptor;
  const kind = chosen?.indicator.valueKind;
  return (
    <>
      {!isOnline && <Notice kind="warn">{t('log.offline')}</Notice>}
      {props.isRestored && (
        <Notice kind="calm">
          {t('log.restored')}{' '}
          <button type="button" className="quiet-button" onClick={() => void props.startAnew()}>
            {t('log.startAnew')}
          </button>
        </Notice>
      )}
      <ActivityChoice
        rubrics={rubrics}
        known={known}
        recent={recentOf(activities, known)}
        draft={draft}
        change={change}
      />
      {chosen && (
        <>
          <ActivityFacts draft={draft} change={change} term={room.term} lastDay={props.lastDay} />
          <section className="whole-class">
            <h2>{t('log.wholeClass')}</h2>
            {kind === 'level' || kind === undefined ? (
              <LevelChoice
                rubric={chosen.rubric}
                value={draft.all}
                choose={(value) => change((now) => giveAll(now, value))}
                label={t('log.wholeClass')}
              />
            ) : (
              <AmountChoice
                kind={kind}
                value={draft.all}
                choose={(value) => change((now) => giveAll(now, value))}
                label={t('log.wholeClass')}
              />
            )}
            {descriptor && <p className="small">{both(descriptor)}</p>}
          </section>
          <PupilGrid pupils={room.pupils} rubric={chosen.rubric} kind={kind ?? 'level'} draft={draft} change={change} />
        </>
      )}
      <SaveBar
        summary={t('log.summary', {
          records: t('common.records', { count: body.marks.length }),
          exceptions: t('log.exceptions', { count: exceptions }),
        })}
        missing={missing ? t(missing) : ''}
        error={save.error}
        isSaving={save.isPending}
        save={trySave}
        saveAnew={() => {
          change((now) => ({ ...now, clientId: newClientId() }));
          save.reset();
        }}
      />
    </>
  );
}
