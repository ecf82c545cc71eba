import { type ReactNode, useId, useLayoutEffect, useRef } from "react";
import { createPortal } from "react-dom";

type ModalProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** One sentence that a screen reader reads on opening. */
  says: string;
  width?: "column" | "wide";
  children: ReactNode;
};

/** A modal dialog. The browser keeps the focus inside and gives it back; Escape or a click beside it closes it. */
export function Modal(props: ModalProps) {
  return createPortal(<Dialog {...props} />, document.body);
}

function Dialog({ open, onOpenChange, title, says, width = "column", children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const saysId = useId();
  useLayoutEffect(() => {
    const { current } = dialog;
    if (!open || current === null) return;
    current.showModal();
    // The browser scrolls to the first button, which may stand below a long text.
    current.scrollTo(0, 0);
    // Also before it is unmounted: the browser gives the focus back on closing, not on removal.
    return () => current.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      data-width={width}
      closedby="any"
      aria-labelledby={titleId}
      aria-describedby={saysId}
      // The event comes later than the closing: the dialog may be open again, or gone.
      onClose={({ currentTarget }) => {
        if (currentTarget.isConnected && !currentTarget.open) onOpenChange(false);
      }}
    >
      {open && (
        <div className="dialog-content">
          <h2 id={titleId}>{title}</h2>
          <p id={saysId} className="soft">
            {says}
          </p>
          {children}
        </div>
      )}
    </dialog>
  );
}
