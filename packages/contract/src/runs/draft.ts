import { z } from "zod";
import { Files } from "../files.ts";
import { ItemId, Moment } from "../ids.ts";

export const Draft = z.strictObject({ exercise: ItemId, files: Files, savedAt: Moment });

export const NewDraft = z.strictObject({ files: Files });
