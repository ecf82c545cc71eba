import { useState } from "react";
import { unsent } from "./unsent.ts";

/** A value that survives a reload, a crash and the way back. */
export type Kept<T> = {
  value: T;
  keep: (value: T) => void;
  /** Back to the value at the start. Call it once the server has the value, or when the learner discards it. */
  drop: () => void;
  /** Takes over a value that was kept under the name from outside. */
  reread: () => void;
};

/** State that is kept in the browser under a name (see `unsent`), until it is dropped or is `start` again. */
export function useKept<T>(name: string, start: T): Kept<T> {
  const read = () => unsent.read<T>(name) ?? start;
  const [value, setValue] = useState(read);
  const drop = () => {
    unsent.drop(name);
    setValue(start);
  };
  const keep = (next: T) => {
    if (next === start) return drop();
    unsent.write(name, next);
    setValue(next);
  };
  return { value, keep, drop, reread: () => setValue(read()) };
}
