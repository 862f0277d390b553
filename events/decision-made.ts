import * as z from 'zod';
import { WaveId, event } from './event.ts';

/** An approver confirmed or rejected what another member of staff had proposed. Nobody reads it yet; it is the record. */
export const DecisionMade = event(
  'decision.made.v1',
  z.object({
    waveId: WaveId,
    decisionId: z.string(),
    kind: z.enum(['release', 'redraw', 'call']),
    /** The run that it is about. */
    run: z.int().positive(),
    verdict: z.enum(['approve', 'reject']),
    proposedBy: z.string(),
    decidedBy: z.string(),
  }),
);
export type DecisionMade = z.infer<typeof DecisionMade>;
