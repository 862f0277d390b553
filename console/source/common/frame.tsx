import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { chosenLanguage, keepLanguage, LanguageContext, type Language } from './language.ts';

const words = {
  id: { skip: 'Langsung ke isi', name: 'Kartu Prakerja', other: 'English', menu: 'Halaman' },
  en: { skip: 'Skip to the content', name: 'Kartu Prakerja', other: 'Bahasa Indonesia', menu: 'Pages' },
};

/** A page that the header leads to. */
interface HeaderLink {
  readonly href: string;
  readonly text: Readonly<Record<Language, string>>;
}

interface FrameProps {
  /** Where the name of the programme leads. */
  readonly home: string;
  readonly links: readonly HeaderLink[];
  /** Beside the switch of the language: who is signed in, for instance. */
  readonly aside?: ComponentChildren;
  readonly children: ComponentChildren;
}

const isHere = (href: string): boolean => location.pathname === href || location.pathname.startsWith(`${href}/`);

/** The frame of every page: skip link, header with the switch of the language, links, and the content. */
export const Frame = ({ home, links, aside, children }: FrameProps) => {
  const [language, setLanguage] = useState(chosenLanguage);
  const other = language === 'id' ? 'en' : 'id';
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <LanguageContext.Provider value={language}>
      <a class="skip" href="#content">
        {words[language].skip}
      </a>
      <header>
        <a class="brand" href={home}>
          {words[language].name}
        </a>
        <button
          type="button"
          class="language"
          lang={other}
          onClick={() => {
            keepLanguage(other);
            setLanguage(other);
          }}
        >
          {words[language].other}
        </button>
        {aside}
        <nav aria-label={words[language].menu}>
          {links.map(({ href, text }) => (
            <a key={href} href={href} aria-current={isHere(href) ? 'page' : undefined}>
              {text[language]}
            </a>
          ))}
        </nav>
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </LanguageContext.Provider>
  );
};
