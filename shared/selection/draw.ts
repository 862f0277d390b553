import { runName, type Run } from '../domain/run.ts';
import { parseApplicants, applicantAt } from '../domain/draw/lines.ts';
import { drawRegency, type Winner } from '../domain/draw/ranking.ts';
import { buildResultIndex } from '../domain/draw/result-index.ts';
import { findTicket, type Rows } from '../domain/draw/rows.ts';
import { evidencePaths, Strikes, winnerFile, Struck } from '../domain/evidence/layout.ts';
import { remembered } from '../platform/remembered.ts';
import { waveOf, type SelectionDependencies } from './dependencies.ts';
import {
  DrawFact,
  type DrawSummary,
  factNames,
  FreezeSummary,
  mustFact,
  mustUnit,
  StrikesFact,
  type PublishedFile,
} from './facts.ts';
import { publishFile } from './freeze.ts';
import { contentTypes, privatePaths, publicPath } from './paths.ts';
import { formatWinner, holderAt } from './slices.ts';
import type { StageWork } from './stage.ts';
import { tallyFile } from './tally.ts';

/** The sealed strikes of a wave, by regency; none where they were not on the public record in time. */
export const sealedStrikes = async (
  { selections, store }: Pick<SelectionDependencies, 'selections' | 'store'>,
  run: Run,
): Promise<Map<string, Struck[]>> => {
  const { isPublished, struck } = await mustFact(selections, run, factNames.strikes, StrikesFact);
  if (!isPublished || struck === 0) return new Map();
  const path = publicPath(run, evidencePaths.strikes);
  const bytes = await store.read(path);
  if (bytes === undefined) throw new Error(`${path} is missing.`);
  const sealed = Strikes.parse(JSON.parse(bytes.toString('utf8'))).struck;
  return new Map(
    [...Map.groupBy(sealed, ({ regency }) => regency)].map(([code, of]) => [code, of.map((one) => Struck.parse(one))]),
  );
};

/**
 * The winners as the award needs them, in the order in which they were taken; `before` are those who had their places
 * before them.
 */
export const winnerRows = (
  applicants: Rows,
  { winners, before = [] }: { readonly winners: readonly Winner[]; readonly before?: readonly string[] },
  holders: Buffer,
): Buffer => {
  const taken = new Map<string, number>();
  const placeOf = (ticket: string) => {
    const row = findTicket(applicants, ticket) ?? -1;
    const { household } = applicantAt(applicants, row);
    const householdWinnersBefore = taken.get(household) ?? 0;
    taken.set(household, householdWinnersBefore + 1);
    return { row, householdWinnersBefore };
  };
  for (const ticket of before) placeOf(ticket);
  const lines = winners.map(({ ticket, rank }) => {
    const { row, householdWinnersBefore } = placeOf(ticket);
    return formatWinner({ ticket, applicantId: holderAt(holders, row), rank, householdWinnersBefore });
  });
  return Buffer.from(lines.join(''), 'latin1');
};

/**
 * Stage 7: draws each regency, and writes who won, the index by which anyone reads one result with its proof, and what
 * the regency contributes to the fairness gate.
 */
export const drawStage = (dependencies: SelectionDependencies): StageWork => {
  const { selections, waves, store } = dependencies;

  /** All that the draws of a wave share; it is fixed when the first of them starts. */
  const sharedBy = remembered(
    async (run: Run) => {
      const { seed, places } = await mustFact(selections, run, factNames.draw, DrawFact);
      const { reservePercent } = await waveOf(dependencies, run);
      return {
        seed: Buffer.from(seed, 'hex'),
        places,
        reservePercent,
        strikes: await sealedStrikes(dependencies, run),
      };
    },
    { milliseconds: Infinity, entries: 2, nameOf: runName },
  );

  return {
    units: async ({ waveId }) => Object.keys(await waves.quota(waveId)).sort(),

    async work(run, code) {
      const { seed, reservePercent, strikes, ...shared } = await sharedBy(run);
      const places = shared.places[code] ?? 0;
      const unit = { run, stage: 'freeze', unit: code } as const;
      const frozen = await mustUnit(selections, unit, FreezeSummary);
      const none: DrawSummary = { places, winners: 0, files: [] };
      if (frozen.applicants === 0) return { summary: none };

      const [file, holders] = await Promise.all([
        store.read(publicPath(run, evidencePaths.applicants(code))),
        store.read(privatePaths.holders(run, code)),
      ]);
      if (file === undefined || holders === undefined) throw new Error(`The applicants of ${code} are missing.`);
      const applicants = parseApplicants(file);
      const struck = (strikes.get(code) ?? []).map(({ ticket }) => ticket);
      const draw = drawRegency({ applicants, seed, places, reservePercent, struck });

      const files: PublishedFile[] = [];
      const publish = async (path: string, bytes: Buffer, type: string): Promise<void> => {
        files.push(await publishFile(store, run, { path, bytes, type }));
      };
      const { head, blocks } = buildResultIndex({ regency: code, applicants, places, draw });
      await publish(evidencePaths.applicantBlocks(code), blocks, contentTypes.blocks);
      await publish(evidencePaths.applicantHead(code), Buffer.from(`${JSON.stringify(head)}\n`), contentTypes.json);
      if (draw.winners.length > 0) {
        await publish(evidencePaths.winners(code), winnerFile(draw.winners), contentTypes.csv);
        const rows = winnerRows(applicants, draw, holders);
        await store.putOnce(privatePaths.winners(run, code), rows, contentTypes.csv);
      }
      await store.putOnce(privatePaths.tally(run, code), tallyFile(applicants, draw, holders), contentTypes.json);
      const winners = draw.winners.length;
      return { summary: { places, winners, isTallied: true, files } satisfies DrawSummary };
    },
  };
};
