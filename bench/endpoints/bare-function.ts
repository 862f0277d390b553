import { bareCalls, type BareSettings } from './bare-calls.ts';
import { numberHeader } from './number-header.ts';

/** Put in when it is bundled. */
declare const bareSettings: BareSettings;

const make = bareCalls(bareSettings);

/**
 * The bare work as a function of the system's own stack: what it is given has been through the same gateway, which has
 * checked who comes, and through the same Lambda.
 */
export const handler = async ({ headers }: { readonly headers: Readonly<Record<string, string>> }) => {
  await make(Number(headers[numberHeader]));
  return { statusCode: 200, headers: { 'content-type': 'application/json' }, body: '{}' };
};
