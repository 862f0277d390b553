import { ApiRefused } from '../../../shared/api-client/client.ts';

/** The sentences of a refusal by the name of the field they are about. */
export const faultsIn = (fault: unknown): ReadonlyMap<string, string> =>
  new Map(
    fault instanceof ApiRefused
      ? (fault.refusal.errors ?? []).map(({ field, detail }) => [field.split('.')[0] ?? field, detail])
      : [],
  );
