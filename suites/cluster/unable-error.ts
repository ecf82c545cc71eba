/** This machine cannot do a fault; the message is the reason. */
export class UnableError extends Error {
  override name = "UnableError";
}
