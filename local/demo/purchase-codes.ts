import type { sandboxAdmin } from '../sandboxes/admin.ts';
import type { Person } from '../sandboxes/people.ts';

/** The codes to purchase with that were sent to a person's phone, the latest last. */
export const purchaseCodesOf = async (
  messages: ReturnType<typeof sandboxAdmin>,
  { application }: Pick<Person, 'application'>,
): Promise<string[]> => {
  const phone = application.phone.replace(/^0/, '+62');
  return (await messages.messages(phone)).flatMap(({ text }) => /Prakerja: (\d{6}) kode/.exec(text)?.[1] ?? []);
};
