/** The header in which bare work is told whose calls it is to make. */
export const numberHeader = 'x-bare-number';
