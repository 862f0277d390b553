import { textLength } from './proof-of-work.ts';

/**
 * How a challenge's text, of 36 characters, is made into the 64 on which the work is done. It stands apart from the rules
 * of challenges, so that a browser that has to work loads little.
 */
export const workText = (challenge: string): string => `prakerja:registration:work:1${challenge}`.slice(0, textLength);
