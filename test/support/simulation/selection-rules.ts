import { Award } from '../../../shared/domain/award.ts';
import { applicantFile, applicantRows } from '../../../shared/domain/draw/lines.ts';
import { sha256Hex } from '../../../shared/domain/draw/hash.ts';
import { drawRegency } from '../../../shared/domain/draw/ranking.ts';
import { drawSeed } from '../../../shared/domain/draw/seed.ts';
import { allocatePlaces } from '../../../shared/domain/draw/allocation.ts';
import { Commitment, commitRegency } from '../../../shared/domain/draw/commitment.ts';
import { timeOf } from '../../../shared/domain/draw/beacon.ts';
import { evidencePaths, Manifest, Result, winnerFile } from '../../../shared/domain/evidence/layout.ts';
import { channels } from '../../../shared/domain/notice.ts';
import { stagesOf } from '../../../shared/domain/run.ts';
import { roundOf, testChain, type MemoryStore } from '../selection.ts';
import type { MemoryTable } from './memory-table.ts';
import { simulatedPeople, simulatedQuota, simulatedWave } from './selection-world.ts';
import type { Item } from './values.ts';

const { waveId, reservePercent } = simulatedWave;

/** What a regency has to be committed to with, from who takes part in it: known before anything is run. */
const expected = Object.entries(simulatedQuota).map(([code, quota]) => {
  const lines = simulatedPeople.flatMap(({ enrollment: { ticket, standing, leftAt } }) =>
    standing.state === 'eligible' && leftAt === undefined && standing.regency === code ? [{ ...standing, ticket }] : [],
  );
  const rows = applicantRows(lines.toSorted((one, other) => (one.ticket < other.ticket ? -1 : 1)));
  const file = rows.count === 0 ? undefined : applicantFile(rows);
  return { rows, file, ...commitRegency({ code, quota, applicants: rows }) };
});
const places = allocatePlaces(expected);

export interface SelectionLeft {
  readonly memory: MemoryTable;
  readonly evidence: { readonly store: MemoryStore; readonly writtenAt: ReadonlyMap<string, number> };
  /** The messages to the queue of notices. */
  readonly notices: readonly unknown[];
}

const ofPartition = (items: readonly Item[], start: string): Item[] =>
  items.filter(({ pk }) => String(pk).startsWith(start));

/** Whether the last stage of the wave's selection has done all that it has to. */
export const isNotified = ({ get, of }: MemoryTable): boolean => {
  const total = get({ pk: `SELECTION#${waveId}`, sk: 'FACT#UNITS-notify' })?.['value'];
  return (total as { total?: number } | undefined)?.total === of(`SELECTION#${waveId}#notify`).length;
};

/** Collects what is not as it has to be. */
const findings = () => {
  const found: string[] = [];
  return {
    found,
    expect: (holds: boolean, otherwise: () => string): void => {
      if (!holds) found.push(otherwise());
    },
  };
};

const joined = (names: Iterable<string>): string => [...names].toSorted().join(' ');

/**
 * Whatever is wrong with a selection that has come to its end: the published draw against the same draw computed straight
 * from who took part, and the cards, the money and the notices against the draw.
 */
export const wrongInSelection = ({ memory, evidence, notices }: SelectionLeft): string[] => {
  const { found, expect } = findings();
  const items = memory.items();
  const files = evidence.store.published(waveId);
  const json = (path: string): unknown => JSON.parse(files.get(path)?.toString() ?? 'null');
  const commitment = Commitment.safeParse(json(evidencePaths.commitment)).data;
  const result = Result.safeParse(json(evidencePaths.result)).data;
  const manifest = Manifest.safeParse(json(evidencePaths.manifest)).data;
  if (commitment === undefined || result === undefined || manifest === undefined) {
    return ['the evidence is not whole'];
  }

  // In time: committed and sealed before the round, drawn after it.
  const roundAt = Date.parse(timeOf(testChain, commitment.beacon.round));
  const writtenAt = (path: string): number => evidence.writtenAt.get(`waves/${waveId}/${path}`) ?? Infinity;
  expect(writtenAt(evidencePaths.commitment) < roundAt, () => 'the commitment was published after its round');
  const isSealed = files.has(evidencePaths.strikes);
  expect(!isSealed || writtenAt(evidencePaths.strikes) < roundAt, () => 'the strikes were published after the round');
  expect(writtenAt(evidencePaths.result) >= roundAt, () => 'the result was published before the round');

  // The same draw, computed straight.
  const committed = new Map(commitment.regencies.map((regency) => [regency.code, regency]));
  const { beacon, root } = commitment;
  const { randomness } = roundOf(beacon.round);
  const seed = drawSeed({
    waveId,
    reservePercent,
    chain: testChain.name,
    round: beacon.round,
    waveRoot: root,
    randomness,
  });
  expect(seed.toString('hex') === result.seed, () => 'the seed is not that of the commitment and its round');
  const winners = new Map<string, string>();
  for (const { code, rows, file, ...regency } of expected) {
    const isCommitted = committed.get(code)?.root === regency.root && committed.get(code)?.demand === regency.demand;
    expect(isCommitted, () => `others than the applicants of ${code} are committed to`);
    const published = files.get(evidencePaths.applicants(code));
    expect(published?.toString() === file?.toString(), () => `the applicants of ${code} are not who takes part`);
    const draw = drawRegency({ applicants: rows, seed, places: places.get(code) ?? 0, reservePercent });
    const drawn = files.get(evidencePaths.winners(code)) ?? winnerFile([]);
    expect(drawn.equals(winnerFile(draw.winners)), () => `the winners of ${code} are not those of the draw`);
    for (const { ticket } of draw.winners) winners.set(ticket, code);
  }
  for (const { path, sha256 } of manifest.files) {
    const bytes = files.get(path);
    expect(bytes !== undefined && sha256Hex(bytes) === sha256, () => `${path} is not as the manifest says`);
  }

  // One place each, none beyond the quota, and all of it given where enough take part.
  const awards = items.flatMap((item) => (String(item['sk']).startsWith('AWARD#') ? [Award.parse(item)] : []));
  const quota = Object.values(simulatedQuota).reduce((sum, of) => sum + of, 0);
  expect(awards.length === quota, () => `${awards.length} cards were given for ${quota} places`);
  expect(new Set(awards.map(({ ticket }) => ticket)).size === awards.length, () => 'a ticket has two places');
  const cards = ofPartition(items, 'CARD#');
  expect(cards.length === awards.length, () => `there are ${cards.length} card numbers for ${awards.length} cards`);
  expect(joined(awards.map(({ ticket }) => ticket)) === joined(winners.keys()), () => 'not the winners have cards');
  for (const { ticket, regency } of awards)
    expect(winners.get(ticket) === regency, () => `${ticket} has a place in another regency`);

  // Told once over each channel at least, and nobody else.
  const toldOf = new Set(
    notices.map((notice) => {
      const { ticket, channel } = notice as { ticket: string; channel: string };
      return `${ticket}/${channel}`;
    }),
  );
  const toTell = [...winners.keys()].flatMap((ticket) => channels.map((channel) => `${ticket}/${channel}`));
  expect(joined(toldOf) === joined(toTell), () => 'not all winners, or others too, were told');

  // At its end.
  const started = ofPartition(items, `SELECTION#${waveId}`).filter(({ sk }) => String(sk).startsWith('STAGE#'));
  expect(started.length === stagesOf('selection').length, () => 'a stage was never started');
  const turn = items.find(({ pk, sk }) => pk === 'WAVES' && sk === 'TURN');
  expect(turn?.['endedAt'] !== undefined, () => 'the turn was not given back');
  return found;
};
