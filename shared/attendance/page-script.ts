import { problems, type ProblemCode } from '../domain/problems/index.ts';

/** What the page may have to say of a refusal, in both languages. */
const told = [
  'presence-link-not-found',
  'presence-link-expired',
  'presence-link-used',
  'presence-rejected',
  'order-not-redeemable',
  'sample-malformed',
  'body-too-large',
  'liveness-unavailable',
  'busy-try-again',
  'fault',
] as const satisfies readonly ProblemCode[];

/** JSON inside a script: nothing in it may look like the script's end. */
const sentences = JSON.stringify(
  Object.fromEntries(told.map((code) => [code, [problems[code].id, problems[code].en]])),
).replaceAll('<', '\\u003c');

/**
 * The page's script, without anything of one participant in it: its hash stands in the page's policy. It takes a picture
 * by the camera, or one that was chosen where there is no camera; makes it small; sends it; and goes on.
 */
export const pageScript = `
(() => {
'use strict';
const sentences = ${sentences};
const part = (id) => document.getElementById(id);
const show = (...ids) => {
  for (const id of ['start', 'take', 'send', 'again', 'choosing', 'live', 'shot']) part(id).hidden = !ids.includes(id);
};
const tell = (id, en) => {
  const english = document.createElement('span');
  english.className = 'en';
  english.lang = 'en';
  english.textContent = en;
  part('status').replaceChildren(id, english);
};
const longestSide = 640;
let stream, picture, address;

const stop = () => { for (const track of stream ? stream.getTracks() : []) track.stop(); stream = undefined; };

const keep = async (source, width, height) => {
  const scale = Math.min(1, longestSide / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  canvas.getContext('2d').drawImage(source, 0, 0, canvas.width, canvas.height);
  picture = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.85));
  if (address) URL.revokeObjectURL(address);
  address = URL.createObjectURL(picture);
  part('shot').src = address;
  show('shot', 'send', 'again');
  part('send').focus();
  tell('Periksa foto Anda, lalu kirim.', 'Look at your picture, then send it.');
};

const withoutCamera = () => {
  show('choosing');
  tell('Kamera tidak dapat dipakai di sini. Pilih foto wajah yang baru diambil.',
    'The camera cannot be used here. Choose a picture of your face that was just taken.');
};

const begin = () => {
  if (navigator.mediaDevices && navigator.mediaDevices.getUserMedia) show('start');
  else withoutCamera();
};

part('start').addEventListener('click', async () => {
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'user', width: { ideal: 640 } }, audio: false });
    const live = part('live');
    live.srcObject = stream;
    show('live');
    await live.play();
    show('live', 'take');
    part('take').focus();
    tell('Lihat ke kamera.', 'Look into the camera.');
  } catch {
    stop();
    withoutCamera();
  }
});

part('take').addEventListener('click', async () => {
  const live = part('live');
  await keep(live, live.videoWidth, live.videoHeight);
  stop();
});

part('file').addEventListener('change', async () => {
  const chosen = part('file').files[0];
  if (!chosen) return;
  try {
    const bitmap = await createImageBitmap(chosen);
    await keep(bitmap, bitmap.width, bitmap.height);
  } catch {
    tell(...sentences['sample-malformed']);
  }
});

part('again').addEventListener('click', () => {
  picture = undefined;
  part('file').value = '';
  part('status').replaceChildren();
  begin();
});

const base64 = (blob) => new Promise((done, failed) => {
  const reader = new FileReader();
  reader.onload = () => done(reader.result.slice(reader.result.indexOf(',') + 1));
  reader.onerror = failed;
  reader.readAsDataURL(blob);
});

const finish = (outcome, redirectTo) => {
  part('taking').hidden = true;
  const onward = part('onward');
  onward.href = redirectTo;
  onward.hidden = false;
  if (outcome === 'present') {
    tell('Kehadiran Anda tercatat.', 'Your presence is on record.');
    location.replace(redirectTo);
    return;
  }
  tell('Foto Anda akan diperiksa petugas. Anda dapat melanjutkan pelatihan.',
    'A person will look at your picture. You can go on with the training.');
  onward.focus();
};

part('send').addEventListener('click', async () => {
  const buttons = [part('send'), part('again')];
  for (const button of buttons) button.disabled = true;
  tell('Sedang diperiksa …', 'Being checked …');
  try {
    const response = await fetch(location.pathname, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ sample: await base64(picture) }),
    });
    const answer = await response.json();
    if (response.ok) return finish(answer.outcome, answer.redirectTo);
    tell(...(sentences[answer.code] || sentences.fault));
  } catch {
    tell('Jaringan terputus. Cobalah lagi.', 'The network is down. Try again.');
  }
  for (const button of buttons) button.disabled = false;
  part('status').focus();
});

begin();
})();
`;
