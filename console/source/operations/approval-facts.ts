import { told } from '../../../shared/api-client/client.ts';
import { clientOf } from '../common/client.ts';
import { instantText, numberText, rupiahText } from '../common/format.ts';
import type { Language } from '../common/language.ts';
import type { Session } from '../common/session.ts';
import type { Approval } from './answer-types.ts';
import { approvalWords } from './approval-words.ts';
import type { HoldOutcome } from './verdicts.ts';

/** What somebody reads before they decide: names and what they stand for. */
export interface ApprovalFacts {
  readonly facts: readonly (readonly [name: string, text: string])[];
  /** Of money that is held: what is proposed. An approver names it. */
  readonly outcome?: HoldOutcome | undefined;
}

interface Declared {
  readonly count: number;
  readonly sum: number;
}

/** The steps of an address; its parameters stand at every second place. */
export const stepsOf = ({ path }: Pick<Approval, 'path'>): readonly string[] => path.split('/').slice(2);

/** What a proposal is about, as it is on record. Of people it is asked for only when somebody opens it, which is recorded. */
export const factsOf = async (own: Session, approval: Approval, language: Language): Promise<ApprovalFacts> => {
  const words = approvalWords[language];
  const client = clientOf(own);
  const { kind, id } = approval;
  const items = ({ count, sum }: Declared) => words.facts.items(numberText(language, count), rupiahText(language, sum));
  switch (kind) {
    case 'decision': {
      const [, waveId = ''] = stepsOf(approval);
      const { decisions } = await told(client.GET('/v1/waves/{waveId}/decisions', { params: { path: { waveId } } }));
      const reason = decisions.find(({ decisionId }) => decisionId === id)?.reason;
      return { facts: reason === undefined ? [] : [[words.facts.reason, reason]] };
    }
    case 'envelope': {
      const path = { envelopeId: id };
      const { reason, declared } = await told(client.GET('/v1/payout-envelopes/{envelopeId}', { params: { path } }));
      const channels = Object.entries(declared?.channels ?? {});
      return {
        facts: [
          ...(reason === undefined ? [] : [[words.facts.reason, reason] as const]),
          ...channels.map(([name, one]) => [words.facts.channel(name), items(one)] as const),
        ],
      };
    }
    case 'settlement': {
      const [, platformId = '', , settlementId = ''] = stepsOf(approval);
      const { sums } = await told(
        client.GET('/v1/platforms/{platformId}/settlements/{settlementId}', {
          params: { path: { platformId, settlementId } },
        }),
      );
      const { pay, held, setOff, leftOut } = words.facts;
      return {
        facts:
          sums === undefined
            ? []
            : [
                [pay, items(sums.pay)],
                [held, items(sums.held)],
                [setOff, items(sums.setOff)],
                [leftOut, items(sums.leftOut)],
              ],
      };
    }
    case 'hold': {
      const path = { orderId: id };
      const { reasons, proposal } = await told(client.GET('/v1/orders/{orderId}/hold', { params: { path } }));
      return {
        facts: [
          [words.facts.reasons, reasons.map((one) => words.heldReasons[one]).join(', ')],
          ...(proposal === undefined ? [] : [[words.facts.reason, proposal.reason] as const]),
        ],
        outcome: proposal?.outcome,
      };
    }
    case 'risk': {
      const { shared, proposal } = await told(client.GET('/v1/risks/{riskId}', { params: { path: { riskId: id } } }));
      return {
        facts: [
          [words.facts.sharing, shared.map((one) => words.shared[one.kind]).join(', ')],
          ...(proposal !== undefined && 'reason' in proposal
            ? [
                [words.facts.reason, proposal.reason] as const,
                [words.facts.members, proposal.members.join(', ')] as const,
              ]
            : []),
        ],
      };
    }
    case 'breach': {
      const path = { breachId: id };
      const { texts, tellBy } = await told(client.GET('/v1/breaches/{breachId}', { params: { path } }));
      const { what, how, handling } = texts[language];
      return {
        facts: [
          [words.facts.what, what],
          [words.facts.how, how],
          [words.facts.handling, handling],
          [words.facts.tellBy, instantText(language, tellBy)],
        ],
      };
    }
  }
};
