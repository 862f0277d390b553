import { told, type paths } from '../../../shared/api-client/client.ts';
import { clientOf } from '../common/client.ts';
import type { Session } from '../common/session.ts';
import type { Approval } from './answer-types.ts';
import { stepsOf } from './approval-facts.ts';

export type HoldOutcome =
  paths['/v1/orders/{orderId}/hold/verdict']['post']['requestBody']['content']['application/json']['outcome'];

/** What an approver typed. Numbers are as they saw them, so that nobody approves another batch than they looked at. */
export interface VerdictDraft {
  readonly count: string;
  readonly sum: string;
  readonly affected: string;
  readonly reason: string;
}

export type VerdictKind = 'approve' | 'reject';

/** A number as it was typed, with the dots of thousands or without. What is none, the API refuses. */
const typed = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text.replaceAll(/[.\s]/g, '')));

/** Gives a verdict by the route of its kind. @throws ApiRefused. */
export const decide = async (
  own: Session,
  approval: Approval,
  { verdict, draft, outcome }: { verdict: VerdictKind; draft: VerdictDraft; outcome: HoldOutcome | undefined },
): Promise<void> => {
  const client = clientOf(own);
  const { kind, id, proposedAt } = approval;
  const { reason } = draft;
  const ofBatch =
    verdict === 'approve'
      ? { verdict, count: typed(draft.count), sum: typed(draft.sum) }
      : ({ verdict, reason } as const);
  switch (kind) {
    case 'decision': {
      const [, waveId = ''] = stepsOf(approval);
      const body = reason.trim() === '' ? { verdict } : { verdict, reason };
      const path = { waveId, decisionId: id };
      await told(client.POST('/v1/waves/{waveId}/decisions/{decisionId}/verdict', { params: { path }, body }));
      return;
    }
    case 'envelope': {
      const path = { envelopeId: id };
      await told(client.POST('/v1/payout-envelopes/{envelopeId}/verdict', { params: { path }, body: ofBatch }));
      return;
    }
    case 'settlement': {
      const [, platformId = '', , settlementId = ''] = stepsOf(approval);
      const path = { platformId, settlementId };
      await told(
        client.POST('/v1/platforms/{platformId}/settlements/{settlementId}/verdict', {
          params: { path },
          body: ofBatch,
        }),
      );
      return;
    }
    case 'hold':
      // Who does not agree proposes something else: there is nothing to reject.
      if (outcome === undefined) return;
      await told(
        client.POST('/v1/orders/{orderId}/hold/verdict', { params: { path: { orderId: id } }, body: { outcome } }),
      );
      return;
    case 'risk':
      await told(
        client.POST('/v1/risks/{riskId}/verdict', {
          params: { path: { riskId: id } },
          body: { verdict, proposedAt },
        }),
      );
      return;
    case 'breach': {
      const body =
        verdict === 'approve' ? { verdict, affected: typed(draft.affected) } : ({ verdict, reason } as const);
      await told(client.POST('/v1/breaches/{breachId}/verdict', { params: { path: { breachId: id } }, body }));
      return;
    }
  }
};
