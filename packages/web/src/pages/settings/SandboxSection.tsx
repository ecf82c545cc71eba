import { useQuery } from "@tanstack/react-query";
import { queries } from "../../api/queries.ts";
import { Section } from "./Section.tsx";

/** How strongly the machine that runs the learner's code walls it in. */
export function SandboxSection() {
  const { data: sandbox } = useQuery(queries.sandbox());
  if (sandbox === undefined) return null;
  return (
    <Section title="Where your code runs">
      {sandbox.contained ? (
        <p className="soft">
          In a sandbox of its own for each run, with no network and no files but its own. Everything else on
          the machine that Aulo runs on is out of its reach.
        </p>
      ) : (
        <p className="soft">
          In a process of its own with Node’s permission model: a guard against accidents, not against malice.
          Run only code that you trust. ({sandbox.because})
        </p>
      )}
    </Section>
  );
}
