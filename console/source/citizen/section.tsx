import type { ComponentChildren } from 'preact';
import type { Language } from '../common/language.ts';
import { useWords } from '../common/language.ts';
import { PageHeading } from '../common/page-heading.tsx';

interface Place {
  readonly href: string;
  readonly text: Readonly<Record<Language, string>>;
}

const sections = {
  training: [
    { href: '/me/training', text: { id: 'Pelatihan saya', en: 'My trainings' } },
    { href: '/me/training/courses', text: { id: 'Cari pelatihan', en: 'Find a training' } },
    { href: '/me/training/surveys', text: { id: 'Survei', en: 'Surveys' } },
  ],
  money: [
    { href: '/me/money', text: { id: 'Insentif', en: 'Incentives' } },
    { href: '/me/money/account', text: { id: 'Rekening', en: 'Account' } },
    { href: '/me/money/transfers', text: { id: 'Riwayat', en: 'Movements' } },
    { href: '/me/money/debts', text: { id: 'Pengembalian', en: 'Paying back' } },
  ],
  data: [
    { href: '/me/data', text: { id: 'Data saya', en: 'My data' } },
    { href: '/me/data/contacts', text: { id: 'Kontak', en: 'Contacts' } },
    { href: '/me/data/consents', text: { id: 'Persetujuan', en: 'Consents' } },
    { href: '/me/data/accesses', text: { id: 'Siapa melihat data saya', en: 'Who looked at my data' } },
  ],
} as const satisfies Readonly<Record<string, readonly Place[]>>;

const dictionary = { id: { nearby: 'Halaman terkait' }, en: { nearby: 'Related pages' } };

interface SectionProps {
  readonly of: keyof typeof sections;
  readonly title: string;
  readonly children: ComponentChildren;
}

/** A page with those that stand beside it. */
export const Section = ({ of, title, children }: SectionProps) => {
  const { words, language } = useWords(dictionary);
  return (
    <>
      <nav class="beside" aria-label={words.nearby}>
        {sections[of].map(({ href, text }) => (
          <a key={href} href={href} aria-current={location.pathname === href ? 'page' : undefined}>
            {text[language]}
          </a>
        ))}
      </nav>
      <PageHeading text={title} />
      {children}
    </>
  );
};
