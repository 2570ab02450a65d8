import './photo.css';
import { useMutation } from '@tanstack/react-query';
import { call, newClientId } from '../api.ts';
import { useWords } from '../i18n/use-words.ts';
import { queries } from '../queries.ts';
import { problemWords } from './problem-words.ts';
import { Notice } from './states.tsx';
import { toast } from './toast.tsx';

type Props = { pupilId: string; name: string; consent: { isGiven: boolean; at: number } | null };

/** A guardian's yes or no, what it means, and since when it holds. */
export function PhotoConsent({ pupilId, name, consent }: Props) {
  const { t, time } = useWords();
  const isGiven = consent?.isGiven ?? false;
  const say = useMutation({
    mutationFn: (next: boolean) =>
      call('put /api/pupils/:pupilId/photo-consent', {
        params: { pupilId },
        body: { clientId: newClientId(), isGiven: next },
      }),
    onSuccess: async (said) => {
      await queries.invalidateQueries({ queryKey: ['pupil', pupilId] });
      toast(t(said.isGiven ? 'photo.consentGiven' : 'photo.consentTaken'));
    },
  });
  const shown = say.isPending ? say.variables : isGiven;
  return (
    <section className="section photo-consent">
      <h2>{t('photo.photos')}</h2>
      <label className="check">
        <input
          type="checkbox"
          checked={shown}
          disabled={say.isPending}
          onChange={({ currentTarget }) => say.mutate(currentTarget.checked)}
        />
        {t('photo.consent')}
      </label>
      <p className="small">{t('photo.consentMeans', { name })}</p>
      {consent && (
        <p className="small">{t(isGiven ? 'photo.consentSince' : 'photo.consentEnded', { time: time(consent.at) })}</p>
      )}
      {say.error && <Notice kind="bad">{problemWords(t, say.error)}</Notice>}
    </section>
  );
}
