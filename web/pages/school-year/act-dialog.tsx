import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { newClientId } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { FormActions } from '../../parts/form-actions.tsx';
import { Notice } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { queries } from '../../queries.ts';
import { asksFirst, refusedWords } from './year-queries.ts';

type Props = {
  title: string;
  means: string;
  save: string;
  done: string;
  /** Whether all is said that has to be. */
  isReady: boolean;
  send: (sent: { clientId: string; isSure: boolean }) => Promise<unknown>;
  close: () => void;
  children: (tried: boolean) => ReactNode;
};

/** One change to a class or a pupil: what it means, what is asked, and a question where the service has one. Sent again it happens once. */
export function ActDialog({ title, means, save, done, isReady, send, close, children }: Props) {
  const { t } = useWords();
  const [tried, setTried] = useState(false);
  const clientId = useRef(newClientId());
  const act = useMutation({
    mutationFn: (isSure: boolean) => send({ clientId: clientId.current, isSure }),
    onSuccess: async () => {
      close();
      toast(done);
      await queries.invalidateQueries();
    },
  });
  const isAsked = asksFirst(act.error);
  return (
    <Dialog title={title} close={close}>
      <form
        className="form"
        noValidate
        onChange={() => act.reset()}
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (isReady) act.mutate(isAsked);
        }}
      >
        <p className="small">{means}</p>
        {children(tried)}
        {act.error && <Notice kind={isAsked ? 'warn' : 'bad'}>{refusedWords(t, act.error)}</Notice>}
        <FormActions save={isAsked ? t('schoolYear.sure') : save} isSaving={act.isPending} cancel={close} />
      </form>
    </Dialog>
  );
}
