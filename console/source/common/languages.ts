/** The languages of the pages. */
export type Language = 'id' | 'en';
