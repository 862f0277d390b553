import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { allocatePlaces } from '../../../shared/domain/draw/allocation.ts';
import { localChainName, type BeaconRound } from '../../../shared/domain/draw/beacon.ts';
import { commitRegency, commitWave } from '../../../shared/domain/draw/commitment.ts';
import { sha256Hex } from '../../../shared/domain/draw/hash.ts';
import {
  applicantFile,
  applicantRows,
  excludedFile,
  excludedRows,
  type ExcludedLine,
} from '../../../shared/domain/draw/lines.ts';
import { drawRegency, outcomeOf, type RegencyDraw } from '../../../shared/domain/draw/ranking.ts';
import { buildExcludedIndex, buildResultIndex } from '../../../shared/domain/draw/result-index.ts';
import { ticketAt, type Rows } from '../../../shared/domain/draw/rows.ts';
import { drawSeed } from '../../../shared/domain/draw/seed.ts';
import { judgeDraw } from '../../../shared/domain/fairness/judgement.ts';
import { currentStandard } from '../../../shared/domain/fairness/standard.ts';
import { tallyRegency, type RegencyTally, type Traits } from '../../../shared/domain/fairness/tally.ts';
import {
  keyCertificateType,
  signedText,
  signingInput,
  statementType,
  thumbprintOf,
} from '../../../shared/domain/statement.ts';
import { timeStampingAuthority } from '../../../local/sandboxes/time-stamping.ts';
import { detachedJws, detachedSigningInput } from '../../../shared/domain/evidence/jws.ts';
import {
  buildManifest,
  buildResult,
  evidencePaths,
  headFile,
  jsonFile,
  sealStrikes,
  winnerFile,
} from '../../../shared/domain/evidence/layout.ts';
import type { EvidenceSource } from '../../../shared/domain/evidence/source.ts';
import { timeStampQuery } from '../../../shared/evidence/time-stamp.ts';
import { realRounds, vectors, type Vector } from '../domain/draw/builders.ts';

export type Files = Map<string, Buffer>;

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
/** The publisher's key as the world knows it. */
export const publishedKey = publicKey.export({ format: 'jwk' });

export function signed(payload: Buffer, { kid, key = privateKey }: { kid?: string; key?: KeyObject } = {}): Buffer {
  const input = detachedSigningInput(payload, kid);
  return Buffer.from(detachedJws(input, sign('sha256', Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' })));
}

function first<Value>(values: readonly Value[]): Value {
  const [value] = values;
  if (value === undefined) throw new Error('The known answers are empty.');
  return value;
}

const wave: Vector = first(vectors);
const realRound: BeaconRound = first(realRounds.rounds);
const localSignature = 'c0ffee';
const localRound: BeaconRound = {
  round: 1001,
  signature: localSignature,
  randomness: sha256Hex(Buffer.from(localSignature, 'hex')),
};

/** Days, sexes and ages that follow from the tickets, or days that follow from a draw. */
const traitsReader =
  (applicants: Rows, draw?: RegencyDraw) =>
  (row: number): Traits => {
    const digit = Number.parseInt(ticketAt(applicants, row).slice(-2), 16);
    const day = draw === undefined ? digit % 3 : outcomeOf(draw, row) === 'selected' ? 0 : 1;
    return {
      day: `2023-08-0${day + 1}`,
      sex: digit % 2 === 0 ? 'female' : 'male',
      age: digit % 5 < 2 ? '18-24' : '25-34',
    };
  };

/** A wave drawn from the first known answer, with two struck tickets, as it would be published. */
export function publishedWave(
  changes: {
    chain?: string;
    beacon?: BeaconRound;
    committedAt?: string;
    sealedAt?: string;
    excluded?: Record<string, ExcludedLine[]>;
    /** Whether all winners, and nobody else, joined on the first day: the draw then fails the fairness gate. */
    isRigged?: boolean;
  } = {},
): Files {
  const { chain = realRounds.chain, beacon = realRound, committedAt = '2023-08-23T15:59:00.000Z' } = changes;
  const { waveId, reservePercent, quota } = wave;
  const struck = Object.entries(wave.expected.struck).flatMap(([regency, tickets]) =>
    tickets.map((ticket) => ({ regency, ticket, reason: 'deceased', listVersion: 'dukcapil-3' })),
  );
  const rows = Object.keys(quota).map((code) => ({
    code,
    applicants: applicantRows(wave.applicants[code] ?? []),
    excluded: excludedRows({ ...wave.excluded, ...changes.excluded }[code] ?? []),
  }));
  const commitment = commitWave({
    waveId,
    reservePercent,
    committedAt,
    beacon: { chain, round: beacon.round },
    lists: [{ source: 'emis', version: 'emis-7', sha256: sha256Hex('the list of pupils') }],
    regencies: rows.map(({ code, ...lists }) => commitRegency({ code, quota: quota[code] ?? 0, ...lists })),
  });
  const seed = drawSeed({ ...commitment, chain, waveRoot: commitment.root, ...beacon });
  const places = allocatePlaces(commitment.regencies);
  const files: Files = new Map();
  const tallies = new Map<string, RegencyTally>();
  const regencies = rows.map(({ code, applicants, excluded }) => {
    const own = struck.filter(({ regency }) => regency === code);
    const draw = drawRegency({
      applicants,
      seed,
      places: places.get(code) ?? 0,
      reservePercent,
      struck: own.map(({ ticket }) => ticket),
    });
    if (applicants.count > 0) files.set(evidencePaths.applicants(code), applicantFile(applicants));
    if (excluded.count > 0) files.set(evidencePaths.excluded(code), excludedFile(excluded));
    if (draw.winners.length > 0) files.set(evidencePaths.winners(code), winnerFile(draw.winners));
    tallies.set(
      code,
      tallyRegency(applicants, draw, traitsReader(applicants, changes.isRigged === true ? draw : undefined)),
    );
    const index = buildResultIndex({ regency: code, applicants, places: places.get(code) ?? 0, draw });
    files.set(evidencePaths.applicantHead(code), headFile(index.head));
    files.set(evidencePaths.applicantBlocks(code), index.blocks);
    files.set(evidencePaths.excludedHead(code), headFile(buildExcludedIndex({ regency: code, excluded }).head));
    return { code, places: places.get(code) ?? 0, winners: draw.winners.length, struck: own };
  });
  files.set(evidencePaths.fairness, jsonFile({ waveId, ...judgeDraw(tallies, currentStandard) }));
  files.set(evidencePaths.commitment, jsonFile(commitment));
  files.set(
    evidencePaths.strikes,
    jsonFile(sealStrikes({ waveId, sealedAt: changes.sealedAt ?? committedAt, lists: commitment.lists, struck })),
  );
  const publishedAt = '2023-08-23T16:30:00.000Z';
  files.set(evidencePaths.result, jsonFile(buildResult({ waveId, chain, beacon, seed, publishedAt, regencies })));
  return sealed(files);
}

/** A run of the local stack: the same wave on a beacon that nobody vouches for. */
export const localWave = (): Files => publishedWave({ chain: localChainName, beacon: localRound });

/** The witness of the tests; `rootPem` is its root. */
export const witness = await timeStampingAuthority();

/** The files with a time stamp over the commitment as it is now, or another file, signed anew. */
export async function witnessed(
  files: Files,
  {
    path = evidencePaths.commitment,
    at = '2023-08-23T15:59:02.000Z',
    authority = witness,
  }: { path?: string; at?: string; authority?: typeof witness } = {},
): Promise<Files> {
  const reply = await authority.reply(timeStampQuery(files.get(path) ?? Buffer.alloc(0), 1n), { at: new Date(at) });
  return sealed(new Map([...files, [path.replace(/json$/, 'tsr'), reply]]));
}

/** The files signed anew, as they are now: what a publisher who cheats would publish. */
export function sealed(files: Files): Files {
  const { commitment, commitmentSignature } = evidencePaths;
  const bytes = files.get(commitment);
  return listed(bytes === undefined ? files : new Map([...files, [commitmentSignature, signed(bytes)]]));
}

/** The files with a signed manifest over them, and the commitment's signature left as it is. */
export function listed(files: Files): Files {
  const others = [...files].filter(([path]) => !path.startsWith('manifest.'));
  const manifest = jsonFile(buildManifest(others.map(([path, bytes]) => ({ path, sha256: sha256Hex(bytes) }))));
  return new Map([...others, [evidencePaths.manifest, manifest], [evidencePaths.manifestSignature, signed(manifest)]]);
}

/** The files with one of them rewritten as text. */
export function rewritten(files: Files, path: string, change: (text: string) => string): Files {
  return new Map([...files, [path, Buffer.from(change(files.get(path)?.toString() ?? ''))]]);
}

export function sourceOf(files: Files): EvidenceSource {
  return { list: () => Promise.resolve([...files.keys()]), read: (path) => Promise.resolve(files.get(path)) };
}

/** Writes the files into a folder, which is made where it is not there. */
export async function writeFiles(folder: string, files: Files): Promise<void> {
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
}

const receiptKey = generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** A compact receipt of the wave as the programme gives it, its certificate by the publisher's key, or by another. */
export function signedReceipt(
  receipt: { kind: 'joined' | 'left'; ticket: string; waveId?: string },
  { key = privateKey, kid = thumbprintOf(publishedKey) }: { key?: KeyObject; kid?: string } = {},
): string {
  const compact = (header: object, payload: object, by: KeyObject) => {
    const input = signingInput(header, payload);
    return signedText(input, sign('sha256', Buffer.from(input), { key: by, dsaEncoding: 'ieee-p1363' }));
  };
  const { kty, crv, x, y } = receiptKey.publicKey.export({ format: 'jwk' });
  const day = { notBefore: '2023-08-20T00:00:00.000Z', notAfter: '2023-08-21T00:00:00.000Z' };
  const certificate = compact(
    { alg: 'ES256', typ: keyCertificateType('receipt'), kid },
    { use: 'receipt', jwk: { kty, crv, x, y }, ...day },
    key,
  );
  const at = '2023-08-20T03:00:00.000Z';
  const payload = { waveId: wave.waveId, at, issuedAt: at, ...receipt };
  return compact({ alg: 'ES256', typ: statementType('receipt'), certificate }, payload, receiptKey.privateKey);
}
