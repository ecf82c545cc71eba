import "./placement.css";
import { type Experience, endpoints } from "@aulo/contract";
import { useMutation } from "@tanstack/react-query";
import { call } from "../../api/call.ts";
import { queries } from "../../api/queries.ts";
import { queryClient } from "../../api/query-client.ts";
import { useKeys } from "../../features/keys/use-keys.ts";
import { ProblemNote } from "../../features/problem/ProblemNote.tsx";
import { Button } from "../../ui/Button.tsx";
import { Page } from "../../ui/Page.tsx";

const ANSWERS: readonly { experience: Experience; says: string }[] = [
  { experience: "new", says: "Hardly at all" },
  { experience: "some-javascript", says: "I have written some JavaScript" },
  { experience: "daily-javascript", says: "I write JavaScript almost every day" },
  { experience: "back-end", says: "I have built servers and APIs before" },
];

type AskExperienceProps = {
  /** Fault of the start of the placement. */
  error: Error | null;
  onDone: () => void;
};

/** An optional question before a placement. The answer moves only where the placement begins. */
export function AskExperience({ error, onDone }: AskExperienceProps) {
  const introduce = useMutation({
    mutationFn: (experience: Experience) => call(endpoints.introduce, { body: { experience } }),
    onSuccess: (learner) => {
      queryClient.setQueryData(queries.learner().queryKey, learner);
      onDone();
    },
  });
  useKeys(
    Object.fromEntries(
      ANSWERS.map(({ experience }, index) => [String(index + 1), () => introduce.mutate(experience)]),
    ),
  );
  return (
    <Page title="How much have you programmed?" over="Placement">
      <p className="soft" id="experience-why">
        It helps Aulo to begin with items that fit you. After that, only your answers count.
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset groups fields; these are buttons. */}
      <div
        className="stack experience"
        role="group"
        aria-label="How much have you programmed?"
        aria-describedby="experience-why"
      >
        {ANSWERS.map(({ experience, says }) => (
          <Button
            key={experience}
            disabled={introduce.isPending}
            onClick={() => introduce.mutate(experience)}
          >
            {says}
          </Button>
        ))}
      </div>
      <ProblemNote error={introduce.error ?? error} />
      <div className="row row-quiet">
        <Button look="quiet" disabled={introduce.isPending} onClick={onDone}>
          Skip
        </Button>
      </div>
    </Page>
  );
}
