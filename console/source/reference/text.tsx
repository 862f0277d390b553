/** A text of the document: what stands between backticks is code. */
export const Text = ({ children }: { readonly children: string }) => (
  <>{children.split('`').map((part, at) => (at % 2 === 1 ? <code key={at}>{part}</code> : part))}</>
);
