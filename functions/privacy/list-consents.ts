import { purposesView } from '../../shared/domain/privacy/consent.ts';
import { privacyRules } from '../../shared/domain/privacy/erasure-rules.ts';
import { endpoint } from '../../shared/http/endpoint.ts';

/** GET /v1/consents: what personal data is used for, on which basis, in the words that are agreed to, by version. */
export const listConsents = () =>
  endpoint({ route: 'GET /v1/consents' }, () =>
    Promise.resolve({
      status: 200 as const,
      body: { rules: privacyRules.version, purposes: purposesView() },
      headers: { 'cache-control': 'public, max-age=300' },
    }),
  );

export const handler = listConsents();
