import type { Source } from '../domain/rule-set.ts';
import type { Lists as Ministries } from '../outside/lists.ts';
import type { Lists, ListVersion } from '../table/lists.ts';

export interface Received {
  readonly version: ListVersion;
  readonly isNew: boolean;
}

/**
 * Puts the latest version of a ministry's list on record, if it is not there yet. The instant on record is taken after
 * the answer came: no version counts as received before we knew of it.
 * @returns undefined where the ministry has published none.
 * @throws OutsideUnavailable
 */
export const receiveLatest = async (
  { lists, ministries }: { lists: Pick<Lists, 'newest' | 'version' | 'received' | 'receive'>; ministries: Ministries },
  source: Source,
  now: () => Date,
): Promise<Received | undefined> => {
  const published = await ministries.latest(source);
  if (published === undefined) return undefined;
  // Counted before the newest is read: a file that comes in between is then noticed.
  const countedBefore = await lists.received(source);
  const newest = await lists.newest(source);
  // A ministry that goes back to an older version has a fault; the versions on record stay.
  if (newest !== undefined && newest.number >= published.number) return { version: newest, isNew: false };
  const { number, version, sha256, lines } = published;
  const received = { source, number, version, sha256, lines, receivedAt: now().toISOString() };
  const isNew = await lists.receive(received, { received: countedBefore });
  return { version: (isNew ? received : await lists.version(source, number)) ?? received, isNew };
};
