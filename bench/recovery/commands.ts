import { execFile } from 'node:child_process';
import { join } from 'node:path';
import * as z from 'zod';
import { TrailDifference } from '../../shared/domain/audit/difference.ts';
import { dateInWib } from '../../shared/domain/wave.ts';
import { environmentOf } from '../../local/stack-file.ts';
import type { LocalStack } from '../../local/stack/stack.ts';

const local = join(import.meta.dirname, '..', '..', 'local');
const fine = 0;
const different = 1;

/** The project's own commands, run on a stack as whoever restores would run them in the cloud. */
export const commandsOf = (stack: LocalStack) => {
  const env = {
    ...process.env,
    ...environmentOf(stack),
    EVIDENCE_BUCKET: stack.bucketName('evidence'),
    AWS_ENDPOINT_URL_S3: stack.endpoints.s3,
  };
  /** @throws Error with what it said, where it left with another code than those. */
  const run = (name: string, codes: readonly number[], ...words: readonly string[]) =>
    new Promise<{ readonly code: number; readonly said: string }>((resolve, reject) => {
      const options = { env, maxBuffer: 64 * 1_024 * 1_024 };
      execFile(process.execPath, [join(local, `${name}.ts`), ...words], options, (fault, said, complaint) => {
        const code = fault === null ? fine : Number(fault.code);
        if (codes.includes(code)) resolve({ code, said });
        else reject(new Error(`${name} ${words.join(' ')} left with ${code}: ${said}${complaint}`));
      });
    });

  return {
    /** `npm run audit -- lost`: which events that happened from an instant on are no longer in the table. */
    async lost(from: string): Promise<TrailDifference[]> {
      const days = new Set([dateInWib(new Date(from)), dateInWib(new Date())]);
      const { said } = await run('audit', [fine, different], 'lost', ...days, '--json');
      return z.array(TrailDifference).parse(JSON.parse(said));
    },
    /** `npm run replay-events`, up to now. @returns its lines. */
    async replay(from: string): Promise<string[]> {
      const { said } = await run('replay-events', [fine], '--from', from, '--to', new Date().toISOString());
      return said.trimEnd().split('\n');
    },
    /** `npm run ledger -- check --through now`. @returns its lines where something differs, and none where nothing does. */
    async ledger(): Promise<string[]> {
      const { code, said } = await run('ledger', [fine, different], 'check', '--through', 'now');
      return code === fine ? [] : said.trimEnd().split('\n');
    },
  };
};
