import './rubric-words.ts';
import './edit-words.ts';
import { Link, useParams } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { Icon } from '../../parts/icon.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Bones, Failed } from '../../parts/states.tsx';
import { AdoptionList } from './adoption-list.tsx';
import { DistrictRubricsList } from './district-rubrics-list.tsx';
import styles from './rubric.module.css';
import { type Place, useAdoptions } from './rubric-queries.ts';

export function SchoolRubricsPage() {
  const { schoolId = '' } = useParams();
  return <AdoptionPage place={{ kind: 'school', id: schoolId }} />;
}

export function AreaRubricsPage() {
  const { areaId = '' } = useParams();
  return <AdoptionPage place={{ kind: 'area', id: areaId }} />;
}

/** What a school or an area offers beside the core; a district has its rubrics here as well. */
function AdoptionPage({ place }: { place: Place }) {
  const { t, both, term } = useWords();
  const { data, error, refetch, isFetching } = useAdoptions(place);
  if (!data) {
    return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones cards={4} />;
  }
  const { kind, name } = data.place;
  const offered = data.rubrics.flatMap(({ schoolBased }) =>
    schoolBased.filter((one) => one.isAdoptedHere || one.adoptedAbove.length > 0),
  );
  return (
    <div className={styles['rubrics']}>
      <PageHead
        title={t('nav.rubrics')}
        where={`${both(name)} · ${term(data.term.code)}`}
        headline={t(kind === 'district' ? 'rubric.districtHeadline' : 'adopt.headline', { count: offered.length })}
      >
        <p className={`${styles['ways-inside']} no-print`}>
          <Link to="/rubrics">
            {t('common.howJudged')}
            <Icon name="next" />
          </Link>
        </p>
      </PageHead>
      {kind === 'district' && <DistrictRubricsList areaId={place.id} />}
      <AdoptionList place={place} data={data} />
    </div>
  );
}
