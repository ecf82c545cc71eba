import { z } from "zod";

export const DockerInstruction = z.object({
  name: z.string(),
  text: z.string(),
  list: z.array(z.string()).nullable(),
  flags: z.record(z.string(), z.string()),
  line: z.number(),
});
export type DockerInstruction = z.infer<typeof DockerInstruction>;

/** One `FROM` and the instructions after it. */
export type DockerStage = {
  /** The name after `AS`, or null. */
  name: string | null;
  /** The image or stage after `FROM`. */
  from: string;
  instructions: DockerInstruction[];
  /** Instructions of this name, in order. */
  all: (name: string) => DockerInstruction[];
  /** Last instruction of this name, here or in the stages that this one is based on, or null. */
  last: (name: string) => DockerInstruction | null;
};

export type Dockerfile = {
  stages: DockerStage[];
  /** The last stage, which makes the image. */
  final: DockerStage;
};

/** @throws Error when the file has no stage */
export function toDockerfile(instructions: readonly DockerInstruction[]): Dockerfile {
  const stages: DockerStage[] = [];
  for (const instruction of instructions) {
    if (instruction.name === "FROM") stages.push(toStage(instruction, stages));
    else stages.at(-1)?.instructions.push(instruction);
  }
  const final = stages.at(-1);
  if (!final) throw new Error("The Dockerfile has no stage.");
  return { stages, final };
}

function toStage({ text }: DockerInstruction, before: readonly DockerStage[]): DockerStage {
  const [from = "", , name = null] = text.split(/\s+/);
  const base = before.findLast((stage) => stage.name?.toLowerCase() === from.toLowerCase());
  const instructions: DockerInstruction[] = [];
  const all = (asked: string) => instructions.filter((instruction) => instruction.name === asked);
  return { name, from, instructions, all, last: (asked) => all(asked).at(-1) ?? base?.last(asked) ?? null };
}
