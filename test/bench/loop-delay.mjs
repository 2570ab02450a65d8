// Loaded into the served process before the service (node --import): how late its main thread came to what it had to do, told to the
// bench when it asks. Nothing of this is in the product.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

if (isMainThread && process.channel) {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  process.on('message', () => {
    process.send?.({ p99: delay.percentile(99) / 1e6, longest: delay.max / 1e6 });
    delay.reset();
  });
  process.channel.unref(); // the service ends as it would without us
}
