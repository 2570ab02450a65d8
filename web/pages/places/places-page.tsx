import './places.css';
import { useParams } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { Bones, Empty, Failed } from '../../parts/states.tsx';
import { NewBase } from './new-base.tsx';
import { PlaceRow } from './place-row.tsx';
import { type Base, changeBase, changeTemplate, type Of, type Template, usePlaces } from './places-queries.ts';

/** What teachers pick from when they log: kept by the school's office, or for the whole district by its officer. */
export function PlacesPage() {
  const { schoolId, areaId = '' } = useParams();
  const of: Of = schoolId === undefined ? { kind: 'area', id: areaId } : { kind: 'school', id: schoolId };
  const { data, error, refetch, isFetching } = usePlaces(of);
  const { t, both } = useWords();
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones />;
  const { mayChange } = data;
  const isOwn = ({ owner }: Base | Template) => mayChange && (of.kind === 'area' || owner === 'school');
  const whose = ({ owner }: Base | Template) =>
    of.kind === 'school' && owner === 'district' ? [t('places.district')] : [];
  return (
    <div className="places-page">
      <PageHead title={t('places.title')} where={both(data.name)} headline={t('places.headline')}>
        {of.kind === 'school' && <p className="small">{t('places.districtKept')}</p>}
        {!mayChange && <p className="small">{t('places.onlyDistrict')}</p>}
      </PageHead>
      <section className="section">
        <h2>{t('places.bases')}</h2>
        {mayChange && <NewBase of={of} />}
        {data.bases.length === 0 ? (
          <Empty>{t('places.noBases')}</Empty>
        ) : (
          <ul className="rows">
            {data.bases.map((base) => (
              <PlaceRow
                key={base.baseId}
                name={base.name}
                address={base.address ?? ''}
                facts={[t(`places.${base.kind}`), ...whose(base)]}
                hasEnded={base.hasEnded}
                change={
                  isOwn(base)
                    ? ({ name, address, hasEnded }) =>
                        changeBase(of, base.baseId, { name: name.trim(), address: address.trim() || null, hasEnded })
                    : null
                }
              />
            ))}
          </ul>
        )}
      </section>
      <section className="section">
        <h2>{t('places.templates')}</h2>
        {data.templates.length === 0 ? (
          <Empty>{t('places.noTemplates')}</Empty>
        ) : (
          <ul className="rows">
            {data.templates.map((template) => (
              <PlaceRow
                key={template.templateId}
                name={template.title}
                address={null}
                facts={[template.place ?? '', template.organiser ?? '', ...whose(template)].filter(Boolean)}
                hasEnded={template.hasEnded}
                change={
                  isOwn(template)
                    ? ({ name, hasEnded }) => changeTemplate(of, template.templateId, { title: name.trim(), hasEnded })
                    : null
                }
              />
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}
