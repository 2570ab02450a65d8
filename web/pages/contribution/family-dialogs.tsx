import { type ReactNode, useState } from 'react';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { FormActions } from '../../parts/form-actions.tsx';
import { Pick } from '../../parts/pick.tsx';
import { Notice } from '../../parts/states.tsx';
import {
  addressOf,
  type Contribution,
  type Contributions,
  contributionWords,
  isPhotoGone,
  useSending,
} from './contribution-queries.ts';
import { asSent, isWhole, renewed, saidIn } from './said.ts';
import { SaidFields } from './said-fields.tsx';

type About = { readonly pupilId: string; readonly of: Contribution; readonly close: () => void };

type AskProps = About & {
  readonly title: string;
  readonly save: string;
  readonly done: string;
  readonly isReady: boolean;
  readonly tried?: () => void;
  readonly refused?: (error: unknown) => void;
  readonly send: (clientId: string) => Promise<unknown>;
  readonly children: ReactNode;
};

/** One question about one that was sent; what the service refuses is said in the dialog. */
function Ask({ pupilId, title, save, done, isReady, tried, refused, send, close, children }: AskProps) {
  const { t } = useWords();
  const sending = useSending({
    about: ['pupil', pupilId],
    send: ({ clientId }) => send(clientId),
    done,
    close,
    refused,
  });
  return (
    <Dialog title={title} close={close}>
      <form
        className="form"
        noValidate
        onChange={() => sending.reset()}
        onSubmit={(event) => {
          event.preventDefault();
          tried?.();
          if (isReady) sending.mutate();
        }}
      >
        {children}
        {sending.error && <Notice kind="bad">{contributionWords(t, sending.error)}</Notice>}
        <FormActions save={save} isSaving={sending.isPending} cancel={close} />
      </form>
    </Dialog>
  );
}

const at = (pupilId: string, { contributionId }: Contribution) => ({ params: { pupilId, contributionId } });

export function ChangeDialog(props: About) {
  const { pupilId, of } = props;
  const { t } = useWords();
  const [said, setSaid] = useState(() => saidIn(of));
  const [isTried, setTried] = useState(false);
  return (
    <Ask
      {...props}
      title={t('contribution.changeTitle')}
      save={t('contribution.sendAgain')}
      done={t('contribution.sent')}
      isReady={isWhole(said)}
      tried={() => setTried(true)}
      refused={(error) => isPhotoGone(error) && setSaid(renewed(said))}
      send={async (clientId) =>
        await call('put /api/pupils/:pupilId/contributions/:contributionId', {
          ...at(pupilId, of),
          body: { clientId, version: of.version, ...(await asSent(pupilId, said)) },
        })
      }
    >
      <SaidFields pupilId={pupilId} under={addressOf(pupilId, of)} said={said} change={setSaid} isTried={isTried} />
    </Ask>
  );
}

export function WithdrawDialog(props: About) {
  const { pupilId, of } = props;
  const { t } = useWords();
  return (
    <Ask
      {...props}
      title={t('contribution.withdrawTitle', { title: of.title })}
      save={t('contribution.withdraw')}
      done={t('contribution.withdrawn')}
      isReady
      send={(clientId) =>
        call('post /api/pupils/:pupilId/contributions/:contributionId/withdrawal', {
          ...at(pupilId, of),
          body: { clientId, version: of.version },
        })
      }
    >
      <p>{t('contribution.withdrawMeans')}</p>
    </Ask>
  );
}

export function MoveDialog(props: About & { readonly siblings: Contributions['siblings'] }) {
  const { pupilId, of, siblings } = props;
  const { t } = useWords();
  const [toPupilId, setTo] = useState(siblings[0]?.pupilId ?? '');
  const name = siblings.find((one) => one.pupilId === toPupilId)?.name ?? '';
  return (
    <Ask
      {...props}
      title={t('contribution.moveTitle', { title: of.title })}
      save={t('contribution.moveNow')}
      done={t('contribution.moved', { name })}
      isReady={toPupilId !== ''}
      send={(clientId) =>
        call('post /api/pupils/:pupilId/contributions/:contributionId/move', {
          ...at(pupilId, of),
          body: { clientId, version: of.version, toPupilId },
        })
      }
    >
      <p>{t('contribution.moveMeans')}</p>
      <Pick label={t('contribution.moveTo')} value={toPupilId} onPick={setTo}>
        {siblings.map((one) => (
          <option key={one.pupilId} value={one.pupilId}>
            {one.name}
          </option>
        ))}
      </Pick>
    </Ask>
  );
}
