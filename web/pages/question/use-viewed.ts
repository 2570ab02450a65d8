import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { newClientId } from '../../api.ts';
import { queries } from '../../queries.ts';

type Viewed = {
  /** The other side has said something here that nobody of this side has opened. */
  readonly isNew: boolean;
  readonly send: (clientId: string) => Promise<{ first: number }>;
  readonly about: readonly string[];
};

/** Says once that what is on the screen was opened. Without a network it is said when it is next opened. */
export function useViewed({ isNew, send, about }: Viewed) {
  const isSent = useRef(false);
  const { mutate } = useMutation({
    mutationFn: () => send(newClientId()),
    onSuccess: async () => await queries.invalidateQueries({ queryKey: about }),
  });
  useEffect(() => {
    if (isNew && !isSent.current) mutate();
    isSent.current = isNew;
  }, [isNew, mutate]);
}
