import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { WaveId, type ApplicantId } from '../../events/event.ts';
import { apiOf } from '../../local/api.ts';
import { clockOf } from '../../local/demo/clock.ts';
import {
  completionNotice,
  institutionOf,
  passTask,
  picture,
  presenceLink,
  takeIn,
  threeWeeks,
} from '../../local/demo/lessons.ts';
import type { School } from '../../local/demo/school.ts';
import type { LocalStack } from '../../local/stack/stack.ts';
import { told } from '../../shared/api-client/client.ts';
import { applicantOf } from '../../shared/http/caller.ts';
import { citizen, operator, outside, send, staffMember } from '../support/api.ts';
import { eventually } from '../support/eventually.ts';

/** What others do while somebody looks at the citizens' pages: platforms, institutions, banks, ministries and staff. */

const applicantIdOf = (subject: string): ApplicantId => {
  const found = applicantOf({ sub: subject });
  if (found === undefined) throw new Error('There is nobody.');
  return found;
};

/** The codes of six digits that were sent to a phone or address in messages that match, the last one at the end. */
const codesSentTo = async (stack: LocalStack, to: string, message: RegExp): Promise<string[]> => {
  const messages = await outside(stack).messages.messages(to.replace(/^0/, '+62'));
  return messages.flatMap(({ text }) => (message.test(text) ? (/\b\d{6}\b/.exec(text) ?? []) : []));
};

/** The code of six digits that was sent last to a phone or address, in a message that says a word. */
export const codeSentTo = (stack: LocalStack, to: string, word: RegExp): Promise<string> =>
  eventually('a code', async () => (await codesSentTo(stack, to, word)).at(-1));

/** The number of somebody's card, in full, as they type it at a platform. */
const cardNumberOf = async (stack: LocalStack, subject: string): Promise<string> => {
  const token = await stack.tokenFor({ pool: 'Citizens', sub: subject });
  const { body } = await send(stack, { path: '/v1/registrations/me/orders', token });
  const { cards } = z.object({ cards: z.array(z.object({ cardNumber: z.string() })) }).parse(body);
  return cards[0]?.cardNumber ?? '';
};

/** Who buys: the account, and the phone that the code is sent to. */
interface Buyer {
  readonly subject: string;
  readonly phone: string;
}

interface Bought {
  readonly orderId: string;
  readonly redeemCode: string;
}

/** Somebody buys where a course is sold: they tell the platform the card's number, and the code that comes by SMS. */
export const buy = async (
  stack: LocalStack,
  { platform }: School,
  { subject, phone }: Buyer,
  course: { readonly courseId: string; readonly scheduleId?: string },
): Promise<Bought> => {
  const purchaseCode = /Prakerja: \d{6} kode/;
  const cardNumber = await cardNumberOf(stack, subject);
  const { length: before } = await codesSentTo(stack, phone, purchaseCode);
  await told(platform.api.POST('/v1/purchase-codes', { body: { cardNumber, ...course } }));
  const code = await eventually('a code', async () => (await codesSentTo(stack, phone, purchaseCode))[before]);
  const body = { reference: randomUUID(), cardNumber, code, ...course };
  return told(platform.api.POST('/v1/orders', { body }));
};

/**
 * A self-paced course is redeemed, learned in three weeks, and its task handed in and passed; then the institution tells
 * that it is completed. Gives the certificate's number.
 */
export const complete = async (stack: LocalStack, school: School, { orderId, redeemCode }: Bought): Promise<string> => {
  const institution = institutionOf(school);
  await takeIn(institution, redeemCode);
  const path = { linkId: await presenceLink(institution, redeemCode) };
  await told(apiOf(stack).POST('/v1/presence/{linkId}', { params: { path }, body: { sample: picture() } }));
  const clock = clockOf(stack);
  await clock.passForOrder(orderId, threeWeeks);
  clock.stop();
  await passTask(institution, redeemCode);

  const notice = completionNotice(redeemCode);
  const { api } = school.institution;
  const { notices } = await told(api.POST('/v1/training-completions', { body: { notices: [notice] } }));
  const [taken] = notices;
  if (taken === undefined || !('id' in taken)) throw new Error('The completion was not taken.');
  return eventually('the certificate', async () => {
    const params = { path: { noticeId: taken.id } };
    const outcome = await told(api.GET('/v1/training-completions/{noticeId}', { params }));
    if (outcome.status === 'refused') throw new Error(`The completion was refused: ${JSON.stringify(outcome)}`);
    return 'certificateId' in outcome ? outcome.certificateId : undefined;
  });
};

const Incentives = z.object({ incentives: z.array(z.object({ kind: z.string(), state: z.string() })) });

/** Waits until the incentive for a training stands so. */
export const incentiveIs = async (stack: LocalStack, subject: string, state: string): Promise<void> => {
  const token = await stack.tokenFor({ pool: 'Citizens', sub: subject });
  await eventually(
    `an incentive that is ${state}`,
    async () => {
      const { body } = await send(stack, { path: '/v1/registrations/me/incentives', token });
      const { incentives } = Incentives.parse(body);
      return (
        incentives.some((incentive) => incentive.kind === 'post-training' && incentive.state === state) || undefined
      );
    },
    { everyMilliseconds: 250 },
  );
};

const Envelope = z.object({
  envelopeId: z.string(),
  status: z.string(),
  declared: z.object({ count: z.int(), sum: z.int() }).optional(),
});

/** An operator puts what is ready to be paid into an envelope, and two others approve what it declares. */
export const payOut = async (stack: LocalStack): Promise<void> => {
  const asOperator = staffMember(stack, 'operator', 'operator');
  const opened = await asOperator('POST', '/v1/payout-envelopes', { until: new Date().toISOString() });
  const path = `/v1/payout-envelopes/${Envelope.parse(opened.body).envelopeId}`;
  const declared = await eventually('an envelope that was put together', async () => {
    const envelope = Envelope.parse((await asOperator('GET', path)).body);
    return envelope.status === 'proposed' ? envelope.declared : undefined;
  });
  for (const sub of ['approver-one', 'approver-two']) {
    const verdict = { verdict: 'approve', ...declared };
    const { status, text } = await staffMember(stack, sub, 'approver')('POST', `${path}/verdict`, verdict);
    if (status !== 200) throw new Error(`The envelope was not approved: ${text}`);
  }
};

/** The police's list names somebody, and is taken in. */
export const reportOfPolice = async (stack: LocalStack, nik: string): Promise<void> => {
  await outside(stack).lists.publish('police', { added: [{ nik }] });
  await operator(stack).importList('police');
};

const Outcome = z.object({ outcome: z.string(), award: z.object({ state: z.string() }).optional() });

/** What came of taking part in a wave, once it is told, with the state of the card where there is one. */
export const outcomeOf = async (stack: LocalStack, subject: string, waveId: string) =>
  Outcome.safeParse((await citizen(stack, subject).look(waveId)).body).data;

/** Waits until somebody's card of a wave is in a state. */
export const cardIs = async (stack: LocalStack, subject: string, waveId: string, state: string): Promise<void> => {
  const isSo = async () => (await outcomeOf(stack, subject, waveId))?.award?.state === state || undefined;
  await eventually(`a card that is ${state}`, isSo, { everyMilliseconds: 250 });
};

/** The last day for the first purchase goes by without one, and the card is revoked. */
export const missDeadline = async (stack: LocalStack, subject: string, waveId: string): Promise<void> => {
  const clock = clockOf(stack);
  await clock.passDeadline([{ applicantId: applicantIdOf(subject), waveId: WaveId.parse(waveId) }]);
  clock.stop();
  await stack.invoke('tick-deadlines', {});
  await cardIs(stack, subject, waveId, 'ended');
};

const Proposed = z.object({ decisionId: z.string() });

/** Two people have the next on the waiting list called for places that were given up. */
export const callNext = async (stack: LocalStack, waveId: string): Promise<void> => {
  const path = `/v1/waves/${waveId}/decisions`;
  const call = { kind: 'call', reason: 'Satu penerima mengembalikan kartu.' };
  const proposed = await staffMember(stack, 'operator', 'operator')('POST', path, call);
  const { decisionId } = Proposed.parse(proposed.body);
  const approve = staffMember(stack, 'approver', 'approver');
  const { status, text } = await approve('POST', `${path}/${decisionId}/verdict`, { verdict: 'approve' });
  if (status !== 200) throw new Error(`Nobody was called: ${text}`);
};
