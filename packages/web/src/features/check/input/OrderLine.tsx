import type { DragEvent, KeyboardEvent } from "react";
import { Icon } from "../../../ui/Icon.tsx";

/** `number`: the key that uses the line and takes it out again. */
type LineProps = { id: string; number: number; text: string };

type UsedLineProps = LineProps & {
  isFirst: boolean;
  isLast: boolean;
  onMove: (by: number) => void;
  onTakeOut: () => void;
  /** Called with the id of a line that was dropped on this one. */
  onDropHere: (id: string) => void;
};

/** A line of the answer. While it or one of its buttons has the focus, Alt and an arrow key move it, and Delete takes it out. */
export function UsedLine(props: UsedLineProps) {
  const { id, number, text, isFirst, isLast, onMove, onTakeOut, onDropHere } = props;
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.altKey ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : undefined;
    if (by === undefined && event.key !== "Delete") return;
    event.preventDefault();
    if (by === undefined) onTakeOut();
    else onMove(by);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    event.stopPropagation();
    onDropHere(event.dataTransfer.getData("text/plain"));
  };
  return (
    <li
      className="line"
      data-line={id}
      tabIndex={-1}
      draggable
      onDragStart={(event) => carry(event, id)}
      onDrop={onDrop}
      onKeyDown={onKeyDown}
    >
      <LineNumber number={number} />
      <code className="line-text">{text}</code>
      <span className="line-buttons">
        <LineButton name={`Move up: ${spoken(text)}`} icon="up" isOff={isFirst} onPress={() => onMove(-1)} />
        <LineButton
          name={`Move down: ${spoken(text)}`}
          icon="down"
          isOff={isLast}
          onPress={() => onMove(1)}
        />
        <LineButton name={`Take out: ${spoken(text)}`} icon="wrong" onPress={onTakeOut} />
      </span>
    </li>
  );
}

/** A line that is not used yet. The whole line is a button. */
export function LeftLine({ id, number, text, onUse }: LineProps & { onUse: () => void }) {
  return (
    <li draggable onDragStart={(event) => carry(event, id)}>
      <button
        type="button"
        className="line line-left"
        data-line={id}
        onClick={onUse}
        aria-label={`Add: ${spoken(text)}`}
      >
        <LineNumber number={number} />
        <code className="line-text">{text}</code>
        <span className="line-add">Add</span>
      </button>
    </li>
  );
}

/**
 * Text of a line for a screen reader, with its indent: screen readers skip white space, and lines may differ by
 * indent alone.
 */
export function spoken(line: string): string {
  const indent = line.length - line.trimStart().length;
  return indent === 0 ? line : `${line.trim()}, indented by ${indent}`;
}

function LineNumber({ number }: Pick<LineProps, "number">) {
  return (
    <span className="option-number" aria-hidden="true">
      {number}
    </span>
  );
}

type LineButtonProps = { name: string; icon: "up" | "down" | "wrong"; isOff?: boolean; onPress: () => void };

/** `aria-disabled` instead of `disabled` keeps the focus when a line reaches either end. */
function LineButton({ name, icon, isOff = false, onPress }: LineButtonProps) {
  return (
    <button type="button" className="line-button" aria-label={name} aria-disabled={isOff} onClick={onPress}>
      <Icon name={icon} />
    </button>
  );
}

function carry(event: DragEvent, id: string): void {
  event.dataTransfer.setData("text/plain", id);
  event.dataTransfer.effectAllowed = "move";
}
