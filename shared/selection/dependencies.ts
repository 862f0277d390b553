import type { Ticket, WaveId } from '../../events/event.ts';
import type { BeaconRound, Chain } from '../domain/draw/beacon.ts';
import type { Enrollment, FreezingEnrollment } from '../domain/enrollment.ts';
import type { WaveKeys } from '../domain/ticket.ts';
import type { Run } from '../domain/run.ts';
import type { Wave } from '../domain/wave.ts';
import type { EvidenceStore } from '../evidence/store.ts';
import type { KeyRing } from '../keys/ring.ts';
import type { Witness } from '../outside/witness.ts';
import type { Outgoing } from '../queue/send.ts';
import type { AwardTable } from '../table/awards.ts';
import type { Claims } from '../table/claims.ts';
import type { FreedPlaces } from '../table/freed-places.ts';
import type { Households } from '../table/households.ts';
import type { Lists } from '../table/lists.ts';
import type { Registrations } from '../table/registrations.ts';
import type { RunTable } from '../table/runs.ts';
import type { SelectionTable } from '../table/selections.ts';
import type { StrikeTable } from '../table/strikes.ts';
import type { WorkOrders } from '../table/work-orders.ts';

/** Puts messages on a queue, all of them or a fault. */
export type Queue = (messages: readonly Outgoing[]) => Promise<void>;

/** All that the stages of a selection touch. */
export interface SelectionDependencies {
  readonly selections: SelectionTable;
  readonly waves: {
    get(waveId: WaveId): Promise<Wave | undefined>;
    quota(waveId: WaveId): Promise<Record<string, number>>;
    announce(waveId: WaveId, announcedAt: string): Promise<unknown>;
    publish(run: Run): Promise<unknown>;
    endCall(run: Run): Promise<unknown>;
  };
  readonly runs: Pick<RunTable, 'record' | 'kind' | 'all'>;
  readonly enrollments: {
    get(waveId: WaveId, ticket: Ticket): Promise<Enrollment | undefined>;
    shardPages(waveId: WaveId, shard: number): AsyncIterable<FreezingEnrollment[]>;
  };
  readonly registrations: Pick<Registrations, 'get' | 'getAll' | 'erased'>;
  readonly claims: Pick<Claims, 'getWithListings'>;
  readonly workOrders: Pick<WorkOrders, 'outstanding' | 'get' | 'raise'>;
  readonly households: Pick<Households, 'card' | 'members' | 'recipients' | 'recipientWrites' | 'recipientRemovals'>;
  readonly lists: Pick<Lists, 'unapplied' | 'versionsAt' | 'listingWrites'>;
  readonly strikes: Pick<StrikeTable, 'all'>;
  readonly freedPlaces: Pick<FreedPlaces, 'in' | 'callWrite'>;
  readonly awards: AwardTable;
  readonly store: EvidenceStore;
  readonly keys: { ring(): Promise<KeyRing>; waveKeys(waveId: WaveId): Promise<WaveKeys> };
  readonly signer: { signDetached(payload: Buffer): Promise<string> };
  readonly beacon: {
    /** Genesis and period of the configured chain. */
    chain(): Promise<Chain>;
    /** A round that is the chain's own. @throws OutsideUnavailable while no relay has it. */
    round(chain: Chain, number: number): Promise<BeaconRound>;
  };
  readonly witness: Witness;
  /** The queue of the selection's own steps. */
  readonly queue: Queue;
  readonly notices: Queue;
  readonly now: () => Date;
}

/** The wave, which must exist. @throws Error otherwise. */
export const waveOf = async (
  { waves }: Pick<SelectionDependencies, 'waves'>,
  { waveId }: Pick<Run, 'waveId'>,
): Promise<Wave> => {
  const wave = await waves.get(waveId);
  if (wave === undefined) throw new Error(`There is no wave ${waveId}.`);
  return wave;
};
