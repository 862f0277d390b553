import * as z from 'zod';
import type { ApplicantId } from '../../events/event.ts';
import { RiskId } from '../../events/risk-changed.ts';
import { PersonAccessed } from '../../events/person-accessed.ts';
import { Case } from '../domain/case.ts';
import { Contacts, contactFields } from '../domain/contacts/contacts.ts';
import { sealedUnder } from '../keys/resealing.ts';
import { PayoutAccount } from '../domain/payouts/account.ts';
import { Partner } from '../domain/training/partner.ts';
import { PresenceLink } from '../domain/training/presence.ts';
import { SkillsTask } from '../domain/training/skills-task.ts';
import { Certificate } from '../domain/training/certificate.ts';
import { SurveyAnswer } from '../domain/training/survey.ts';

export type Item = Readonly<Record<string, unknown>>;

/** A sealed text within an item: where it stands, and what it is bound to. */
interface SealedText {
  /** Names and places from the item down, as an update names them. */
  readonly path: readonly (string | number)[];
  readonly owner: string;
  readonly field: string;
  readonly sealed: string;
}

/** What is sealed in an item, and the attribute by which whoever rewrites it whole tells that it was changed. */
export interface SealedItem {
  readonly texts: readonly SealedText[];
  readonly counter?: string;
}

/** A kind of item in which something is sealed. Owners are told where the item does not say whose it is. */
interface SealedPlace {
  readonly pk: string;
  readonly sk: string;
  readonly textsOf: (item: Item, owner: ApplicantId | undefined) => readonly (SealedText | undefined)[];
  readonly counter?: string;
}

const text = (
  owner: string | undefined,
  field: string,
  sealed: string | undefined,
  ...path: readonly (string | number)[]
): SealedText | undefined => (owner === undefined || sealed === undefined ? undefined : { path, owner, field, sealed });

/** Of each kind only what is looked at: what else may have changed since it was written. */
const Account = PayoutAccount.pick({ applicantId: true, sealedNumber: true });
const Answer = SurveyAnswer.pick({ applicantId: true, survey: true, sealedAnswers: true });
const Task = SkillsTask.pick({ file: true, assessment: true });
const Revoked = Certificate.pick({ order: true, revocation: true });
const Link = PresenceLink.pick({ applicantId: true, decisionReason: true });
const Keys = Partner.pick({ clientCode: true, signKeys: true });
const Proposed = z.object({ riskId: RiskId, proposal: z.object({ reason: z.string() }).optional() });
const Visited = z.object({ purpose: z.string() });
const Sample = z.object({ sealed: z.string() });

/** Every kind of item in which something is sealed, but for the registration itself. A new one is entered here. */
const places: readonly SealedPlace[] = [
  {
    pk: 'APPLICANT#',
    sk: 'PAYOUT-ACCOUNT-VERSION#',
    textsOf: (item) => {
      const { applicantId, sealedNumber } = Account.parse(item);
      return [text(applicantId, 'payoutAccount', sealedNumber, 'sealedNumber')];
    },
  },
  {
    pk: 'APPLICANT#',
    sk: 'SURVEY#',
    textsOf: (item) => {
      const { applicantId, survey, sealedAnswers } = Answer.parse(item);
      return [text(applicantId, `survey:${survey}`, sealedAnswers, 'sealedAnswers')];
    },
  },
  {
    pk: 'APPLICANT#',
    sk: 'CONTACTS',
    counter: 'revision',
    textsOf: (item) => {
      const contacts = Contacts.parse(item);
      return contactFields.flatMap((field) => {
        const { asked, applicantId: owner, [field]: line } = contacts;
        return [
          text(owner, field, asked?.[field]?.sealed, 'asked', field, 'sealed'),
          text(owner, field, line?.before, field, 'before'),
          text(owner, field, line?.change?.sealed, field, 'change', 'sealed'),
        ];
      });
    },
  },
  {
    // What somebody of the staff opened a person's data for.
    pk: 'ACCESSES#',
    sk: '',
    textsOf: (item) => {
      const { applicantId, purpose } = PersonAccessed.parse(item).data;
      return [text(applicantId, 'purpose', purpose, 'data', 'purpose')];
    },
  },
  {
    pk: 'VISIT#',
    sk: 'VISIT',
    textsOf: (item, owner) => [text(owner, 'purpose', Visited.parse(item).purpose, 'purpose')],
  },
  {
    pk: 'CASE#',
    sk: 'CASE',
    textsOf: (item) => {
      const found = Case.parse(item);
      const owner = found.kind === 'identity-dispute' ? found.holder : found.applicantId;
      const statement = found.kind === 'identity-dispute' ? undefined : found.statement;
      return [
        text(owner, 'statement', statement, 'statement'),
        text(owner, 'ruling', found.ruling?.reason, 'ruling', 'reason'),
      ];
    },
  },
  {
    pk: 'ORDER#',
    sk: 'TASK#',
    counter: 'revision',
    textsOf: (item, owner) => {
      const { file, assessment } = Task.parse(item);
      return [
        text(owner, 'task-file', file, 'file'),
        text(owner, 'task-notes', assessment?.notes, 'assessment', 'notes'),
        text(owner, 'task-feedback', assessment?.file, 'assessment', 'file'),
      ];
    },
  },
  {
    pk: 'CERTIFICATE#',
    sk: 'CERTIFICATE',
    textsOf: (item) => {
      const { order, revocation } = Revoked.parse(item);
      return [text(order.applicantId, 'revocation-reason', revocation?.reason, 'revocation', 'reason')];
    },
  },
  {
    pk: 'PRESENCE#',
    sk: 'LINK',
    textsOf: (item) => {
      const { applicantId, decisionReason } = Link.parse(item);
      return [text(applicantId, 'presence-reason', decisionReason, 'decisionReason')];
    },
  },
  {
    pk: 'PRESENCE#',
    sk: 'SAMPLE',
    textsOf: (item, owner) => [text(owner, 'presence-sample', Sample.parse(item).sealed, 'sealed')],
  },
  {
    pk: 'RISK#',
    sk: 'RISK',
    counter: 'revision',
    textsOf: (item) => {
      const { riskId, proposal } = Proposed.parse(item);
      return [text(`risk:${riskId}`, 'reason', proposal?.reason, 'proposal', 'reason')];
    },
  },
  {
    pk: 'PARTNER#',
    sk: 'PARTNER',
    counter: 'revision',
    textsOf: (item) => {
      const { clientCode, signKeys } = Keys.parse(item);
      return signKeys.map(({ sealed }, place) =>
        text(`partner:${clientCode}`, 'signKey', sealed, 'signKeys', place, 'sealed'),
      );
    },
  },
];

/** Every text of an item that has the form of a sealed one, wherever it stands. */
const sealedTextsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return sealedUnder(value) === undefined ? [] : [value];
  if (value instanceof Uint8Array || value instanceof Set) return [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(sealedTextsIn);
};

/** The registration is rewritten whole, with its hashes. */
const isRegistration = ({ pk, sk }: Item): boolean => String(pk).startsWith('APPLICANT#') && sk === 'REGISTRATION';

/**
 * What is sealed in an item.
 * @throws Error where there is more than is known of: a place that nobody entered above would be lost with its key.
 */
export const sealedIn = (item: Item, owner?: ApplicantId): SealedItem => {
  if (isRegistration(item)) return { texts: [] };
  const [pk, sk] = [String(item['pk']), String(item['sk'])];
  const place = places.find((candidate) => pk.startsWith(candidate.pk) && sk.startsWith(candidate.sk));
  const texts = (place?.textsOf(item, owner) ?? []).filter((found) => found !== undefined);
  const known = new Set(texts.map(({ sealed }) => sealed));
  if (sealedTextsIn(item).some((sealed) => !known.has(sealed)))
    throw new Error(`An item ${pk.replace(/#.*/, '')}/${sk.replace(/#.*/, '')} has sealed fields that nobody entered.`);
  return { texts, ...(place?.counter === undefined ? {} : { counter: place.counter }) };
};
