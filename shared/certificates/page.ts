import type { RevocationKind } from '../../events/certificate-revoked.ts';
import type { Mode } from '../domain/catalogue/mode.ts';
import type { Certificate } from '../domain/training/certificate.ts';
import { escaped, pageAnswer, type PageAnswer } from '../http/page.ts';

/** What a person is told who looks a certificate up: Indonesian first, English below. */

const style = `
body { margin: 0; font: 1.125rem/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff; }
main { max-width: 40rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1rem; font-weight: 600; margin: 0 0 1rem; }
.verdict { font-size: 2.25rem; font-weight: 700; line-height: 1.2; margin: 0; padding: 1rem; border-radius: .5rem; }
.valid { background: #e3f4e5; color: #0b4a12; }
.revoked, .missing { background: #fbe4e2; color: #7a1210; }
dl { margin: 1.5rem 0; }
dt { font-weight: 600; margin-top: .75rem; }
dd { margin: 0; }
.english { color: #4a4a4a; font-size: 1rem; }
code { overflow-wrap: anywhere; }
`;

const modes: Readonly<Record<Mode, string>> = {
  'self-paced': 'Mandiri (daring)',
  webinar: 'Webinar',
  offline: 'Luring',
  hybrid: 'Bauran',
};

/** Why a certificate was revoked, as anybody may know it. */
const revocations: Readonly<Record<RevocationKind, { readonly id: string; readonly en: string }>> = {
  'issued-in-error': { id: 'diterbitkan karena kekeliruan', en: 'issued in error' },
  'evidence-false': { id: 'bukti pelatihannya tidak benar', en: 'the evidence of the training was false' },
  'holder-not-participant': {
    id: 'pemegangnya bukan orang yang mengikuti pelatihan',
    en: 'the holder is not the one who took part',
  },
};

const monthsOf = new Intl.DateTimeFormat('id-ID', { dateStyle: 'long', timeZone: 'Asia/Jakarta' });

const dayOf = (instant: string): string => monthsOf.format(new Date(instant));

const rows = (entries: readonly (readonly [string, string])[]): string =>
  `<dl>${entries.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`).join('')}</dl>`;

const scoreRows = ({ preTest, postTest, final }: Certificate['scores']): [string, string][] =>
  (
    [
      ['Nilai tes awal', preTest],
      ['Nilai tes akhir', postTest],
      ['Nilai', final],
    ] as const
  ).flatMap(([name, score]): [string, string][] => (score === undefined ? [] : [[name, `${score} dari 100`]]));

const verdictOf = ({ revocation }: Certificate): string => {
  if (revocation === undefined)
    return `<p class="verdict valid">Sertifikat ini SAH</p>
<p class="english" lang="en">This certificate is valid.</p>`;
  const { id, en } = revocations[revocation.kind];
  return `<p class="verdict revoked">Sertifikat ini DICABUT</p>
<p>Dicabut pada ${escaped(dayOf(revocation.at))}: ${escaped(id)}. Sertifikat ini tidak berlaku lagi.</p>
<p class="english" lang="en">This certificate was revoked: ${escaped(en)}. It is worth nothing any more.</p>`;
};

/** The page of a certificate: whether it is valid, in large plain words, and what it states. */
export const certificatePage = (certificate: Certificate): PageAnswer<200> => {
  const { certificateId, holder, title, institution, mode, hours, completedAt, issuedAt, scores } = certificate;
  const content = `<main>
<h1>Kartu Prakerja: pemeriksaan sertifikat</h1>
${verdictOf(certificate)}
${rows([
  ['Pemegang', holder],
  ['Pelatihan', title],
  ['Lembaga pelatihan', institution.name],
  ['Cara belajar', modes[mode]],
  ['Lama pelatihan', `${hours} jam`],
  ['Selesai pada', dayOf(completedAt)],
  ['Diterbitkan pada', dayOf(issuedAt)],
  ...scoreRows(scores),
  ['Nomor sertifikat', certificateId],
])}
<p>Nama pemegang hanya ditampilkan huruf awalnya. Cocokkan dengan kartu identitas orang yang menunjukkan sertifikat ini.</p>
<p class="english" lang="en">Only the initials of the holder are shown. Compare them with the identity card of whoever shows you this certificate.</p>
</main>`;
  return pageAnswer(200, { title: 'Pemeriksaan sertifikat', content, style });
};

/** The page for a number that no certificate has. */
export const missingPage = (): PageAnswer<404> =>
  pageAnswer(404, {
    title: 'Sertifikat tidak ada',
    content: `<main>
<h1>Kartu Prakerja: pemeriksaan sertifikat</h1>
<p class="verdict missing">Sertifikat ini TIDAK ADA</p>
<p>Tidak ada sertifikat dengan nomor ini. Periksa kembali nomornya: 24 huruf dan angka.</p>
<p class="english" lang="en">There is no certificate of this number. Check the number: 24 letters and digits.</p>
</main>`,
    style,
  });
