import { KMSClient } from '@aws-sdk/client-kms';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { seedPartner } from '../../../local/stack-file.ts';
import { headersFor } from '../../../local/partner/offline.ts';
import type { SandboxPartner } from '../../../local/seed/sandbox-partner.ts';
import type { LocalStack } from '../../../local/stack/stack.ts';
import { tableOf } from '../../../local/stack/table-client.ts';
import { InstitutionId, PlatformId } from '../../../events/catalogue.ts';
import { Ticket, type ApplicantId } from '../../../events/event.ts';
import { ListFileId } from '../../../events/list-file-submitted.ts';
import { functions } from '../../../infra/functions.ts';
import { makeAward, type Award } from '../../../shared/domain/award.ts';
import { cardNumberOf } from '../../../shared/domain/card-number.ts';
import { courseIdOf } from '../../../shared/domain/catalogue/course.ts';
import { scheduleIdOf } from '../../../shared/domain/catalogue/schedule.ts';
import { Debt } from '../../../shared/domain/debts/debt.ts';
import { ruleSetOf } from '../../../shared/domain/rule-sets.ts';
import { orderIdOf, type Order } from '../../../shared/domain/training/order.ts';
import { Wave } from '../../../shared/domain/wave.ts';
import { seal } from '../../../shared/keys/fields.ts';
import { keyStore, type KeyStore } from '../../../shared/keys/ring.ts';
import { awardTable } from '../../../shared/table/awards.ts';
import type { Table } from '../../../shared/table/client.ts';
import { index, keys } from '../../../shared/table/keys.ts';
import { listKeys } from '../../../shared/table/list-keys.ts';
import { moneyKeys } from '../../../shared/table/money-keys.ts';
import { purchaseTable } from '../../../shared/table/purchases.ts';
import { citizen, operator, send, staffMember, type Reply } from '../api.ts';
import { eventually } from '../eventually.ts';
import { anOrder } from '../given-orders.ts';
import { testWaveKeys } from '../keys.ts';
import { somebody } from '../population.ts';
import { announcedWave, nothingFound } from '../recipients.ts';
import { applicant } from '../registrations.ts';
import type { Known } from './requests.ts';

/** What stands on a stack before it is tried: something of each kind, so that requests get further than to "not found". */
export interface FuzzedWorld {
  readonly stack: LocalStack;
  readonly table: Table;
  readonly partner: SandboxPartner;
  /** The subject of the token of the citizen who asks. */
  readonly subject: string;
  readonly applicantId: ApplicantId;
  readonly known: Known;
}

/** A list's file of which a later one took the place. */
export const oldListFile = ListFileId.parse('5'.repeat(24));

const subject = 'somebody';
const waves = { open: '2023-50', planned: '2023-52' } as const;
const dayMilliseconds = 86_400_000;
const institutionId = 'lp-sandbox';
const platformId = PlatformId.parse('platform-sandbox');
const statement = 'Saya bukan mahasiswa lagi sejak 2021.';

const put = async ({ client, name }: Table, ...items: Record<string, unknown>[]): Promise<void> => {
  for (const Item of items) await client.send(new PutCommand({ TableName: name, Item }));
};

/** The name of a function's file without its folder: what the stack knows it by. */
export const functionOf = (file: string): string => file.slice(file.indexOf('/') + 1);

const ago = (milliseconds: number): string => new Date(Date.now() - milliseconds).toISOString();

/** A published wave in which the citizen was given a card. */
const givenCard = async (table: Table, applicantId: ApplicantId, store: KeyStore) => {
  const announcedAt = ago(3 * dayMilliseconds);
  const wave = Wave.parse({ ...announcedWave, waveId: '2023-49', announcedAt });
  const ticket = Ticket.parse('d'.repeat(32));
  await put(
    table,
    { ...keys.wave(wave.waveId), ...wave },
    { ...keys.quota(wave.waveId), quota: { '32.01': 5 } },
    { ...keys.waveKeys(wave.waveId), ...(await store.newWaveKeys(wave.waveId)) },
  );
  const rules = ruleSetOf(wave.scheme, wave.ruleVersion);
  const cardNumber = cardNumberOf(testWaveKeys, { waveId: wave.waveId, ticket, attempt: 1 });
  const drawn = { applicantId, ticket, regency: '32.01', rank: 1 };
  const award = makeAward(drawn, { wave, rules, announcedAt, cardNumber, found: nothingFound });
  const made = await awardTable(table).make(award, { registrationVersion: 1, at: announcedAt, others: () => [] });
  if (made !== 'made') throw new Error(`The award was not made: ${made}.`);
  return award;
};

/** What the citizen bought with the card: two courses of the sandbox. */
const givenOrders = async (table: Table, award: Award) => {
  const courseId = courseIdOf(InstitutionId.parse(institutionId), 'SANDBOX-SPL');
  const bought = ['F-1', 'F-2'].map((reference) => ({
    ...anOrder({ award }, { reference, price: 600_000, mode: 'self-paced', institutionId, at: new Date() }),
    orderId: orderIdOf(platformId, reference),
    platformId,
    courseId,
  }));
  for (const order of bought) await purchaseTable(table).place(order, award);
  return bought;
};

/** A debt of the card, cases about the person, a course that is held back, a decision about the wave: each waits for somebody. */
const givenWork = async (table: Table, award: Award, orders: readonly Order[], store: KeyStore) => {
  const { applicantId, waveId, scheme, ruleVersion, ticket } = award;
  const at = ago(dayMilliseconds);
  const debt = Debt.parse({
    ...{ applicantId, waveId, scheme, ruleVersion, revision: 1, amount: 900_000, repaid: 0, items: [] },
    ...{ stoppedAt: at, reason: 'police', source: 'police', listVersion: 'police-8', recordedAt: at },
    ...{ dueAt: new Date(Date.now() + 30 * dayMilliseconds).toISOString() },
    history: [{ revision: 1, at, change: 'recorded', amount: 900_000, outstanding: 900_000 }],
  });
  await put(
    table,
    { ...moneyKeys.debt(applicantId, waveId), ...debt },
    { ...moneyKeys.balance(applicantId, 'debt', waveId), kind: 'debt', waveId, balance: debt.amount },
  );

  const ring = await store.ring();
  const caseIds = ['1', '2', '3'].map((digit) => digit.repeat(24));
  for (const caseId of caseIds) {
    const opened = {
      ...{ caseId, status: 'open', openedAt: at, kind: 'place-objection', applicantId, waveId, ticket },
      ...{ code: 'police', listVersion: 'police-8', statement: seal(ring, applicantId, 'statement', statement) },
    };
    await put(table, { ...keys.case(caseId), ...index.caseOf('open', at, caseId), ...opened });
  }
  const [order] = orders;
  if (order !== undefined) {
    const { orderId, price: amount } = order;
    const hold = { orderId, platformId, waveId, amount, reasons: ['audit'], heldBy: 'olga', heldAt: at };
    const proposal = { outcome: 'release', reason: 'Tidak ada temuan.', by: 'olga', at };
    await put(table, { ...moneyKeys.hold(orderId), ...hold, revision: 1, status: 'open', proposal });
  }
  const file = { fileId: oldListFile, source: 'police', number: 899, version: 'polri-899', status: 'superseded' };
  await put(table, { ...listKeys.file(oldListFile), ...file, openedAt: at, openedBy: 'olga' });
  const decisionId = '4'.repeat(24);
  const decision = {
    ...{ decisionId, waveId, kind: 'redraw', run: 1, reason: 'Alasan yang cukup panjang.', proposedBy: 'olga' },
    ...{ proposedAt: at, status: 'open' },
  };
  await put(table, { ...keys.waveDecision(waveId, decisionId), ...decision });
  return { caseIds, decisionId };
};

/** What an answer has under a name. @throws Error on a refusal. */
const told = ({ status, text, body }: Reply, name: string): string => {
  const found = z.record(z.string(), z.unknown()).safeParse(body).data?.[name];
  if (status >= 300 || typeof found !== 'string') throw new Error(`Answered ${status} without ${name}: ${text}`);
  return found;
};

/** The page of presence of a session that is on. */
const givenLink = async (stack: LocalStack, partner: SandboxPartner): Promise<string> => {
  const path = '/api/v1/integration/oauth/url-generate';
  const body = {
    redeem_code: partner.codes.sessionNow,
    redirect_uri: 'https://lembaga.contoh.id/selesai',
    email: 'ani@contoh.id',
  };
  const { clientCode, signKey } = partner;
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const reply = await eventually(
    'the session',
    async () => {
      const headers = headersFor({ clientCode, signKey, timestamp, path, body: JSON.stringify(body) });
      const answer = await send(stack, { method: 'POST', path, headers, body });
      return answer.status === 200 ? answer : undefined;
    },
    { everyMilliseconds: 500 },
  );
  const { url } = z.object({ data: z.object({ url: z.string() }) }).parse(reply.body).data;
  return url.slice(url.lastIndexOf('/') + 1);
};

/**
 * Fills a stack (started with {@link seedOfTests}) with something of each kind, and stops what works on queues, so that
 * from then on nothing changes but by requests.
 */
export const fuzzedWorld = async (stack: LocalStack): Promise<FuzzedWorld> => {
  const table = tableOf(stack);
  const applicantId = applicant(subject);
  const partner = await seedPartner(stack);
  const staff = operator(stack);
  const asOperator = staffMember(stack, 'operator', 'operator');
  const person = citizen(stack, subject);
  const quota = { [somebody(3).registered.regency]: 5 };
  await staff.createWave({ waveId: waves.open, closesIn: 3_600, quota });
  await staff.createWave({ waveId: waves.planned, opensIn: 3_600, closesIn: 7_200, quota });
  await person.register(somebody(3));
  await person.decided();
  const ticket = told(await person.join(waves.open), 'ticket');

  const { DATA_KEY_ARN = '' } = stack.variablesOf('submit-registration');
  const { region, credentials, endpoints } = stack;
  const kms = new KMSClient({ region, credentials, endpoint: endpoints.calls });
  const store = keyStore(table, DATA_KEY_ARN, { kms });
  const award = await givenCard(table, applicantId, store);
  const orders = await givenOrders(table, award);
  const { caseIds, decisionId } = await givenWork(table, award, orders, store);
  const orderIds = orders.map(({ orderId }) => orderId);
  const partners = `/v1/partners/${partner.clientCode}`;
  const party = { kind: 'institution', institutionId };
  await asOperator('PUT', partners, { party, requestsPerSecond: 5_000 });
  const envelope = told(await asOperator('POST', '/v1/payout-envelopes', {}), 'envelopeId');
  const settlements = `/v1/platforms/${platformId}/settlements`;
  const settlement = told(
    await asOperator('POST', settlements, { day: ago(dayMilliseconds).slice(0, 10) }),
    'settlementId',
  );
  const bankStatement = told(await asOperator('POST', '/v1/bank-statements', { format: 'csv' }), 'statementId');
  const listFile = told(
    await asOperator('POST', '/v1/lists/police/files', { version: 'polri-901', number: 901, complete: true }),
    'fileId',
  );
  const token = await stack.tokenFor({ pool: 'Partners', client: 'Institution', sub: 'fuzz-institution' });
  const upload = told(
    await send(stack, { method: 'POST', path: '/v1/training-completions/uploads', token }),
    'uploadId',
  );
  const linkId = await givenLink(stack, partner);

  await Promise.all(
    functions.map(async ({ file, trigger }) => {
      if (!('route' in trigger) && !('schedule' in trigger)) await stack.pauseSource(functionOf(file));
    }),
  );
  const courseIds = orders.map(({ courseId }) => courseId);
  const webinar = courseIdOf(InstitutionId.parse(institutionId), 'SANDBOX-WEB');
  const codes = Object.values<string>({ ...partner.codes });
  const known: Known = {
    waveId: [waves.open, award.waveId, waves.planned, '2023-99'],
    applicantId: [applicantId, 'a'.repeat(32)],
    ticket: [ticket, award.ticket],
    courseId: [...courseIds, webinar, 'd'.repeat(24)],
    scheduleId: [scheduleIdOf(webinar, 1, 'SANDBOX-1'), 'e'.repeat(24)],
    institutionId: [institutionId, 'lp-sandbox-lain', 'lp-baru'],
    platformId: [platformId, 'platform-baru'],
    clientCode: ['sandbox-lp-2', 'klien-baru'],
    orderId: [...orderIds, 'e'.repeat(24)],
    caseId: [...caseIds, 'b'.repeat(24)],
    decisionId: [decisionId, 'c'.repeat(24)],
    envelopeId: [envelope],
    settlementId: [settlement],
    statementId: [bankStatement],
    fileId: [listFile],
    uploadId: [upload],
    linkId: [linkId],
    source: ['police', 'officials'],
    version: ['1', '2'],
    regency: ['32.01', '31.73'],
    day: ['2023-02-24', ago(dayMilliseconds).slice(0, 10)],
    cardNumber: [award.cardNumber],
    redeem_code: codes,
    redeemCode: codes,
    sequence: [0, 1, null],
    survey: ['normal-1'],
    file: ['commitment.json', 'runs/1/result.json', 'keys.json'],
  };
  return { stack, table, partner, subject, applicantId, known };
};
