import type { Certainty } from './retention.ts';

/** What personal data is used for, on which basis, and in the words that people are shown. */
export interface Purpose {
  /** Moves with the texts: who agreed, agreed to this text. */
  readonly version: string;
  /** YYYY-MM-DD, in WIB. */
  readonly effectiveFrom: string;
  /** The letter of UU 27/2022, art. 20 (2), in words, and where else it stands. */
  readonly legalBasis: string;
  readonly certainty: Certainty;
  /**
   * `needed`: nobody can take part without it; it is withdrawn by asking for erasure. `optional`: given and withdrawn at
   * any time, without any effect on the chance to be drawn.
   */
  readonly kind: 'needed' | 'optional';
  /** What is so before anybody has said anything: what rests on consent alone is never taken for given (art. 22). */
  readonly unlessSaid: 'given' | 'withdrawn';
  readonly id: { readonly title: string; readonly text: string };
  readonly en: { readonly title: string; readonly text: string };
}

const pdp = 'UU 27/2022';

/** Every purpose for which consent, or the knowledge of the person, is on record. Texts are never changed: they get another version. */
const purposes = {
  programme: {
    version: '2023-1',
    effectiveFrom: '2023-02-17',
    legalBasis: `${pdp}, art. 20 (2) e: public task; Perpres 113/2022`,
    certainty: 'M',
    kind: 'needed',
    unlessSaid: 'given',
    id: {
      title: 'Penyelenggaraan Kartu Prakerja',
      text: 'NIK, nomor KK, nama, tanggal lahir, nomor telepon, surel, dan profil Anda dipakai untuk memeriksa kelayakan, mengundi, memberi kartu, membayar insentif, dan mempertanggungjawabkan uang negara.',
    },
    en: {
      title: 'Running Kartu Prakerja',
      text: 'Your NIK, family-card number, name, birth date, phone, e-mail and profile are used to check eligibility, to draw, to give the card, to pay incentives, and to account for state money.',
    },
  },
  matching: {
    version: '2023-1',
    effectiveFrom: '2023-02-17',
    legalBasis: `${pdp}, art. 20 (2) e: public task; Perpres 113/2022`,
    certainty: 'M',
    kind: 'needed',
    unlessSaid: 'given',
    id: {
      title: 'Pencocokan dengan data kementerian dan lembaga',
      text: 'Sidik berkunci dari NIK Anda dicocokkan dengan daftar kementerian dan lembaga (Dukcapil, pendidikan, aparatur, TNI, Polri, dan lainnya). Keputusan yang timbul dari pencocokan dapat Anda sanggah, dan manusia yang memutusnya.',
    },
    en: {
      title: 'Matching with the data of ministries and agencies',
      text: 'A keyed hash of your NIK is matched with lists of ministries and agencies (civil registry, education, civil service, army, police and others). You can object to a decision that follows from a match; a person rules on it.',
    },
  },
  institutions: {
    version: '2023-1',
    effectiveFrom: '2023-02-17',
    legalBasis: `${pdp}, art. 20 (2) b: an agreement to which the person is a party (each purchase)`,
    certainty: 'M',
    kind: 'needed',
    unlessSaid: 'given',
    id: {
      title: 'Lembaga pelatihan dan platform digital',
      text: 'Lembaga dan platform tempat Anda membeli pelatihan menerima nomor pembelian dan kode tukar, bukan NIK, nama, atau nomor telepon Anda.',
    },
    en: {
      title: 'Training institutions and platforms',
      text: 'The institution and the platform where you buy training receive the number of the purchase and the redeem code; not your NIK, name or phone.',
    },
  },
  reminders: {
    version: '2023-1',
    effectiveFrom: '2023-02-17',
    legalBasis: `${pdp}, art. 20 (2) f: legitimate interest, since who misses a deadline loses the card for good`,
    certainty: 'M',
    kind: 'optional',
    unlessSaid: 'given',
    id: {
      title: 'Pengingat dan kabar lewat SMS dan surel',
      text: 'Kami mengingatkan Anda tentang batas waktu dan langkah berikutnya. Hasil undian, kode sekali pakai, kewajiban, dan kejadian keamanan tetap diberitahukan.',
    },
    en: {
      title: 'Reminders and news over SMS and e-mail',
      text: 'We remind you of deadlines and of the next step. Results, one-time codes, what you owe, and security incidents are told in any case.',
    },
  },
  research: {
    version: '2023-1',
    effectiveFrom: '2023-02-17',
    legalBasis: `${pdp}, art. 20 (2) a: consent`,
    certainty: 'M',
    kind: 'optional',
    unlessSaid: 'withdrawn',
    id: {
      title: 'Penelitian dampak program',
      text: 'Jawaban survei dan hasil pelatihan Anda, tanpa nama dan nomor, boleh diserahkan kepada peneliti yang mengukur dampak program.',
    },
    en: {
      title: 'Research on the programme’s effect',
      text: 'Your survey answers and training results, without name or number, may be given to researchers who measure the programme’s effect.',
    },
  },
} as const satisfies Readonly<Record<string, Purpose>>;
export type PurposeName = keyof typeof purposes;

export const purposeNames = [
  'programme',
  'matching',
  'institutions',
  'reminders',
  'research',
] as const satisfies readonly PurposeName[];

/** The purpose of a name. */
export const purposeOf = (name: PurposeName): Purpose => purposes[name];
