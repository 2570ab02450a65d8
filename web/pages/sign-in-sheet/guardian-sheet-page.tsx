import { Link, useParams } from 'react-router';
import { nameApart } from '../../../server/core/identity/tell-apart.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Bones, Failed } from '../../parts/states.tsx';
import { type GuardianSheet, printGuardians, useGuardianSheet } from './sheet-queries.ts';
import { SheetView } from './sheet-view.tsx';
import { classInBoth } from './slip-words.ts';

/** The sign-in codes of a class's guardians. */
export function GuardianSheetPage() {
  const { classId = '' } = useParams();
  const { t, both, className, named, list } = useWords();
  const { data, error, refetch, isFetching } = useGuardianSheet(classId);
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} isRetrying={isFetching} /> : <Bones />;
  const children = new Map(data.people.map((one) => [one.personId, one.children]));
  const childrenOf = ({ personId }: { personId: string }): GuardianSheet['people'][number]['children'] =>
    children.get(personId) ?? [];
  return (
    <SheetView
      kind="guardian"
      where={`${both(data.schoolName)} ${className(data)}`}
      place={`${data.schoolName.zh} ${classInBoth(data)}`}
      people={data.people}
      aboutOf={(row) => list(childrenOf(row).map(named))}
      slipOf={(row) =>
        childrenOf(row)
          .map((child) => nameApart(child, 'zh'))
          .join('、')
      }
      print={printGuardians(classId)}
      back={
        <p>
          <Link to={`/classes/${classId}`}>{t('signInSheet.toClass')}</Link>
        </p>
      }
    />
  );
}
