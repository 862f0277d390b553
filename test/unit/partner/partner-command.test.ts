import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const command = join(import.meta.dirname, '../../../local/partner.ts');

/** Runs the command, and gives what it printed and how it ended. */
const run = (...parameters: readonly string[]): Promise<{ readonly code: number; readonly printed: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [command, ...parameters], (fault, stdout, stderr) => {
      resolve({ code: Number(fault?.code ?? 0), printed: stdout + stderr });
    });
  });

/** The values that the programme publishes. */
const signed = [
  ...['--client-code', 'myclient_code'],
  ...['--key', 'my_sign_key'],
  ...['--timestamp', '1516239022'],
  ...['--path', '/api/v1/integration/payment/redeem-code/commit'],
  ...['--body', '{"redeem_code":"code"}'],
];
const signature = '943c20a8e36b6243f576404b00fffdc86411ce1f';

describe('npm run partner', () => {
  test('self-test finds the published signature good, offline', async () => {
    const { code, printed } = await run('self-test', ...signed, '--now', '1516239030', '--signature', signature);

    expect(printed).toBe('The signature is good. / Tanda tangan benar.\n');
    expect(code).toBe(0);
  });

  test('self-test names what is wrong in both languages, never tells the right signature, and ends badly', async () => {
    const capitals = ['--signature', signature.toUpperCase()];

    const { code, printed } = await run('self-test', ...signed, '--now', '1516242622', ...capitals);

    expect(printed).toContain('clock-off: The clock of your server differs from ours by -3600 seconds');
    expect(printed).toContain('signature-uppercase');
    expect(printed).toContain('Kirim heksadesimal huruf kecil.');
    expect(printed).not.toContain(signature);
    expect(code).toBe(1);
  });

  test('sign prints the headers of a request, with both hashes', async () => {
    const { printed } = await run('sign', ...signed);

    expect(printed).toContain(`client_code: myclient_code\ntimestamp: 1516239022\nsignature: ${signature}\n`);
    expect(printed).toMatch(/^signature-256: [0-9a-f]{64}$/m);
  });

  test('says how it is used when it is asked for something else', async () => {
    const { code, printed } = await run('redeem');

    expect(printed).toContain('Usage:');
    expect(code).toBe(1);
  });
});
