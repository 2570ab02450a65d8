import { call, newClientId, type Reply, Unreachable } from '../api.ts';
import { keep, keptUnder, letGo, onLetGo } from '../parts/kept.ts';
import { queries } from '../queries.ts';
import { halted, isOfLog, type KeptPhoto, nextToSend, stateOf, type TrackedPhoto, triedAgain } from './photo-list.ts';
import { shrink } from './photo-shrink.ts';
import { queueOf } from './queue-here.ts';

const LOG = 'post /api/classes/:classId/activities';
const keyOf = (photo: KeptPhoto) => `photo ${photo.clientId}`;

/** The photos of one person on this device. Each is kept until the service has it; sent one after the other. */
export class PhotoKeeper {
  readonly personId: string;
  #photos: readonly TrackedPhoto[] = [];
  #watchers = new Set<() => void>();
  #isSending = false;
  readonly #unlisten: () => void;
  readonly #loaded: Promise<void>;

  constructor(personId: string) {
    this.personId = personId;
    this.#unlisten = queueOf(personId).listen((item, outcome) => {
      if (item.address !== LOG) return false;
      if (outcome.state === 'sent') void this.#bind(item.id, (outcome.reply as Reply<typeof LOG>).activityId);
      if (outcome.state === 'refused') void this.giveBack(item.id);
      return false;
    });
    window.addEventListener('online', this.retry);
    this.#loaded = this.#load();
  }

  watch = (watcher: () => void) => {
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  };
  photos = () => this.#photos;

  async #load() {
    const found = await keptUnder<KeptPhoto>(this.personId, 'photo ');
    const known = new Set(this.#photos.map((one) => one.clientId));
    const loaded = found.flatMap(([, photo]) => (known.has(photo.clientId) ? [] : tracked(photo)));
    this.#put([...loaded, ...this.#photos].sort((a, b) => a.at - b.at));
    this.retry();
  }

  /** Made small first. Added to an activity that is saved already it waits until somebody has said who is seen. */
  async add(classId: string, activityId: string | null, file: Blob) {
    const blob = await shrink(file);
    const ids = { clientId: newClientId(), classId, logId: null, activityId };
    const photo = tracked({ ...ids, pupils: [], at: Date.now(), isAsking: activityId !== null, blob });
    this.#put([...this.#photos, photo]);
    await this.#keep(photo);
  }

  /** It has been said who is seen. */
  async release(clientId: string) {
    await this.#change(clientId, { isAsking: false, state: 'saving' });
    void this.#send();
  }

  async tag(clientId: string, pupils: readonly string[]) {
    await this.#change(clientId, { pupils });
  }

  async drop(clientId: string) {
    const photo = this.#photos.find((one) => one.clientId === clientId);
    if (!photo) return;
    URL.revokeObjectURL(photo.url);
    this.#put(this.#photos.filter((one) => one !== photo));
    await letGo(this.personId, keyOf(photo));
  }

  /** The log of this class goes out, now or when there is a network: its photos go after it. */
  async follow(classId: string, logId: string) {
    const own = this.#photos.filter((one) => one.classId === classId && one.state === 'unsaved');
    for (const { clientId } of own) await this.#change(clientId, { logId, state: 'waiting' });
  }

  /** It was not taken: its photos are the draft's again. */
  async giveBack(logId: string) {
    await this.#loaded;
    const own = this.#photos.filter(isOfLog(logId));
    for (const { clientId } of own) await this.#change(clientId, { logId: null, state: 'unsaved' });
  }

  async #bind(logId: string, activityId: string) {
    await this.#loaded;
    const own = this.#photos.filter(isOfLog(logId));
    for (const { clientId } of own) await this.#change(clientId, { activityId, state: 'saving' });
    void this.#send();
  }

  /** The log was undone, or thrown away. */
  async dropOf(isOf: (photo: TrackedPhoto) => boolean) {
    for (const photo of this.#photos.filter(isOf)) await this.drop(photo.clientId);
  }

  retry = () => {
    this.#put(triedAgain(this.#photos));
    void this.#send();
  };

  /** The pictures leave this page's memory as well. */
  close() {
    this.#unlisten();
    window.removeEventListener('online', this.retry);
    for (const { url } of this.#photos) URL.revokeObjectURL(url);
    this.#put([]);
  }

  async #send() {
    if (this.#isSending) return;
    this.#isSending = true;
    try {
      for (let next = nextToSend(this.#photos); next; next = nextToSend(this.#photos)) await this.#sendOne(next);
    } finally {
      this.#isSending = false;
    }
  }

  async #sendOne({ clientId, classId, activityId, pupils, blob }: TrackedPhoto) {
    try {
      const body = new Uint8Array(await blob.arrayBuffer());
      const asked = { params: { activityId: activityId ?? '' }, query: { clientId, pupils: pupils.join(',') }, body };
      await call('post /api/activities/:activityId/photos', asked, blob.type);
    } catch (error) {
      await this.#change(clientId, { state: 'failed', error });
      if (error instanceof Unreachable) this.#put(halted(this.#photos, error));
      return;
    }
    await letGo(this.personId, `photo ${clientId}`);
    await queries.invalidateQueries({ queryKey: ['class', classId, 'activities'] });
    this.#put(this.#photos.map((one) => (one.clientId === clientId ? { ...one, state: 'saved' } : one)));
    setTimeout(() => void this.drop(clientId), 6000);
  }

  async #change(clientId: string, part: Partial<TrackedPhoto>) {
    this.#put(this.#photos.map((one) => (one.clientId === clientId ? { ...one, ...part } : one)));
    const photo = this.#photos.find((one) => one.clientId === clientId);
    if (photo) await this.#keep(photo);
  }

  #keep = ({ url: _, state: __, error: ___, ...photo }: TrackedPhoto) => keep(this.personId, keyOf(photo), photo);

  #put(photos: readonly TrackedPhoto[]) {
    this.#photos = photos;
    for (const watcher of this.#watchers) watcher();
  }
}

const tracked = (photo: KeptPhoto): TrackedPhoto => ({
  ...photo,
  url: URL.createObjectURL(photo.blob),
  state: stateOf(photo),
  error: null,
});

let keeper: PhotoKeeper | undefined;
onLetGo(() => {
  keeper?.close();
  keeper = undefined;
});

/** One for whoever is signed in. */
export function photoKeeper(personId: string): PhotoKeeper {
  if (keeper?.personId !== personId) {
    keeper?.close();
    keeper = new PhotoKeeper(personId);
  }
  return keeper;
}
