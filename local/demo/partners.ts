import * as z from 'zod';
import { signatureOf } from '../../shared/domain/training/signature.ts';
import { apiOf } from '../api.ts';
import { clientIdIn } from '../seed/catalogue.ts';
import type { LocalStack } from '../stack/stack.ts';

const Answered = z.object({ success: z.boolean(), message: z.string(), data: z.record(z.string(), z.unknown()) });

/** A machine with a token of its own: the platform that sells, or the institution when it tells of completions. */
export const machineOf = async (stack: LocalStack, client: 'PlatformClient' | 'InstitutionClient') => {
  const token = await stack.tokenFor({ pool: 'Partners', client, sub: client, expiresInSeconds: 86_400 });
  return {
    /** Under which it is registered as a partner. */
    clientCode: clientIdIn(token),
    api: apiOf(stack, token),
  };
};
export type Machine = Awaited<ReturnType<typeof machineOf>>;

/** An institution's own client, which signs its requests as all of them do. */
export const signingClientOf =
  (stack: LocalStack, { clientCode, signKey }: { readonly clientCode: string; readonly signKey: string }) =>
  async (call: string, fields: Readonly<Record<string, unknown>>): Promise<z.infer<typeof Answered>> => {
    const path = `/api/v1/integration/${call}`;
    const body = JSON.stringify(fields);
    const timestamp = String(Math.floor(Date.now() / 1_000));
    const signature = signatureOf('sha1', signKey, { clientCode, timestamp, method: 'POST', path, body });
    const response = await fetch(`${stack.apiUrl}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', client_code: clientCode, timestamp, signature },
      body,
    });
    return Answered.parse(await response.json());
  };
export type SigningClient = ReturnType<typeof signingClientOf>;
