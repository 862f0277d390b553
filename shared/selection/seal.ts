import type { Run } from '../domain/run.ts';
import { parseApplicants } from '../domain/draw/lines.ts';
import { findTicket } from '../domain/draw/rows.ts';
import { sealTime } from '../domain/selection.ts';
import { evidencePaths, jsonFile, sealStrikes, type RegencyStruck, Strikes } from '../domain/evidence/layout.ts';
import { waits } from '../domain/selection-waits.ts';
import type { Strike } from '../table/strikes.ts';
import { waveOf, type SelectionDependencies } from './dependencies.ts';
import { BarrierFact, factNames, mustFact, PublishedCommitmentFact, SealFact, StrikesFact } from './facts.ts';
import { contentTypes, publicPath } from './paths.ts';
import { forEachAtOnce, oneUnit, type StageWork } from './stage.ts';

/** How soon sealing looks again whether the lists that arrived are applied, in milliseconds. */
const again = 1_000;

/** How many enrolments are read at once. */
const readsAtOnce = 16;

/** Strikes with the regency in which each was frozen; who was not eligible at the freeze cannot be struck. */
export const placedStrikes = async (
  { enrollments }: Pick<SelectionDependencies, 'enrollments'>,
  { waveId }: Run,
  strikes: Iterable<Pick<Strike, 'ticket' | 'reason' | 'listVersion'>>,
): Promise<RegencyStruck[]> => {
  const placed: RegencyStruck[] = [];
  await forEachAtOnce(strikes, readsAtOnce, async ({ ticket, reason, listVersion }) => {
    const standing = (await enrollments.get(waveId, ticket))?.standing;
    if (standing?.state === 'eligible') placed.push({ regency: standing.regency, ticket, reason, listVersion });
  });
  return placed;
};

/**
 * Stage 5: shortly before the round, closes the list of those who are to be passed over, and puts it on the public
 * record. What is not on the record when the round's time has come could have been made up after it: then nobody is
 * struck, and lists act after publication only.
 */
export const sealStage = (dependencies: SelectionDependencies): StageWork => {
  const { selections, runs, waves, strikes, freedPlaces, lists, workOrders, store, now } = dependencies;

  /** In a redraw: who had a card by the draw that it replaces, and gave it up or lost it. They are not drawn again. */
  const goneBefore = async (run: Run): Promise<Pick<Strike, 'ticket' | 'reason' | 'listVersion'>[]> => {
    const record = await runs.record(run);
    if (record?.kind !== 'redraw') return [];
    const found: Pick<Strike, 'ticket' | 'reason' | 'listVersion'>[] = [];
    await forEachAtOnce(Object.keys(await waves.quota(run.waveId)), readsAtOnce, async (code) => {
      const places = await freedPlaces.in({ ...run, run: record.basis }, code);
      found.push(...places.map(({ ticket, reason, listVersion = '' }) => ({ ticket, reason, listVersion })));
    });
    return found;
  };

  /** The strikes with the regency in which each was frozen; whoever is not among the applicants cannot be struck. */
  const struckOf = async (run: Run): Promise<RegencyStruck[]> => {
    const all = new Map([...(await goneBefore(run)), ...(await strikes.all(run))].map((one) => [one.ticket, one]));
    const placed = await placedStrikes(dependencies, run, all.values());
    const found: RegencyStruck[] = [];
    for (const [code, struck] of Map.groupBy(placed, ({ regency }) => regency)) {
      const file = await store.read(publicPath(run, evidencePaths.applicants(code)));
      if (file === undefined) continue;
      const applicants = parseApplicants(file);
      found.push(...struck.filter(({ ticket }) => findTicket(applicants, ticket) !== undefined));
    }
    return found;
  };

  /** The versions of the lists that the strikes stand on: those received by then and applied, else the earlier ones. */
  const listsAt = async (run: Run, sealedAt: string): Promise<Strikes['lists']> => {
    const pending = new Set((await lists.unapplied(sealedAt)).map((name) => name.split(':')[0]));
    const frozen = (await mustFact(selections, run, factNames.barrier, BarrierFact)).lists;
    const current = await lists.versionsAt(sealedAt);
    return [
      ...current.filter(({ source }) => !pending.has(source)),
      ...frozen.filter(({ source }) => pending.has(source)),
    ].toSorted((one, other) => (one.source < other.source ? -1 : 1));
  };

  /** Seals, unless lists that arrived before are still being applied and there is time to wait for them. */
  const sealed = async (run: Run, { sealAt, lastChance }: { sealAt: string; lastChance: string }) => {
    const standing = await selections.fact(run, factNames.seal, SealFact);
    if (standing !== undefined) return standing;
    const sealedAt = now().toISOString();
    if (sealedAt < lastChance) {
      if ((await lists.unapplied(sealAt)).length > 0) return undefined;
      if ((await workOrders.outstanding(sealAt)).length > 0) return undefined;
    }
    const fact = { sealedAt, lists: await listsAt(run, sealedAt) };
    return selections.settleFact(run, factNames.seal, SealFact, fact);
  };

  return {
    units: oneUnit,
    mayWait: true,
    async work(run) {
      const wave = await waveOf(dependencies, run);
      const { roundAt } = await mustFact(selections, run, factNames.commitment, PublishedCommitmentFact);
      const sealAt = sealTime(wave, roundAt);
      if (now().toISOString() < sealAt) {
        return { waitUntil: sealAt, waitingFor: waits.objections(sealAt) };
      }
      const lastChance = new Date((Date.parse(sealAt) + Date.parse(roundAt)) / 2).toISOString();
      const seal = await sealed(run, { sealAt, lastChance });
      if (seal === undefined) {
        const waitUntil = new Date(now().getTime() + again).toISOString();
        return { waitUntil, waitingFor: waits.lateLists };
      }
      // After the seal no strike is added, so that every run from here on reads the same ones.
      const path = publicPath(run, evidencePaths.strikes);
      const standing = await store.read(path);
      const bytes = standing ?? jsonFile(sealStrikes({ waveId: run.waveId, ...seal, struck: await struckOf(run) }));
      if (standing === undefined) {
        // Looked at when nothing is left to do but to write: a slow worker would put the file there after another one has
        // found the round's time come, and a file beside the manifest makes the whole evidence doubtful.
        if (now().toISOString() >= roundAt) {
          await selections.settleFact(run, factNames.strikes, StrikesFact, { isPublished: false, struck: 0 });
          return { summary: {} };
        }
        await store.putOnce(path, bytes, contentTypes.json);
      }
      const { struck } = Strikes.parse(JSON.parse(bytes.toString('utf8')));
      await selections.settleFact(run, factNames.strikes, StrikesFact, { isPublished: true, struck: struck.length });
      return { summary: {} };
    },
  };
};
