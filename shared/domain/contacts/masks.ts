import type { ContactField } from '../../../events/contact-changed.ts';

const shownDigits = 4;

/** A phone or an e-mail address as it is shown: `*********7890`, `b***@example.id`. */
export const maskedContact = (field: ContactField, text: string): string => {
  if (field === 'phone') return '*'.repeat(Math.max(0, text.length - shownDigits)) + text.slice(-shownDigits);
  const at = text.lastIndexOf('@');
  return `${text.slice(0, 1)}***${text.slice(at)}`;
};
