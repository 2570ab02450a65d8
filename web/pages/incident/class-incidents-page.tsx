import './incident-words.ts';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { useWords, type Words } from '../../i18n/use-words.ts';
import { Icon } from '../../parts/icon.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Bones, Empty, Failed } from '../../parts/states.tsx';
import { IncidentCard } from './incident-card.tsx';
import { type Incident, useClassIncidents } from './incident-queries.ts';
import { NoteForm } from './note-form.tsx';

const isOver = ({ state }: Incident) => state === 'repaired' || state === 'withdrawn';

/** What was seen in a class that calls for help: note it, agree on help, and let it rest. */
export function ClassIncidentsPage() {
  const { classId = '' } = useParams();
  const [asked] = useSearchParams();
  const words = useWords();
  const { t, both, className } = words;
  const first = asked.get('pupil');
  const [isNoting, setNoting] = useState(first !== null);
  const { data, error, refetch, isFetching } = useClassIncidents(classId);
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones />;
  const open = data.incidents.filter((one) => !isOver(one));
  const over = data.incidents.filter(isOver);
  const cards = (some: readonly Incident[]) =>
    some.map((one) => (
      <IncidentCard key={one.incidentId} {...{ one, classId }} together={togetherWith(one, data.incidents, words)} />
    ));
  return (
    <>
      <Link className="back no-print" to={`/classes/${classId}`}>
        <Icon name="back" />
        {t('incident.toClass')}
      </Link>
      <PageHead
        title={t('incident.title')}
        where={`${className(data.class)} · ${both(data.schoolName)}`}
        headline={headlineOf(open, words)}
      >
        <p className="small">{t('incident.means')}</p>
      </PageHead>
      {isNoting ? (
        <NoteForm classId={classId} first={first} close={() => setNoting(false)} />
      ) : (
        <p className="no-print">
          <Button onClick={() => setNoting(true)}>{t('incident.note')}</Button>
        </p>
      )}
      <section className="section">
        <h2>{t('incident.open')}</h2>
        {open.length === 0 ? <Empty>{t('incident.empty')}</Empty> : cards(open)}
      </section>
      {over.length > 0 && (
        <section className="section">
          <h2>{t('incident.over')}</h2>
          {cards(over)}
        </section>
      )}
    </>
  );
}

/** The other children that it was noted of at once, as far as the reader reads of them. */
const togetherWith = (one: Incident, all: readonly Incident[], { named }: Words) =>
  all.flatMap(({ togetherId, incidentId, pupilName: name, apart }) =>
    togetherId === one.togetherId && incidentId !== one.incidentId ? named({ name, apart }) : [],
  );

export function headlineOf(open: readonly Incident[], { t }: Pick<Words, 't'>, count = open.length): string {
  const due = open.filter(({ isOverdue }) => isOverdue).length;
  if (count === 0) return t('incident.headNone');
  return due === 0 ? t('incident.headOpen', { count }) : t('incident.headDue', { count, due });
}
