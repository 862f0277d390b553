import * as z from 'zod';
import { WaveId } from '../../events/event.ts';
import { effectOf, type Deciding } from '../../shared/decisions/deciding.ts';
import { decidedDecision, isSameVerdict, Verdict, type WaveDecision } from '../../shared/domain/wave-decision.ts';
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

const Path = z.object({ waveId: WaveId, decisionId: z.string().regex(/^[0-9a-f]{24}$/, 'decision-not-found') });

const Body = z.strictObject({
  verdict: Verdict,
  reason: z.string().trim().min(1).max(2_000).optional(),
});

/**
 * POST /v1/waves/{waveId}/decisions/{decisionId}/verdict: an approver who is not the proposer confirms or rejects. The
 * decision closes and takes effect in one transaction; the same verdict of the same person again changes nothing.
 */
export const giveVerdict = (deciding: Deciding) => {
  const { decisions } = deciding;

  const known = async ({ waveId, decisionId }: z.infer<typeof Path>): Promise<WaveDecision> => {
    const decision = await decisions.get(waveId, decisionId);
    if (decision === undefined) throw new Refusal('decision-not-found');
    return decision;
  };

  const close = async (decided: WaveDecision, at: Date): Promise<void> => {
    const effect = decided.status === 'approved' ? await effectOf(deciding, decided, at) : () => [];
    const outcome = await decisions.close(decided, effect);
    if (outcome !== 'closed') throw new Refusal(outcome === 'overtaken' ? 'decision-overtaken' : 'decision-closed');
  };

  return endpoint(
    { route: 'POST /v1/waves/{waveId}/decisions/{decisionId}/verdict', path: Path, body: Body },
    async ({ path, body, caller, at }) => {
      const { verdict, reason: remark } = body;
      const decidedBy = staffMember(caller);
      const before = await known(path);
      if (isSameVerdict(before, verdict, decidedBy)) return { status: 200, body: before };
      const decided = decidedDecision(before, { verdict, decidedBy, at, remark });
      try {
        await close(decided, at);
        return { status: 200, body: decided };
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        // A second copy of the same request finds that the first has changed what the decision is about.
        const standing = await known(path);
        if (isSameVerdict(standing, verdict, decidedBy)) return { status: 200, body: standing };
        throw standing.status === 'open' ? error : new Refusal('decision-closed');
      }
    },
  );
};

const { TABLE_NAME } = environment({ TABLE_NAME: z.string() });
const table = tableNamed(TABLE_NAME);
export const handler = recorded(
  table,
  giveVerdict({
    waves: waveTable(table),
    decisions: decisionTable(table),
    freedPlaces: freedPlaceTable(table),
    selections: selectionTable(table),
  }),
);
