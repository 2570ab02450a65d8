import '../sign-in-sheet/pupil-sheet-words.ts';
import { useMutation } from '@tanstack/react-query';
import { OWN_SIGN_IN } from '../../../server/core/account/own-sign-in.ts';
import { call, newClientId } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Pick } from '../../parts/pick.tsx';
import { Notice } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { peopleChanged, refusedWords } from './people-queries.ts';

const NOBODY = 'nobody';
const GRADES = Array.from(
  { length: OWN_SIGN_IN.highest - OWN_SIGN_IN.lowest + 1 },
  (_, index) => OWN_SIGN_IN.lowest + index,
);

/** From which grade the school lets its pupils sign in themselves. */
export function FirstGrade({ schoolId, fromGrade }: { schoolId: string; fromGrade: number | null }) {
  const { t, grade } = useWords();
  const saying = useMutation({
    mutationFn: (said: string) =>
      call('put /api/schools/:schoolId/pupil-sign-in', {
        params: { schoolId },
        body: { clientId: newClientId(), fromGrade: said === NOBODY ? null : Number(said) },
      }),
    onSuccess: async () => {
      await peopleChanged();
      toast(t('pupilSheet.lineSaid'));
    },
  });
  return (
    <>
      <Pick label={t('pupilSheet.line')} value={String(fromGrade ?? NOBODY)} onPick={(said) => saying.mutate(said)}>
        <option value={NOBODY}>{t('pupilSheet.nobody')}</option>
        {GRADES.map((one) => (
          <option key={one} value={one}>
            {t('pupilSheet.fromGrade', { grade: grade(one) })}
          </option>
        ))}
      </Pick>
      <p className="small">{t('pupilSheet.lineMeans')}</p>
      {saying.error && <Notice kind="bad">{refusedWords(t, saying.error)}</Notice>}
    </>
  );
}
