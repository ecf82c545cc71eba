import { endpoints } from "@aulo/contract";
import { useMutation } from "@tanstack/react-query";
import { call } from "../../api/call.ts";
import { ProblemNote } from "../../features/problem/ProblemNote.tsx";
import { paths } from "../../paths.ts";
import { Button } from "../../ui/Button.tsx";
import { CopyField } from "../../ui/CopyField.tsx";
import { Section } from "../../ui/Section.tsx";

/** A link that signs another browser in as the same learner. */
export function OtherBrowserSection() {
  const make = useMutation({ mutationFn: () => call(endpoints.moveLearner, {}) });
  const link = make.data === undefined ? null : paths.continueWith(window.location.origin, make.data.token);
  return (
    <Section
      title="Continue in another browser"
      says="This link needs no account. Anyone who opens it continues as you, so keep it to yourself. It is also your way back when this browser has lost its cookie."
    >
      {link === null ? (
        <div>
          <Button disabled={make.isPending} onClick={() => make.mutate()}>
            Make a link
          </Button>
        </div>
      ) : (
        <CopyField label="Open this in the other browser" value={link} copied="The link is copied." />
      )}
      <ProblemNote error={make.error} />
    </Section>
  );
}
