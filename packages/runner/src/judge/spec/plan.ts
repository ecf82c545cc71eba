import { z } from "zod";
import type { Rows } from "../shapes.ts";

/** A step of a query plan, such as `Seq Scan` or `Index Scan`. */
export type PlanStep = {
  type: string;
  /** The table that the step reads, and the index that it uses, or null. */
  table: string | null;
  index: string | null;
  /** PostgreSQL's estimate of the rows that the step returns. */
  rows: number;
};

export type Plan = {
  /** All steps, outermost first. */
  steps: PlanStep[];
  /** Names of the indexes that the plan uses. */
  indexes: string[];
  /** Tables that are read completely. */
  scanned: string[];
  /** In PostgreSQL's own cost unit. */
  cost: number;
};

type Node = {
  "Node Type": string;
  "Relation Name"?: string | undefined;
  "Index Name"?: string | undefined;
  "Plan Rows": number;
  "Total Cost": number;
  Plans?: Node[] | undefined;
};

const Node: z.ZodType<Node> = z.object({
  "Node Type": z.string(),
  "Relation Name": z.string().optional(),
  "Index Name": z.string().optional(),
  "Plan Rows": z.number(),
  "Total Cost": z.number(),
  Plans: z.lazy(() => z.array(Node)).optional(),
});

const Explained = z.tuple([z.object({ "QUERY PLAN": z.tuple([z.object({ Plan: Node })]) })]);

/** Reads the result of `EXPLAIN (FORMAT JSON)`. */
export function readPlan(rows: Rows): Plan {
  const [{ "QUERY PLAN": explained }] = Explained.parse(rows);
  const root = explained[0].Plan;
  const steps = stepsOf(root, null);
  return {
    steps,
    indexes: [...new Set(steps.flatMap(({ index }) => index ?? []))],
    scanned: [...new Set(steps.flatMap(({ type, table }) => (type === "Seq Scan" && table ? [table] : [])))],
    cost: root["Total Cost"],
  };
}

/** The inner step of a bitmap scan names only the index. Its table is the table of the step around it. */
function stepsOf(node: Node, around: string | null): PlanStep[] {
  const table = node["Relation Name"] ?? (node["Index Name"] === undefined ? null : around);
  const own = {
    type: node["Node Type"],
    table,
    index: node["Index Name"] ?? null,
    rows: node["Plan Rows"],
  };
  return [own, ...(node.Plans ?? []).flatMap((inner) => stepsOf(inner, node["Relation Name"] ?? null))];
}
