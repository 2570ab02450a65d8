import type { MessengerSettings } from '../config-messengers.ts';
import { dingtalkRobot } from './dingtalk.ts';
import type { Messengers } from './messenger.ts';
import { smtpMessenger } from './smtp.ts';
import { wecomApp, wecomRobot } from './wecom.ts';

/** Those whose settings are there. */
export function openMessengers(
  { smtp, wecomApp: app, wecomRobot: robot, dingtalkRobot: dingtalk, hour }: MessengerSettings,
  clock: () => number,
): Messengers {
  return {
    hour,
    ways: [...(smtp ? [smtpMessenger(smtp)] : []), ...(app ? [wecomApp({ ...app, clock })] : [])],
    groups: [...(robot ? [wecomRobot(robot)] : []), ...(dingtalk ? [dingtalkRobot({ ...dingtalk, clock })] : [])],
  };
}
