import type * as z from 'zod';
import type { Ticket, WaveId } from '../../events/event.ts';
import type { Run } from '../domain/run.ts';
import { parseExcludedLine } from '../domain/draw/lines.ts';
import {
  ApplicantHead,
  ExcludedHead,
  locateBlock,
  PlaceHead,
  readExclusion,
  readPlace,
  readResult,
} from '../domain/draw/result-index.ts';
import { placementOf, type Enrollment } from '../domain/enrollment.ts';
import type { CommittedPlace, PublicResult } from '../domain/result-view.ts';
import { remembered } from '../platform/remembered.ts';
import { privatePaths, publicPath } from '../selection/paths.ts';
import type { StrikeTable } from '../table/strikes.ts';
import { evidencePaths } from '../domain/evidence/layout.ts';
import type { EvidenceStore } from './store.ts';

interface ResultSources {
  readonly store: Pick<EvidenceStore, 'read' | 'readRange'>;
  readonly waves: { quota(waveId: WaveId): Promise<Readonly<Record<string, number>>> };
  readonly strikes: Pick<StrikeTable, 'get'>;
}

/** Heads of each kind that an environment keeps; a large regency's takes a hundred kilobytes. */
const headsKept = 128;

/**
 * Reads single results of published waves from their index: the head of the regency, which never changes and is kept in
 * the environment, and the one block that holds the ticket. Nobody ranks a regency to answer one person.
 */
export const resultReader = ({ store, waves, strikes }: ResultSources) => {
  const heads = <Schema extends z.ZodType>(schema: Schema) =>
    remembered(
      async (path: string): Promise<z.infer<Schema>> => {
        const bytes = await store.read(path);
        if (bytes === undefined) throw new Error(`${path} is missing.`);
        return schema.parse(JSON.parse(bytes.toString('utf8')));
      },
      { milliseconds: Infinity, entries: headsKept },
    );
  const applicantHead = heads(ApplicantHead);
  const excludedHead = heads(ExcludedHead);
  const placeHead = heads(PlaceHead);

  const blockOf = async (
    path: string,
    head: ApplicantHead | ExcludedHead | PlaceHead,
    ticket: Ticket,
  ): Promise<Buffer> => {
    const place = locateBlock(head, ticket);
    return place === undefined ? Buffer.alloc(0) : store.readRange(path, place.offset, place.length);
  };

  const drawnResult = async (run: Run, ticket: Ticket, regency: string) => {
    const head = await applicantHead(publicPath(run, evidencePaths.applicantHead(regency)));
    const block = await blockOf(publicPath(run, evidencePaths.applicantBlocks(regency)), head, ticket);
    const found = readResult(head, block, ticket);
    if (found === undefined) return undefined;
    const { rank, outcome } = found;
    const strike = outcome === 'struck' ? await strikes.get(run, ticket) : undefined;
    const reason = strike && { code: strike.reason, listVersion: strike.listVersion };
    return { ...run, ticket, head, found, drawn: { rank, outcome }, ...(reason && { reason }) };
  };

  const excludedResult = async (run: Run, ticket: Ticket, regency: string) => {
    const head = await excludedHead(publicPath(run, evidencePaths.excludedHead(regency)));
    const block = await blockOf(publicPath(run, evidencePaths.excludedBlocks(regency)), head, ticket);
    const found = readExclusion(head, block, ticket);
    if (found === undefined) return undefined;
    const { reason: code, listVersion } = parseExcludedLine(found.line);
    return { ...run, ticket, head, found, reason: { code, listVersion } };
  };

  const applicantPlace = async (run: Run, ticket: Ticket, regency: string) => {
    const head = await placeHead(privatePaths.placeHead(run, regency));
    const block = await blockOf(privatePaths.placeBlocks(run, regency), head, ticket);
    const found = readPlace(head, block, ticket);
    return found && { list: 'applicants' as const, head, found };
  };

  const excludedPlace = async (run: Run, ticket: Ticket, regency: string) => {
    const result = await excludedResult(run, ticket, regency);
    return result && { list: 'excluded' as const, head: result.head, found: result.found };
  };

  return {
    /**
     * The place of an enrolment in the lists that a run has committed to, before it is drawn; undefined where it is not
     * in the list in which it now belongs.
     */
    async placeOf(enrollment: Enrollment, run: Run): Promise<CommittedPlace | undefined> {
      const { waveId, ticket } = enrollment;
      const { kind, regency } = placementOf(enrollment, Object.keys(await waves.quota(waveId)).sort());
      return (kind === 'applicants' ? applicantPlace : excludedPlace)(run, ticket, regency);
    },

    /**
     * The result of an enrolment in a published run.
     * @throws Error when the ticket is not where it was frozen: the record and the evidence disagree.
     */
    async of(enrollment: Enrollment, run: Run): Promise<PublicResult> {
      const { waveId, ticket } = enrollment;
      const { kind, regency } = placementOf(enrollment, Object.keys(await waves.quota(waveId)).sort());
      const result = await (kind === 'applicants' ? drawnResult : excludedResult)(run, ticket, regency);
      if (result === undefined) throw new Error(`The ${kind} of ${regency} in wave ${waveId} lack a ticket.`);
      return result;
    },
  };
};
export type Results = ReturnType<typeof resultReader>;
