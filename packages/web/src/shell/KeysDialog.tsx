import { KEY_LIST, type KeyEntry } from "../features/keys/key-list.ts";
import { useSingleKeys } from "../features/keys/single-keys.ts";
import { Button } from "../ui/Button.tsx";
import { Modal } from "../ui/Modal.tsx";

type KeysDialogProps = { open: boolean; onOpenChange: (open: boolean) => void };

export function KeysDialog({ open, onOpenChange }: KeysDialogProps) {
  const singleKeys = useSingleKeys();
  return (
    <Modal
      open={open}
      onOpenChange={onOpenChange}
      title="Keys"
      says={
        singleKeys
          ? "Keys that work without a mouse."
          : "Keys without Ctrl, ⌘ or Alt are turned off in the settings."
      }
    >
      {KEY_LIST.map(({ where, keys }) => (
        <section key={where} className="stack-s">
          <h3>{where}</h3>
          <table className="keys-table">
            <tbody>
              {keys.map((entry) => (
                <KeyRow key={entry.does} {...entry} />
              ))}
            </tbody>
          </table>
        </section>
      ))}
      <div>
        <Button onClick={() => onOpenChange(false)}>Close</Button>
      </div>
    </Modal>
  );
}

function KeyRow({ keys, does }: KeyEntry) {
  return (
    <tr>
      <th scope="row">
        {keys.map((key, index) => (
          <span key={key}>
            {index > 0 && " "}
            <kbd>{key}</kbd>
          </span>
        ))}
      </th>
      <td>{does}</td>
    </tr>
  );
}
