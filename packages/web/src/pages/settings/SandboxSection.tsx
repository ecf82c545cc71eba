import type { Sandbox } from "@aulo/contract";
import { useQuery } from "@tanstack/react-query";
import { queries } from "../../api/queries.ts";
import { Section } from "./Section.tsx";

/** The isolation of the learner's code on this machine. */
export function SandboxSection() {
  const { data: sandbox } = useQuery(queries.sandbox());
  return sandbox === undefined ? null : <Section title="Where your code runs" says={wordsOf(sandbox)} />;
}

function wordsOf({ walls, because }: Sandbox): string {
  switch (walls) {
    case "contained":
      return "Each run has its own sandbox, without a network and with its own files only. It cannot reach anything else on the machine.";
    case "walled-off":
      return `Your code cannot reach your files, your programs or the network. It still runs as your own user, so it can learn a few things about the machine. This stops most attacks, not all. (${because})`;
    case "guarded":
      return `In its own process, with Node’s permission model. This guards against accidents, not against attacks. Run only code that you trust. (${because})`;
  }
}
