import { gapSuspects, probeOrder } from "@aulo/engine";
import { EngineModel } from "../placement/models/engine.ts";
import type { Search, Tracer } from "./tracer.ts";

/** The engine: names its first suspect, and probes the suspects in its probing order. */
export function oursTracer({ seen, failed }: Search): Tracer {
  const model = new EngineModel(seen);
  const suspects = () => gapSuspects(seen, model.state, failed).suspects;
  return {
    take: (item, result) => model.take(item, result),
    gap: () => suspects()[0]?.concept ?? null,
    probe: (probed) => probeOrder(suspects()).find(({ concept }) => !probed.has(concept))?.concept ?? null,
  };
}
