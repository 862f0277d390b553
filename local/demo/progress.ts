import { stdout } from 'node:process';

const width = 28;

/** A bar of `width` characters, filled in eighths. */
export const bar = (share: number, cells = width): string => {
  const eighths = Math.round(Math.min(1, Math.max(0, share)) * cells * 8);
  const partial = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'][eighths % 8] ?? '';
  return ('█'.repeat(Math.floor(eighths / 8)) + partial).padEnd(cells, '·');
};

const seconds = (milliseconds: number): string => `${(milliseconds / 1_000).toFixed(1)} s`;

/** Progress of one act: a bar that redraws itself on a terminal, one line at the end elsewhere. */
export const progressOf = (label: string, total: number) => {
  const startedAt = performance.now();
  let done = 0;
  let drawnAt = 0;

  const line = (note: string): string => {
    const elapsed = performance.now() - startedAt;
    const rate = done / (elapsed / 1_000);
    const left = done > 0 && done < total ? `, about ${seconds(((total - done) / rate) * 1_000)} left` : '';
    return `  ${label.padEnd(34)} ${bar(total === 0 ? 1 : done / total)} ${String(done).padStart(6)}/${String(total)}  ${seconds(elapsed)}${left}${note === '' ? '' : `  ${note}`}`;
  };

  const draw = (note = ''): void => {
    if (!stdout.isTTY || performance.now() - drawnAt < 80) return;
    drawnAt = performance.now();
    stdout.write(`\r\u001b[2K${line(note)}`);
  };

  return {
    advance(count = 1, note = ''): void {
      done += count;
      draw(note);
    },
    at(count: number, note = ''): void {
      done = count;
      draw(note);
    },
    finish(note = ''): void {
      stdout.write(`${stdout.isTTY ? '\r\u001b[2K' : ''}${line(note)}\n`);
    },
  };
};

/** Runs `task` over all items, at most `concurrency` at once, in their order of starting. */
export const forEachOf = async <Item>(
  items: Iterable<Item>,
  concurrency: number,
  task: (item: Item) => Promise<void>,
): Promise<void> => {
  const next = items[Symbol.iterator]();
  const runner = async (): Promise<void> => {
    for (let item = next.next(); item.done !== true; item = next.next()) await task(item.value);
  };
  await Promise.all(Array.from({ length: concurrency }, runner));
};
