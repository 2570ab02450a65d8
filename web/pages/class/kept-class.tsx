import { Button } from '@mantine/core';
import { Link } from 'react-router';
import type { ClassPupils } from '../../evidence/evidence-queries.ts';
import { useWords } from '../../i18n/use-words.ts';
import { OfflineLine } from '../../offline/offline-line.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { PhotoTray } from '../../parts/photo-tray.tsx';
import { ownClasses, useMe } from '../../session.ts';

/** A class without a network: who is in it is known here, and nothing of what was recorded; one can log. */
export function KeptClass({ room }: { room: ClassPupils }) {
  const { t, both, className, term, named } = useWords();
  const { classId } = room.class;
  const mayLog = ownClasses(useMe()).includes(classId);
  const nameOf = (id: string) => named(room.pupils.find(({ pupilId }) => pupilId === id));
  return (
    <div className="wide">
      <PageHead
        title={className(room.class)}
        where={`${className(room.class)} · ${both(room.schoolName)} · ${term(room.term.code)}`}
        headline={t('offline.classHeadline', { count: room.pupils.length })}
      >
        <OfflineLine keptAt={room.keptAt} />
        {mayLog && (
          <div className="picks">
            <Button component={Link} to={`/classes/${classId}/log`} size="md">
              {t('class.log')}
            </Button>
          </div>
        )}
      </PageHead>
      <PhotoTray classId={classId} nameOf={nameOf} />
    </div>
  );
}
