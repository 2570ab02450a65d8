import { Link } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { Icon } from '../../parts/icon.tsx';
import { PhotoConsent } from '../../parts/photo-consent.tsx';
import { Bones } from '../../parts/states.tsx';
import { BookSection } from '../child-profile/book-section.tsx';
import type { Profile } from '../child-profile/profile-queries.ts';
import { ReleasedComments, useReleasedComments } from '../comment/released-comments.tsx';
import { useSharedIncidents } from '../incident/shared-query.ts';
import { SharedSection } from '../incident/shared-section.tsx';
import { useQuestions } from '../question/own-questions.ts';
import { QuestionsWay } from '../question/questions-way.tsx';
import { useWorks } from '../selection/works-queries.ts';
import { WorksSection } from '../selection/works-section.tsx';
import { SightingsWay } from '../sightings/sightings-way.tsx';

/** Who saw the child is told to few, and what is filed of it to these and the child. */
const TOLD_WHO_SAW: readonly string[] = ['guardian', 'school-office', 'principal'];

/**
 * What of a child's page is fetched when somebody comes near its end. All of it comes at once: were a part shown before the one above it is
 * there, it would move under the finger that is about to tap it, and the tap would be lost. Beside the page and not of it: no first look waits for this.
 */
export function LateSections({ data }: { data: Profile }) {
  const { t } = useWords();
  const { audience, pupil, term, why } = data;
  const { pupilId } = pupil;
  const isFamily = audience === 'family';
  const isGuardian = why.role === 'guardian';
  const asked = [
    useQuestions(pupilId, isFamily),
    useSharedIncidents(pupilId, isFamily),
    useReleasedComments(pupilId, isFamily),
    useWorks(pupilId, term.code),
  ];
  if (asked.some(({ isLoading }) => isLoading)) return <Bones cards={3} />;
  return (
    <>
      {isFamily && <SharedSection pupilId={pupilId} />}
      {isFamily && <QuestionsWay pupilId={pupilId} />}
      {isFamily && <ReleasedComments pupilId={pupilId} term={term.code} />}
      <WorksSection pupilId={pupilId} term={term.code} />
      {isFamily && isGuardian && <PhotoConsent pupilId={pupilId} name={pupil.name} consent={data.photoConsent} />}
      {isFamily && isGuardian && (
        <Link className="onward no-print" to={`/pupils/${pupilId}/notice`}>
          {t('atNotice.settings')}
          <Icon name="next" />
        </Link>
      )}
      <BookSection pupilId={pupilId} term={term.code} isStaff={!isFamily} hasCopy={isGuardian} />
      {!isFamily && term.isCurrent && (
        <p className="no-print">
          <Link to={`/classes/${data.class.classId}/incidents?pupil=${pupilId}`}>{t('class.incidents')}</Link>
        </p>
      )}
      {(isFamily || TOLD_WHO_SAW.includes(why.role)) && (
        <p className="no-print">
          <Link className="onward" to={`/pupils/${pupilId}/archives`}>
            {t('book.archives')}
            <Icon name="next" />
          </Link>
        </p>
      )}
      {TOLD_WHO_SAW.includes(why.role) && <SightingsWay pupilId={pupilId} />}
    </>
  );
}
