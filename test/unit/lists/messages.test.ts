import { expect, test } from 'vitest';
import { ListMessage } from '../../../shared/lists/messages.ts';

const fileId = '0f'.repeat(12);

test.each([
  { source: 'police', number: 3 },
  { fileId },
  { fileId, piece: 2 },
  { fileId, unit: 5, added: 1, removed: 0 },
  { fileId, clear: 5 },
])('a message with a field that only later code knows is still the same message: %j', (message) => {
  expect(ListMessage.parse({ ...message, later: 'something' })).toEqual(message);
});

test.each([{ fileId, piece: -1 }, { fileId, unit: 5 }, { fileId, clear: 'all' }, { source: 'police' }, {}])(
  'a message about a part of a file that is malformed is none about the file: %j',
  (message) => {
    expect(ListMessage.safeParse(message).success).toBe(false);
  },
);
