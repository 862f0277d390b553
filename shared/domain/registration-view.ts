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

/**
 * A registration as its owner sees it: where it stands, and for everything that was refused the code, the sentence in
 * both languages, the source with its version, and where to object. Of the identity only the NIK's last digits.
 * One in dispute looks like one that is being verified.
 */
export const registrationView = (registration: Registration, nik: string, language: Language) => {
  const isOpen = registration.status === 'verifying' || registration.status === 'disputed';
  const step = registration.verification.at(-1);
  const { decision } = registration;
  return {
    status: isOpen ? 'verifying' : registration.status,
    submittedAt: registration.submittedAt,
    updatedAt: registration.updatedAt,
    nik: `************${nik.slice(-4)}`,
    profile: registration.profile,
    consent: registration.consent,
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
