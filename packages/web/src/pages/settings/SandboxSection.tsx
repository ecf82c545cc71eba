import type { Sandbox } from "@aulo/contract";
import { useQuery } from "@tanstack/react-query";
import { queries } from "../../api/queries.ts";
import { Section } from "../../ui/Section.tsx";

/** The isolation of the learner's code on this machine. */
export function SandboxSection() {
  const { data: sandbox } = useQuery(queries.sandbox());
  return sandbox === undefined ? null : (
    <Section title="Where your code runs" says={`${wordsOf(sandbox)} ${keptWordsOf(sandbox)}`} />
  );
}

/** The sandboxes that wait for a run, and the memory that they take. */
function keptWordsOf({ kept: { ready, mostMb, idleMinutes } }: Sandbox): string {
  if (mostMb === 0) return "No sandbox is kept ready.";
  const now = ready === 0 ? "none is ready now" : ready === 1 ? "one is ready now" : `${ready} are ready now`;
  return `To start your runs quickly, Aulo keeps a few sandboxes ready, in at most ${mostMb} MB of memory (${now}). They end ${idleMinutes} minutes after the last run of their kind.`;
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
