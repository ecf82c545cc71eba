import { type Files, LIMITS } from "@aulo/contract";
import { isFilePath } from "@aulo/contract/file-path";
import { type FormEvent, useId, useState } from "react";
import { Button } from "../../../ui/Button.tsx";
import { ConfirmButton } from "../../../ui/ConfirmButton.tsx";
import { Modal } from "../../../ui/Modal.tsx";

type FileActionsProps = {
  files: Files;
  /** Path of the open file. */
  open: string;
  /** Path of the file that the run starts with. It stays. */
  entry: string;
  /** Takes the files after the change, and the path of the file to open. */
  onChange: (files: Files, open: string) => void;
};

/** Adds, renames and deletes files of a project. */
export function FileActions({ files, open, entry, onChange }: FileActionsProps) {
  const isOwn = open in files && open !== entry;
  const rest = without(files, open);
  const next = Object.keys(rest)[0] ?? entry;
  return (
    <div className="row row-quiet">
      <PathButton
        title="A new file"
        says="Folders in its path are made too: src/app.js."
        does="Add it"
        files={files}
        onPath={(path) => onChange({ ...files, [path]: "" }, path)}
      >
        New file
      </PathButton>
      {isOwn && (
        <>
          <PathButton
            title={`Rename ${open}`}
            says="Imports of the file keep its old name until you change them."
            does="Rename it"
            initial={open}
            files={rest}
            onPath={(path) => onChange({ ...rest, [path]: files[open] ?? "" }, path)}
          >
            Rename
          </PathButton>
          <ConfirmButton
            look="quiet"
            title={`Delete ${open}?`}
            says="Its text is gone with it."
            does="Delete it"
            onConfirm={() => onChange(rest, next)}
          >
            Delete
          </ConfirmButton>
        </>
      )}
    </div>
  );
}

/** Why no file can have this path; null when one can. */
export function pathFault(path: string, files: Files): string | null {
  const others = Object.keys(files);
  if (!isFilePath(path)) return "A path has names between forward slashes, such as src/app.js.";
  if (others.includes(path)) return "There is a file of this path already.";
  if (others.some((other) => other.startsWith(`${path}/`) || path.startsWith(`${other}/`)))
    return "A file and a folder cannot have the same path.";
  if (others.length >= LIMITS.projectFiles) return `A project has at most ${LIMITS.projectFiles} files.`;
  return null;
}

type PathButtonProps = {
  title: string;
  says: string;
  does: string;
  initial?: string;
  /** The other files. */
  files: Files;
  onPath: (path: string) => void;
  children: string;
};

/** A button that asks for the path of a file. */
function PathButton({ title, says, does, initial = "", files, onPath, children }: PathButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const [path, setPath] = useState(initial);
  const id = useId();
  const fault = pathFault(path, files);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (fault !== null) return;
    setOpen(false);
    onPath(path);
  };
  return (
    <>
      <Button
        look="quiet"
        onClick={() => {
          setPath(initial);
          setOpen(true);
        }}
      >
        {children}
      </Button>
      <Modal open={isOpen} onOpenChange={setOpen} title={title} says={says}>
        <form className="stack" onSubmit={submit}>
          <div className="field">
            <label htmlFor={id}>Path of the file</label>
            <input
              id={id}
              className="input"
              value={path}
              autoComplete="off"
              spellCheck={false}
              aria-describedby={`${id}-fault`}
              onChange={({ target }) => setPath(target.value)}
            />
            <p id={`${id}-fault`} className="soft small" role="status">
              {path !== "" && path !== initial && fault}
            </p>
          </div>
          <div className="row">
            <Button type="submit" look="primary">
              {does}
            </Button>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
          </div>
        </form>
      </Modal>
    </>
  );
}

function without(files: Files, path: string): Files {
  return Object.fromEntries(Object.entries(files).filter(([each]) => each !== path));
}
