import type { Files } from "@aulo/contract";
import { useState } from "react";
import { CodeEditor } from "../../code/CodeEditor.tsx";
import { FileActions } from "./FileActions.tsx";
import { FileTabs } from "./FileTabs.tsx";
import type { MarksByFile } from "./marks-of-outcome.ts";

type CodeFilesProps = {
  files: Files;
  /** Read-only files. */
  support: Files;
  /** Path of the file that is open initially. */
  entry: string;
  /** Increase it when the files were replaced from outside. */
  revision: number;
  marks: MarksByFile;
  onChange: (path: string, text: string) => void;
  /** Takes other files, where files can be added and deleted. */
  onFiles?: (files: Files) => void;
  onRun: () => void;
};

/** The files of an exercise in one editor, one tab each. */
export function CodeFiles({
  files,
  support,
  entry,
  revision,
  marks,
  onChange,
  onFiles,
  onRun,
}: CodeFilesProps) {
  const first = entry in files ? entry : (Object.keys(files)[0] ?? entry);
  const [chosen, setOpen] = useState(first);
  // The file may be gone: another tab can delete it.
  const open = chosen in files || chosen in support ? chosen : first;
  const given = Object.keys(support).filter((path) => !(path in files));
  const readOnly = given.includes(open);
  const tabs = [...Object.keys(files), ...given].map((path) => ({
    path,
    readOnly: given.includes(path),
    errors: marks.get(path)?.length ?? 0,
  }));
  const ofOpen = marks.get(open);
  return (
    <FileTabs label="Files" tabs={tabs} open={open} onOpen={setOpen}>
      <CodeEditor
        label={readOnly ? `${open}, read only` : open}
        file={open}
        text={files[open] ?? support[open] ?? ""}
        revision={revision}
        readOnly={readOnly}
        {...(ofOpen === undefined ? {} : { marks: ofOpen })}
        onChange={(text) => onChange(open, text)}
        onRun={onRun}
      />
      {onFiles !== undefined && (
        <FileActions
          files={files}
          open={open}
          entry={entry}
          onChange={(changed, next) => {
            onFiles(changed);
            setOpen(next);
          }}
        />
      )}
    </FileTabs>
  );
}
