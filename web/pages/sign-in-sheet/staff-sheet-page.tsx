import { Link, useParams } from 'react-router';
import { useWords } from '../../i18n/use-words.ts';
import { Bones, Failed } from '../../parts/states.tsx';
import { printStaff, type StaffSheet, useStaffSheet } from './sheet-queries.ts';
import { SheetView } from './sheet-view.tsx';

type Posts = StaffSheet['people'][number]['posts'];

/** The sign-in codes of a school's staff. */
export function StaffSheetPage() {
  const { schoolId = '' } = useParams();
  const { t, both, className, list } = useWords();
  const { data, error, refetch, isFetching } = useStaffSheet(schoolId);
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones />;
  const posts = new Map(data.people.map((one) => [one.personId, one.posts]));
  const said = (of: Posts) => [
    ...new Set(of.map(({ role, subject, at }) => `${at ? `${className(at)} ` : ''}${subject ?? t(`role.${role}`)}`)),
  ];
  return (
    <SheetView
      kind="staff"
      where={both(data.schoolName)}
      place={`${data.schoolName.zh} · ${data.schoolName.en}`}
      people={data.people}
      aboutOf={({ personId }) => list(said(posts.get(personId) ?? []))}
      slipOf={({ name }) => name}
      print={printStaff(schoolId)}
      back={
        <p>
          <Link to={`/schools/${schoolId}/people`}>{t('people.toStaff')}</Link>
        </p>
      }
    />
  );
}
