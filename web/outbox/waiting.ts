import type { RouteAt } from '../../server/contract/all-routes.ts';
import type { Problem } from '../../server/contract/problem.ts';
import type { Asked } from '../../server/contract/request.ts';

/** The writes of a teacher that wait for a network: each carries a clientId, so that sending it twice does it once. */
export type Address =
  | 'post /api/classes/:classId/activities'
  | 'put /api/classes/:classId/grids/:gridId'
  | 'put /api/marks/:markId'
  | 'put /api/activities/:activityId'
  | 'post /api/activities/:activityId/withdrawal'
  | 'post /api/activities/:activityId/detachments'
  | 'post /api/activities/:activityId/attachments';

export type AskedAt<A extends Address> = Asked<RouteAt[A]>;

/** One write as it will be sent, by ids and what was typed. `problem`: it was refused, and waits for whoever typed it. */
export type Waiting = {
  [A in Address]: {
    readonly id: string;
    /** Its place in the queue. */
    readonly at: number;
    readonly classId: string;
    readonly address: A;
    readonly asked: AskedAt<A>;
    readonly problem: Problem | null;
    /** Of a grid that was sent: how many cells somebody has to look at. */
    readonly cells?: number;
  };
}[Address];
