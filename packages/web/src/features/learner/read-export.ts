import type { Export } from "@aulo/contract";
import { PlainError } from "../../api/problem.ts";

/**
 * Reads an export file. Only its kind is checked here: the server checks the rest before it changes anything.
 *
 * @throws PlainError with the reason, in words for learners, when the file is not an export
 */
export function readExport(text: string): Export {
  const content = toJson(text);
  if (content?.format !== "aulo-export") {
    throw new PlainError(
      "This file is not an export of Aulo. Choose a file from “Export”. Nothing was changed.",
    );
  }
  return content;
}

function toJson(text: string): Export | null {
  try {
    return JSON.parse(text);
  } catch {
    throw new PlainError(
      "This file is not JSON, or it was cut off. Choose a file from “Export”. Nothing was changed.",
    );
  }
}
