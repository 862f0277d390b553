import type { CourseContent } from './course-content.ts';

/** Words of Indonesian and English that stand in every second title, and find nothing. */
const stopWords = new Set(
  'dan di ke dari untuk yang dengan pada dalam atau oleh bagi para serta agar the of and for in to on with an or'.split(
    ' ',
  ),
);

/** A course is found by at most so many words: each is an item, and all are written in one transaction of at most 100. */
const mostTerms = 40;
const longestTerm = 40;

/** The words of a text as they are looked up: lower case, without accents, each once, in the order in which they come. */
export const wordsOf = (text: string): string[] => {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const words = plain.match(/[\p{L}\p{N}][\p{L}\p{N}+#]*/gu) ?? [];
  const telling = words
    .map((word) => word.slice(0, longestTerm))
    .filter((word) => !stopWords.has(word) && isTelling(word));
  return [...new Set(telling)];
};

/** A single letter finds nothing, but a digit or `c++` does. */
const isTelling = (word: string): boolean => word.length > 1 || /\p{N}/u.test(word);

/** The words by which a course is found: of its title, its institution and its occupation, then of its syllabus as far as there is room. */
export const termsOf = ({ title, syllabus, occupation }: CourseContent, institutionName: string): string[] => {
  const texts = [title, institutionName, occupation, ...syllabus.map((unit) => unit.title)];
  return wordsOf(texts.join(' ')).slice(0, mostTerms);
};
