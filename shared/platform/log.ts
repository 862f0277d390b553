import { Logger } from '@aws-lambda-powertools/logger';

/** Structured logs: a fixed sentence with fields. Identifiers always, personal data never. */
export const log = new Logger();
