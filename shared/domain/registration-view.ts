import type { Award } from './award.ts';
import type { Finding } from './decision.ts';
import { isReasonCode, reasons } from './reasons.ts';
import { regencyName } from './regions.ts';
import type { Registration } from './registration.ts';

/** Where a person objects to a finding. */
export const objectionPath = '/v1/registrations/me/objections';
/** Where a person reads, and corrects, the registration. */
export const registrationPath = '/v1/registrations/me';

type Language = 'id' | 'en';

const findingView = ({ code, ...finding }: Finding, language: Language) => {
  if (code === undefined || !isReasonCode(code)) return finding;
  const { id, en, remedy } = reasons[code];
  return {
    ...finding,
    code,
    id,
    en,
    detail: reasons[code][language],
    remedy: { ...remedy, detail: remedy[language], correctAt: registrationPath, objectAt: objectionPath },
  };
};

type Card = Pick<Award, 'waveId' | 'state'>;

/** The card that somebody has, the newest: one that has ended is none. */
export const cardOf = (awards: readonly Card[]): Card | undefined => awards.findLast(({ state }) => state !== 'ended');

/**
 * Where somebody stands. Whoever has a card is a recipient: that card puts them on the list of earlier recipients, and
 * another wave would refuse them by it, but they were not refused. A card that was stopped makes nobody a recipient.
 */
const statusOf = (
  { status }: Registration,
  card: Card | undefined,
): Exclude<Registration['status'], 'disputed'> | 'recipient' => {
  if (status === 'verifying' || status === 'disputed') return 'verifying';
  return card === undefined || card.state === 'stopped' ? status : 'recipient';
};

/**
 * A registration as its owner sees it: where it stands, the card that they have, and for everything that was refused the
 * code, the sentence in both languages, the source with its version, and where to object. Of the identity only the NIK's
 * last digits. One in dispute looks like one that is being verified.
 */
export const registrationView = (
  registration: Registration,
  { nik, card, language }: { readonly nik: string; readonly card: Card | undefined; readonly language: Language },
) => {
  const status = statusOf(registration, card);
  const isOpen = status === 'verifying';
  const step = registration.verification.at(-1);
  const { decision } = registration;
  return {
    status,
    submittedAt: registration.submittedAt,
    updatedAt: registration.updatedAt,
    nik: `************${nik.slice(-4)}`,
    profile: registration.profile,
    consent: registration.consent,
    ...(card === undefined ? {} : { card: { waveId: card.waveId, state: card.state } }),
    ...(isOpen || step === undefined
      ? {}
      : {
          verification: {
            outcome: step.outcome,
            at: step.at,
            ...(step.regency === undefined
              ? {}
              : { regency: { code: step.regency, name: regencyName(step.regency) ?? step.regency } }),
          },
        }),
    ...(isOpen || decision === undefined
      ? {}
      : { decision: { ...decision, findings: decision.findings.map((finding) => findingView(finding, language)) } }),
    openObjections: Object.entries(registration.openObjections ?? {}).map(([rule, caseId]) => ({ rule, caseId })),
    waivers: registration.waivers,
  };
};
