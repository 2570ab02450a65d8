import { randomUUID } from 'node:crypto';

const password = 'certainly not this one';

/** What is sent about second steps. */
export const SECOND_STEP_SAMPLES = {
  'finish-session': () => ({ body: { codeToken: '-'.repeat(43), code: '000000' } }),
  'start-second-step': () => ({ body: { password } }),
  'confirm-second-step': () => ({ body: { code: '000000' } }),
  'end-second-step': () => ({ body: { password, code: '000000' } }),
  'take-off-second-step': () => ({ body: { clientId: randomUUID() } }),
};
