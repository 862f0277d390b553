/**
 * The environment variables that functions check when they are loaded. Tests build functions of their own, so no value
 * is ever used; one that is set already stays. Import this module before any function.
 */
const address = 'http://127.0.0.1:9';
const arn = 'arn:aws:service:ap-southeast-3:000000000000:thing';

const values = {
  AWS_REGION: 'ap-southeast-3',
  TABLE_NAME: 'Table',
  EVIDENCE_BUCKET: 'evidence',
  BEACON_URLS: address,
  BEACON_CHAIN: 'local',
  WITNESS_URLS: address,
  DATA_KEY_ARN: arn,
  SIGNING_KEY_ARN: arn,
  REGISTRY_URL: address,
  REGISTRY_SECRET_ARN: arn,
  REGISTRY_CALLS_PER_SECOND: '50',
  LISTS_URL: address,
  LISTS_SECRET_ARN: arn,
  MESSAGES_URL: address,
  MESSAGES_SECRET_ARN: arn,
  VERIFICATION_QUEUE_URL: address,
  STANDING_QUEUE_URL: address,
  LISTS_QUEUE_URL: address,
  SELECTION_QUEUE_URL: address,
  SETTLING_SECONDS: '30',
  NOTICES_QUEUE_URL: address,
  DEADLINES_QUEUE_URL: address,
  REFUNDS_QUEUE_URL: address,
  COMPLETIONS_QUEUE_URL: address,
  LEDGER_QUEUE_URL: address,
  INCENTIVES_QUEUE_URL: address,
  PAYOUTS_QUEUE_URL: address,
  DEBTS_QUEUE_URL: address,
  SETTLEMENTS_QUEUE_URL: address,
  AUDIT_QUEUE_URL: address,
  REKEYING_QUEUE_URL: address,
  ERASURES_QUEUE_URL: address,
  BANK_URL: address,
  BANK_SECRET_ARN: arn,
  BANK_CALLBACK_SECRET_ARN: arn,
  BANK_CALLS_PER_SECOND: '50',
  LIVENESS_URL: address,
  LIVENESS_SECRET_ARN: arn,
  UPLOADS_BUCKET: 'uploads',
  PUBLIC_URL: 'https://prakerja.test',
};
Object.assign(process.env, { ...values, ...process.env });
