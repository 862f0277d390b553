import * as z from 'zod';
import { Instant, Ticket } from '../../events/event.ts';
import { calledNext } from '../domain/draw/calling.ts';
import { sha256Hex } from '../domain/draw/hash.ts';
import { parseApplicants } from '../domain/draw/lines.ts';
import { isFree } from '../domain/freed-place.ts';
import { runName, type Run } from '../domain/run.ts';
import { evidencePaths, Struck, winnerFile } from '../domain/evidence/layout.ts';
import { remembered } from '../platform/remembered.ts';
import { waveOf, type SelectionDependencies } from './dependencies.ts';
import { sealedStrikes, winnerRows } from './draw.ts';
import {
  AnnouncementFact,
  CallFact,
  DrawFact,
  type DrawSummary,
  factNames,
  mustFact,
  type PublishedFile,
} from './facts.ts';
import { publishFile } from './freeze.ts';
import { contentTypes, privatePaths, publicPath } from './paths.ts';
import { placedStrikes } from './seal.ts';
import { forEachAtOnce, type StageWork } from './stage.ts';
import { winnersIn } from './winners.ts';

/** How many regencies are looked up at once. */
const readsAtOnce = 16;

const FreedNow = z.object({
  ticket: Ticket,
  reason: z.string(),
  listVersion: z.string(),
  at: Instant,
  isFree: z.boolean(),
});

/** Of each regency that has a free place: all that a call goes by. */
const CallFile = z.object({
  regencies: z.record(
    z.string(),
    z.object({ freed: z.array(FreedNow), calledBefore: z.array(Ticket), struck: z.array(Struck) }),
  ),
});
export type CallFile = z.infer<typeof CallFile>;

const byTicket = (one: { ticket: string }, other: { ticket: string }) => (one.ticket < other.ticket ? -1 : 1);

/** Reads what a call goes by, which is fixed when it starts. */
export const callFileOf = async (
  { selections, store }: Pick<SelectionDependencies, 'selections' | 'store'>,
  run: Run,
): Promise<CallFile> => {
  const { file } = await mustFact(selections, run, factNames.call, CallFact);
  const bytes = await store.read(file);
  if (bytes === undefined) throw new Error(`${file} is missing.`);
  return CallFile.parse(JSON.parse(bytes.toString('latin1')));
};

/** The places that are free in a regency, those first that were freed first, each for one who is called. */
export const freePlaces = (
  { regencies }: CallFile,
  code: string,
): { readonly ticket: Ticket; readonly reason: string }[] =>
  (regencies[code]?.freed ?? [])
    .filter((place) => place.isFree)
    .toSorted((one, other) => (one.at === other.at ? byTicket(one, other) : one.at < other.at ? -1 : 1));

/** The draw that a call goes on with. @throws Error for a run that is none. */
export const basisOf = async ({ runs }: Pick<SelectionDependencies, 'runs'>, run: Run): Promise<Run> => {
  const record = await runs.record(run);
  if (record === undefined) throw new Error('The first run of a wave goes on with nothing.');
  return { waveId: run.waveId, run: record.basis };
};

/**
 * The first stage of a call: in each regency with a place that was given up or lost, the next in the order of the
 * published draw, past whoever gave up or was named by a list since (shared/domain/draw/calling.ts).
 */
export const callStage = (dependencies: SelectionDependencies): StageWork => {
  const { selections, waves, store, strikes, freedPlaces, now } = dependencies;
  const winners = winnersIn(dependencies);

  /** Applicants who were struck after the seal of the draw, by regency. */
  const struckSince = async (run: Run, basis: Run): Promise<Map<string, Struck[]>> => {
    const sealed = new Set([...(await sealedStrikes(dependencies, basis)).values()].flat().map(({ ticket }) => ticket));
    const late = (await strikes.all(run)).filter(({ ticket }) => !sealed.has(ticket));
    const placed = await placedStrikes(dependencies, run, late);
    return new Map(
      [...Map.groupBy(placed, ({ regency }) => regency)].map(([code, of]) => [
        code,
        of.map((one) => Struck.parse(one)).sort(byTicket),
      ]),
    );
  };

  /** Fixes what the call goes by: everything that was freed, or struck, by the instant at which this is read. */
  const settleCall = async (run: Run): Promise<CallFile> => {
    if ((await selections.fact(run, factNames.call, CallFact)) === undefined) {
      const calledAt = now().toISOString();
      const basis = await basisOf(dependencies, run);
      const struck = await struckSince(run, basis);
      const regencies: CallFile['regencies'] = {};
      await forEachAtOnce(Object.keys(await waves.quota(run.waveId)), readsAtOnce, async (code) => {
        const places = await freedPlaces.in(basis, code);
        if (!places.some(isFree)) return;
        regencies[code] = {
          freed: places.map((place) => {
            const { ticket, reason, listVersion = '', at } = place;
            return { ticket, reason, listVersion, at, isFree: isFree(place) };
          }),
          calledBefore: places.flatMap(({ calledTicket }) => calledTicket ?? []).sort(),
          struck: struck.get(code) ?? [],
        };
      });
      const file = Buffer.from(`${JSON.stringify({ regencies })}\n`);
      const path = privatePaths.call(run, sha256Hex(file));
      await store.putOnce(path, file, contentTypes.json);
      await selections.settleFact(run, factNames.call, CallFact, { calledAt, file: path });
    }
    return callFileOf(dependencies, run);
  };

  /** All that the regencies of a call share. */
  const sharedBy = remembered(
    async (run: Run) => {
      const basis = await basisOf(dependencies, run);
      const { seed, places } = await mustFact(selections, basis, factNames.draw, DrawFact);
      const { reservePercent } = await waveOf(dependencies, run);
      const sealed = await sealedStrikes(dependencies, basis);
      const { regencies } = await callFileOf(dependencies, run);
      return { basis, seed: Buffer.from(seed, 'hex'), places, reservePercent, sealed, regencies };
    },
    { milliseconds: Infinity, entries: 2, nameOf: runName },
  );

  return {
    units: async (run) => Object.keys((await settleCall(run)).regencies).sort(),

    async work(run, code) {
      const { basis, seed, places, reservePercent, sealed, regencies } = await sharedBy(run);
      const { freed = [], calledBefore = [], struck = [] } = regencies[code] ?? {};
      const file = await store.read(publicPath(basis, evidencePaths.applicants(code)));
      if (file === undefined) throw new Error(`The applicants of ${code} are missing.`);
      const applicants = parseApplicants(file);
      const taken = await winners.ofRegency(basis, code);
      const { called, kept } = calledNext({
        applicants,
        seed,
        places: places[code] ?? 0,
        reservePercent,
        struck: (sealed.get(code) ?? []).map(({ ticket }) => ticket),
        struckSince: struck.map(({ ticket }) => ticket),
        freed: freed.map(({ ticket }) => ticket),
        taken: [...taken.map(({ ticket }) => ticket), ...calledBefore],
        free: freed.filter((place) => place.isFree).length,
      });
      const none: DrawSummary = { places: freed.length, winners: 0, isTallied: false, files: [] };
      if (called.length === 0) return { summary: none };

      const files: PublishedFile[] = [];
      const path = evidencePaths.called(code);
      files.push(await publishFile(store, run, { path, bytes: winnerFile(called), type: contentTypes.csv }));
      const holders = await store.read(privatePaths.holders(basis, code));
      if (holders === undefined) throw new Error(`The holders of the tickets of ${code} are missing.`);
      const rows = winnerRows(applicants, { winners: called, before: kept }, holders);
      await store.putOnce(privatePaths.winners(run, code), rows, contentTypes.csv);
      return {
        summary: { places: freed.length, winners: called.length, isTallied: false, files } satisfies DrawSummary,
      };
    },

    async finish(run) {
      const fact = { announcedAt: now().toISOString() };
      await selections.settleFact(run, factNames.announcement, AnnouncementFact, fact);
    },
  };
};
