import type { Listed } from './document.ts';

/** Operations in which every word of a text is found: in the name, the path, the group or the summary. */
export const found = (operations: readonly Listed[], text: string): readonly Listed[] => {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return operations.filter(({ operationId, method, path, tag, summary }) => {
    const all = `${operationId} ${method} ${path} ${tag} ${summary}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
};
