import { rolesAllowed, type Role, type RouteKey } from '../access/index.ts';
import { approvalsNeeded } from '../approval.ts';
import type { Envelope } from '../payouts/envelope.ts';
import type { Breach } from '../privacy/breach.ts';
import { privacyRules } from '../privacy/erasure-rules.ts';
import type { Risk } from '../risks/risk.ts';
import type { Hold } from '../settlements/hold.ts';
import { declaredOf, type Settlement } from '../settlements/settlement.ts';
import { rupiahText } from '../text-forms.ts';
import type { WaveDecision } from '../wave-decision.ts';

/** Something that one member of staff proposed and another is to decide. */
export interface WaitingApproval {
  readonly kind: 'decision' | 'envelope' | 'settlement' | 'hold' | 'risk' | 'breach';
  readonly id: string;
  /** What an approval brings about, in a sentence. */
  readonly does: { readonly id: string; readonly en: string };
  readonly proposedBy: string;
  readonly proposedAt: string;
  /** Who has approved so far, and how many have to. */
  readonly approvedBy: readonly string[];
  readonly approvalsNeeded: number;
  /** Who may decide, and never the proposer. */
  readonly roles: readonly Role[];
  /** Where it is decided: POST to this path. */
  readonly path: string;
}

const pathOf = (route: RouteKey, parameters: Readonly<Record<string, string>>): string =>
  route.replace(/^\w+ /, '').replaceAll(/\{(\w+)\}/g, (_, name: string) => parameters[name] ?? '');

/** Where an approval is given, and by whom. */
const decidedAt = (
  route: RouteKey,
  parameters: Readonly<Record<string, string>>,
): Pick<WaitingApproval, 'roles' | 'path'> => ({ roles: rolesAllowed(route), path: pathOf(route, parameters) });

const ofOne = { approvedBy: [], approvalsNeeded: 1 } as const;

const decisions: Readonly<Record<WaveDecision['kind'], (waveId: string) => WaitingApproval['does']>> = {
  release: (waveId) => ({
    id: `Hasil undian gelombang ${waveId}, yang ditahan pemeriksaan keadilan, diumumkan apa adanya.`,
    en: `The draw of wave ${waveId}, which the fairness gate holds, is published as it is.`,
  }),
  redraw: (waveId) => ({
    id: `Gelombang ${waveId} yang sudah diumumkan diundi ulang.`,
    en: `Wave ${waveId}, which is published, is drawn again.`,
  }),
  call: (waveId) => ({
    id: `Tempat yang kosong di gelombang ${waveId} diberikan kepada urutan berikutnya.`,
    en: `Freed places of wave ${waveId} go to the next in order.`,
  }),
};

export const decisionWaiting = ({
  decisionId,
  waveId,
  kind,
  status,
  proposedBy,
  proposedAt,
}: WaveDecision): WaitingApproval[] =>
  status !== 'open'
    ? []
    : [
        {
          kind: 'decision',
          id: decisionId,
          does: decisions[kind](waveId),
          proposedBy,
          proposedAt,
          ...ofOne,
          ...decidedAt('POST /v1/waves/{waveId}/decisions/{decisionId}/verdict', { waveId, decisionId }),
        },
      ];

export const envelopeWaiting = ({
  envelopeId,
  status,
  declared,
  proposedBy,
  proposedAt,
  approvals,
}: Envelope): WaitingApproval[] => {
  if (status !== 'proposed' || declared === undefined) return [];
  const { count, sum } = declared;
  return [
    {
      kind: 'envelope',
      id: envelopeId,
      does: {
        id: `${count} insentif, seluruhnya ${rupiahText(sum)}, dikirim ke bank dan dompet digital.`,
        en: `${count} incentives, ${rupiahText(sum)} in all, are sent to banks and wallets.`,
      },
      proposedBy,
      proposedAt,
      approvedBy: approvals.map(({ by }) => by),
      approvalsNeeded,
      ...decidedAt('POST /v1/payout-envelopes/{envelopeId}/verdict', { envelopeId }),
    },
  ];
};

export const settlementWaiting = ({
  settlementId,
  platformId,
  day,
  status,
  sums,
  proposedBy,
  proposedAt,
  approvals,
}: Settlement): WaitingApproval[] => {
  if (status !== 'proposed' || sums === undefined) return [];
  // What approvers name: less what is set off.
  const { count, sum } = declaredOf(sums);
  return [
    {
      kind: 'settlement',
      id: settlementId,
      does: {
        id: `Platform ${platformId} dibayar untuk ${count} pelatihan sampai ${day}: ${rupiahText(sum)}.`,
        en: `The platform ${platformId} is paid for ${count} courses up to ${day}: ${rupiahText(sum)}.`,
      },
      proposedBy,
      proposedAt,
      approvedBy: approvals.map(({ by }) => by),
      approvalsNeeded,
      ...decidedAt('POST /v1/platforms/{platformId}/settlements/{settlementId}/verdict', { platformId, settlementId }),
    },
  ];
};

export const holdWaiting = ({ orderId, platformId, amount, status, proposal }: Hold): WaitingApproval[] => {
  if (status !== 'open' || proposal === undefined) return [];
  const money = rupiahText(amount);
  return [
    {
      kind: 'hold',
      id: orderId,
      does:
        proposal.outcome === 'release'
          ? {
              id: `${money} yang ditahan dari platform ${platformId} dibayarkan juga.`,
              en: `${money} that is held back from the platform ${platformId} is paid after all.`,
            }
          : {
              id: `${money} yang ditahan dari platform ${platformId} tidak dibayarkan.`,
              en: `${money} that is held back from the platform ${platformId} is never paid.`,
            },
      proposedBy: proposal.by,
      proposedAt: proposal.at,
      ...ofOne,
      ...decidedAt('POST /v1/orders/{orderId}/hold/verdict', { orderId }),
    },
  ];
};

export const riskWaiting = ({ riskId, status, proposal }: Risk): WaitingApproval[] => {
  if (status !== 'open' || proposal === undefined) return [];
  const { verdict, members, proposedBy, proposedAt } = proposal;
  return [
    {
      kind: 'risk',
      id: riskId,
      does:
        verdict === 'confirm'
          ? {
              id: `${members.length} orang yang berbagi kontak atau perangkat dinyatakan tidak memenuhi syarat.`,
              en: `${members.length} people who share contacts or a device are refused.`,
            }
          : {
              id: 'Kasus berbagi kontak atau perangkat ditutup tanpa akibat bagi siapa pun.',
              en: 'A case about shared contacts or a device is closed with no effect on anybody.',
            },
      proposedBy,
      proposedAt,
      ...ofOne,
      ...decidedAt('POST /v1/risks/{riskId}/verdict', { riskId }),
    },
  ];
};

export const breachWaiting = ({
  breachId,
  status,
  affected,
  proposedBy,
  openedAt,
  approvals,
}: Breach): WaitingApproval[] => {
  // Nobody approves before all who are affected are listed.
  if (status !== 'open' || affected === undefined) return [];
  return [
    {
      kind: 'breach',
      id: breachId,
      does: {
        id: `${affected} orang diberi tahu bahwa data pribadi mereka terdampak insiden (UU 27/2022 pasal 46).`,
        en: `${affected} people are told that a breach affects their personal data (UU 27/2022, art. 46).`,
      },
      proposedBy,
      proposedAt: openedAt,
      approvedBy: approvals.map(({ by }) => by),
      approvalsNeeded: privacyRules.breachApprovals.value,
      ...decidedAt('POST /v1/breaches/{breachId}/verdict', { breachId }),
    },
  ];
};
