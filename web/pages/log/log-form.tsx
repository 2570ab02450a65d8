import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { newClientId } from '../../api.ts';
import {
  type Activity,
  type ClassPupils,
  evidenceChanged,
  knownIndicators,
  type Rubric,
} from '../../evidence/evidence-queries.ts';
import { isLogged } from '../../evidence/given.ts';
import { AmountChoice, LevelChoice } from '../../evidence/value-choice.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { OfflineLine } from '../../offline/offline-line.tsx';
import { usePhotos } from '../../outbox/use-photos.ts';
import { useQueue } from '../../outbox/use-queue.ts';
import { PhotoPick } from '../../parts/photo-pick.tsx';
import { problemWords } from '../../parts/problem-words.ts';
import { Notice } from '../../parts/states.tsx';
import { endToast, toast } from '../../parts/toast.tsx';
import { ActivityChoice } from './activity-choice.tsx';
import { ActivityFacts } from './activity-facts.tsx';
import { bodyOf, type Draft, giveAll, isException, recentOf } from './draft.ts';
import styles from './log.module.css';
import { PhotoPupils } from './photo-pupils.tsx';
import { PupilGrid } from './pupil-grid.tsx';
import { SaveBar } from './save-bar.tsx';
import { StartChoice } from './start-choice.tsx';
import { useSuggested } from './starts-query.ts';

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

const loggable = (rubric: Rubric): Rubric => ({
  ...rubric,
  indicators: rubric.indicators.filter(({ valueKind }) => isLogged(valueKind)),
});

export function LogForm({ room, activities, draft, change, forget, ...props }: Props) {
  const { t, both } = useWords();
  const navigate = useNavigate();
  const queue = useQueue();
  const { keeper } = usePhotos();
  const [missing, setMissing] = useState<string | null>(null);
  const { classId } = room.class;
  const starts = useSuggested(classId);
  const rubrics = useMemo(
    () => props.rubrics.map(loggable).filter(({ indicators }) => indicators.length > 0),
    [props.rubrics],
  );
  const known = useMemo(() => knownIndicators(rubrics), [rubrics]);
  const chosen = draft.indicatorId ? known.get(draft.indicatorId) : undefined;
  const body = bodyOf(
    draft,
    room.pupils.map(({ pupilId }) => pupilId),
  );
  const exceptions = room.pupils.filter(({ pupilId }) => isException(draft, pupilId)).length;

  const undo = useMutation({
    mutationFn: ({ activityId }: { activityId: string }) =>
      queue.deliver('post /api/activities/:activityId/withdrawal', classId, {
        params: { activityId },
        body: { clientId: newClientId(), reason: 'undo' },
      }),
    onSuccess: ({ state }, { activityId }) => {
      void keeper.dropOf((one) => one.activityId === activityId);
      toast(t(state === 'sent' ? 'log.undone' : 'queue.keptHere'));
      return evidenceChanged();
    },
    onError: (error) => toast(problemWords(t, error)),
  });
  const save = useMutation({
    mutationFn: async () => {
      await keeper.follow(classId, body.clientId);
      return await queue.deliver('post /api/classes/:classId/activities', classId, { params: { classId }, body });
    },
    onSuccess: async (delivered) => {
      await forget();
      if (delivered.state === 'waiting') {
        toast(t('queue.keptHere'));
        return await navigate(`/classes/${classId}`, { replace: true });
      }
      const { activityId, marks } = delivered.reply;
      toast(t('log.saved', { count: marks }), {
        word: t('log.undo'),
        run: () => {
          endToast();
          undo.mutate({ activityId });
        },
      });
      return await navigate(`/classes/${classId}`, { replace: true });
    },
  });

  function startAnew() {
    void keeper.dropOf((one) => one.classId === classId && one.state === 'unsaved');
    void props.startAnew();
  }

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
  const collected = chosen?.indicator.valueKind ?? 'level';
  const kind = isLogged(collected) ? collected : 'level';
  return (
    <>
      <OfflineLine keptAt={room.keptAt} canLog />
      {props.isRestored && (
        <Notice kind="calm">
          {t('log.restored')}{' '}
          <button type="button" className="quiet-button" onClick={startAnew}>
            {t('log.startAnew')}
          </button>
        </Notice>
      )}
      <PhotoPick classId={classId} pupils={room.pupils} />
      <PhotoPupils classId={classId} pupils={room.pupils} draft={draft} change={change} />
      <ActivityChoice
        starts={(done) => <StartChoice {...{ classId, known, draft, change, done }} />}
        rubrics={rubrics}
        known={known}
        recent={starts ?? recentOf(activities, known)}
        hasStarts={starts !== undefined}
        draft={draft}
        change={change}
      />
      {chosen && (
        <>
          <ActivityFacts classId={classId} draft={draft} change={change} term={room.term} lastDay={props.lastDay} />
          {kind !== 'award' && (
            <section className={styles['whole-class']}>
              <h2>{t('log.wholeClass')}</h2>
              {kind === 'level' ? (
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
          )}
          <PupilGrid pupils={room.pupils} rubric={chosen.rubric} kind={kind} draft={draft} change={change} />
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
