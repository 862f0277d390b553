import { problemsOf } from './problem.ts';

/** Why a review, or an answer to a survey, is refused. */
export const reviewProblems = problemsOf({
  'order-not-completed': {
    kind: 'conflict',
    id: 'Pelatihan ini belum Anda selesaikan.',
    en: 'You have not completed this course yet.',
  },
  'rating-out-of-range': {
    kind: 'invalid',
    id: 'Nilai antara {from} dan {to}.',
    en: 'The rating lies between {from} and {to}.',
  },
  'review-too-short': {
    kind: 'invalid',
    id: 'Tulis ulasan paling sedikit {characters} huruf, dengan beberapa kata yang berbeda.',
    en: 'Write a review of at least {characters} characters, with several different words.',
  },
  'review-contact-details': {
    kind: 'invalid',
    id: 'Ulasan tidak boleh memuat tautan, alamat, atau nomor.',
    en: 'A review must not hold links, addresses or numbers.',
  },
  'review-given': {
    kind: 'conflict',
    id: 'Anda sudah memberi ulasan untuk pembelian ini.',
    en: 'You have reviewed this purchase already.',
  },
  'review-not-found': {
    kind: 'notFound',
    id: 'Ulasan ini tidak ada.',
    en: 'There is no such review.',
  },
  'survey-not-found': {
    kind: 'notFound',
    id: 'Survei ini tidak ada.',
    en: 'There is no such survey.',
  },
  'survey-not-open': {
    kind: 'conflict',
    id: 'Survei ini tidak sedang dibuka untuk Anda.',
    en: 'This survey is not open for you.',
  },
  'survey-answers-incomplete': {
    kind: 'invalid',
    id: 'Jawab setiap pertanyaan dengan salah satu pilihannya.',
    en: 'Answer each question with one of its choices.',
  },
  'survey-answered': {
    kind: 'conflict',
    id: 'Anda sudah menjawab survei ini.',
    en: 'You have answered this survey already.',
  },
});
