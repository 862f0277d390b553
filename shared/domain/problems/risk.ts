import { problemsOf } from './problem.ts';

/** Why a case about shared phones, addresses or devices cannot be shown, or not be decided so. */
export const riskProblems = problemsOf({
  'risk-not-found': {
    kind: 'notFound',
    id: 'Kasus ini tidak ada. Lihat daftar kasus.',
    en: 'There is no such case. Look at the list of cases.',
  },
  'risk-merged': {
    kind: 'conflict',
    id: 'Kasus ini sudah digabung ke kasus yang lebih lama. Buka kasus itu dan putuskan di sana.',
    en: 'This case became part of an older one. Open that one, and decide it there.',
  },
  'risk-closed': {
    kind: 'conflict',
    id: 'Kasus ini sudah diputuskan. Keberatan peserta diperiksa pada daftar keberatan.',
    en: 'This case is decided. Objections of its members are looked into among the objections.',
  },
  'risk-changed': {
    kind: 'conflict',
    id: 'Kasus ini baru saja berubah. Lihat isinya sekarang sebelum memutuskan.',
    en: 'This case has changed just now. Look at it again before you decide.',
  },
  'risk-decision-under-way': {
    kind: 'conflict',
    id: 'Keputusan atas kasus ini sedang dijalankan. Kirim persetujuan yang sama sekali lagi untuk menyelesaikannya.',
    en: 'What was decided of this case is being carried out. Send the same approval again to complete it.',
  },
  'risk-proposal-missing': {
    kind: 'conflict',
    id: 'Belum ada usulan keputusan. Usulkan dahulu keputusan atas kasus ini.',
    en: 'Nothing is proposed. Propose a decision on this case first.',
  },
  'risk-members-missing': {
    kind: 'unprocessable',
    id: 'Sebutkan anggota yang ditolak: keputusan tidak pernah berlaku bagi orang yang tidak disebut.',
    en: 'Name the members who are refused: a decision never holds for anybody who is not named.',
  },
  'risk-members-needless': {
    kind: 'unprocessable',
    id: 'Kasus yang dinyatakan wajar tidak menolak siapa pun. Kosongkan daftar anggota.',
    en: 'A case that is cleared refuses nobody. Leave the members empty.',
  },
  'risk-member-foreign': {
    kind: 'unprocessable',
    id: 'Ada orang yang bukan anggota kasus ini. Lihat anggotanya sekali lagi.',
    en: 'Somebody who is named does not belong to this case. Look at its members again.',
  },
});
