import "./search.css";
import { LIMITS } from "@aulo/contract";
import { type KeyboardEvent, useDeferredValue, useRef, useState } from "react";
import { Modal } from "../../ui/Modal.tsx";
import { LazyPart } from "../problem/LazyPart.tsx";

type SearchDialogProps = { open: boolean; onOpenChange: (open: boolean) => void };

/**
 * Searches the lessons and the answered items. Arrow keys go through the results, Enter opens the first or the focused one.
 * The field is part of the shell, so that no key reaches the page; the results are loaded when it is opened.
 */
export function SearchDialog({ open, onOpenChange }: SearchDialogProps) {
  return (
    <Modal
      open={open}
      onOpenChange={onOpenChange}
      title="Search"
      says="Lessons, and the items that you have answered."
      width="wide"
    >
      <Search onDone={() => onOpenChange(false)} />
    </Modal>
  );
}

function Search({ onDone }: { onDone: () => void }) {
  const [text, setText] = useState("");
  const wanted = useDeferredValue(text.trim());
  const box = useRef<HTMLDivElement>(null);
  return (
    <search ref={box} className="stack" onKeyDown={(event) => walk(event, box.current)}>
      <input
        className="input"
        type="search"
        aria-label="Search for"
        placeholder="A word or two"
        maxLength={LIMITS.searchChars}
        autoComplete="off"
        value={text}
        data-walk
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.repeat) box.current?.querySelector("a")?.click();
          // The field would take the key to empty itself.
          if (event.key === "Escape") onDone();
        }}
      />
      <LazyPart
        name="search results"
        load={async () => (await import("./SearchResults.tsx")).SearchResults}
        props={{ wanted, onOpen: onDone }}
        waits={null}
      />
    </search>
  );
}

/** Moves the focus along the field and the results. */
function walk(event: KeyboardEvent, box: HTMLElement | null): void {
  const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (by === 0 || box === null) return;
  event.preventDefault();
  const places = [...box.querySelectorAll<HTMLElement>("[data-walk]")];
  const at = places.findIndex((place) => place.matches(":focus"));
  places[Math.min(Math.max(at + by, 0), places.length - 1)]?.focus();
}
