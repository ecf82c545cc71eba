import { setSingleKeys, useSingleKeys } from "../../features/keys/single-keys.ts";
import { Section } from "./Section.tsx";

export function KeysSection() {
  const singleKeys = useSingleKeys();
  return (
    <Section title="Keys">
      <p className="soft">
        <kbd>?</kbd> shows all keys.
      </p>
      <label className="tick">
        <input
          type="checkbox"
          checked={singleKeys}
          onChange={(event) => setSingleKeys(event.currentTarget.checked)}
        />
        Keys without Ctrl, ⌘ or Alt (turn them off if you speak your input)
      </label>
    </Section>
  );
}
