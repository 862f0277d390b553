import { bankAccounts } from './bank-accounts.ts';
import type { Service } from './server.ts';

/** The banks and e-wallets behind one address: their accounts, and the payments that they were told to make. */
export const bankService = (): Service => {
  const accounts = bankAccounts();
  return {
    name: 'bank',
    keyNeeded: true,
    answer: (call) => accounts.answer(call),
    admin: (call) => accounts.admin(call),
  };
};
