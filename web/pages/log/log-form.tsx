import { useMemo, useState } from 'react';
import { newClientId } from '../../api.ts';
import { AwayList } from '../../evidence/away-list.tsx';
import { type Activity, type ClassDay, knownIndicators, type Rubric } from '../../evidence/evidence-queries.ts';
import { isLogged } from '../../evidence/given.ts';
import { useWords } from '../../i18n/use-words.ts';
import { OfflineLine } from '../../offline/offline-line.tsx';
import { usePhotos } from '../../outbox/use-photos.ts';
import { PhotoPick } from '../../parts/photo-pick.tsx';
import { Notice } from '../../parts/states.tsx';
import { useMe } from '../../session.ts';
import { ActivityChoice } from './activity-choice.tsx';
import { ActivityFacts } from './activity-facts.tsx';
import { DayChoice } from './day-choice.tsx';
import { bodyOf, type Draft, isException, leaveOut, recentOf } from './draft.ts';
import { ExceptionNotes } from './exception-notes.tsx';
import { ownDimensions } from './own-subject.ts';
import { PhotoPupils } from './photo-pupils.tsx';
import { PupilGrid } from './pupil-grid.tsx';
import { RefusedNotice } from './refused-notice.tsx';
import { SaveBar } from './save-bar.tsx';
import { StartChoice } from './start-choice.tsx';
import { TaskChoice } from './task-choice.tsx';
import { useSaveLog } from './use-save-log.ts';
import { useSuggested } from './use-suggested.ts';
import { WholeClass } from './whole-class.tsx';

type Props = {
  room: ClassDay;
  /** The pupils of the room in the order of the lists; what is sent goes by the room's. */
  shown: ClassDay['pupils'];
  activities: Activity[];
  draft: Draft;
  isRestored: boolean;
  change: (how: (draft: Draft) => Draft) => void;
  forget: () => Promise<void>;
  startAnew: () => Promise<void>;
};

const loggable = (rubric: Rubric): Rubric => ({
  ...rubric,
  indicators: rubric.indicators.filter(({ valueKind }) => isLogged(valueKind)),
});

export function LogForm({ room, shown, activities, draft, change, ...props }: Props) {
  const { t } = useWords();
  const me = useMe();
  const { keeper } = usePhotos();
  const [missing, setMissing] = useState<string | null>(null);
  const { classId } = room.class;
  const starts = useSuggested(classId);
  const rubrics = useMemo(
    () => room.rubrics.map(loggable).filter(({ indicators }) => indicators.length > 0),
    [room.rubrics],
  );
  const known = useMemo(() => knownIndicators(rubrics), [rubrics]);
  const own = useMemo(() => ownDimensions(me, classId), [me, classId]);
  const save = useSaveLog({ classId, change, forget: props.forget });
  const chosen = draft.indicatorId ? known.get(draft.indicatorId) : undefined;
  const ids = room.pupils.map(({ pupilId }) => pupilId);
  const body = bodyOf(draft, ids);
  const others = bodyOf(leaveOut(draft), ids);
  const isRefused = Object.keys(draft.refused ?? {}).length > 0;

  function startAnew() {
    void keeper.dropOf((one) => one.classId === classId && one.state === 'unsaved');
    void props.startAnew();
  }

  function trySave(what = body) {
    const lacks = !chosen
      ? 'log.missingIndicator'
      : !what.title
        ? 'log.missingTitle'
        : what.marks.length === 0
          ? 'log.missingMarks'
          : null;
    setMissing(lacks);
    if (!lacks) save.mutate(what);
  }

  function saveOthers() {
    change(leaveOut);
    trySave(others);
  }

  const collected = chosen?.indicator.valueKind ?? 'level';
  const kind = isLogged(collected) ? collected : 'level';
  const day = <DayChoice room={room} draft={draft} change={change} />;
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
      <PhotoPick classId={classId} pupils={shown} />
      <PhotoPupils classId={classId} pupils={shown} draft={draft} change={change} />
      {!chosen && day}
      {draft.indicatorId && !chosen && <Notice kind="warn">{t('log.indicatorGone')}</Notice>}
      <ActivityChoice
        starts={(done) => <StartChoice {...{ classId, known, draft, change, done }} />}
        rubrics={rubrics}
        own={own}
        known={known}
        recent={starts ?? recentOf(activities, known)}
        hasStarts={starts !== undefined}
        draft={draft}
        change={change}
      />
      {chosen && (
        <>
          <ActivityFacts classId={classId} dimension={chosen.rubric.dimension} draft={draft} change={change}>
            {day}
          </ActivityFacts>
          <TaskChoice indicator={chosen.indicator} draft={draft} change={change} />
          <WholeClass {...chosen} kind={kind} draft={draft} change={change} />
          <PupilGrid pupils={shown} rubric={chosen.rubric} kind={kind} draft={draft} change={change} />
          <ExceptionNotes pupils={shown} draft={draft} change={change} />
          <AwayList room={room} />
        </>
      )}
      <SaveBar
        summary={t('log.summary', {
          records: t('common.records', { count: body.marks.length }),
          exceptions: t('log.exceptions', {
            count: room.pupils.filter(({ pupilId }) => isException(draft, pupilId)).length,
          }),
        })}
        missing={missing ? t(missing) : ''}
        refused={isRefused && <RefusedNotice room={room} refused={draft.refused ?? {}} />}
        others={isRefused ? others.marks.length : null}
        error={save.error}
        isSaving={save.isPending}
        save={isRefused ? saveOthers : () => trySave()}
        saveAnew={() => {
          change((now) => ({ ...now, clientId: newClientId() }));
          save.reset();
        }}
      />
    </>
  );
}
