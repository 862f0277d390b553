import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { parseExcludedLine } from '../../shared/domain/draw/lines.ts';
import { Commitment } from '../../shared/domain/draw/commitment.ts';
import { told } from '../../shared/api-client/client.ts';
import { evidenceFolder } from '../../shared/evidence/folder.ts';
import type { VerificationKey } from '../../shared/domain/evidence/jws.ts';
import { Result } from '../../shared/domain/evidence/layout.ts';
import { verifyEvidence } from '../../shared/evidence/verify.ts';
import { provinceOf } from '../../shared/domain/regions.ts';
import { apiOf } from '../api.ts';
import type { LocalStack } from '../stack/stack.ts';
import type { ProvinceFill } from './picture.ts';
import { forEachOf, progressOf } from './progress.ts';

/** Copies the published evidence of a wave from the bucket into a folder, emptied before. Gives the number of files. */
export const copyEvidence = async (stack: LocalStack, waveId: string, folder: string): Promise<number> => {
  const client = new S3Client({
    region: stack.region,
    endpoint: stack.endpoints.s3,
    credentials: stack.credentials,
    forcePathStyle: true,
  });
  const Bucket = stack.bucketName('evidence');
  const prefix = `waves/${waveId}/`;
  const paths: string[] = [];
  let from: string | undefined;
  do {
    const page = await client.send(new ListObjectsV2Command({ Bucket, Prefix: prefix, ContinuationToken: from }));
    paths.push(...(page.Contents ?? []).flatMap(({ Key }) => (Key === undefined ? [] : [Key.slice(prefix.length)])));
    from = page.NextContinuationToken;
  } while (from !== undefined);

  await rm(folder, { recursive: true, force: true });
  const progress = progressOf('evidence copied', paths.length);
  await forEachOf(paths, 16, async (path) => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: prefix + path }));
    if (Body === undefined) throw new Error(`The evidence has no ${path}.`);
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, await Body.transformToByteArray());
    progress.advance();
  });
  progress.finish();
  client.destroy();
  return paths.length;
};

/** Where the certificate of the witness lies, for evidence in this folder. */
export const witnessFileOf = (folder: string): string => `${folder}-witness.pem`;

const KeySet = z.object({ keys: z.array(z.record(z.string(), z.unknown())) });
const BeaconInfo = z.object({ genesis_time: z.int(), period: z.int() });

/**
 * Recomputes the whole draw from the folder, with the key that the API publishes, the times of the local beacon and the
 * certificate of the local witness, which is left beside the folder for whoever recomputes it later.
 */
export const checkEvidence = async (stack: LocalStack, folder: string) => {
  const publicKey: VerificationKey = KeySet.parse(await told(apiOf(stack).GET('/v1/keys')));
  const info = await fetch(`${stack.sandboxes?.beacon.url ?? ''}/local/info`);
  const { genesis_time: genesisTime, period: periodSeconds } = BeaconInfo.parse(await info.json());
  const witness = stack.sandboxes?.witness.certificate;
  if (witness !== undefined) await writeFile(witnessFileOf(folder), witness);
  return verifyEvidence(evidenceFolder(folder), {
    allowLocal: true,
    publicKey,
    witness,
    localTimes: { genesisTime, periodSeconds },
  });
};

export interface Told {
  readonly fills: readonly ProvinceFill[];
  /** Reasons of exclusion and of strikes, with how often each was given. */
  readonly excluded: ReadonlyMap<string, number>;
  readonly struck: ReadonlyMap<string, number>;
  readonly applicants: number;
  readonly winners: number;
  readonly quota: number;
  readonly round: number;
  readonly chain: string;
}

/** What the published files say, for the summary. */
export const readEvidence = async (folder: string): Promise<Told> => {
  const source = evidenceFolder(folder);
  const read = async (path: string): Promise<Buffer> => {
    const bytes = await source.read(path);
    if (bytes === undefined) throw new Error(`The evidence has no ${path}.`);
    return bytes;
  };
  const commitment = Commitment.parse(JSON.parse((await read('commitment.json')).toString()));
  const result = Result.parse(JSON.parse((await read('result.json')).toString()));
  const excluded = new Map<string, number>();
  const struck = new Map<string, number>();
  const count = (counts: Map<string, number>, name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);

  for (const { code, excluded: size } of commitment.regencies) {
    if (size === 0) continue;
    const lines = (await read(`excluded/${code}.csv`)).toString().trimEnd().split('\n').slice(1);
    for (const line of lines) count(excluded, parseExcludedLine(line).reason);
  }
  const byCode = new Map(result.regencies.map((regency) => [regency.code, regency]));
  for (const { struck: lines } of result.regencies) for (const { reason } of lines) count(struck, reason);

  const fills = new Map<string, { quota: number; places: number; winners: number; applicants: number }>();
  for (const { code, quota, applicants } of commitment.regencies) {
    const fill = fills.get(provinceOf(code)) ?? { quota: 0, places: 0, winners: 0, applicants: 0 };
    fill.quota += quota;
    fill.applicants += applicants;
    fill.places += byCode.get(code)?.places ?? 0;
    fill.winners += byCode.get(code)?.winners ?? 0;
    fills.set(provinceOf(code), fill);
  }
  const total = (value: (fill: ProvinceFill) => number) => provinces.reduce((sum, fill) => sum + value(fill), 0);
  const provinces = [...fills].map(([code, fill]) => ({ code, ...fill }));
  return {
    fills: provinces,
    excluded,
    struck,
    applicants: total((fill) => fill.applicants),
    winners: total((fill) => fill.winners),
    quota: total((fill) => fill.quota),
    round: result.beacon.round,
    chain: result.beacon.chain,
  };
};
