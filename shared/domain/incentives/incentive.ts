import { createHash } from 'node:crypto';
import * as z from 'zod';
import { ApplicantId, Instant, WaveId } from '../../../events/event.ts';
import { IncentiveId, PayoutId } from '../../../events/money.ts';

/** The incentive after the first completed course, by instalment from 1; and that for each survey, by its name. */
const IncentiveKind = z.enum(['post-training', 'survey']);

/**
 * What was decided of an incentive last, and on what it stands; every decision is kept beside it. A refusal may be looked
 * at anew, and an approval taken back before the money is sent.
 */
export const Incentive = z.object({
  incentiveId: IncentiveId,
  applicantId: ApplicantId,
  waveId: WaveId,
  /** Of the award: where the money was allotted. */
  regency: z.string(),
  kind: IncentiveKind,
  /** The instalment from 1, or the survey's name. */
  part: z.string(),
  /** Whole rupiah. */
  amount: z.int().positive(),
  ruleVersion: z.string(),
  outcome: z.enum(['approved', 'refused']),
  decidedAt: Instant,
  /** When it was first approved, whatever became of it since: later instalments are counted from the first one's. */
  approvedAt: Instant.optional(),
  /** Of a refusal: stable codes, such as that of the list that names the person. */
  reasons: z.array(z.object({ code: z.string(), source: z.string(), listVersion: z.string().optional() })),
  /** The versions of the lists that were in force when it was decided. */
  listVersions: z.record(z.string(), z.string()),
  /** The newest attempt to pay it. */
  payoutId: PayoutId.optional(),
  attempt: z.int().nonnegative(),
  revision: z.int().positive(),
});
export type Incentive = z.infer<typeof Incentive>;

/** The number of an incentive. It follows from what it is for: there is none twice. */
export const incentiveIdOf = ({
  applicantId,
  waveId,
  kind,
  part,
}: Pick<Incentive, 'applicantId' | 'waveId' | 'kind' | 'part'>): IncentiveId =>
  IncentiveId.parse(
    createHash('sha256').update(`incentive\0${applicantId}\0${waveId}\0${kind}\0${part}`).digest('hex').slice(0, 24),
  );

/** The account of the ledger on which an incentive waits to be paid out. */
export const balanceKindOf = ({ kind }: Pick<Incentive, 'kind'>): 'incentive' | 'survey-incentive' =>
  kind === 'survey' ? 'survey-incentive' : 'incentive';
