import { endpoints } from "@aulo/contract";
import { useMutation } from "@tanstack/react-query";
import { call } from "../../api/call.ts";
import { ProblemNote } from "../../features/problem/ProblemNote.tsx";
import { paths } from "../../paths.ts";
import { announce } from "../../ui/announce.tsx";
import { Button } from "../../ui/Button.tsx";
import { Section } from "./Section.tsx";

/** A link that signs another browser in as the same learner. */
export function OtherBrowserSection() {
  const make = useMutation({ mutationFn: () => call(endpoints.moveLearner, {}) });
  const link = make.data === undefined ? null : paths.continueWith(window.location.origin, make.data.token);
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text);
    announce("The link is copied.");
  };
  return (
    <Section
      title="Continue in another browser"
      says="There is no account. Anyone who opens the link continues as you, so keep it to yourself. It is also your way back when this browser has lost its cookie."
    >
      {link === null ? (
        <div>
          <Button disabled={make.isPending} onClick={() => make.mutate()}>
            Make a link
          </Button>
        </div>
      ) : (
        <div className="stack-s">
          <label className="legend" htmlFor="continue-link">
            Open this in the other browser
          </label>
          <div className="copy-row">
            <input
              id="continue-link"
              className="input mono"
              readOnly
              value={link}
              onFocus={(event) => event.currentTarget.select()}
            />
            {window.isSecureContext && <Button onClick={() => void copy(link)}>Copy</Button>}
          </div>
        </div>
      )}
      <ProblemNote error={make.error} />
    </Section>
  );
}
