import type { Files } from "@aulo/contract";
import { Tabs } from "radix-ui";
import { useState } from "react";
import { CodeEditor } from "../../code/CodeEditor.tsx";

type FileTabsProps = {
  files: Files;
  /** Read-only files. */
  support: Files;
  /** Path of the file that is open initially. */
  entry: string;
  /** Increase it to remount the editors, after the files were replaced from outside. */
  revision: number;
  onChange: (path: string, text: string) => void;
  onRun: () => void;
};

/** The files of an exercise, one tab each. */
export function FileTabs({ files, support, entry, revision, onChange, onRun }: FileTabsProps) {
  const [open, setOpen] = useState(entry in files ? entry : (Object.keys(files)[0] ?? entry));
  const given = Object.keys(support).filter((path) => !(path in files));
  return (
    <Tabs.Root value={open} onValueChange={setOpen}>
      <Tabs.List className="tabs" aria-label="Files">
        {Object.keys(files).map((path) => (
          <Tabs.Trigger key={path} value={path} className="tab">
            {path}
          </Tabs.Trigger>
        ))}
        {given.map((path) => (
          <Tabs.Trigger key={path} value={path} className="tab">
            {path} <span className="soft">(read only)</span>
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {[...Object.keys(files), ...given].map((path) => (
        <Tabs.Content key={`${path} ${revision}`} value={path} tabIndex={-1}>
          <CodeEditor
            label={given.includes(path) ? `${path}, read only` : path}
            file={path}
            start={files[path] ?? support[path] ?? ""}
            readOnly={given.includes(path)}
            onChange={(text) => onChange(path, text)}
            onRun={onRun}
          />
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}
