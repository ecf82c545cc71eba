import { useQuery } from "@tanstack/react-query";
import { type ComponentType, type ReactNode, Suspense } from "react";
import { ProblemNote } from "./ProblemNote.tsx";

type LazyPartProps<Props extends object> = {
  /** Names the part among all parts. */
  name: string;
  load: () => Promise<ComponentType<Props>>;
  props: Props;
  /** Shown until the part has loaded. */
  waits: ReactNode;
};

/** A part of a page that is loaded when it is first shown. When it does not load, the page stays. */
export function LazyPart<Props extends object>({ name, load, props, waits }: LazyPartProps<Props>) {
  const { data, error } = useQuery({
    queryKey: ["part", name],
    queryFn: async () => ({ Part: await load() }),
    staleTime: Number.POSITIVE_INFINITY,
    // Chromium keeps the failure until the page is loaded again.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  if (data !== undefined)
    return (
      <Suspense fallback={waits}>
        <data.Part {...props} />
      </Suspense>
    );
  return (
    <>
      {waits}
      <ProblemNote error={error} />
    </>
  );
}
