import { render, type ComponentChild } from 'preact';

/** Puts a page where its document has a place for it. @throws Error in a document that has none. */
export const mounted = (content: ComponentChild): void => {
  const place = document.getElementById('page');
  if (place === null) throw new Error('The page has no place for its content.');
  render(content, place);
};
