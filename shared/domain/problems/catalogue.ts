import { problemsOf } from './problem.ts';

/** Why a course, a party, a schedule or a search is refused. */
export const catalogueProblems = problemsOf({
  'institution-not-found': {
    kind: 'notFound',
    id: 'Lembaga pelatihan ini tidak terdaftar.',
    en: 'There is no such training institution in the register.',
  },
  'platform-not-found': {
    kind: 'notFound',
    id: 'Platform digital ini tidak terdaftar.',
    en: 'There is no such digital platform in the register.',
  },
  'course-not-found': {
    kind: 'notFound',
    id: 'Pelatihan ini tidak ada dalam katalog.',
    en: 'There is no such course in the catalogue.',
  },
  'version-not-found': {
    kind: 'notFound',
    id: 'Versi pelatihan ini tidak ada.',
    en: 'There is no such version of the course.',
  },
  'course-hours-too-few': {
    kind: 'unprocessable',
    id: 'Pelatihan harus berlangsung paling sedikit {minimumHours} jam.',
    en: 'A course must take at least {minimumHours} hours.',
  },
  'course-mode-not-allowed': {
    kind: 'unprocessable',
    id: 'Skema ini tidak mengizinkan cara pelatihan {mode}.',
    en: 'The scheme does not allow training of the mode {mode}.',
  },
  'course-price-over-budget': {
    kind: 'unprocessable',
    id: 'Harga pelatihan tidak boleh melebihi dana pelatihan, Rp{maximumPrice}.',
    en: 'The price must not exceed the training budget, Rp{maximumPrice}.',
  },
  'province-unknown': {
    kind: 'invalid',
    id: 'Kode provinsi ini tidak dikenal.',
    en: 'There is no province of this code.',
  },
  'province-not-found': {
    kind: 'notFound',
    id: 'Provinsi ini tidak ada.',
    en: 'There is no such province.',
  },
  'regency-not-found': {
    kind: 'notFound',
    id: 'Kabupaten/kota ini tidak ada.',
    en: 'There is no such regency.',
  },
  'province-not-open': {
    kind: 'unprocessable',
    id: 'Pelatihan luring dan bauran belum dibuka di {province}.',
    en: 'Training held at a place is not open in {province} yet.',
  },
  'province-open-already': {
    kind: 'conflict',
    id: 'Provinsi ini sudah dibuka untuk pelatihan luring.',
    en: 'This province is open for training held at a place already.',
  },
  'regencies-required': {
    kind: 'invalid',
    id: 'Pelatihan luring dan bauran memerlukan kabupaten/kota tempat pelaksanaannya.',
    en: 'A course held at a place needs the regencies in which it is held.',
  },
  'regencies-not-for-mode': {
    kind: 'invalid',
    id: 'Pelatihan daring tidak memiliki kabupaten/kota tempat pelaksanaan.',
    en: 'A course taught online is held in no regency.',
  },
  'supply-not-offline': {
    kind: 'forbidden',
    id: 'Pemerintah daerah hanya dapat mengusulkan pelatihan luring atau bauran.',
    en: 'A local government proposes courses held at a place only.',
  },
  'regency-not-own': {
    kind: 'forbidden',
    id: 'Pemerintah daerah hanya mengurus pelatihan di kabupaten/kotanya sendiri.',
    en: 'A local government deals with the courses of its own regencies only.',
  },
  'assessor-not-independent': {
    kind: 'forbidden',
    id: 'Penilai tidak boleh berasal dari lembaga pelatihan yang dinilai.',
    en: 'An assessor must not belong to the institution whose course it is.',
  },
  'assessment-own': {
    kind: 'forbidden',
    id: 'Pelatihan dinilai oleh orang lain, bukan oleh pengusulnya.',
    en: 'A course is assessed by somebody other than who proposed it.',
  },
  'assessment-given': {
    kind: 'conflict',
    id: 'Anda sudah memberikan penilaian lain atas versi ini.',
    en: 'You have given another assessment of this version already.',
  },
  'version-not-in-assessment': {
    kind: 'conflict',
    id: 'Versi ini tidak sedang dinilai.',
    en: 'This version is not in assessment.',
  },
  'version-not-approved': {
    kind: 'conflict',
    id: 'Hanya versi yang disetujui dua penilai yang dapat diterbitkan.',
    en: 'Only a version that two assessors approved can be published.',
  },
  'version-superseded': {
    kind: 'conflict',
    id: 'Versi yang lebih baru sudah terbit dalam katalog.',
    en: 'A later version stands in the catalogue already.',
  },
  'course-not-published': {
    kind: 'conflict',
    id: 'Pelatihan ini tidak terbit dalam katalog.',
    en: 'This course does not stand in the catalogue.',
  },
  'offering-not-found': {
    kind: 'notFound',
    id: 'Pelatihan ini tidak ditawarkan pada platform tersebut.',
    en: 'The course is not offered on this platform.',
  },
  'affiliation-none': {
    kind: 'conflict',
    id: 'Lembaga pelatihan dan platform ini tidak terafiliasi.',
    en: 'Nothing ties this institution to the platform.',
  },
  'affiliation-acknowledged': {
    kind: 'conflict',
    id: 'Afiliasi ini sudah diketahui dan disetujui.',
    en: 'This affiliation has been acknowledged already.',
  },
  'acknowledgement-own': {
    kind: 'forbidden',
    id: 'Afiliasi disetujui oleh orang lain, bukan oleh yang menawarkan pelatihan.',
    en: 'An affiliation is acknowledged by somebody other than who offered the course.',
  },
  'schedule-not-found': {
    kind: 'notFound',
    id: 'Jadwal ini tidak ada.',
    en: 'There is no such schedule.',
  },
  'schedule-exists': {
    kind: 'conflict',
    id: 'Jadwal dengan kode ini sudah ada dengan isi lain.',
    en: 'There is a schedule of this code with other content.',
  },
  'schedule-over': {
    kind: 'unprocessable',
    id: 'Pertemuan pertama harus masih di depan.',
    en: 'The first session must lie ahead.',
  },
  'schedule-not-for-mode': {
    kind: 'unprocessable',
    id: 'Pelatihan mandiri tidak memiliki jadwal.',
    en: 'A self-paced course has no schedules.',
  },
  'sessions-unordered': {
    kind: 'invalid',
    id: 'Pertemuan bernomor urut dari 1, berurutan waktunya, dan tidak bertumpang tindih.',
    en: 'Sessions are numbered from 1, in the order of their time, and do not overlap.',
  },
  'venue-required': {
    kind: 'invalid',
    id: 'Jadwal luring dan bauran memerlukan tempat.',
    en: 'A schedule of a course held at a place needs a venue.',
  },
  'venue-not-for-mode': {
    kind: 'invalid',
    id: 'Jadwal daring tidak memiliki tempat.',
    en: 'A schedule of a course taught online has no venue.',
  },
  'venue-elsewhere': {
    kind: 'unprocessable',
    id: 'Tempat harus berada di kabupaten/kota pelatihan ini.',
    en: 'The venue must lie in a regency of the course.',
  },
  'search-text-empty': {
    kind: 'invalid',
    id: 'Teks pencarian tidak memuat kata yang dapat dicari.',
    en: 'The text has no word that could be looked for.',
  },
  'dates-too-far-apart': {
    kind: 'invalid',
    id: 'Cari paling banyak {mostDays} hari sekaligus.',
    en: 'Look for at most {mostDays} days at once.',
  },
});
