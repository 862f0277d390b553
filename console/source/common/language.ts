import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language } from './languages.ts';

export type { Language } from './languages.ts';

const kept = 'language';

/** The language that was chosen before; Indonesian unless it was. */
export const chosenLanguage = (): Language => {
  try {
    return localStorage.getItem(kept) === 'en' ? 'en' : 'id';
  } catch {
    // A browser may refuse to keep anything.
    return 'id';
  }
};

/** Keeps the choice for later visits. */
export const keepLanguage = (language: Language): void => {
  try {
    localStorage.setItem(kept, language);
  } catch {
    // Then it is chosen anew with each visit.
  }
};

export const LanguageContext = createContext<Language>('id');

/** The words of a page in the language that is chosen. A dictionary that lacks a word in one language does not compile. */
export const useWords = <Words>(dictionary: Readonly<Record<Language, Words>>) => {
  const language = useContext(LanguageContext);
  return { language, words: dictionary[language] };
};
