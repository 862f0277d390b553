import * as z from 'zod';
import { event } from './event.ts';

/** The number of a file of a ministry's list: 24 hexadecimal digits. */
export const ListFileId = z
  .string()
  .regex(/^[0-9a-f]{24}$/)
  .brand<'ListFileId'>();
export type ListFileId = z.infer<typeof ListFileId>;

/** An operator handed in a ministry's whole list as a file. Read by apply-list-lines. */
export const ListFileSubmitted = event('list-file.submitted.v1', z.object({ fileId: ListFileId }));
export type ListFileSubmitted = z.infer<typeof ListFileSubmitted>;
