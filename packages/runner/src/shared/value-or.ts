/**
 * Result of the function, or a fallback when it throws. Processes, files and groups can vanish while they are
 * read.
 */
export function valueOr<Value, Otherwise>(look: () => Value, otherwise: Otherwise): Value | Otherwise {
  try {
    return look();
  } catch {
    return otherwise;
  }
}
