import { Refusal } from '../errors.ts';

/** Where a page ended, as text that a caller hands back. */
export const cursorOf = (position: string): string => Buffer.from(position).toString('base64url');

/** The position of a cursor, in the form that its list gives. @throws Refusal cursor-invalid for a text that it gave not. */
export const positionOf = (cursor: string, form: RegExp): RegExpExecArray => {
  const position = form.exec(Buffer.from(cursor, 'base64url').toString('utf8'));
  if (position === null) throw new Refusal('cursor-invalid', { field: 'cursor' });
  return position;
};
