import { useParams } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { Bones, Failed } from '../../parts/states.tsx';
import { NewBase } from './new-base.tsx';
import { PlaceList } from './place-list.tsx';
import { PlaceRow, type Said } from './place-row.tsx';
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
  const listed = (
    id: string,
    name: string,
    address: string | null,
    facts: string[],
    row: Base | Template,
    change: (said: Said) => Promise<unknown>,
  ) => ({
    id,
    name,
    sortKey: row.sortKey,
    facts,
    isOwn: isOwn(row),
    row: (
      <PlaceRow key={id} {...{ name, address, facts }} hasEnded={row.hasEnded} change={isOwn(row) ? change : null} />
    ),
  });
  return (
    <div>
      <PageHead title={t('places.title')} where={both(data.name)} headline={t('places.headline')}>
        {of.kind === 'school' && <p className="small">{t('places.districtKept')}</p>}
        {!mayChange && <p className="small">{t('places.onlyDistrict')}</p>}
      </PageHead>
      <section className="section">
        <h2>{t('places.bases')}</h2>
        {mayChange && <NewBase of={of} />}
        <PlaceList
          empty={t('places.noBases')}
          rows={data.bases.map((base) => {
            const facts = [t(`places.${base.kind}`), ...whose(base)];
            const change = ({ name, address, hasEnded }: Said) =>
              changeBase(of, base.baseId, { name: name.trim(), address: address.trim() || null, hasEnded });
            return listed(base.baseId, base.name, base.address ?? '', facts, base, change);
          })}
        />
      </section>
      <section className="section">
        <h2>{t('places.templates')}</h2>
        <PlaceList
          empty={t('places.noTemplates')}
          rows={data.templates.map((template) => {
            const facts = [template.place ?? '', template.organiser ?? '', ...whose(template)].filter(Boolean);
            const change = ({ name, hasEnded }: Said) =>
              changeTemplate(of, template.templateId, { title: name.trim(), hasEnded });
            return listed(template.templateId, template.title, null, facts, template, change);
          })}
        />
      </section>
    </div>
  );
}
