import * as z from 'zod';
import { Instant } from '../../../events/event.ts';

/** Why a message was given up, as the worker that tried it last noted it. Nothing in it says anything of a person. */
export const Failure = z.object({
  /** The queue's name in the cloud, and the number of the message. */
  queueName: z.string(),
  messageId: z.string(),
  /** What kind of fault it was: the class of the error, such as `ZodError`. */
  error: z.string(),
  /** What went wrong, in a sentence without quotations and long numbers. */
  sentence: z.string(),
  functionName: z.string(),
  /** The invocation, and what it all came of: the log is found by both. */
  requestId: z.string(),
  correlationId: z.string().optional(),
  at: Instant,
});
export type Failure = z.infer<typeof Failure>;

/** So many fields of a malformed message are named, and so many characters a sentence has, at most. */
const mostNamed = 5;
const mostCharacters = 300;

/** A place within a message: names of fields as our contracts have them, and positions; anything else was the sender's. */
const placeOf = (path: readonly PropertyKey[]): string =>
  path.length === 0
    ? 'the whole'
    : path
        .map((part) => (typeof part === 'number' || /^[a-zA-Z]{1,40}$/.test(String(part)) ? String(part) : '…'))
        .join('.');

/**
 * A text without what may have been quoted from a message or an answer: what stands in quotation marks, what looks like an
 * address, and numbers as long as a phone's, an NIK's or an account's.
 */
const withoutQuotations = (text: string): string =>
  text
    .replaceAll(/"[^"]*"|“[^”]*”|'[^']*'|`[^`]*`/g, '…')
    .replaceAll(/\S*@\S*/g, '…')
    .replaceAll(/\+?\d(?:[ .-]?\d){6,}/g, '…')
    .slice(0, mostCharacters);

/**
 * What is said of a fault to who looks at the dead letters: its class and a sentence, without personal data.
 * @param isMalformed the message itself could not be read; otherwise the fault came of working on it.
 */
export const faultOf = (fault: unknown, isMalformed: boolean): Pick<Failure, 'error' | 'sentence'> => {
  if (fault instanceof z.ZodError) {
    const places = fault.issues.slice(0, mostNamed).map(({ path, code }) => `${placeOf(path)} (${code})`);
    const more = fault.issues.length > mostNamed ? ', …' : '';
    const what = isMalformed ? 'The message does not keep to its contract' : 'What was found does not keep to its form';
    return { error: 'ZodError', sentence: `${what}: ${places.join(', ')}${more}.` };
  }
  // What Node says of it quotes the text.
  if (fault instanceof SyntaxError)
    return { error: 'SyntaxError', sentence: `${isMalformed ? 'The message' : 'What was found'} is not JSON.` };
  if (!(fault instanceof Error)) return { error: typeof fault, sentence: 'Something was thrown that is no error.' };
  return { error: fault.name, sentence: withoutQuotations(fault.message) };
};
