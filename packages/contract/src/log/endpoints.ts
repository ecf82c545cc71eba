import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { ConceptId, Id, MOST_INTEGER } from "../ids.ts";
import { LIMITS } from "../limits.ts";
import { Dispute, NewDispute } from "./dispute.ts";
import { LogEntry } from "./log-entry.ts";

export const logEndpoints = {
  listLog: endpoint({
    method: "GET",
    path: "/api/log",
    summary: "The learner's log, newest first",
    asks: "learner",
    query: z.strictObject({
      before: z.coerce.number().int().positive().max(MOST_INTEGER).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    reply: z.strictObject({ entries: z.array(LogEntry), more: z.boolean() }),
    status: 200,
  }),
  voidEntry: endpoint({
    method: "POST",
    path: "/api/log/:entryId/void",
    summary: "Void an answer, as if it had never been given",
    asks: "learner",
    params: z.strictObject({ entryId: Id }),
    body: z.strictObject({ note: z.string().max(LIMITS.noteChars).default("") }),
    reply: LogEntry,
    status: 201,
  }),
  disputeAnswer: endpoint({
    method: "PUT",
    path: "/api/log/:entryId/dispute",
    summary:
      "Dispute an answer that was right, with a reason for the authors; a second dispute replaces the reason",
    asks: "learner",
    params: z.strictObject({ entryId: Id }),
    body: NewDispute,
    reply: Dispute,
    status: 200,
  }),
  reset: endpoint({
    method: "POST",
    path: "/api/resets",
    summary: "Reset the belief in one concept, or in all concepts (null)",
    asks: "learner",
    body: z.strictObject({ concept: ConceptId.nullable() }),
    reply: LogEntry,
    status: 201,
  }),
};
