import type { Secrets } from '../../secrets/secrets.ts';
import { DEVICE_LASTS, type DeviceToken, MOST_ON_DEVICE } from '../../secrets/tokens.ts';

/** The device as it is known once somebody has signed in on it: the last to do so first. */
export function withPerson(secrets: Secrets, device: DeviceToken | undefined, personId: string, now: number) {
  const others = device?.personIds.filter((id) => id !== personId) ?? [];
  const personIds = [personId, ...others].slice(0, MOST_ON_DEVICE);
  const endsAt = now + DEVICE_LASTS;
  return { token: secrets.signDevice({ id: device?.id ?? secrets.newToken(), personIds }, now, endsAt), endsAt };
}
