import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { WaveId, type ApplicantId } from '../../events/event.ts';
import { CertificateId, ClientCode, OrderId } from '../../events/training.ts';
import { clientIdIn } from '../../local/seed/catalogue.ts';
import type { LocalStack } from '../../local/stack/stack.ts';
import { tableOf } from '../../local/stack/table-client.ts';
import type { Award } from '../../shared/domain/award.ts';
import type { Debt } from '../../shared/domain/debts/debt.ts';
import type { Certificate } from '../../shared/domain/training/certificate.ts';
import { orderData } from '../../shared/domain/training/order.ts';
import { applicantOf } from '../../shared/http/caller.ts';
import { awardTable } from '../../shared/table/awards.ts';
import { keys } from '../../shared/table/keys.ts';
import { moneyKeys } from '../../shared/table/money-keys.ts';
import { outside, send } from '../support/api.ts';
import { catalogueDesk, courseDay, scheduleInput } from '../support/courses.ts';
import { eventually } from '../support/eventually.ts';
import { givenCourses } from '../support/given-courses.ts';
import { givenOrder } from '../support/given-orders.ts';

/** What has to be there before somebody looks at the pages about trainings and money. */

const Placed = z.object({ orderId: z.string(), redeemCode: z.string() });

const applicantIdOf = (subject: string): ApplicantId => {
  const found = applicantOf({ sub: subject });
  if (found === undefined) throw new Error('There is nobody.');
  return found;
};

/** The code of six digits that was sent last to a phone or address, in a message that says a word. */
export const codeSentTo = (stack: LocalStack, to: string, word: RegExp): Promise<string> =>
  eventually('a code', async () => {
    const messages = await outside(stack).messages.messages(to.replace(/^0/, '+62'));
    return messages.flatMap(({ text }) => (word.test(text) ? (/\b\d{6}\b/.exec(text) ?? []) : [])).at(-1);
  });

export interface OnSale {
  readonly courseId: string;
  readonly title: string;
  /** The participant tells the platform the card's number, and the code that comes by SMS. */
  readonly buy: (cardNumber: string, phone: string) => Promise<void>;
}

/** A webinar that begins in three days, sold on a platform that calls with its own token. */
export const webinarOnSale = async (stack: LocalStack): Promise<OnSale> => {
  const table = tableOf(stack);
  const desk = catalogueDesk(table);
  await desk.institution('lp-cendekia', { nib: '1234567890123', name: 'LP Cendekia' });
  await desk.platform('pasar-ilmu', { nib: '3210987654321', name: 'Pasar Ilmu' });
  const title = 'Pemasaran Digital untuk Usaha Kecil';
  const { courseId } = await givenCourses(desk).published({ title });
  await desk.offer(courseId, 'pasar-ilmu');
  const input = scheduleInput({ code: 'KELAS-1', startsIn: 3 * 86_400 });
  const { body } = await desk.schedule(courseId, input);
  const { scheduleId } = z.object({ scheduleId: z.string() }).parse(body);
  const token = await stack.tokenFor({ pool: 'Partners', client: 'PlatformClient', sub: 'platform' });
  const clientCode = ClientCode.parse(clientIdIn(token));
  const Item = {
    clientCode,
    party: { kind: 'platform', platformId: 'pasar-ilmu' },
    ...{ signKeys: [], acceptsSha1: false, requestsPerSecond: 50, clockSeconds: 300 },
    ...{ registeredBy: 'olga', registeredAt: courseDay.toISOString(), revision: 1 },
  };
  await table.client.send(new PutCommand({ TableName: table.name, Item: { ...keys.partner(clientCode), ...Item } }));
  table.client.destroy();

  return {
    courseId,
    title,
    buy: async (cardNumber, phone) => {
      const wanted = { cardNumber, courseId, scheduleId };
      const asked = await send(stack, { method: 'POST', path: '/v1/purchase-codes', token, body: wanted });
      if (asked.status !== 202) throw new Error(`No code was sent: ${asked.text}`);
      const code = await codeSentTo(stack, phone, /kode/);
      const placed = await send(stack, {
        ...{ method: 'POST', path: '/v1/orders', token },
        body: { ...wanted, reference: 'INV-1', code },
      });
      Placed.parse(placed.body);
    },
  };
};

const cardOf = async (stack: LocalStack, subject: string, waveId: string) => {
  const table = tableOf(stack);
  const award = await awardTable(table).get(applicantIdOf(subject), WaveId.parse(waveId));
  if (award === undefined) throw new Error('Nobody has this card.');
  return { table, award };
};

/** A training that somebody bought and has completed, with its certificate; gives the certificate's number. */
export const completedTraining = async (stack: LocalStack, subject: string, waveId: string): Promise<string> => {
  const { table, award } = await cardOf(stack, subject, waveId);
  const at = new Date().toISOString();
  const placed = await givenOrder(table, { award }, { mode: 'self-paced', at: new Date(), price: 500_000 });
  const certificateId = CertificateId.parse('7K2M9QX4TB1C8D3E5F6G7H8J');
  const order = {
    ...placed,
    ...{ status: 'completed', revision: 3, redeemedAt: at, commits: [{ sequence: 0, at }] },
    ...{ completedAt: at, certificateId },
  };
  const certificate: Certificate = {
    certificateId,
    holder: 'B*** S***',
    courseId: placed.courseId,
    courseVersion: placed.version,
    title: placed.title,
    mode: placed.mode,
    hours: placed.hours,
    institution: { id: placed.institutionId, name: 'LP Cendekia' },
    ...{ completedAt: at, issuedAt: at, scores: {} },
    order: orderData(placed),
    ...{ signed: 'e30.e30.e30', status: 'valid' },
  };
  for (const Item of [
    { ...keys.order(placed.orderId), ...order },
    { ...keys.certificate(certificateId), ...certificate },
  ]) {
    await table.client.send(new PutCommand({ TableName: table.name, Item }));
  }
  table.client.destroy();
  return certificateId;
};

/** What somebody has to pay back, as it is recorded when a list names them after they have bought something. */
export const givenDebt = async (stack: LocalStack, subject: string, waveId: string): Promise<void> => {
  const { table, award } = await cardOf(stack, subject, waveId);
  const debt = debtOf(award, new Date());
  const { applicantId } = debt;
  await table.client.send(
    new PutCommand({ TableName: table.name, Item: { ...moneyKeys.debt(applicantId, debt.waveId), ...debt } }),
  );
  table.client.destroy();
};

const debtOf = ({ applicantId, waveId, scheme, ruleVersion }: Award, now: Date): Debt => {
  const at = now.toISOString();
  return {
    ...{ applicantId, waveId, scheme, ruleVersion },
    ...{ revision: 1, amount: 600_000, repaid: 0 },
    items: [{ kind: 'purchase', orderId: OrderId.parse('0d'.repeat(12)), title: 'Menjahit', at, amount: 600_000 }],
    ...{ stoppedAt: at, reason: 'police', source: 'police', listVersion: 'police-8', rule: 'police_or_soldier' },
    recordedAt: at,
    dueAt: new Date(now.getTime() + 30 * 86_400_000).toISOString(),
    history: [{ revision: 1, at, change: 'recorded', amount: 600_000, outstanding: 600_000 }],
  };
};

/** The number of somebody's card, in full, as they type it at a platform. */
export const cardNumberOf = async (stack: LocalStack, subject: string): Promise<string> => {
  const token = await stack.tokenFor({ pool: 'Citizens', sub: subject });
  const { body } = await send(stack, { path: '/v1/registrations/me/orders', token });
  const { cards } = z.object({ cards: z.array(z.object({ cardNumber: z.string() })) }).parse(body);
  return cards[0]?.cardNumber ?? '';
};
