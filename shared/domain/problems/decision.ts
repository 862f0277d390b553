import { problemsOf } from './problem.ts';

/** Why a decision that takes two people cannot be proposed, or not confirmed. */
export const decisionProblems = problemsOf({
  'decision-not-found': {
    kind: 'notFound',
    id: 'Usulan keputusan ini tidak ada.',
    en: 'There is no such decision.',
  },
  'decision-own': {
    kind: 'forbidden',
    id: 'Usulan harus diputus oleh orang lain, bukan oleh pengusulnya.',
    en: 'A decision is confirmed or rejected by somebody other than who proposed it.',
  },
  'decision-closed': {
    kind: 'conflict',
    id: 'Usulan ini sudah diputus.',
    en: 'This decision has been made already.',
  },
  'decision-overtaken': {
    kind: 'conflict',
    id: 'Keadaan gelombang sudah berubah sejak usulan ini dibuat. Buat usulan baru bila masih perlu.',
    en: 'The wave has moved on since this was proposed. Propose it anew if it is still needed.',
  },
  'draw-not-held': {
    kind: 'conflict',
    id: 'Tidak ada pengundian yang ditahan oleh uji keadilan pada gelombang ini.',
    en: 'The fairness gate holds no draw of this wave.',
  },
  'run-under-way': {
    kind: 'conflict',
    id: 'Putaran lain pada gelombang ini masih berjalan.',
    en: 'Another run of this wave is still under way.',
  },
  'waiting-list-over': {
    kind: 'conflict',
    id: 'Gelombang ini tidak memiliki daftar tunggu, atau masanya sudah berakhir.',
    en: 'This wave has no waiting list, or its time is over.',
  },
  'no-place-freed': {
    kind: 'conflict',
    id: 'Tidak ada tempat kosong pada gelombang ini.',
    en: 'No place of this wave is free.',
  },
});
