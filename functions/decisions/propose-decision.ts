import * as z from 'zod';
import { WaveId } from '../../events/event.ts';
import { mustBeDueNow, type Deciding } from '../../shared/decisions/deciding.ts';
import { DecisionKind, proposedDecision, runDecidedOn } from '../../shared/domain/wave-decision.ts';
import { Refusal } from '../../shared/errors.ts';
import { staffMember } from '../../shared/http/caller.ts';
import { endpoint } from '../../shared/http/endpoint.ts';
import { recorded } from '../../shared/http/recorded.ts';
import { environment } from '../../shared/platform/environment.ts';
import { tableNamed } from '../../shared/table/client.ts';
import { decisionTable } from '../../shared/table/decisions.ts';
import { freedPlaceTable } from '../../shared/table/freed-places.ts';
import { selectionTable } from '../../shared/table/selections.ts';
import { waveTable } from '../../shared/table/waves.ts';

const Body = z.strictObject({
  kind: DecisionKind,
  /** Published: it may name nobody. */
  reason: z.string().trim().min(10).max(2_000),
});

/**
 * POST /v1/waves/{waveId}/decisions: a member of staff proposes what takes two people. The same proposal again is
 * answered with the one that stands.
 */
export const proposeDecision = (deciding: Deciding) =>
  endpoint(
    { route: 'POST /v1/waves/{waveId}/decisions', path: z.object({ waveId: WaveId }), body: Body },
    async ({ path: { waveId }, body: { kind, reason }, caller, at }) => {
      const proposedBy = staffMember(caller);
      const wave = await deciding.waves.get(waveId);
      if (wave === undefined) throw new Refusal('wave-not-found');
      const proposal = proposedDecision({ waveId, kind, run: runDecidedOn(kind, wave), reason, proposedBy }, at);
      const { decisionId } = proposal;
      const before = await deciding.decisions.get(waveId, decisionId);
      if (before === undefined) await mustBeDueNow(deciding, wave, kind, at);
      const { isNew, decision } =
        before === undefined ? await deciding.decisions.propose(proposal) : { isNew: false, decision: before };
      return { status: isNew ? 201 : 200, body: decision };
    },
  );

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(
  table,
  proposeDecision({
    waves: waveTable(table),
    decisions: decisionTable(table),
    freedPlaces: freedPlaceTable(table),
    selections: selectionTable(table),
  }),
);
