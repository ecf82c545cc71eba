import { endpoints } from "@aulo/contract";
import { count } from "@aulo/contract/words/quantities";
import { useMutation } from "@tanstack/react-query";
import { type ChangeEvent, useState } from "react";
import { call } from "../../api/call.ts";
import { queryClient } from "../../api/query-client.ts";
import { unsent } from "../../api/unsent.ts";
import { readExport } from "../../features/learner/read-export.ts";
import { ProblemNote } from "../../features/problem/ProblemNote.tsx";
import { announce } from "../../ui/announce.tsx";
import { Button } from "../../ui/Button.tsx";
import { download } from "../../ui/download.ts";
import { Modal } from "../../ui/Modal.tsx";
import { Note } from "../../ui/Note.tsx";
import { Section } from "../../ui/Section.tsx";

/** Export and import of all data about the learner, as a file. */
export function RecordSection() {
  const [chosen, setChosen] = useState<File | null>(null);
  const save = useMutation({
    mutationFn: () => call(endpoints.exportLearner, {}),
    onSuccess: (record) =>
      download(
        `aulo-${record.exportedAt.slice(0, 10)}.json`,
        JSON.stringify(record, null, 2),
        "application/json",
      ),
  });
  const bring = useMutation({
    mutationFn: async (file: File) => call(endpoints.importLearner, { body: readExport(await file.text()) }),
    onSuccess: async () => {
      unsent.forget(null);
      await queryClient.invalidateQueries();
      announce("The import is done.");
    },
    onSettled: () => setChosen(null),
  });
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    setChosen(event.currentTarget.files?.item(0) ?? null);
    event.currentTarget.value = "";
  };
  return (
    <Section
      title="Your record"
      says="Everything Aulo holds about you, as one JSON file: goals, every answer, disputes, drafts, and your classes with the comments of mentors. Without this export, it never leaves this server."
    >
      <div className="row">
        <Button disabled={save.isPending} onClick={() => save.mutate()}>
          Export
        </Button>
        <label className="button file-button" data-look="outline">
          Import
          <input className="unseen" type="file" accept=".json,application/json" onChange={choose} />
        </label>
      </div>
      <ProblemNote error={save.error ?? bring.error} />
      {bring.data !== undefined && (
        <Note tone="good" title="Imported">
          <p>
            {count(bring.data.entries, "entry", "entries")} of the log and {count(bring.data.goals, "goal")}.
          </p>
        </Note>
      )}
      <Modal
        open={chosen !== null}
        onOpenChange={(open) => !open && setChosen(null)}
        title="Replace everything?"
        says={`What Aulo holds about you now is replaced by ${chosen?.name ?? "the file"}, but for your classes. Export first if you may want it back.`}
      >
        <div className="row">
          <Button
            look="danger"
            disabled={bring.isPending}
            onClick={() => chosen !== null && bring.mutate(chosen)}
          >
            Import and replace
          </Button>
          <Button onClick={() => setChosen(null)}>Cancel</Button>
        </div>
      </Modal>
    </Section>
  );
}
