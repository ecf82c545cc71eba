import { encode } from "../../wire/codec.ts";
import { ask } from "../session.ts";
import { Exported } from "../shapes.ts";

/** function: calls the learner's export (also `"default"`) with copies of the arguments. @throws the learner's error */
export function call(name: string, ...args: unknown[]): Promise<unknown> {
  return ask({ op: "call", name, args: args.map(encode) });
}

/**
 * function: runs `scenario(solution, ...inputs)` inside the learner's process, from its source alone.
 *
 * @returns the scenario's result, as plain data
 */
export function inside<Solution, Inputs extends unknown[]>(
  scenario: (solution: Solution, ...inputs: Inputs) => unknown,
  ...inputs: Inputs
): Promise<unknown> {
  return ask({ op: "inside", source: scenario.toString(), inputs: inputs.map(encode) });
}

/** function: the `typeof` of each export, by name. */
export async function exported(): Promise<Exported> {
  return Exported.parse(await ask({ op: "exported" }));
}
