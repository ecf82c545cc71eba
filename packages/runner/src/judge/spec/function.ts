import { encode } from "../../wire/codec.ts";
import { ask } from "../session.ts";
import { Exported } from "../shapes.ts";

/** function: calls the learner's export (`"default"` too) with copies of the arguments. @throws the learner's error */
export function call(name: string, ...args: unknown[]): Promise<unknown> {
  return ask({ op: "call", name, args: args.map(encode) });
}

/**
 * function: runs `scenario(solution, ...inputs)` inside the learner's process, from its source alone.
 *
 * @returns what it returns, as plain data
 */
export function inside<Solution, Inputs extends unknown[]>(
  scenario: (solution: Solution, ...inputs: Inputs) => unknown,
  ...inputs: Inputs
): Promise<unknown> {
  return ask({ op: "inside", source: scenario.toString(), inputs: inputs.map(encode) });
}

/** function: the type of each export by its name, as `typeof` gives it. */
export async function exported(): Promise<Exported> {
  return Exported.parse(await ask({ op: "exported" }));
}
