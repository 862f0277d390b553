import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Whether somebody came here by a link of these pages, and not by loading one. */
const cameByLink = (): boolean => (history.state as { readonly within?: boolean } | null)?.within === true;

/** The heading of what is shown: whoever follows a link reads on from it, with a screen reader too. */
export const Heading = ({ children }: { readonly children: ComponentChildren }) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (cameByLink()) heading.current?.focus();
  }, []);
  return (
    <h2 id="operation" tabIndex={-1} ref={heading}>
      {children}
    </h2>
  );
};
