import { QueueChip } from '../outbox/queue-chip.tsx';
import { reopen } from '../pages/log/reopen.ts';

/** The outbox knows no page: that a refused log goes back into its form is said here. */
export function OutboxChip() {
  return <QueueChip reopen={reopen} />;
}
