import type { ComponentType } from 'preact';
import { useLoaded } from '../common/loaded.ts';
import { Loading, Problem } from '../common/messages.tsx';

interface LazilyProps<Props> {
  readonly name: string;
  /** Loads the part, once it is shown. */
  readonly load: () => Promise<ComponentType<Props>>;
  readonly props: Props;
}

/** A part of the page that is loaded when it is first shown, so that the first view stays small. */
export const Lazily = <Props extends object>({ name, load, props }: LazilyProps<Props>) => {
  const { value, fault, retry } = useLoaded(name, async () => ({ Part: await load() }));
  if (value === undefined) return fault === undefined ? <Loading /> : <Problem fault={fault} onRetry={retry} />;
  return <value.Part {...props} />;
};
