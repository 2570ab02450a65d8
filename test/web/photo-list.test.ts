import { expect, test } from 'vitest';
import { halted, isOfLog, nextToSend, stateOf, triedAgain } from '../../web/outbox/photo-list.ts';

const photo = (clientId: string, part: { logId?: string; activityId?: string; isAsking?: boolean } = {}) => {
  const kept = { clientId, classId: 'c', logId: null, activityId: null, pupils: [], at: 1, isAsking: false, ...part };
  return { ...kept, url: '', state: stateOf(kept), error: null };
};

test('after a reload a photo is where it was: with its draft, behind its log, asking, or on its way', () => {
  expect(photo('1').state).toBe('unsaved');
  expect(photo('1', { logId: 'l' }).state).toBe('waiting');
  expect(photo('1', { activityId: 'a', isAsking: true }).state).toBe('asking');
  expect(photo('1', { logId: 'l', activityId: 'a' }).state).toBe('saving');
});

test('only what belongs to an activity that is saved is sent: neither drafts nor what waits behind a log, nor what is not said yet', () => {
  const waiting = [photo('1'), photo('2', { logId: 'l' }), photo('3', { activityId: 'a', isAsking: true })];
  expect(nextToSend(waiting)).toBeUndefined();
  expect(nextToSend([...waiting, photo('4', { activityId: 'a' }), photo('5', { activityId: 'a' })])?.clientId).toBe(
    '4',
  );
});

test('without a network all that was on its way stops, and starts again with it; what was not on its way stays', () => {
  const photos = [photo('1', { logId: 'l' }), photo('2', { activityId: 'a' })];
  const error = new Error('no answer');
  const stopped = halted(photos, error);
  expect(stopped.map((one) => [one.state, one.error])).toEqual([
    ['waiting', null],
    ['failed', error],
  ]);
  expect(triedAgain(stopped)).toEqual(photos);
});

test('the photos of a log are those that wait for its answer', () => {
  const photos = [photo('1', { logId: 'l' }), photo('2', { logId: 'm' }), photo('3', { logId: 'l', activityId: 'a' })];
  expect(photos.filter(isOfLog('l')).map(({ clientId }) => clientId)).toEqual(['1']);
});
