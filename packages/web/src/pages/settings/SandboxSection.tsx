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
      return "In a sandbox of its own for each run, with no network and no files but its own. Everything else on the machine that Aulo runs on is out of its reach.";
    case "walled-off":
      return `Walled off from your files, your programs and the network, but on your machine’s own system and user, which it can tell a few things of. It holds against most malice, not all. (${because})`;
    case "guarded":
      return `In a process of its own with Node’s permission model: a guard against accidents, not against malice. Run only code that you trust. (${because})`;
  }
}
