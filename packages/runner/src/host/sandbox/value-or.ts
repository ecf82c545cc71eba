/** What it gives, or something else where it throws: processes, files and groups go while they are looked at. */
export function valueOr<Value, Otherwise>(look: () => Value, otherwise: Otherwise): Value | Otherwise {
  try {
    return look();
  } catch {
    return otherwise;
  }
}
