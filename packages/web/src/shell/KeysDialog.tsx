import { useSingleKeys } from "../features/keys/single-keys.ts";
import { LazyPart } from "../features/problem/LazyPart.tsx";
import { Button } from "../ui/Button.tsx";
import { Modal } from "../ui/Modal.tsx";

type KeysDialogProps = { open: boolean; onOpenChange: (open: boolean) => void };

export function KeysDialog({ open, onOpenChange }: KeysDialogProps) {
  const singleKeys = useSingleKeys();
  return (
    <Modal
      open={open}
      onOpenChange={onOpenChange}
      title="Keyboard shortcuts"
      says={
        singleKeys
          ? "Keys for the most common actions."
          : "Shortcuts without Ctrl, ⌘ or Alt are turned off in the settings."
      }
    >
      <LazyPart
        name="keys"
        load={async () => (await import("../features/keys/KeyTables.tsx")).KeyTables}
        props={{}}
        waits={null}
      />
      <div>
        <Button onClick={() => onOpenChange(false)}>Close</Button>
      </div>
    </Modal>
  );
}
