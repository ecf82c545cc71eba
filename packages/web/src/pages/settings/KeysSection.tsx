import { setSingleKeys, useSingleKeys } from "../../features/keys/single-keys.ts";
import { Section } from "../../ui/Section.tsx";

export function KeysSection() {
  const singleKeys = useSingleKeys();
  return (
    <Section title="Keyboard shortcuts">
      <p className="soft">
        <kbd>?</kbd> shows all of them.
      </p>
      <label className="tick">
        <input
          type="checkbox"
          checked={singleKeys}
          onChange={(event) => setSingleKeys(event.currentTarget.checked)}
        />
        Shortcuts without Ctrl, ⌘ or Alt (turn them off if you use speech input)
      </label>
    </Section>
  );
}
