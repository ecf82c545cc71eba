import { endpoints } from "@aulo/contract";
import { useMutation } from "@tanstack/react-query";
import { call } from "../../api/call.ts";
import { ProblemNote } from "../../features/problem/ProblemNote.tsx";
import { Button } from "../../ui/Button.tsx";
import { download } from "../../ui/download.ts";
import { Section } from "../../ui/Section.tsx";

export function ExportSection() {
  const save = useMutation({
    mutationFn: () => call(endpoints.exportAccount, {}),
    onSuccess: (everything) =>
      download(
        `aulo-account-${everything.learner.exportedAt.slice(0, 10)}.json`,
        JSON.stringify(everything, null, 2),
        "application/json",
      ),
  });
  return (
    <Section
      title="Everything about you"
      says="Your account, its browsers and tokens, and all your work, as one JSON file. Only a file from Settings, “Your record”, can be imported."
    >
      <div>
        <Button disabled={save.isPending} onClick={() => save.mutate()}>
          Export everything
        </Button>
      </div>
      <ProblemNote error={save.error} />
    </Section>
  );
}
