import { bankAccounts } from './bank-accounts.ts';
import { bankBooks } from './bank-books.ts';
import { bankCallbacks } from './bank-callbacks.ts';
import { bankPayments } from './bank-payments.ts';
import type { Chance } from './chance.ts';
import type { Service } from './server.ts';

/** The banks and e-wallets behind one address: their accounts, and the payments that they were told to make. */
export const bankService = (chance: Chance): Service => {
  const accounts = bankAccounts();
  const books = bankBooks({ faultOf: accounts.faultOf, now: () => new Date() });
  const payments = bankPayments(books, bankCallbacks(chance));
  return {
    name: 'bank',
    keyNeeded: true,
    answer: (call) => accounts.answer(call) ?? payments.answer(call),
    untrue: (call) => accounts.untrue(call) ?? payments.untrue(call),
    admin: (call) => accounts.admin(call) ?? payments.admin(call),
    statistics: () => ({ ...accounts.statistics(), ...payments.statistics() }),
  };
};
