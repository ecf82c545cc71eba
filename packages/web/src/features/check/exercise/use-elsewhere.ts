import { type Check, type DraftNews, endpoints, type PublicItem } from "@aulo/contract";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { call } from "../../../api/call.ts";
import type { Running } from "../../run/use-run.ts";
import type { EditedDraft } from "../draft/use-draft.ts";
import { useFollowing } from "./following.ts";

/** Interval of asking while the learner works in an editor of their own. Otherwise the page asks when it is looked at again. */
const FOLLOW_MS = 2_000;

type Elsewhere = {
  check: Check;
  item: Extract<PublicItem, { kind: "exercise" }>;
  draft: EditedDraft;
  running: Running;
};

/** Takes what was saved and run in the learner's editor, or in another browser. */
export function useElsewhere({ check, item, draft, running }: Elsewhere): void {
  const [concept = "", exercise = ""] = item.id.split("/");
  const { data: news } = useQuery({
    queryKey: ["draft-news", item.id],
    queryFn: ({ signal }) => call(endpoints.getDraftNews, { params: { concept, exercise }, signal }),
    refetchInterval: useFollowing() ? FOLLOW_MS : false,
    refetchOnWindowFocus: "always",
    // News that could not be taken come again as a new object.
    structuralSharing: false,
  });
  /** Id of the newest run that the page knows of; undefined before the first news. */
  const known = useRef<string | null | undefined>(undefined);

  const take = async ({ revision, run }: DraftNews) => {
    let { files } = draft;
    if (revision > draft.base.revision) {
      const saved = (await call(endpoints.getDraft, { params: { concept, exercise } })).draft;
      if (saved !== null) draft.hear(saved);
      files = saved?.files ?? files;
    }
    if (running.isRunning) return;
    const [before, isOld] = [known.current, known.current === undefined && run?.hasEnded];
    known.current = run?.id ?? null;
    if (run !== null && run.id !== before && !isOld)
      running.join(run.id, { kind: "exercise", check: check.id, item: item.id, files });
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: news are taken when they come, and once the page's own run has ended.
  useEffect(() => {
    // When the draft cannot be fetched, the next news are taken.
    if (news !== undefined) take(news).catch(() => {});
  }, [news, running.isRunning]);
}
