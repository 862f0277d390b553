import {
  completionNotice,
  institutionOf,
  passTask,
  picture,
  presenceLink,
  takeIn,
  threeWeeks,
  type InstitutionCall,
} from '../../local/demo/lessons.ts';
import { purchaseCodesOf } from '../../local/demo/purchase-codes.ts';
import { told } from '../../shared/api-client/client.ts';
import { untilThere } from './calls.ts';
import { citizenApi, partnerApis, type Life, type World } from './world.ts';

const consent = { version: '2023.1', accepted: true } as const;

/** Registers and joins; what the person holds in the end is the ticket, or nothing where the rules say no. */
export const enter = async (world: World, life: Life): Promise<void> => {
  const { applicant, waveId } = life;
  const api = citizenApi(world, applicant);
  const registered = await api.POST('/v1/registrations', { body: { ...applicant.person.application, consent } });
  if (registered.data === undefined) return;
  const { data } = await api.POST('/v1/waves/{waveId}/enrollments', { params: { path: { waveId } } });
  if (data !== undefined) life.ticket = data.ticket;
};

/** Whether the person was drawn. */
export const isSelected = (world: World, { applicant, waveId }: Life): Promise<boolean> =>
  untilThere(`what came of ${applicant.subject} in ${waveId}`, async () => {
    const params = { path: { waveId } };
    const seen = await told(citizenApi(world, applicant).GET('/v1/waves/{waveId}/enrollments/me', { params }));
    return 'outcome' in seen ? seen.outcome === 'selected' : undefined;
  });

/** A call of the institution's own client, which signs anew each time it asks again. */
const insisting =
  (institution: InstitutionCall): InstitutionCall =>
  (call, fields) =>
    untilThere(`the institution's ${call}`, () => institution(call, fields));

/** Buys by a code that is sent over SMS; the platform keeps its own number of what it sold. */
const buy = async (world: World, life: Life, isWebinar: boolean): Promise<string | undefined> => {
  const { applicant, waveId } = life;
  const api = citizenApi(world, applicant);
  const card = await untilThere(`the card of ${applicant.subject}`, async () => {
    const { cards } = await told(api.GET('/v1/registrations/me/orders'));
    return cards.find((one) => one.waveId === waveId);
  });
  // A card that is held for a dispute buys nothing.
  if (card.state !== 'active') return undefined;
  life.cardNumber = card.cardNumber;
  life.reference = `CHAOS-${waveId}-${applicant.subject}`;
  const { courseId, scheduleId } = world.school.webinar;
  const course = isWebinar ? { courseId, scheduleId } : world.school.selfPaced;
  const { platform } = partnerApis(world);
  const asked = { cardNumber: card.cardNumber, ...course };
  const codes = () => purchaseCodesOf(world.admins.messages, applicant.person);
  return untilThere(`the purchase of ${applicant.subject}`, async () => {
    const before = (await codes()).length;
    await told(platform.POST('/v1/purchase-codes', { body: asked }));
    const code = await untilThere(`a code for ${applicant.subject}`, async () => {
      const found = await codes();
      return found.length > before ? found.at(-1) : undefined;
    });
    const body = { reference: life.reference ?? '', ...asked, code };
    const { orderId, redeemCode } = await told(platform.POST('/v1/orders', { body }));
    life.orderId = orderId;
    return redeemCode;
  });
};

/** Takes the purchase back while the class has not begun. */
const takeBack = async (world: World, life: Life): Promise<void> => {
  const params = { path: { orderId: life.orderId ?? '' } };
  const api = citizenApi(world, life.applicant);
  await untilThere(`that ${life.reference ?? ''} is taken back`, async () => {
    await api.POST('/v1/registrations/me/orders/{orderId}/cancellation', { params });
    const { orders } = await told(api.GET('/v1/registrations/me/orders'));
    return orders.find(({ orderId, status }) => orderId === life.orderId && ['cancelled', 'refunded'].includes(status));
  });
  life.isTakenBack = true;
};

/** Proves to be there, hands in, and completes, so that the institution tells of it. */
const complete = async (world: World, life: Life, redeemCode: string): Promise<void> => {
  const { callers, clock } = world;
  const signed = insisting(institutionOf(world.school));
  await takeIn(signed, redeemCode);
  const params = { path: { linkId: await presenceLink(signed, redeemCode) } };
  await callers.apiAs().POST('/v1/presence/{linkId}', { params, body: { sample: picture() } });
  // Nobody waits for three weeks: the dates of this purchase are set back on record.
  await clock.passForOrder(life.orderId ?? '', threeWeeks);
  await passTask(signed, redeemCode);

  const notice = completionNotice(redeemCode);
  const { institution } = partnerApis(world);
  const [taken] = (await told(institution.POST('/v1/training-completions', { body: { notices: [notice] } }))).notices;
  if (taken === undefined || !('id' in taken)) throw new Error('A completion was not taken.');
  const outcome = await untilThere(`the completion of ${life.reference ?? ''}`, async () => {
    const path = { noticeId: taken.id };
    const found = await told(institution.GET('/v1/training-completions/{noticeId}', { params: { path } }));
    return found.status === 'pending' ? undefined : found;
  });
  if (!('certificateId' in outcome)) throw new Error(`A completion was refused: ${JSON.stringify(outcome)}`);
  life.certificateId = outcome.certificateId;
};

/** Links an account, rates and reviews, so that the incentive is decided. */
const comeToIncentive = async (world: World, life: Life, number: string): Promise<void> => {
  const api = citizenApi(world, life.applicant);
  await untilThere(`the account of ${life.applicant.subject}`, async () => {
    const body = { channel: 'BNI' as const, number };
    const { response, error } = await api.PUT('/v1/registrations/me/payout-account', { body });
    if (!response.ok) throw new Error(JSON.stringify(error));
    return true;
  });
  life.account = number;
  const params = { path: { orderId: life.orderId ?? '' } };
  const body = { rating: 5, text: 'Materinya jelas dan langsung dapat dipakai.' };
  await api.POST('/v1/registrations/me/orders/{orderId}/review', { params, body });
  await untilThere(`the incentive of ${life.applicant.subject}`, async () => {
    const { incentives } = await told(api.GET('/v1/registrations/me/incentives'));
    return incentives.some(({ decision }) => decision !== undefined) ? true : undefined;
  });
};

/** A recipient's way to the end: every third buys a class with seats, and every sixth takes it back; the others complete. */
export const train = async (world: World, life: Life, place: number): Promise<void> => {
  const isWebinar = place % 3 === 2;
  const redeemCode = await buy(world, life, isWebinar);
  if (redeemCode === undefined) return;
  if (isWebinar) {
    if (place % 6 === 2) await takeBack(world, life);
    return;
  }
  await complete(world, life, redeemCode);
  await comeToIncentive(world, life, String(4_100_000_001 + (world.lives.indexOf(life) + 1) * 37));
};

const approvers = ['approver-one', 'approver-two'];

/** Pays what is ready: an operator puts it into an envelope, and two people approve what each envelope declares. */
export const payOut = async (world: World): Promise<void> => {
  const operator = world.staffAs('operator-chaos', 'operator');
  const until = new Date().toISOString();
  const opened = await told(operator.POST('/v1/payout-envelopes', { body: { until } }));
  await untilThere('an envelope that is put together', async () => {
    const params = { path: { envelopeId: opened.envelopeId } };
    const { status } = await told(operator.GET('/v1/payout-envelopes/{envelopeId}', { params }));
    return status === 'assembling' ? undefined : true;
  });
  const { envelopes } = await told(operator.GET('/v1/payout-envelopes'));
  for (const { envelopeId, status, declared } of envelopes) {
    if (status !== 'proposed' || declared === undefined) continue;
    const { count, sum } = declared;
    const body = { verdict: 'approve', count, sum } as const;
    const params = { path: { envelopeId } };
    for (const sub of approvers)
      await world.staffAs(sub, 'approver').POST('/v1/payout-envelopes/{envelopeId}/verdict', { params, body });
  }
};

/** Whether everybody whose incentive was decided is paid. */
export const isPaid = async (world: World, { applicant, account }: Life): Promise<boolean> => {
  if (account === undefined) return true;
  const { incentives } = await told(citizenApi(world, applicant).GET('/v1/registrations/me/incentives'));
  const due = incentives.filter(({ decision }) => decision?.outcome === 'approved');
  return due.length > 0 && due.every(({ payout }) => payout?.status === 'paid');
};
