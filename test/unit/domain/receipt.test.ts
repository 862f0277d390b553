import { expect, test } from 'vitest';
import { Ticket, WaveId } from '../../../events/event.ts';
import { receiptOf } from '../../../shared/domain/receipt.ts';

const ticket = Ticket.parse('a'.repeat(32));
const waveId = WaveId.parse('2023-48');
const [before, after] = ['2023-02-18T03:00:00.000Z', '2023-02-18T03:00:00.001Z'];

test.each([
  ['the instant of asking, where what it tells of came before', before, after, after],
  ['the same instant, where it was asked for at it', before, before, before],
  ['the instant of what it tells of, where the other of two clicks was recorded a moment later', after, before, after],
])('a receipt is issued at %s', (_, at, askedAt, issuedAt) => {
  const receipt = receiptOf({ kind: 'joined', waveId, ticket, at }, askedAt);

  expect(receipt).toEqual({ kind: 'joined', waveId, ticket, at, issuedAt });
});
