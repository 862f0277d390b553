/**
 * The body of an answer, read up to a bound of bytes. An outside service that goes on for ever, or that answers with
 * somebody's disk image, must not take this environment's memory.
 * @returns undefined where the body is longer.
 */
export const boundedBytes = async (response: Response, longestBytes: number): Promise<Buffer | undefined> => {
  const { body }: { body: AsyncIterable<Uint8Array> | null } = response;
  if (body === null) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop early cancels the body and with it the connection.
  for await (const chunk of body) {
    length += chunk.length;
    if (length > longestBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};
