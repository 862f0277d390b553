import { useEffect, useRef } from 'preact/hooks';

interface ToldProps {
  readonly text: string;
  /** How it looks. */
  readonly look: string;
}

/** What came of a deed. The keyboard is led to it, since what was pressed may be gone; another deed is another key. */
export const Told = ({ text, look }: ToldProps) => {
  const place = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    place.current?.focus();
  }, []);
  return (
    <p ref={place} class={look} role="status" tabIndex={-1}>
      {text}
    </p>
  );
};
