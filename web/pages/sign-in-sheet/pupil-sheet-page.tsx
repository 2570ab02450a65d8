import './pupil-sheet-words.ts';
import { Link, useParams } from 'react-router';
import { nameApart } from '../../../server/core/identity/tell-apart.ts';
import { useWords } from '../../i18n/use-words.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { inOrder, usePupilOrder } from '../../parts/pupil-order.ts';
import { PupilOrderPick } from '../../parts/pupil-order-pick.tsx';
import { Bones, Empty, Failed } from '../../parts/states.tsx';
import { type PupilSheet, printPupils, usePupilSheet } from './sheet-queries.ts';
import { SheetView } from './sheet-view.tsx';
import { classInBoth } from './slip-words.ts';

/** Everybody goes by the id of the pupil: an account is made with the first code. */
const asRow = ({ pupilId, username, ...row }: PupilSheet['people'][number]) => ({
  ...row,
  personId: pupilId,
  username: username ?? '',
});

/** The sign-in codes of the pupils of a class; or why there are none. */
export function PupilSheetPage() {
  const { classId = '' } = useParams();
  const words = useWords();
  const { t, both, className } = words;
  const { data, error, refetch, isFetching } = usePupilSheet(classId);
  const order = usePupilOrder();
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones />;
  const { grade, fromGrade, schoolName } = data;
  const where = `${both(schoolName)} ${className(data)}`;
  const back = (
    <p>
      <Link to={`/classes/${classId}`}>{t('signInSheet.toClass')}</Link>
    </p>
  );
  if (fromGrade === null || grade < fromGrade) {
    return (
      <>
        <PageHead title={t('pupilSheet.title')} where={where} headline={t('pupilSheet.closed')}>
          {back}
        </PageHead>
        <Empty>
          {fromGrade === null ? t('pupilSheet.closedToAll') : t('pupilSheet.from', { grade: words.grade(fromGrade) })}
        </Empty>
      </>
    );
  }
  const rowsOf = (sheet: PupilSheet) => inOrder(sheet.people.map(asRow), order, ({ name }) => name);
  const apart = new Map(data.people.map((one) => [one.pupilId, one]));
  const print = printPupils(classId);
  return (
    <SheetView
      kind="pupil"
      where={where}
      place={`${schoolName.zh} ${classInBoth(data)}`}
      people={rowsOf(data)}
      aboutOf={({ personId }) => {
        const tag = apart.get(personId)?.apart;
        return tag ? both(tag) : null;
      }}
      slipOf={(row) => nameApart({ name: row.name, apart: apart.get(row.personId)?.apart ?? null }, 'zh')}
      print={async (again) => ({ people: rowsOf(await print(again)) })}
      back={
        <>
          {back}
          <PupilOrderPick />
        </>
      }
    />
  );
}
