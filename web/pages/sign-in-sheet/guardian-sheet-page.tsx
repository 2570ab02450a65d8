import { Link, useParams } from 'react-router';
import { nameApart } from '../../../server/core/identity/tell-apart.ts';
import { useWords } from '../../i18n/use-words.ts';
import { inOrder, usePupilOrder } from '../../parts/pupil-order.ts';
import { PupilOrderPick } from '../../parts/pupil-order-pick.tsx';
import { Bones, Failed } from '../../parts/states.tsx';
import { type GuardianSheet, printGuardians, useGuardianSheet } from './sheet-queries.ts';
import { SheetView } from './sheet-view.tsx';
import { classInBoth } from './slip-words.ts';

/** The sign-in codes of a class's guardians. */
export function GuardianSheetPage() {
  const { classId = '' } = useParams();
  const { t, both, className, named, list } = useWords();
  const { data, error, refetch, isFetching } = useGuardianSheet(classId);
  const order = usePupilOrder();
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones />;
  const children = new Map(data.people.map((one) => [one.personId, one.children]));
  const childrenOf = ({ personId }: { personId: string }): GuardianSheet['people'][number]['children'] =>
    children.get(personId) ?? [];
  const inChildOrder = <Row extends { personId: string }>(people: readonly Row[]) =>
    inOrder(people, order, (row) => childrenOf(row)[0]?.name ?? '');
  const print = printGuardians(classId);
  return (
    <SheetView
      kind="guardian"
      where={`${both(data.schoolName)} ${className(data)}`}
      place={`${data.schoolName.zh} ${classInBoth(data)}`}
      people={inChildOrder(data.people)}
      aboutOf={(row) => list(childrenOf(row).map(named))}
      slipOf={(row) =>
        childrenOf(row)
          .map((child) => nameApart(child, 'zh'))
          .join('、')
      }
      print={async (again) => ({ people: inChildOrder((await print(again)).people) })}
      back={
        <>
          <p>
            <Link to={`/classes/${classId}`}>{t('signInSheet.toClass')}</Link>
          </p>
          {data.people.length > 0 && <PupilOrderPick />}
        </>
      }
    />
  );
}
