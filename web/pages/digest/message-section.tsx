import './message-words.ts';
import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Failed, Notice } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { queries } from '../../queries.ts';
import { AddressForm } from './address-form.tsx';
import { CodeForm } from './code-form.tsx';
import { messageFault } from './message-fault.ts';

const wayQuery = { queryKey: ['message-way'], queryFn: () => call('get /api/me/message-way', {}) };

/** On one's own page: whether somebody is told that a week has something new. Nothing where the installation sends nothing. */
export function MessageSection() {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(wayQuery);
  const [isChanging, setChanging] = useState(false);
  const look = () => queries.invalidateQueries(wayQuery);
  const end = useMutation({
    mutationFn: () => call('delete /api/me/message-way', {}),
    onSuccess: async () => {
      toast(t('message.ended'));
      setChanging(false);
      await look();
    },
  });
  // Most installations send nothing: there no title comes and goes.
  if (data ? data.offered.length === 0 && !data.way : !error) return null;
  const way = isChanging ? null : (data?.way ?? null);
  return (
    <section className="section">
      <h2>{t('message.title')}</h2>
      {!data && error && <Failed isPart error={error} retry={() => void refetch()} />}
      {data && <p className="small">{t('message.means', { hour: data.hour })}</p>}
      {data && !way && (
        <AddressForm
          offered={data.offered}
          sent={async () => {
            setChanging(false);
            await look();
          }}
        />
      )}
      {isChanging && (
        <div className="actions">
          <Button variant="default" onClick={() => setChanging(false)}>
            {t('common.cancel')}
          </Button>
        </div>
      )}
      {way && !way.isConfirmed && (
        <CodeForm
          address={way.address}
          confirmed={async () => {
            toast(t('message.confirmed'));
            await look();
          }}
        />
      )}
      {way?.isConfirmed && <p>{t('message.on', { address: way.address })}</p>}
      {end.error && <Notice kind="bad">{messageFault(t, end.error)}</Notice>}
      {way && (
        <div className="actions">
          <Button variant="default" onClick={() => setChanging(true)}>
            {t('message.other')}
          </Button>
          <Button variant="default" loading={end.isPending} onClick={() => end.mutate()}>
            {t('message.end')}
          </Button>
        </div>
      )}
    </section>
  );
}
