import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { FormActions } from '../../parts/form-actions.tsx';
import { Notice } from '../../parts/states.tsx';
import { queries } from '../../queries.ts';
import { QrCode } from '../sign-in-sheet/qr-code.tsx';
import { type Contribution, contributionWords } from './contribution-queries.ts';
import styles from './witness-dialog.module.css';

type Props = { pupilId: string; of: Contribution; close: () => void };

/** The family chooses what the link says, and is given it once: the service keeps no copy and sends it to nobody. */
export function WitnessDialog({ pupilId, of, close }: Props) {
  const { t } = useWords();
  const [showsName, setShowsName] = useState(true);
  const { contributionId } = of;
  const making = useMutation({
    mutationFn: () =>
      call('post /api/pupils/:pupilId/contributions/:contributionId/witness-links', {
        params: { pupilId, contributionId },
        body: { showsName },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['pupil', pupilId, 'contributions'] }),
  });
  if (making.data) return <Made {...making.data} title={of.title} close={close} />;
  return (
    <Dialog title={t('contribution.witness.title', { title: of.title })} close={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          making.mutate();
        }}
      >
        <p>{t('contribution.witness.means')}</p>
        <fieldset className={styles['names']}>
          <legend>{t('contribution.witness.called')}</legend>
          {([true, false] as const).map((one) => (
            <label className="check" key={String(one)}>
              <input type="radio" name="called" checked={showsName === one} onChange={() => setShowsName(one)} />
              <span>{t(one ? 'contribution.witness.fullName' : 'contribution.witness.noName')}</span>
            </label>
          ))}
        </fieldset>
        {making.error && <Notice kind="bad">{contributionWords(t, making.error)}</Notice>}
        <FormActions save={t('contribution.witness.make')} isSaving={making.isPending} cancel={close} />
      </form>
    </Dialog>
  );
}

function Made({ token, endsAt, title, close }: { token: string; endsAt: number; title: string; close: () => void }) {
  const { t, time } = useWords();
  const [isCopied, setCopied] = useState(false);
  const address = `${window.location.origin}/witness#${token}`;
  return (
    <Dialog title={t('contribution.witness.made')} close={close}>
      <div className={`form ${styles['handed']}`}>
        <p>{t('contribution.witness.handOver', { title, time: time(endsAt) })}</p>
        <div className={styles['qr']}>
          <QrCode text={address} label={t('contribution.witness.qr')} />
        </div>
        <p className={styles['link']}>{address}</p>
        <p className="small no-print">{t('contribution.witness.once')}</p>
        <div className="actions">
          {/* Only where the page is served over https. */}
          {navigator.clipboard && (
            <button
              type="button"
              className="plain-button"
              onClick={() => void navigator.clipboard.writeText(address).then(() => setCopied(true))}
            >
              {t(isCopied ? 'contribution.witness.copied' : 'contribution.witness.copy')}
            </button>
          )}
          <button type="button" className="plain-button" onClick={() => window.print()}>
            {t('contribution.witness.print')}
          </button>
          <button type="button" className="plain-button" onClick={close}>
            {t('common.close')}
          </button>
        </div>
      </div>
    </Dialog>
  );
}
