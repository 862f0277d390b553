import { useEffect } from 'preact/hooks';

/**
 * The heading of a page, which is the title of its tab and in the browser's history too, in the language that is chosen.
 * Titles outlive a session: they name what a page is about, and never a person.
 */
export const PageHeading = ({ text }: { readonly text: string }) => {
  useEffect(() => {
    document.title = `${text} – Kartu Prakerja`;
  }, [text]);
  return <h1>{text}</h1>;
};
