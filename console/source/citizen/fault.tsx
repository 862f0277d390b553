import { ApiRefused } from '../../../shared/api-client/client.ts';
import { useWords } from '../common/language.ts';
import { Problem } from '../common/messages.tsx';

const dictionary = {
  id: {
    register: 'Buka formulir pendaftaran',
    contacts: 'Buka halaman kontak',
    data: 'Buka halaman data saya',
    account: 'Buka halaman rekening',
  },
  en: {
    register: 'Open the registration form',
    contacts: 'Open the page of contacts',
    data: 'Open the page of my data',
    account: 'Open the page of the account',
  },
};

type Place = keyof (typeof dictionary)['id'];

const addresses: Readonly<Record<Place, string>> = {
  register: '/me/register',
  contacts: '/me/data/contacts',
  data: '/me/data',
  account: '/me/money/account',
};

/** The page on which somebody can do what a refusal asks of them, by its code. */
const placeOf: Readonly<Record<string, Place>> = {
  'registration-not-found': 'register',
  'contact-changed-elsewhere': 'contacts',
  'payout-account-phone-differs': 'contacts',
  'consent-needed': 'data',
  'erasure-asked': 'data',
  'payout-account-missing': 'account',
};

/** What failed, with a way to the page that helps where there is one. */
export const Fault = ({ fault, onRetry }: { readonly fault: unknown; readonly onRetry?: () => void }) => {
  const { words } = useWords(dictionary);
  if (fault === undefined) return null;
  const place = fault instanceof ApiRefused ? placeOf[fault.code ?? ''] : undefined;
  return (
    <>
      <Problem fault={fault} {...(place === undefined && onRetry !== undefined ? { onRetry } : {})} />
      {place !== undefined && location.pathname !== addresses[place] && (
        <p>
          <a href={addresses[place]}>{words[place]}</a>
        </p>
      )}
    </>
  );
};
