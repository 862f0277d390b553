import type * as z from 'zod';
import { isProblemCode, type ProblemCode } from '../domain/problems/index.ts';
import { Refusal } from '../errors.ts';

interface Fault {
  readonly field: string;
  readonly code: ProblemCode;
}

const codeOf = (issue: z.core.$ZodIssue): ProblemCode => {
  if (isProblemCode(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'field-missing' : 'field-wrong-type';
    case 'invalid_value':
      if (issue.input === undefined) return 'field-missing';
      return issue.values.some((value) => typeof value === typeof issue.input) ? 'field-malformed' : 'field-wrong-type';
    case 'too_big':
      return 'field-too-long';
    case 'too_small':
      return 'field-too-short';
    case 'unrecognized_keys':
      return 'field-unknown';
    case 'invalid_union':
      return discriminated(issue);
    default:
      return 'field-malformed';
  }
};

/** The field that says which of several forms an input has, where it is missing or says none of them. */
const discriminated = (issue: z.core.$ZodIssueInvalidUnion): ProblemCode => {
  const { discriminator, input } = issue;
  if (discriminator === undefined || typeof input !== 'object' || input === null) return 'field-malformed';
  const value = Object.entries(input).find(([name]) => name === discriminator)?.[1] as unknown;
  if (value === undefined) return 'field-missing';
  return typeof value === 'string' ? 'field-malformed' : 'field-wrong-type';
};

/** A field as it is named back: what somebody put in the place of a name that is none, an NIK say, is not repeated. */
const nameOf = (key: PropertyKey): string => {
  const name = String(key);
  return typeof key === 'number' || (/^[\w.-]*$/.test(name) && !/\d{6}/.test(name)) ? name : '(?)';
};

const faultsOf = (issue: z.core.$ZodIssue): Fault[] => {
  const path = issue.path.map(nameOf);
  const names = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, nameOf(key)]) : [path];
  return names.map((name) => ({ field: name.join('.').slice(0, 200), code: codeOf(issue) }));
};

/**
 * Input that keeps to its schema. A schema may name a problem code as an issue's message; all else maps by its kind.
 * @throws Refusal with the code of the first fault, and every field at fault.
 */
export const parsed = <Schema extends z.ZodType>(schema: Schema, input: unknown): z.infer<Schema> => {
  const result = schema.safeParse(input, { reportInput: true });
  if (result.success) return result.data;
  const [first, ...others] = result.error.issues.flatMap(faultsOf).slice(0, 50);
  throw first === undefined ? new Refusal('request-invalid') : new Refusal(first.code, { field: first.field, others });
};
