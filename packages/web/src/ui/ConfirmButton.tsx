import { type ReactNode, useState } from "react";
import { Button } from "./Button.tsx";
import { Modal } from "./Modal.tsx";

type ConfirmButtonProps = {
  look?: "outline" | "quiet" | "danger";
  children: ReactNode;
  title: string;
  says: string;
  /** Label of the button that confirms. */
  does: string;
  onConfirm: () => void;
};

/** A button that asks for confirmation before an action that cannot be undone. */
export function ConfirmButton({
  look = "danger",
  children,
  title,
  says,
  does,
  onConfirm,
}: ConfirmButtonProps) {
  const [open, setOpen] = useState(false);
  const confirm = () => {
    setOpen(false);
    onConfirm();
  };
  return (
    <>
      <Button look={look} onClick={() => setOpen(true)}>
        {children}
      </Button>
      <Modal open={open} onOpenChange={setOpen} title={title} says={says}>
        <div className="row">
          <Button look="danger" onClick={confirm}>
            {does}
          </Button>
          <Button onClick={() => setOpen(false)}>Cancel</Button>
        </div>
      </Modal>
    </>
  );
}
