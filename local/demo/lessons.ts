import * as z from 'zod';
import type { School } from './school.ts';

/** What an institution and who learns there do for one purchase, by the institution's own client, whoever plays them. */

type Fields = Readonly<Record<string, unknown>>;

/** A call of the institution's client. @throws Error where it is refused. */
export type InstitutionCall = (call: string, fields: Fields) => Promise<unknown>;

/** The calls of a client, of which none is to be refused. */
export const institutionOf =
  ({ client }: Pick<School, 'client'>): InstitutionCall =>
  async (call, fields) => {
    const { success, message, data } = await client(call, fields);
    if (!success) throw new Error(`The institution was refused: ${message}`);
    return data;
  };

/** How long a self-paced course is learned. */
export const threeWeeks = 21 * 86_400_000;

/** A picture as small as one may be; one with a mark of the sandbox's does not pass its check of faces. */
export const picture = (mark = 'wajah'): string =>
  Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(mark)]).toString('base64');

/** Takes a code in: for a session of a class, or once for a self-paced course. */
export const takeIn = (institution: InstitutionCall, redeemCode: string, sequence?: number): Promise<unknown> =>
  institution('payment/redeem-code/commit', {
    redeem_code: redeemCode,
    ...(sequence === undefined ? {} : { sequence }),
  });

const Link = z.object({ url: z.string() });

/** Opens the page on which who learns shows to be there; gives the number of its link. */
export const presenceLink = async (institution: InstitutionCall, redeemCode: string, sequence = 1): Promise<string> => {
  const { url } = Link.parse(
    await institution('oauth/url-generate', {
      redeem_code: redeemCode,
      sequence,
      redirect_uri: 'https://lms.lp-cendekia.example/kelas',
      email: 'peserta@contoh.example',
    }),
  );
  return url.slice(url.lastIndexOf('/') + 1);
};

/** Hands the last task in and has it passed. */
export const passTask = async (institution: InstitutionCall, redeemCode: string): Promise<void> => {
  const task = { redeem_code: redeemCode, scope: 'tugas-akhir', sequence: 1 };
  const file = { url_file: 'https://lms.lp-cendekia.example/berkas/tugas.pdf' };
  await institution('tpm/submission', { ...task, ...file });
  await institution('tpm/feedback/submission', { ...task, notes: 'Sudah sesuai kriteria.', ...file });
};

/**
 * What the institution tells of who completed a minute ago.
 * @param modulesAfter milliseconds from now to the end of the modules, which ought to lie before the completion.
 */
export const completionNotice = (redeemCode: string, modulesAfter = -120_000) => {
  const now = Date.now();
  return {
    redeemCode,
    completedAt: new Date(now - 60_000).toISOString(),
    modulesCompletedAt: new Date(now + modulesAfter).toISOString(),
    hours: 16,
    preTest: 40,
    postTest: 85,
  };
};
