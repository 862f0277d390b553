import './without-eval.ts';

/** Checks in the browser what the programme publishes and signs. To be loaded when somebody asks for a check. */
export { checkPlace, type PlaceFinding, type PlaceQuestion, type PlaceReport } from './place.ts';
export { evidenceOfWave, type Reading } from './source.ts';
export { readRecord, type WaveRecord } from './record.ts';
export { checkCertificate, checkReceipt, type CertificateStatement, type Checked, type Receipt } from './statements.ts';
export type { PlaceStep, StepName, StepOutcome } from './steps.ts';
