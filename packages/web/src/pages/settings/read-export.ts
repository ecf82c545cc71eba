import { Export } from "@aulo/contract";

/**
 * Parses an export file.
 *
 * @throws Error with the reason, in words for learners, when the file is not an export
 */
export function readExport(text: string): Export {
  const parsed = Export.safeParse(toJson(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue === undefined || issue.path.length === 0 ? "its start" : issue.path.join(".");
  throw new Error(`This file is not an export of Aulo, or it is damaged: see ${place}. Nothing was changed.`);
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(
      "This file is not JSON, or it was cut off. Choose a file from “Export”. Nothing was changed.",
    );
  }
}
