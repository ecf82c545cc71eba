import { setWrapping } from "./wrapping.ts";

type EditorFootProps = {
  /** Id of the words that describe the editor to screen readers. */
  hintId: string;
  readOnly: boolean;
  wraps: boolean;
  /** Result of the last formatting. */
  says: string;
  /** Null where the file has no formatter. */
  onFormat: (() => void) | null;
};

/** The line under an editor: how to leave it by key, and its tools. */
export function EditorFoot({ hintId, readOnly, wraps, says, onFormat }: EditorFootProps) {
  return (
    <div className="editor-foot">
      <p id={hintId} className="editor-hint">
        {readOnly ? (
          "Read only"
        ) : (
          <>
            <span className="unseen">Tab indents. </span>
            <kbd>Esc</kbd> then <kbd>Tab</kbd> leaves the editor
          </>
        )}
      </p>
      <p className="editor-says" role="status">
        {says}
      </p>
      <div className="editor-tools">
        {onFormat !== null && (
          <button type="button" className="editor-tool" title="Shift+Alt+F" onClick={onFormat}>
            Format
          </button>
        )}
        <button
          type="button"
          className="editor-tool"
          aria-pressed={wraps}
          onClick={() => setWrapping(!wraps)}
        >
          Wrap lines
        </button>
      </div>
    </div>
  );
}
