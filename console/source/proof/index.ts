import './without-eval.ts';

/** Checks in the browser what the programme publishes and signs. To be loaded when somebody asks for a check. */
export { checkPlace, type PlaceFinding, type PlaceReport } from './place.ts';
export { evidenceOfWave } from './source.ts';
export { readRecord } from './record.ts';
export { checkCertificate, checkReceipt, type CertificateStatement } from './statements.ts';
export type { PlaceStep, StepOutcome } from './steps.ts';
