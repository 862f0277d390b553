import type { Ticket, WaveId } from '../../events/event.ts';
import type { Stage } from '../../events/selection-stage-started.ts';
import type { Award, EndReason, HoldReason } from './award.ts';
import { maskedCardNumber } from './card-number.ts';
import type { ApplicantHead, ExcludedHead, IndexedLine, PlaceHead } from './draw/result-index.ts';
import type { Outcome } from './draw/ranking.ts';
import { isReasonCode, reasons } from './reasons.ts';
import { regencyName } from './regions.ts';
import type { Run } from './run.ts';

interface Sentences {
  readonly id: string;
  readonly en: string;
}

/** What each outcome of a wave means to the person. */
const outcomeSentences: Readonly<Record<Outcome | 'excluded', Sentences>> = {
  selected: { id: 'Anda terpilih.', en: 'You are selected.' },
  'not-selected': {
    id: 'Anda belum terpilih: urutan Anda berada di bawah penerima terakhir.',
    en: 'You are not selected: your rank is below that of the last recipient.',
  },
  'household-full': {
    id: 'Anda belum terpilih: penerima dalam KK Anda sudah mencapai batas.',
    en: 'You are not selected: your family card had all its recipients when your turn came.',
  },
  struck: {
    id: 'Anda dilewati: sebuah daftar kementerian mencantumkan Anda sebelum pengundian.',
    en: 'You were passed over: a ministry’s list named you before the draw.',
  },
  excluded: { id: 'Anda tidak diikutkan dalam pengundian.', en: 'You did not take part in the draw.' },
};

/** Why a drawn person cannot use the card, or not yet. Of another who claims the same NIK nobody learns here. */
const holdSentences: Readonly<Record<HoldReason, Sentences>> = {
  'identity-disputed': {
    id: 'Kartu ditahan sampai petugas selesai memeriksa identitas Anda. Batas pembelian pertama dihitung mulai hari kartu dilepas.',
    en: 'The card is held until a person has looked into your identity. The days for the first purchase count from the day on which it is released.',
  },
  'identity-changed': {
    id: 'Kartu ditahan karena NIK Anda diperbaiki setelah daftar peserta dikunci. Hubungi pusat bantuan.',
    en: 'The card is held because you corrected your NIK after the lists were locked. Ask the help desk.',
  },
  'household-limit-reached': {
    id: 'Kartu ditahan karena penerima dalam KK Anda sudah mencapai batas. Hubungi pusat bantuan bila ini keliru.',
    en: 'The card is held because your family card has as many recipients as it may have. Ask the help desk if this is wrong.',
  },
  'earlier-recipient': {
    id: 'Kartu ditahan karena Anda tercatat sudah menjadi penerima. Hubungi pusat bantuan bila ini keliru.',
    en: 'The card is held because you are on record as a recipient already. Ask the help desk if this is wrong.',
  },
};

/** Why somebody has the card no more. */
const endSentences: Readonly<Record<EndReason, Sentences>> = {
  'given-up': {
    id: 'Anda telah melepaskan kartu ini. Anda dapat bergabung dengan gelombang berikutnya.',
    en: 'You gave this card up. You may join later waves.',
  },
  listed: {
    id: 'Kartu ini berakhir karena sebuah daftar kementerian kini mencantumkan Anda. Bila keliru, ajukan keberatan.',
    en: 'This card has ended because a ministry’s list names you by now. Object if that is wrong.',
  },
  revoked: {
    id: 'Kartu ini dicabut karena sampai batas waktunya belum ada pelatihan yang dibeli. Bila menurut Anda ini keliru, hubungi pusat bantuan.',
    en: 'This card was revoked because no training had been bought by its last day. Ask the help desk if you think that this is wrong.',
  },
  redrawn: {
    id: 'Undian gelombang ini diulang, dan Anda tidak terpilih pada undian ulang.',
    en: 'This wave was drawn again, and you were not selected in the new draw.',
  },
};

/** Instead of "you are not selected": for whom a place of the draw was given that another gave up or lost. */
export const calledFromWaitingList: Sentences & { readonly outcome: 'called' } = {
  outcome: 'called',
  id: 'Anda dipanggil dari daftar tunggu.',
  en: 'You were called from the waiting list.',
};

/** Instead of "you are selected": for an account that claims, or claimed, the NIK of the ticket and does not hold it. */
export const cardOfAnother: Sentences = {
  id: 'Tiket ini terpilih, tetapi kartunya tidak diterbitkan untuk akun ini.',
  en: 'This ticket is selected, but its card was not issued to this account.',
};

/** What a wave is waiting for, in words for its applicants. */
export const stageSentences: Readonly<Record<Stage, Sentences>> = {
  barrier: { id: 'Verifikasi terakhir sedang diselesaikan.', en: 'The last verifications are being completed.' },
  collect: { id: 'Daftar peserta sedang disusun.', en: 'The applicants are being gathered.' },
  freeze: { id: 'Daftar peserta sedang dibekukan.', en: 'The lists of applicants are being frozen.' },
  commit: { id: 'Daftar peserta sedang dikunci dan diumumkan.', en: 'The lists are being committed to in public.' },
  seal: { id: 'Masa keberatan sebelum pengundian.', en: 'The objection window before the draw.' },
  beacon: { id: 'Menunggu angka acak publik.', en: 'Waiting for the public random number.' },
  draw: { id: 'Pengundian sedang berlangsung.', en: 'The draw is running.' },
  gate: {
    id: 'Hasil undian sedang diuji kewajarannya.',
    en: 'The draw is being tested for fairness.',
  },
  call: { id: 'Daftar tunggu sedang dipanggil.', en: 'The waiting list is being called.' },
  award: { id: 'Kartu sedang diterbitkan.', en: 'Cards are being issued.' },
  publish: { id: 'Hasil sedang diumumkan.', en: 'The results are being published.' },
  record: { id: 'Panggilan sedang diumumkan.', en: 'The call is being published.' },
  notify: { id: 'Hasil sudah diumumkan.', en: 'The results are published.' },
};

/** A reason's code with its sentences, and where to have a wrong fact corrected. */
export const reasonView = (code: string, listVersion: string) => ({
  code,
  ...(isReasonCode(code) ? reasons[code] : {}),
  ...(listVersion === '' ? {} : { listVersion }),
});

/** Where a ticket stands in the lists that were committed to. */
export interface CommittedPlace {
  readonly list: 'applicants' | 'excluded';
  readonly head: PlaceHead | ExcludedHead;
  readonly found: IndexedLine;
}

const placeSentences: Readonly<Record<CommittedPlace['list'], Sentences>> = {
  applicants: {
    id: 'Tiket Anda ada dalam daftar peserta yang akan diundi.',
    en: 'Your ticket is on the list of those who will be drawn from.',
  },
  excluded: {
    id: 'Tiket Anda ada dalam daftar yang tidak diikutkan. Anda dapat mengajukan keberatan sebelum pengundian.',
    en: 'Your ticket is on the list of those who take no part. You can object before the draw.',
  },
};

/** What a proof is checked with: the line, the way from it to the regency's root, and that. */
const proofView = (
  { size, root }: Pick<PlaceHead, 'size' | 'root'>,
  { line, leafIndex, proof }: IndexedLine,
  tree: CommittedPlace['list'],
) => ({ line, leafIndex, treeSize: size, path: proof, root, tree });

const commitmentAddress = ({ waveId, run }: Run): string => `/v1/waves/${waveId}/evidence/runs/${run}/commitment.json`;

/**
 * The holder's own place between the commitment and the draw, with the proof that ties it to the commitment, the round
 * that will draw, and until when an exclusion can be objected to (both ISO 8601, UTC).
 */
export const placeView = (
  run: Run,
  { list, head, found }: CommittedPlace,
  { round, roundAt, objectUntil }: { readonly round: number; readonly roundAt: string; readonly objectUntil: string },
) => ({
  run: run.run,
  list,
  ...placeSentences[list],
  regency: { code: head.regency, name: regencyName(head.regency) ?? head.regency },
  proof: proofView(head, found, list),
  commitment: commitmentAddress(run),
  round,
  roundAt,
  objectUntil,
});

/** All that anybody may know of a ticket once the wave is published. */
export interface PublicResult {
  readonly waveId: WaveId;
  readonly run: number;
  readonly ticket: Ticket;
  readonly head: ApplicantHead | ExcludedHead;
  readonly found: IndexedLine;
  /** Of who took part. */
  readonly drawn?: { readonly rank: number; readonly outcome: Outcome };
  /** Of who is excluded or struck. */
  readonly reason?: { readonly code: string; readonly listVersion: string };
}

/**
 * A published result with the proof that ties it to the commitment: anybody can recompute it from the line, the path
 * and the root of the regency.
 */
export const resultView = ({ waveId, run, ticket, head, found, drawn, reason }: PublicResult) => {
  const outcome = drawn?.outcome ?? 'excluded';
  const { regency: code, size } = head;
  return {
    waveId,
    run,
    ticket,
    outcome,
    ...outcomeSentences[outcome],
    regency: { code, name: regencyName(code) ?? code },
    ...(drawn === undefined ? {} : { rank: drawn.rank }),
    ...(reason === undefined ? {} : { reason: reasonView(reason.code, reason.listVersion) }),
    ...(head.kind === 'applicants'
      ? { applicants: size, places: head.places, winners: head.winners, lastWinner: head.lines }
      : {}),
    proof: proofView(head, found, head.kind),
    commitment: commitmentAddress({ waveId, run }),
  };
};

/** Instead of a reason for the end: the card was used, so that it is stopped. */
const stopSentences: Sentences = {
  id: 'Kartu ini dihentikan karena sebuah daftar kementerian kini mencantumkan Anda. Bila keliru, ajukan keberatan. Yang harus dikembalikan ada di akun Anda.',
  en: 'This card was stopped because a ministry’s list names you by now. Object if that is wrong. What is to be paid back is shown in your account.',
};

/** Of an award that was stopped: since when and why, in words. */
const stopView = ({ stoppedAt, stoppedReason, stoppedListVersion = '' }: Award) => ({
  stoppedAt,
  ...stopSentences,
  ...(stoppedReason === undefined ? {} : { reason: reasonView(stoppedReason, stoppedListVersion) }),
});

/** Of an award that is held, has ended or was stopped: why, in words. It has no deadline: nothing can be bought with it. */
const stateView = (award: Award) => {
  const { state, heldBecause, endedBecause, endedAt, endedReason, endedListVersion = '' } = award;
  if (state === 'stopped') return stopView(award);
  if (state === 'held' && heldBecause !== undefined) return { heldBecause, ...holdSentences[heldBecause] };
  if (state !== 'ended' || endedBecause === undefined) return undefined;
  const reason = endedReason === undefined ? {} : { reason: reasonView(endedReason, endedListVersion) };
  return { endedBecause, endedAt, ...endSentences[endedBecause], ...reason };
};

/**
 * A recipient's own card in short; the number's last digits only. One that is held has its reason in words, and no
 * deadline: that counts from the release. Neither has one that has ended.
 */
export const awardView = (award: Award) => {
  const { cardNumber, balance, announcedAt, releasedAt, firstPurchaseDeadline, state } = award;
  return {
    cardNumber: maskedCardNumber(cardNumber),
    balance,
    announcedAt,
    ...(releasedAt === undefined ? {} : { releasedAt }),
    state,
    ...(stateView(award) ?? { firstPurchaseDeadline }),
  };
};
