import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call, newClientId } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { DimensionName } from '../../parts/dimension-mark.tsx';
import { problemWords } from '../../parts/problem-words.ts';
import { Notice } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { LevelsRead } from './levels-read.tsx';
import { OffersToAll } from './offers-to-all.tsx';
import { OwnIndicatorDialog } from './own-indicator-dialog.tsx';
import styles from './rubric.module.css';
import { type Adoptions, type Place, rubricsChanged, type SchoolBased } from './rubric-queries.ts';

type Rubric = Adoptions['rubrics'][number];

export function AdoptionList({ place, data }: { place: Place; data: Adoptions }) {
  const { t } = useWords();
  const [writing, setWriting] = useState<Rubric | null>(null);
  return (
    <section className="section">
      <h2>{t('adopt.title')}</h2>
      <p>{t(place.kind === 'school' ? 'adopt.how' : 'adopt.howArea')}</p>
      <p className="small">{t('adopt.noFigure')}</p>
      {data.rubrics.map((rubric) => (
        <section key={rubric.dimension} className="section">
          <h3>
            <DimensionName dimension={rubric.dimension} />
          </h3>
          {rubric.schoolBased.length === 0 ? (
            <p className="quiet">{t('adopt.none')}</p>
          ) : (
            <ul className="rows">
              {rubric.schoolBased.map((one) => (
                <Offer key={one.indicatorId} one={one} rubric={rubric} place={place} />
              ))}
            </ul>
          )}
          {rubric.core.some((one) => one.mayHaveOwn) && (
            <div className="actions">
              <Button variant="default" onClick={() => setWriting(rubric)}>
                {t('adopt.write')}
              </Button>
            </div>
          )}
        </section>
      ))}
      {place.kind === 'school' && <OffersToAll schoolId={place.id} data={data} />}
      {writing && <OwnIndicatorDialog place={place} rubric={writing} close={() => setWriting(null)} />}
    </section>
  );
}

function Offer({ one, rubric, place }: { one: SchoolBased; rubric: Rubric; place: Place }) {
  const { t, both, list } = useWords();
  const change = useMutation({
    mutationFn: (isOffered: boolean) => {
      const body = { clientId: newClientId(), dimension: rubric.dimension, indicatorId: one.indicatorId, isOffered };
      return place.kind === 'school'
        ? call('put /api/schools/:schoolId/adoptions', { params: { schoolId: place.id }, body })
        : call('put /api/areas/:areaId/adoptions', { params: { areaId: place.id }, body });
    },
    onSuccess: async ({ isOffered }) => {
      await rubricsChanged();
      toast(t(isOffered ? 'adopt.begun' : 'adopt.ended', { title: both(one.title) }));
    },
  });
  const parent = rubric.core.find(({ indicatorId }) => indicatorId === one.parentId);
  const isAbove = one.adoptedAbove.length > 0;
  const isOn = change.isPending ? change.variables : one.isAdoptedHere;
  return (
    <li className={styles['offer']}>
      <div>
        <p>{both(one.title)}</p>
        <p className="small">
          {parent && t('rubric.countsIn', { title: both(parent.title) })}
          {one.writtenBy && ` · ${t('adopt.writtenBy', { name: both(one.writtenBy.name) })}`}
          {isAbove && ` · ${t('adopt.above', { names: list(one.adoptedAbove.map(both)) })}`}
        </p>
      </div>
      {isAbove && !one.isAdoptedHere ? (
        <span className="plain-tag">{t('adopt.on')}</span>
      ) : (
        <label className={styles['switch']}>
          <input
            type="checkbox"
            aria-label={t('adopt.offer', { title: both(one.title) })}
            checked={isOn}
            disabled={change.isPending}
            onChange={(event) => change.mutate(event.currentTarget.checked)}
          />
          <span aria-hidden="true">{t(isOn ? 'adopt.on' : 'adopt.off')}</span>
        </label>
      )}
      {change.error && <Notice kind="bad">{problemWords(t, change.error)}</Notice>}
      <details>
        <summary>{t('adopt.show')}</summary>
        <LevelsRead levels={one.levels} scale={rubric.levels} />
        {one.observationPoints.length > 0 && (
          <p className="small">{t('adopt.points', { points: list(one.observationPoints.map(both)) })}</p>
        )}
      </details>
    </li>
  );
}
