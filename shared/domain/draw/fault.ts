/**
 * A file, a proof or a value that the specification of the draw does not allow.
 * Its message is one plain sentence, fit to be printed by a verifier.
 */
export class DrawFault extends Error {
  override name = 'DrawFault';
}
