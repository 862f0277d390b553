import {
  completionNotice,
  institutionOf,
  passTask,
  picture,
  presenceLink,
  takeIn,
  threeWeeks,
} from '../../local/demo/lessons.ts';
import type { Applicant } from '../../local/demo/people.ts';
import { purchaseCodesOf } from '../../local/demo/purchase-codes.ts';
import { told } from '../../shared/api-client/client.ts';
import { citizenApi, partnerApis } from '../chaos/world.ts';
import type { Setting } from './setting.ts';
import type { Journey } from './wave-journeys.ts';

/** What a recipient holds by now. */
interface Held {
  readonly cardNumber: string;
  orderId?: string;
  redeemCode?: string;
}

/** What recipients do with their card, until the certificate and the incentive that follows from it. */
export const journeysOfTraining = ({ world }: Setting, waveId: string) => {
  const { school, clock, admins, callers } = world;
  const { platform, institution } = partnerApis(world);
  const signed = institutionOf(school);
  const held = new Map<string, Held>();
  const of = ({ subject }: Applicant): Held => {
    const found = held.get(subject);
    if (found === undefined) throw new Error(`${subject} has no card.`);
    return found;
  };
  const orderOf = (applicant: Applicant): string => of(applicant).orderId ?? '';
  const codeOf = (applicant: Applicant): string => of(applicant).redeemCode ?? '';
  const accountOf = ({ person }: Applicant): string => String(4_100_000_001 + person.number * 37);

  const smsCode = async ({ person }: Applicant): Promise<string> => {
    const code = (await purchaseCodesOf(admins.messages, person)).at(-1);
    if (code === undefined) throw new Error('Somebody was sent no code.');
    return code;
  };

  const journeys: Journey[] = [
    {
      name: 'link a payout account',
      steps: [
        async (applicant) => {
          const body = { channel: 'BNI' as const, number: accountOf(applicant) };
          await told(citizenApi(world, applicant).PUT('/v1/registrations/me/payout-account', { body }));
        },
      ],
    },
    {
      name: 'buy a course',
      steps: [
        (applicant) => {
          const { cardNumber } = of(applicant);
          return told(platform.POST('/v1/purchase-codes', { body: { cardNumber, ...school.selfPaced } }));
        },
        async (applicant) => {
          const { cardNumber } = of(applicant);
          const reference = `GROWTH-${waveId}-${applicant.subject}`;
          const body = { reference, cardNumber, code: await smsCode(applicant), ...school.selfPaced };
          const { orderId, redeemCode } = await told(platform.POST('/v1/orders', { body }));
          held.set(applicant.subject, { cardNumber, orderId, redeemCode });
        },
      ],
    },
    {
      name: 'read cards and purchases',
      onlyReads: true,
      steps: [(applicant) => told(citizenApi(world, applicant).GET('/v1/registrations/me/orders'))],
    },
    {
      name: 'redeem and attend',
      steps: [
        async (applicant) => {
          await takeIn(signed, codeOf(applicant));
          const params = { path: { linkId: await presenceLink(signed, codeOf(applicant)) } };
          await told(callers.apiAs().POST('/v1/presence/{linkId}', { params, body: { sample: picture() } }));
        },
      ],
    },
    {
      name: 'pass, complete, and be certified',
      steps: [
        async (applicant) => {
          await passTask(signed, codeOf(applicant));
          const body = { notices: [completionNotice(codeOf(applicant))] };
          await told(institution.POST('/v1/training-completions', { body }));
        },
      ],
    },
    {
      name: 'review, and have the incentive decided',
      steps: [
        async (applicant) => {
          const params = { path: { orderId: orderOf(applicant) } };
          const body = { rating: 5, text: 'Materinya jelas dan langsung dapat dipakai.' };
          await told(
            citizenApi(world, applicant).POST('/v1/registrations/me/orders/{orderId}/review', { params, body }),
          );
        },
      ],
    },
    {
      name: 'read the own incentives',
      onlyReads: true,
      steps: [
        async (applicant) => {
          const { incentives } = await told(citizenApi(world, applicant).GET('/v1/registrations/me/incentives'));
          if (!incentives.some(({ decision }) => decision?.outcome === 'approved'))
            throw new Error(`The incentive of ${applicant.subject} was not approved.`);
        },
      ],
    },
  ];

  return {
    journeys,
    /** Reads who of these has a card that can be used. */
    async recipients(applicants: readonly Applicant[]): Promise<Applicant[]> {
      for (const applicant of applicants) {
        const { cards } = await told(citizenApi(world, applicant).GET('/v1/registrations/me/orders'));
        const card = cards.find((one) => one.waveId === waveId && one.state === 'active');
        if (card !== undefined) held.set(applicant.subject, { cardNumber: card.cardNumber });
      }
      return applicants.filter(({ subject }) => held.has(subject));
    },
    /** Nobody waits for the three weeks of a course: the dates of the purchases are set back on record. */
    async passWeeks(applicants: readonly Applicant[]): Promise<void> {
      for (const applicant of applicants) await clock.passForOrder(orderOf(applicant), threeWeeks);
    },
  };
};
