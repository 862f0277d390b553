import { redirectTo, type LinkStanding, type PresenceLink } from '../domain/training/presence.ts';
import { problems, type ProblemCode } from '../domain/problems/index.ts';
import { statusOf } from '../domain/problems/problem.ts';
import type { Refusal } from '../errors.ts';
import { escaped, pageAnswer, type PageAnswer } from '../http/page.ts';
import { pageScript } from './page-script.ts';

const style = `
:root{color-scheme:light dark;--ink:#14213d;--soft:#4a5568;--line:#8a94a6;--go:#0b5d3b;--paper:#fff}
@media (prefers-color-scheme:dark){:root{--ink:#f1f5f9;--soft:#cbd5e1;--line:#94a3b8;--go:#1c8f5f;--paper:#111827}}
*{box-sizing:border-box}
body{margin:0;padding:1rem;font:1rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
main{max-width:26rem;margin:0 auto}
h1{font-size:1.4rem;line-height:1.25;margin:0 0 .75rem}
p{margin:0 0 .75rem}
.en{display:block;color:var(--soft);font-size:.875rem;font-weight:400}
.what{border-left:4px solid var(--go);padding-left:.75rem}
.what strong{overflow-wrap:anywhere}
video,img{display:block;width:100%;aspect-ratio:1;object-fit:cover;border-radius:.75rem;background:#000;margin:0 0 .75rem}
.mirrored{transform:scaleX(-1)}
button,.button{display:block;width:100%;min-height:3rem;margin:0 0 .75rem;padding:.5rem 1rem;border:2px solid var(--go);
border-radius:.75rem;font:inherit;font-weight:600;text-align:center;text-decoration:none;cursor:pointer}
button,.button{background:var(--go);color:#fff}
button .en,.button .en{color:inherit}
.second{background:transparent;color:var(--ink);border-color:var(--line)}
button:disabled{opacity:.6;cursor:progress}
:focus-visible{outline:3px solid #f59e0b;outline-offset:3px}
input[type=file]{position:absolute;width:1px;height:1px;opacity:0}
input[type=file]:focus-visible+.button{outline:3px solid #f59e0b;outline-offset:3px}
[hidden]{display:none!important}
[role=status]{font-weight:600}
`;

/** A sentence in Indonesian, with the English one beside it. Both are ours, and need no escaping. */
const both = (id: string, en: string): string => `${id}<span class="en" lang="en">${en}</span>`;

const wib = { timeZone: 'Asia/Jakarta' } as const;
const day = new Intl.DateTimeFormat('id-ID', {
  ...wib,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const clock = new Intl.DateTimeFormat('id-ID', { ...wib, hour: '2-digit', minute: '2-digit', hour12: false });

const timeOf = ({ startsAt, endsAt }: Pick<PresenceLink, 'startsAt' | 'endsAt'>): string => {
  if (startsAt === undefined || endsAt === undefined) return '';
  const [start, end] = [new Date(startsAt), new Date(endsAt)];
  return `<br>${day.format(start)}, ${clock.format(start)}–${clock.format(end)} WIB`;
};

const whatFor = (link: PresenceLink): string => {
  const session =
    link.startsAt === undefined
      ? both('Pelatihan mandiri: kehadiran hari ini', 'Self-paced training: presence of today')
      : both(`Sesi ${link.sequence}${timeOf(link)}`, `Session ${link.sequence}`);
  return `<p class="what"><strong>${escaped(link.title)}</strong><br>${session}</p>`;
};

const onward = (link: PresenceLink): string =>
  `<a class="button" href="${escaped(redirectTo(link))}">${both('Lanjutkan ke pelatihan', 'Go on to the training')}</a>`;

const heading = `<h1>${both('Bukti kehadiran', 'Proof of presence')}</h1>`;

const camera = `
<div id="taking">
<p>${both(
  'Ambil foto wajah Anda sekarang. Pastikan wajah terlihat jelas dan hanya Anda yang ada di depan kamera.',
  'Take a picture of your face now. See that it is well lit, and that nobody else is before the camera.',
)}</p>
<video id="live" class="mirrored" playsinline muted hidden aria-label="Gambar kamera Anda"></video>
<img id="shot" alt="Foto yang akan dikirim" hidden>
<button type="button" id="start" hidden>${both('Nyalakan kamera', 'Turn the camera on')}</button>
<button type="button" id="take" hidden>${both('Ambil foto', 'Take the picture')}</button>
<button type="button" id="send" hidden>${both('Kirim foto', 'Send the picture')}</button>
<button type="button" id="again" class="second" hidden>${both('Ulangi', 'Once more')}</button>
<div id="choosing" hidden><input type="file" id="file" accept="image/jpeg,image/png" capture="user">
<label for="file" id="choose" class="button second">${both('Pilih foto dari ponsel', 'Choose a picture')}</label></div>
</div>
<p role="status" id="status" tabindex="-1"></p>
<a id="onward" class="button" hidden>${both('Lanjutkan ke pelatihan', 'Go on to the training')}</a>
<p>${both(
  'Foto hanya dipakai untuk memeriksa kehadiran ini. Bila sistem tidak mengenali Anda, foto disimpan terenkripsi paling lama 14 hari agar petugas dapat memeriksanya.',
  'The picture serves to check this presence only. If the system does not recognise you it is kept, encrypted, for 14 days at most, so that a person can look.',
)}</p>
<noscript><p>${both('Halaman ini membutuhkan JavaScript.', 'This page needs JavaScript.')}</p></noscript>`;

const present = both('Kehadiran Anda pada sesi ini sudah tercatat.', 'Your presence at this session is on record.');
const inReview = both(
  'Foto Anda sedang diperiksa petugas. Anda dapat melanjutkan pelatihan; kehadiran tercatat setelah diputuskan.',
  'A person is looking at your picture. You can go on with the training; your presence is on record once they have decided.',
);

/** The page of a link as it stands: it takes a picture, or says what became of it and leads on. */
export const presencePage = (link: PresenceLink, standing: LinkStanding): PageAnswer<200> => {
  const told = standing === 'present' ? present : inReview;
  const content = standing === 'open' ? camera : `<p role="status" id="status">${told}</p>\n${onward(link)}`;
  return pageAnswer(200, {
    title: 'Bukti kehadiran – Kartu Prakerja',
    content: `<main>\n${heading}\n${whatFor(link)}\n${content}\n</main>`,
    style,
    ...(standing === 'open' ? { script: pageScript, takesPictures: true } : {}),
  });
};

const sentence = (code: ProblemCode): string => both(escaped(problems[code].id), escaped(problems[code].en));

/** What a person reads whose link cannot be used. */
export const refusalPage = ({ code }: Refusal): PageAnswer<number> =>
  pageAnswer(statusOf[problems[code].kind], {
    title: 'Bukti kehadiran – Kartu Prakerja',
    content: `<main>\n${heading}\n<p role="status">${sentence(code)}</p>\n</main>`,
    style,
  });
