import { expect, test } from 'vitest';
import { attentionOf, type Known } from '../../../console/source/operations/attention.ts';

const staff = (sub: string, role: 'operator' | 'approver') => ({ claims: { sub, groups: [role], roles: [role] } });

type Queue = NonNullable<Known['queues']>['queues'][number];
const queue = (changes: Partial<Queue> & Pick<Queue, 'queue'>): Queue => ({
  ...{ ready: 0, delayed: 0, inFlight: 0, deadLetters: 0, consumer: '', runbooks: [] },
  ...changes,
});

const at = '2023-08-23T16:00:00.000Z';

type Feature = NonNullable<Known['features']>['features'][number];
const feature = (name: Feature['feature'], share: number): Feature => ({
  ...{ feature: name, names: { id: `Fitur ${name}`, en: `The feature ${name}` }, routes: [], revisions: [] },
  ...{ share, revision: 1, reason: 'Bank tidak menjawab.', setBy: 'olga' },
});

const quiet: Known = {
  queues: { at, queues: [queue({ queue: 'verification', ready: 40, oldestSeconds: 60 })] },
  pulse: {
    ...{ day: '2023-08-23', measuredAt: at, counts: [] },
    servers: [{ server: 'registry', postponed: [0, 9, 3, 1], answered: [80, 12, 30, 1] }],
  },
  selections: [],
  approvals: { approvals: [], isComplete: true },
  features: { at, features: [feature('joining', 100)] },
};

const texts = (known: Known, who = staff('olga', 'operator')) => attentionOf('id', known, who).map(({ text }) => text);

test('when everything goes its way nobody is needed', () => {
  expect(texts(quiet)).toEqual([]);
});

test('a feature that is closed is told, and one that is on for some people only', () => {
  const known: Known = { ...quiet, features: { at, features: [feature('joining', 0), feature('reviews', 40)] } };

  expect(attentionOf('id', known, staff('olga', 'operator'))).toEqual([
    { isUrgent: false, text: 'Fitur joining: ditutup untuk semua orang.', href: '/operations/switches' },
    {
      isUrgent: false,
      text: 'Fitur reviews: terbuka hanya untuk 40 dari 100 orang.',
      href: '/operations/switches',
    },
  ]);
  expect(attentionOf('en', known, staff('olga', 'operator'))[0]?.text).toBe(
    'The feature joining: closed for everybody.',
  );
});

test('dead letters, an old queue and a server that does not answer call people, each with its runbook', () => {
  const known: Known = {
    ...quiet,
    queues: {
      at,
      queues: [
        queue({ queue: 'payouts', deadLetters: 1_204 }),
        queue({ queue: 'verification', ready: 9, oldestSeconds: 3_601 }),
        queue({ queue: 'standing', ready: 9, oldestSeconds: 900 }),
      ],
    },
    pulse: {
      ...{ day: '2023-08-23', measuredAt: at, counts: [] },
      servers: [{ server: 'registry', postponed: [0, 0, 0, 12], answered: [80, 12, 30, 0] }],
    },
  };

  expect(attentionOf('id', known, staff('olga', 'operator'))).toEqual([
    {
      isUrgent: true,
      text: '1.204 pesan gagal di antrean Pembayaran.',
      href: '/operations/queues/payouts',
      runbook: 'payouts-dead-letters',
    },
    {
      isUrgent: true,
      text: 'Pesan tertua di antrean Verifikasi pendaftar sudah menunggu 1 jam.',
      href: '/operations/queues/verification',
      runbook: 'verification-backlog',
    },
    {
      isUrgent: true,
      text: 'Data kependudukan (Dukcapil) tidak menjawab: 12 permintaan ditunda.',
      href: '/operations/day',
      runbook: 'registry-unavailable',
    },
  ]);
});

test('a draw that is held and a stage that stands still are told, and one that waits for its time is not', () => {
  const stage = { startedAt: at, done: 0, remaining: 1, rate: 0 };
  const selection = (waveId: string, one: 'gate' | 'beacon' | 'draw', state: 'waiting' | 'stalled') => ({
    ...{ waveId, run: 1, at, laterRuns: [] },
    stages: [{ ...stage, stage: one, state }],
  });
  const known: Known = {
    ...quiet,
    selections: [
      selection('2023-48', 'gate', 'waiting'),
      selection('2023-49', 'beacon', 'waiting'),
      selection('2023-50', 'draw', 'stalled'),
    ],
  };

  expect(texts(known)).toEqual([
    'Undian gelombang 2023-48 ditahan uji keadilan. Dua orang memutuskan.',
    'Seleksi gelombang 2023-50 macet di tahap “Mengundi”.',
  ]);
});

test('proposals are told by whom they wait for', () => {
  const proposal = (id: string, proposedBy: string, approvedBy: readonly string[] = []) => ({
    ...{ id, proposedBy, approvedBy: [...approvedBy], kind: 'envelope' as const, approvalsNeeded: 2, path: '' },
    ...{ does: { id: '', en: '' }, proposedAt: at, roles: ['approver' as const] },
  });
  const known: Known = {
    ...quiet,
    approvals: {
      approvals: [proposal('1', 'olga'), proposal('2', 'budi'), proposal('3', 'budi', ['ayu'])],
      isComplete: true,
    },
  };

  expect(texts(known, staff('ayu', 'approver'))).toEqual([
    '2 usulan menunggu keputusan Anda.',
    '1 usulan menunggu orang kedua.',
  ]);
  expect(texts(known, staff('olga', 'operator'))).toEqual([
    '2 usulan menunggu orang kedua.',
    '1 usulan Anda menunggu orang lain.',
  ]);
});
